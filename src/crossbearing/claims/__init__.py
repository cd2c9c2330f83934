"""Parse → Claims: clauses with their roles, who says them, how sure, and of what kind of reality."""

from crossbearing.claims.extract import extract

__all__ = ["extract"]
