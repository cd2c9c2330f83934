"""How they went: one way that two claims have gone by other means."""

from collections.abc import Callable

from crossbearing.findings.compare.comparison import Comparison, in_order, matter
from crossbearing.findings.means import means_clash, means_of
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import question


def compare_means(a: ClaimView, b: ClaimView, is_otherwise: Callable[[], bool]) -> Comparison | None:
    """A conflict where two claims are one statement but for the means, as ``is_otherwise`` says."""
    if a.claim.frame != b.claim.frame or not means_clash(a, b) or not is_otherwise():
        return None
    one, other = map(_words, (a, b))
    reason = "one way was not gone both by {} and by {}".format(*in_order(one, other))
    return Comparison("role", "conflict", question("means", of=matter(a, b)), one, other, reason)


def _words(view: ClaimView) -> str:
    told = sorted((role.start, role.end) for role in means_of(view).values())
    return ", ".join(" ".join(view.account.text[start:end].split()) for start, end in told)
