"""All accounts → who shares words with whom, and whom an account credits."""

from crossbearing.lineage.trace import LineageSettings, trace

__all__ = ["LineageSettings", "trace"]
