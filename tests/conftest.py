"""What tests of several packages share: short texts on the real way, nothing of it mocked.

``parse_of`` and ``claims_of`` go as far as the claims; ``account`` and ``analysed``, ``reconciled``,
``dossier_of`` and ``views_of`` take invented accounts all the way through the stages as wired.
"""

from collections.abc import Callable
from functools import cache
from pathlib import Path

import pytest
from hypothesis import settings

from crossbearing.accounts import Known
from crossbearing.accounts import read as read_bytes
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims import extract
from crossbearing.findings.entities import rename, unify
from crossbearing.findings.view import ClaimView, view_claims
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim
from crossbearing.model.dossier import Dossier, Reconciliation
from crossbearing.model.parse import Parse
from crossbearing.pipeline import Stages, analyses
from crossbearing.settings import Settings
from crossbearing.wiring import wire

# the same examples on every machine, and none fails for being slow on a busy one
settings.register_profile("crossbearing", deadline=None, derandomize=True, max_examples=60)
settings.load_profile("crossbearing")


@pytest.fixture(scope="session")
def parser() -> Parser:
    """Loading the model takes a second, so all tests share one."""
    return Parser(ParseSettings())


def account_of(text: str, name: str = "account.txt") -> Account:
    return read_bytes(Path(name), text.encode())


@pytest.fixture(scope="session")
def parse_of(parser: Parser) -> Callable[[str], Parse]:
    """A text, read as an account, as a Parse."""
    return lambda text: next(iter(parser.parse([account_of(text)])))


@pytest.fixture(scope="session")
def claims_of(parse_of: Callable[[str], Parse]) -> Callable[[str], tuple[Claim, ...]]:
    """The claims of a text."""
    return lambda text: extract(parse_of(text))


@pytest.fixture(scope="session")
def claim_of(claims_of: Callable[[str], tuple[Claim, ...]]) -> Callable[[str, str], Claim]:
    """The claim of a text whose predicate, or the words themselves of whose head, is given."""

    def find(text: str, predicate: str) -> Claim:
        claims = claims_of(text)
        found = [c for c in claims if c.predicate == predicate]
        assert found, f"no claim of {predicate!r} among {[(c.predicate, c.text) for c in claims]}"
        return found[0]

    return find


@pytest.fixture(scope="session")
def stages() -> Stages:
    """The stages as the program wires them by default; the model is loaded once."""
    return wire(Settings())


@pytest.fixture(scope="session")
def account() -> Callable[..., Account]:
    """``account(outlet, text, published)``: a short text as the account of an outlet."""

    def read(outlet: str, text: str, published: str | None = None, name: str | None = None) -> Account:
        file = name or f"{outlet.lower().replace(' ', '-')}.txt"
        return read_bytes(Path(file), text.encode(), Known(outlet=outlet, published=published))

    return read


@pytest.fixture(scope="session")
def analysed(stages: Stages) -> Callable[[Account], Analysis]:
    """The analysis of an account; each text is parsed once in a session."""

    @cache
    def analyse(account: Account) -> Analysis:
        assert account.language in {None, "en"}, f"read as {account.language}: give the test more words"
        return next(analyses([account], stages))

    return analyse


@pytest.fixture(scope="session")
def reconciled(stages: Stages, analysed: Callable[[Account], Analysis]) -> Callable[..., Reconciliation]:
    """``reconciled(account, …)``: what the accounts say together."""

    def reconcile(*accounts: Account) -> Reconciliation:
        return stages.reconcile(accounts, [analysed(a) for a in accounts], stages.trace(accounts))

    return reconcile


@pytest.fixture(scope="session")
def dossier_of(stages: Stages, reconciled: Callable[..., Reconciliation]) -> Callable[..., Dossier]:
    """``dossier_of(account, …)``: the whole dossier."""

    def build(*accounts: Account) -> Dossier:
        return stages.build(accounts, stages.trace(accounts), reconciled(*accounts), (), stages.recipe)

    return build


@pytest.fixture(scope="session")
def views_of(analysed: Callable[[Account], Analysis]) -> Callable[..., list[ClaimView]]:
    """``views_of(account, …)``: the claims of accounts of one story as the comparators see them."""

    def view(*accounts: Account) -> list[ClaimView]:
        entities, mapping = unify([analysed(a) for a in accounts])
        by_id = {e.id: e for e in entities}
        kinds = {e.id: e.type for e in entities}
        found: list[ClaimView] = []
        for told in accounts:
            claims, mentions = rename(analysed(told), mapping, by_id)
            found += view_claims(claims, {m.id: m for m in mentions}, kinds, told, analysed(told).meanings)
        return found

    return view
