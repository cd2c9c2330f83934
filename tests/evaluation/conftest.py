"""The scripts of ``evaluation/`` are no package: they are found where they lie."""

import sys
from pathlib import Path

EVALUATION = Path(__file__).parents[2] / "evaluation"
sys.path.insert(0, str(EVALUATION))
