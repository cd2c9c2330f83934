"""Dossier → dossier.json, after the data contract."""

from pathlib import Path

from crossbearing.model.codec import dump_dossier
from crossbearing.model.dossier import Dossier


def write_json(dossier: Dossier, path: Path) -> None:
    """Write ``dossier`` to ``path``, the same bytes for the same dossier."""
    path.write_bytes(dump_dossier(dossier))
