"""Claims of all accounts → what they say together: block, align, compare, cluster, weigh."""

from crossbearing.findings.reconcile import ReconcileSettings, reconcile

__all__ = ["ReconcileSettings", "reconcile"]
