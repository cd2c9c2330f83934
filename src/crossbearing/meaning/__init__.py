"""What the words of claims mean where they stand, by an encoder that runs offline."""

from crossbearing.meaning.encode import RECIPE, encode

__all__ = ["RECIPE", "encode"]
