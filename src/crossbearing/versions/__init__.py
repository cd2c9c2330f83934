"""Accounts → which of them are one, and what changed from one version of an account to the next.

``same_account`` decides whether an account is one the case already holds: found again at another address,
or a newer version of it. ``describe_changes`` says what is different between two versions.
"""

from crossbearing.versions.changes import describe_changes
from crossbearing.versions.same import page_url, same_account

__all__ = ["describe_changes", "page_url", "same_account"]
