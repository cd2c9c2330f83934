from pathlib import Path

from crossbearing.exports import EXPORTERS
from crossbearing.model.codec import load_dossier
from crossbearing.model.dossier import Dossier


def test_what_is_written_reads_back_as_the_same_dossier(dossier: Dossier, tmp_path: Path) -> None:
    EXPORTERS["json"](dossier, tmp_path / "dossier.json")
    assert load_dossier((tmp_path / "dossier.json").read_bytes()) == dossier
