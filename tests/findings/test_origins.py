"""Witnesses: an account that copies is none, an account that looks for itself is one."""

from collections.abc import Callable
from itertools import permutations
from random import Random
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.findings.origins import Origin, OriginKind, Origins, find_origins
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


def test_sixty_copies_are_one_origin(account: Any, origins_of: Gather) -> None:
    outlets = [f"Post Number {i}" for i in range(60)]
    origins, claims = origins_of(*(account(o, f"{o} reports from the port. {COPY}") for o in outlets))
    for words in ("40 passengers", "reef", "stayed on the bridge"):
        assert len(origins.independent([saying(own, words) for own in claims.values()])) == 1


SANK = "The ferry Sea Otter sank near Port Alder on Monday, and divers looked for its hull all night."
LOST = "Off Port Alder the sea took the ferry Sea Otter; the ship sank on Monday after striking rocks."


def witnesses(origins_of: Gather, one: Account, other: Account, *more: Account) -> tuple[str, ...]:
    origins, claims = origins_of(one, other, *more)
    told = [saying(claims[a.outlet or ""], "sank") for a in (one, other, *more)]
    return origins.independent(told)


@pytest.mark.parametrize(
    ("one", "other", "names"),
    [
        pytest.param(SANK, LOST, ("Gull Post", "Island Echo"), id="no credit"),
        pytest.param(f"{SANK}\n\n(Reuters)", f"{LOST}\n\n(Reuters)", ("Reuters",), id="closing"),
        pytest.param(f"{SANK}\n\n(Coast Press)", f"{LOST}\n\n(Coast Press)", ("Coast Press",), id="new name"),
        pytest.param(f"PORT ALDER (Reuters) - {SANK}", f"{LOST} (Reuters)", ("Reuters",), id="dateline"),
        pytest.param(
            "The ferry Sea Otter sank near Port Alder on Monday, Reuters reported.",
            "According to Reuters, the ship Sea Otter sank after striking rocks.",
            ("Reuters",),
            id="in the sentence",
        ),
        pytest.param(
            f"{SANK} The weather was bad, Reuters reported.",
            f"{LOST} It was a black day, Reuters reported.",
            ("Gull Post", "Island Echo"),
            id="in another sentence",
        ),
        pytest.param(
            f"{SANK}\n\n(Reuters)", f"{LOST}\n\n(AFP)", ("Agence France-Presse", "Reuters"), id="two"
        ),
    ],
)
def test_who_is_credited_is_the_origin(
    account: Any, origins_of: Gather, one: str, other: str, names: tuple[str, ...]
) -> None:
    assert witnesses(origins_of, account("Gull Post", one), account("Island Echo", other)) == names


@pytest.mark.parametrize(
    "credited", [f"{LOST}\n\n(Coast Press)", "The Sea Otter sank on Monday in fog, the Coast Press reported."]
)
def test_a_credited_outlet_with_an_account_of_its_own_is_that_account(
    account: Any, origins_of: Gather, credited: str
) -> None:
    wire, copy = account("Coast Press", SANK), account("Island Echo", credited)
    assert witnesses(origins_of, wire, copy) == ("Coast Press",)
    third = account("Gull Post", OWN + " The ship sank in an hour.")
    assert witnesses(origins_of, wire, copy, third) == ("Coast Press", "Gull Post")


def test_a_reprint_does_not_make_its_printer_one_with_the_wire(account: Any, origins_of: Gather) -> None:
    wire = account("Coast Press", SANK)
    reprint = account("Gull Post", f"{LOST}\n\n(Coast Press)", name="reprint.txt")
    own = account("Gull Post", OWN + " The ship sank in an hour.", name="own.txt")
    origins, claims = origins_of(wire, own)
    told = [saying(claims["Coast Press"], "sank"), saying(claims["Gull Post"], "sank")]
    assert len(origins.independent(told)) == 2
    origins = origins_of(wire, reprint, own)[0]
    assert len(origins.independent(told)) == 2


def test_a_named_speaker_comes_before_the_outlet_that_quotes(account: Any, origins_of: Gather) -> None:
    told = account("Gull Post", "Minister Otto Brandt told Reuters that the old ferry sank in thick fog.")
    origins, claims = origins_of(told)
    assert origins.independent([saying(claims["Gull Post"], "sank")]) == ("Otto Brandt",)


KINDS: list[OriginKind] = ["account", "passage", "speaker", "credit"]


def origin(account: str, kind: OriginKind, number: int) -> Origin:
    """One of an account's own, a passage, a speaker, or an account of the others that is credited."""
    key = {"account": account, "credit": "abcd"[number - 1]}.get(kind, f"{kind}:{number}")
    return Origin(account, key, key, kind)


