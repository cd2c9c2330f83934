"""Claims of all accounts → what they say together: block, align, compare, cluster, weigh."""

from crossbearing.findings.doubts import doubts
from crossbearing.findings.explain import explain
from crossbearing.findings.reconcile import ReconcileSettings, reconcile
from crossbearing.findings.subjects import make_judgement

__all__ = ["ReconcileSettings", "doubts", "explain", "make_judgement", "reconcile"]
