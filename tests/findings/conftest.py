"""Claims as comparators see them, of accounts a sentence long."""

from collections.abc import Callable

import pytest

from crossbearing.findings.view import ClaimView
from crossbearing.model.account import Account

Pair = tuple[ClaimView, ClaimView]


@pytest.fixture(scope="session")
def view(
    account: Callable[..., Account], views_of: Callable[..., list[ClaimView]]
) -> Callable[..., ClaimView]:
    """``view(text, saying)``: the claim of a text that holds the words ``saying``, or its only claim.

    ``nth`` says which where several claims hold the words.
    """

    def one(text: str, saying: str = "", published: str | None = None, nth: int | None = None) -> ClaimView:
        views = views_of(account("Gull Post", text, published))
        if nth is None:
            return _saying(views, saying)
        return [v for v in views if saying in v.claim.text][nth]

    return one


@pytest.fixture(scope="session")
def pair(account: Callable[..., Account], views_of: Callable[..., list[ClaimView]]) -> Callable[..., Pair]:
    """``pair(a, b)``: the claims of two outlets' texts, their entities known across both."""

    def two(
        a: str,
        b: str,
        saying: tuple[str, str] = ("", ""),
        published: tuple[str | None, str | None] = (None, None),
        outlets: tuple[str, str] = ("Gull Post", "Harbour Times"),
    ) -> Pair:
        told = zip(outlets, (a, b), published, strict=True)
        first, second = (account(outlet, text, day) for outlet, text, day in told)
        views = views_of(first, second)
        mine = [v for v in views if v.account.id == first.id]
        yours = [v for v in views if v.account.id == second.id]
        return _saying(mine, saying[0]), _saying(yours, saying[1])

    return two


def _saying(views: list[ClaimView], words: str) -> ClaimView:
    found = [v for v in views if words in v.claim.text and not v.claim.nominal]
    assert len(found) == 1, [v.claim.text for v in views]
    return found[0]