ORIGINS = st.builds(origin, st.sampled_from("abcde"), st.sampled_from(KINDS), st.integers(1, 4))


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
    assert number([*told, origin("f", "account", 1)], claim) == number(told, claim) + 1


@given(told=st.lists(ORIGINS, min_size=1, max_size=7), taken=ORIGINS)
def test_another_account_never_takes_one_away_whatever_it_copies(
    view: Any, told: list[Origin], taken: Origin
) -> None:
    claim = view("It rained.").claim
    assert number([*told, evolve(taken, account="f")], claim) >= number(told, claim)


@given(told=st.lists(ORIGINS, min_size=1, max_size=7), credited=st.sets(st.sampled_from("abcde"), min_size=1))
def test_an_account_that_only_credits_others_here_is_no_witness(
    view: Any, told: list[Origin], credited: set[str]
) -> None:
    claim = view("It rained.").claim
    own = [Origin(name, name, name) for name in credited]
    digest = [Origin("f", name, name, "credit") for name in credited]
    assert number([*told, *own, *digest], claim) == number([*told, *own], claim)


# --- reasons and chains -------------------------------------------------------------------------------


def test_reasons_say_who_prints_the_same_agency_passage(account: Any, origins_of: Gather) -> None:
    told = [
        account(o, f"{o} has this. {WIRE}\n\n(Reuters)") for o in ("Gull Post", "Harbour Times", "Bay Sun")
    ]
    told += [account("Island Echo", OWN)]
    origins, claims = origins_of(*told)
    same = [saying(own, "40 passengers") for outlet, own in claims.items() if outlet != "Island Echo"]
    other = saying(claims["Island Echo"], "Forty people")
    assert len(origins.independent([*same, other])) == 2
    assert origins.reasons([*same, other]) == (
        "3 accounts print the same agency passage (Bay Sun, Gull Post, Harbour Times).",
    )


def test_accounts_of_their_own_need_no_reason(account: Any, origins_of: Gather) -> None:
    origins, claims = origins_of(account("Gull Post", SANK), account("Island Echo", LOST))
    assert origins.reasons([saying(own, "sank") for own in claims.values()]) == ()


def test_the_chain_leads_from_the_account_over_those_it_copied_to_the_speaker(
    account: Any, origins_of: Gather
) -> None:
    wire = account("Coast Press", WIRE, "2031-05-05")
    first = account("Gull Post", f"This came in. {WIRE}", "2031-05-06")
    told = "Captain Ilse Marten stayed on the bridge, Minister Otto Brandt said."
    last = account("Island Echo", f"{told} {WIRE}", "2031-05-07")
    origins, claims = origins_of(wire, first, last)

    def chain(outlet: str, words: str) -> list[tuple[str, str]]:
        return [(s.kind, s.name) for s in origins.of[saying(claims[outlet], words).id].chain]

    assert chain("Coast Press", "40 passengers") == [("account", "Coast Press")]
    assert chain("Gull Post", "40 passengers") == [("account", "Gull Post"), ("copied", "Coast Press")]
    assert chain("Island Echo", "40 passengers")[1][0] == "copied"
    assert chain("Island Echo", "stayed on the bridge") == [
        ("account", "Island Echo"),
        ("speaker", "Otto Brandt"),
    ]


def test_a_claim_of_another_event_is_no_witness(account: Any, origins_of: Gather) -> None:
    origins, claims = origins_of(account("Gull Post", SANK), account("Island Echo", LOST))
    told = [saying(own, "sank") for own in claims.values()]
    marked = evolve(origins, retold={told[0].id: "it is of 2019"})
    assert len(marked.independent(told)) == 1
    assert "Not counted: it is of 2019." in marked.reasons(told)


@settings(max_examples=12)
@given(seed=st.integers(0, 10**6), rate=st.floats(0, 0.12))
def test_a_copy_never_raises_the_origins_or_the_credibility_of_a_finding(
    account: Any, reconciled: Any, seed: int, rate: float
) -> None:
    choice = Random(seed)
    words = [
        choice.choice(["quite", "there", "harbour"]) if choice.random() < rate else w for w in WIRE.split()
    ]
    told = [account("Gull Post", WIRE), account("Island Echo", OWN)]
    before = reconciled(*told)
    after = reconciled(*told, account("Harbour Times", " ".join(words)))
    texts = {c.id: (c.document, c.text) for c in before.claims}
    for finding in before.findings:
        held = [f for f in after.findings if set(finding.claims) <= set(f.claims)]
        for f in held:
            assert f.independent <= max(finding.independent, 1), [texts[c] for c in finding.claims]
            assert f.credibility >= finding.credibility
