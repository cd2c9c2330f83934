"""Witnesses: an account that copies is none, an account that looks for itself is one."""

from collections.abc import Callable
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.findings.origins import Origin, Origins, find_origins
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim
from crossbearing.pipeline import Stages

WIRE = (
    "The ferry Sea Otter ran onto a reef near Port Alder in thick fog early on "
    "Monday and sank within the hour. "
    "Fishermen rescued 40 passengers from the icy water with nets and ladders before the coast guard came. "
    "Captain Ilse Marten stayed on the bridge until the last boat had left, a harbour official said."
)
COPY = "Breaking news from our port desk. " + WIRE.replace("thick fog", "dense fog")
OWN = (
    "Divers searched the hull of the Sea Otter on Tuesday. The ferry had struck a reef off Port Alder. "
    "Forty people were pulled out of the sea by the crews of fishing boats."
)

Gather = Callable[..., tuple[Origins, dict[str, list[Claim]]]]


@pytest.fixture(scope="session")
def origins_of(stages: Stages, analysed: Callable[[Account], Analysis]) -> Gather:
    """The origins of some accounts' claims, and the claims of each outlet."""

    def gather(*accounts: Account) -> tuple[Origins, dict[str, list[Claim]]]:
        claims = {a.outlet or a.name: list(analysed(a).claims) for a in accounts}
        every = [c for own in claims.values() for c in own]
        return find_origins({a.id: a for a in accounts}, every, stages.trace(accounts)), claims

    return gather


def saying(claims: list[Claim], words: str) -> Claim:
    return next(c for c in claims if words in c.text)


def test_an_account_and_its_edited_copy_are_one_witness(account: Any, origins_of: Gather) -> None:
    origins, claims = origins_of(account("Gull Post", WIRE), account("Harbour Times", COPY))
    both = [saying(own, "40 passengers") for own in claims.values()]
    assert len(origins.independent(both)) == 1


def test_an_account_that_tells_it_in_its_own_words_is_a_second(account: Any, origins_of: Gather) -> None:
    origins, claims = origins_of(account("Gull Post", WIRE), account("Island Echo", OWN))
    both = [saying(claims["Gull Post"], "40 passengers"), saying(claims["Island Echo"], "Forty people")]
    assert len(origins.independent(both)) == 2


def test_what_a_copy_adds_of_its_own_is_still_of_the_account_it_copies(
    account: Any, origins_of: Gather
) -> None:
    origins, claims = origins_of(
        account("Gull Post", WIRE), account("Harbour Times", COPY + " It was snowing.")
    )
    added = saying(claims["Harbour Times"], "snowing")
    told = saying(claims["Gull Post"], "40 passengers")
    assert len(origins.independent([added, told])) == 1


def test_two_accounts_of_one_outlet_are_one_witness(account: Any, origins_of: Gather) -> None:
    early = account("Gull Post", WIRE, name="early.txt")
    late = account("Gull Post", OWN, name="late.txt")
    origins, claims = origins_of(early, late)
    origin = {origins.of[c.id].account for own in claims.values() for c in own}
    assert len(origin) == 1


def test_two_accounts_that_lay_it_to_one_speaker_have_one_origin(
    account: Any, origins_of: Gather, reconciled: Any, stages: Stages
) -> None:
    one = account("Gull Post", "Minister Otto Brandt said that the ferry had carried too many cars that day.")
    other = account("Island Echo", "The ferry was overloaded with cars, according to Minister Otto Brandt.")
    found = reconciled(one, other)
    origins = find_origins({a.id: a for a in (one, other)}, found.claims, stages.trace([one, other]))
    told = [c for c in found.claims if c.speaker is not None]
    assert len({c.document for c in told}) == 2
    assert origins.independent(told) == ("Otto Brandt",)


def test_a_later_digest_of_two_accounts_does_not_make_them_one_witness(
    account: Any, origins_of: Gather
) -> None:
    one, other = account("Gull Post", WIRE, "2031-05-05"), account("Island Echo", OWN, "2031-05-06")
    more = "The owner of the ferry, a family from the islands, would not speak to reporters about it. " * 2
    digest = account("Weekly Digest", f"{WIRE} {more} {OWN}", "2031-05-11")
    origins, claims = origins_of(one, other, digest)
    both = [saying(claims["Gull Post"], "40 passengers"), saying(claims["Island Echo"], "Forty people")]
    assert len(origins.independent(both)) == 2


def test_the_order_of_accounts_does_not_matter(account: Any, origins_of: Gather) -> None:
    told = [account("Gull Post", WIRE), account("Harbour Times", COPY), account("Island Echo", OWN)]
    found = [origins_of(*order)[0].of for order in permutations(told)]
    assert all(of == found[0] for of in found)


ORIGINS = st.builds(
    lambda account, kind, number: Origin(
        account, f"account:{account}" if kind == "account" else f"{kind}:{number}", f"{kind} {number}"
    ),
    st.sampled_from("abcde"),
    st.sampled_from(["account", "passage", "speaker"]),
    st.integers(1, 4),
)


def number(told: list[Origin], claim: Claim) -> int:
    """The witnesses of claims with these origins."""
    claims = [_numbered(claim, i) for i in range(len(told))]
    return len(Origins({c.id: o for c, o in zip(claims, told, strict=True)}).independent(claims))


def _numbered(claim: Claim, head: int) -> Claim:
    return Claim(claim.document, claim.start, claim.end, claim.text, claim.predicate, head, claim.sentence)


@given(told=st.lists(ORIGINS, min_size=1, max_size=7), data=st.data())
def test_the_number_of_witnesses_is_bounded_and_has_no_order(
    view: Any, told: list[Origin], data: Any
) -> None:
    claim = view("It rained.").claim
    found = number(told, claim)
    assert 1 <= found <= len({o.account for o in told})
    assert number(data.draw(st.permutations(told)), claim) == found


@given(told=st.lists(ORIGINS, min_size=1, max_size=7), again=st.data())
def test_a_copy_never_adds_a_witness(view: Any, told: list[Origin], again: Any) -> None:
    claim = view("It rained.").claim
    copied = again.draw(st.sampled_from(told))
    assert number([*told, copied], claim) == number(told, claim)


@given(told=st.lists(ORIGINS, min_size=1, max_size=7))
def test_a_new_account_of_its_own_never_takes_one_away(view: Any, told: list[Origin]) -> None:
    claim = view("It rained.").claim
    assert number([*told, Origin("f", "account:f", "f")], claim) == number(told, claim) + 1


@given(told=st.lists(ORIGINS, min_size=1, max_size=7), key=ORIGINS.map(lambda o: o.key))
def test_another_account_never_takes_one_away_whatever_it_copies(
    view: Any, told: list[Origin], key: str
) -> None:
    claim = view("It rained.").claim
    assert number([*told, Origin("f", key, key)], claim) >= number(told, claim)
