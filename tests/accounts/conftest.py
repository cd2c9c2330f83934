"""Tests of formats make their files with ``made``; what fuzzing needs is beside ``evaluation/fuzz.py``."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "evaluation"))
sys.path.insert(0, str(Path(__file__).parent))
