"""Tests of formats make their files with ``made``, which is imported from here."""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
