"""All accounts → who shares words with whom, and whom an account credits."""

from crossbearing.lineage.trace import LineageSettings, Traced, trace, traced, with_account

__all__ = ["LineageSettings", "Traced", "trace", "traced", "with_account"]
