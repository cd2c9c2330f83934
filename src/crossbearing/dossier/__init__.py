"""Findings → the dossier: timeline, movements, transfers and the like; no new judgement is made here."""

from crossbearing.dossier.build import build
from crossbearing.dossier.verify import verify

__all__ = ["build", "verify"]
