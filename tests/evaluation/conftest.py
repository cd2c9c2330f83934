"""The scripts of ``evaluation/`` and ``tools/`` are no packages: they are found where they lie."""

import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]
sys.path[:0] = [str(ROOT / "evaluation"), str(ROOT / "tools")]
