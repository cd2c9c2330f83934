"""Findings → the dossier: timeline, movements, transfers and the like; no new judgement is made here."""

from crossbearing.dossier.build import build, build_pieces
from crossbearing.dossier.pieces import join
from crossbearing.dossier.verify import verify

__all__ = ["build", "build_pieces", "join", "verify"]
