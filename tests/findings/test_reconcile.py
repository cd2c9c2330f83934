"""Short accounts of invented events on the whole way to findings, conflicts, updates and agreements."""

from itertools import permutations
from typing import Any

import pytest

from crossbearing.model.account import Account
from crossbearing.model.dossier import Conflict, Finding, Reconciliation

WIRE = (
    "The ferry Sea Otter ran onto a reef near Port Alder in thick fog on Monday, 5 May 2031. "
    "Fishermen rescued 40 passengers of the Sea Otter from the icy water before the coast guard came. "
    "The accident killed three passengers, a harbour official said."
)
COPY = WIRE.replace("thick", "dense").replace("icy", "cold")
NEAR = {
    "Gull Post": f"{WIRE.partition('. ')[0]}. Fishermen pulled 40 passengers out of the water.",
    "Island Echo": "The Sea Otter struck a reef off Port Alder on Monday, 5 May 2031. "
    "Many of those on board were taken off by boat.",
}
OWN = (
    "The Sea Otter struck a reef off Port Alder on Monday, 5 May 2031. "
    "Crews of fishing boats rescued 40 passengers of the ferry, said the mayor. Cars floated in the harbour."
)


def telling(found: Reconciliation, *words: str) -> list[Finding]:
    """The findings of several claims one of which holds each of the words."""
    texts = {c.id: c.text for c in found.claims}
    return [
        f
        for f in found.findings
        if len(f.claims) > 1 and all(any(w in texts[c] for c in f.claims) for w in words)
    ]


def positions(conflict: Conflict) -> set[str]:
    return {p.value for p in conflict.positions}


# --- what several accounts say alike ------------------------------------------------------------------


def test_a_copy_makes_two_accounts_and_one_witness(account: Any, reconciled: Any) -> None:
    found = reconciled(account("Gull Post", WIRE), account("Harbour Times", COPY))
    rescued = telling(found, "40 passengers")
    assert [(f.accounts, f.independent) for f in rescued] == [(2, 1)]
    assert rescued[0].credibility > 1


def test_an_account_in_its_own_words_confirms(account: Any, reconciled: Any) -> None:
    found = reconciled(account("Gull Post", WIRE), account("Island Echo", OWN))
    rescued = telling(
        found, "Fishermen rescued 40 passengers", "Crews of fishing boats rescued 40 passengers"
    )
    assert [(f.accounts, f.independent, f.credibility) for f in rescued] == [(2, 2, 1)]


def test_further_copies_never_raise_a_grade_and_further_witnesses_never_lower_it(
    account: Any, reconciled: Any
) -> None:
    alone = reconciled(account("Gull Post", WIRE))
    copied = reconciled(
        account("Gull Post", WIRE), account("Harbour Times", COPY), account("Morning Mail", COPY)
    )
    grade = {c: f for f in alone.findings for c in f.claims}
    for finding in copied.findings:
        for claim in set(finding.claims) & set(grade):
            assert finding.independent <= grade[claim].independent
            assert finding.credibility >= grade[claim].credibility
    confirmed = reconciled(account("Gull Post", WIRE), account("Island Echo", OWN))
    for finding in telling(confirmed, "Crews of fishing boats"):
        for claim in set(finding.claims) & set(grade):
            assert finding.independent >= grade[claim].independent
            assert finding.credibility <= grade[claim].credibility


def test_buying_and_selling_meet_in_one_finding(account: Any, reconciled: Any) -> None:
    found = reconciled(
        account(
            "Gull Post", "Norway sold 60 tanks to Chile in a secret deal last spring, officials in Oslo said."
        ),
        account(
            "Island Echo", "Chile bought 60 tanks from Norway, according to papers seen by this newspaper."
        ),
    )
    assert len(telling(found, "sold", "bought")) == 1
    assert found.conflicts == ()


def test_each_claim_is_in_one_finding_and_nothing_is_confirmed_by_one(account: Any, reconciled: Any) -> None:
    found = reconciled(
        account("Gull Post", WIRE), account("Harbour Times", COPY), account("Island Echo", OWN)
    )
    held = [c for f in found.findings for c in f.claims]
    assert sorted(held) == sorted(c.id for c in found.claims)
    for finding in found.findings:
        assert finding.independent <= finding.accounts <= len(finding.claims)
        assert finding.reasons
        assert finding.credibility > 1 or finding.independent >= 2


def test_what_is_perhaps_the_same_is_shown_and_counts_for_nothing(account: Any, reconciled: Any) -> None:
    found = reconciled(*(account(outlet, text) for outlet, text in NEAR.items()))
    linked = [f for f in found.findings if f.possible_links]
    own = {c: f for f in found.findings for c in f.claims}
    document = {c.id: c.document for c in found.claims}
    assert linked, "nothing is a possible link any more: give the test other words"
    for finding in linked:
        assert {*finding.possible_links}.isdisjoint(finding.claims)
        assert finding.accounts == len({document[c] for c in finding.claims})
        assert any(reason.startswith("Perhaps also told by") for reason in finding.reasons)
        for claim in finding.possible_links:
            assert own[claim] is not finding
            assert own[claim].accounts == 1


# --- what they say differently ------------------------------------------------------------------------


def conflicts(
    account: Any, reconciled: Any, *texts: str, published: tuple[str | None, ...] = ()
) -> Reconciliation:
    outlets = ("Gull Post", "Island Echo", "Harbour Times")
    dates = (*published, *[None] * len(texts))
    told = [account(o, t, d) for o, t, d in zip(outlets, texts, dates, strict=False)]
    found: Reconciliation = reconciled(*told)
    assert len(found.stories) == 1, "the accounts must be one story"
    return found


@pytest.mark.parametrize(
    ("kind", "one", "other", "values"),
    [
        pytest.param(
            "quantity",
            "Fishermen rescued 40 passengers of the Sea Otter near Port Alder.",
            "Fishermen rescued 75 passengers of the Sea Otter near Port Alder.",
            {"40", "75"},
            id="how many",
        ),
        pytest.param(
            "time",
            "President Ilse Marten met President Otto Brandt in Oslo on 5 May 2031.",
            "President Ilse Marten met President Otto Brandt in Oslo on 6 May 2031.",
            {"2031-05-05", "2031-05-06"},
            id="when",
        ),
        pytest.param(
            "place",
            "President Ilse Marten met President Otto Brandt in Oslo on 5 May 2031.",
            "President Ilse Marten met President Otto Brandt in Bergen on 5 May 2031.",
            {"Oslo", "Bergen"},
            id="where",
        ),
        pytest.param(
            "role",
            "Norway sold 60 tanks to Chile, officials said.",
            "Chile sold 60 tanks to Norway, officials said.",
            {"Norway to Chile", "Chile to Norway"},
            id="who to whom",
        ),
        pytest.param(
            "order",
            "President Ilse Marten met President Otto Brandt for the first time in history.",
            "President Ilse Marten met President Otto Brandt for the second time in history.",
            {"first", "second"},
            id="which one",
        ),
        pytest.param(
            "polarity",
            "The captain steered the ferry onto the northern reef, sailors said.",
            "The captain did not steer the ferry onto the northern reef, the company said.",
            {"affirmed", "denied"},
            id="whether",
        ),
    ],
)
def test_answers_that_cannot_both_be_true_are_a_conflict(
    account: Any, reconciled: Any, kind: str, one: str, other: str, values: set[str]
) -> None:
    found = conflicts(account, reconciled, one, other)
    assert [(c.kind, positions(c)) for c in found.conflicts] == [(kind, values)]
    assert found.conflicts[0].question.endswith("?")
    assert found.conflicts[0].reasons
    disputed = {c for p in found.conflicts[0].positions for c in p.claims}
    for finding in found.findings:
        assert not len(set(finding.claims) & disputed) > 1, "a finding holds both sides"
        if set(finding.claims) & disputed:
            assert finding.credibility > 1


@pytest.mark.parametrize(
    ("one", "other"),
    [
        pytest.param(
            "The train was travelling at 37 mph when it left the rails near Velburg.",
            "The train was travelling at 60 km/h when it left the rails near Velburg.",
            id="two units",
        ),
        pytest.param(
            "The blaze destroyed 1,987 houses in Velburg.",
            "The blaze destroyed 2,000 houses in Velburg.",
            id="rounded",
        ),
        pytest.param(
            "The train has up to 90 carriages, according to engineers in Velburg.",
            "The train has 85 carriages, according to engineers in Velburg.",
            id="up to",
        ),
        pytest.param(
            "The accident killed at least 12 passengers of the Sea Otter.",
            "The accident killed 14 passengers of the Sea Otter.",
            id="at least",
        ),
        pytest.param(
            "President Ilse Marten will meet President Otto Brandt in Oslo on 5 May 2031.",
            "President Ilse Marten met President Otto Brandt in Oslo on 6 May 2031.",
            id="expected and happened",
        ),
        pytest.param(
            "President Ilse Marten met President Otto Brandt in Oslo on 5 May 2031.",
            "President Ilse Marten met President Otto Brandt in Oslo on 4 May 2027.",
            id="years apart",
        ),
        pytest.param(
            "President Ilse Marten met President Otto Brandt in Oslo on 5 May 2031.",
            "President Ilse Marten met President Otto Brandt in Norway in May 2031.",
            id="more and less closely",
        ),
        pytest.param(
            "Fishermen rescued 40 passengers on 5 May 2031. Fishermen rescued 35 passengers on 6 May 2031.",
            "Fishermen rescued 40 passengers on 5 May 2031.",
            id="two days",
        ),
        pytest.param(
            "Fishermen rescued 40 passengers of the Sea Otter.",
            "Fishermen rescued four more passengers of the Sea Otter.",
            id="four more",
        ),
        pytest.param(
            "The captain steered the ferry onto the northern reef, sailors said.",
            "The captain may not have steered the ferry onto the northern reef, the company said.",
            id="may",
        ),
    ],
)
def test_what_looks_like_a_conflict_and_is_none(account: Any, reconciled: Any, one: str, other: str) -> None:
    found = conflicts(account, reconciled, one, other, published=("2031-05-07", "2031-05-07"))
    assert [(c.kind, positions(c), c.reasons) for c in found.conflicts] == []


def test_two_units_are_recorded_as_an_agreement(account: Any, reconciled: Any) -> None:
    found = conflicts(
        account,
        reconciled,
        "The train was travelling at 37 mph when it left the rails near Velburg.",
        "The train was travelling at 60 km/h when it left the rails near Velburg.",
    )
    assert [a.relation for a in found.agreements] == ["unit"]


@pytest.mark.parametrize(("first", "second"), [(12, 30), (30, 12)])
def test_a_later_toll_is_an_update_even_where_it_is_lower(
    account: Any, reconciled: Any, first: int, second: int
) -> None:
    found = conflicts(
        account,
        reconciled,
        f"The accident killed {first} passengers of the Sea Otter near Port Alder.",
        f"The accident killed {second} passengers of the Sea Otter near Port Alder.",
        published=("2031-05-05", "2031-05-08"),
    )
    assert found.conflicts == ()
    assert [[p.value for p in u.positions] for u in found.updates] == [[str(first), str(second)]]


def test_two_tolls_of_one_day_are_a_conflict(account: Any, reconciled: Any) -> None:
    found = conflicts(
        account,
        reconciled,
        "The accident killed 12 passengers of the Sea Otter near Port Alder.",
        "The accident killed 30 passengers of the Sea Otter near Port Alder.",
        published=("2031-05-05T08:00:00", "2031-05-05T20:00:00"),
    )
    assert [positions(c) for c in found.conflicts] == [{"12", "30"}]
    assert found.updates == ()


def test_an_account_does_not_conflict_with_itself(account: Any, reconciled: Any) -> None:
    found = reconciled(
        account(
            "Gull Post",
            "Fishermen rescued 40 passengers of the Sea Otter, the mayor said. "
            "Fishermen rescued 75 passengers of the Sea Otter, the coast guard said.",
        )
    )
    assert found.conflicts == ()


def test_an_account_may_tell_an_affirmation_and_its_denial(account: Any, reconciled: Any) -> None:
    found = reconciled(
        account(
            "Gull Post",
            "Minister Otto Brandt said that the captain steered the ferry onto the northern reef. "
            "Captain Ilse Marten said that the captain did not steer the ferry onto the northern reef.",
        )
    )
    assert [c.kind for c in found.conflicts] == ["polarity"]


# --- the order of the input ---------------------------------------------------------------------------


def test_the_order_of_accounts_does_not_matter(account: Any, reconciled: Any) -> None:
    told: list[Account] = [
        account("Gull Post", WIRE, "2031-05-05"),
        account("Harbour Times", COPY, "2031-05-05"),
        account("Island Echo", OWN.replace("40", "75"), "2031-05-05"),
        account("Velburg Mail", "Bakers in Velburg stopped work. Their union wants higher wages, it said."),
    ]
    expected = reconciled(*told)
    assert len(expected.stories) == 2
    assert expected.conflicts
    assert all(reconciled(*order) == expected for order in permutations(told))


def test_nothing_comes_of_nothing(reconciled: Any) -> None:
    assert reconciled() == Reconciliation((), (), (), (), (), (), (), ())


def test_an_account_in_another_language_is_in_a_story_without_claims(stages: Any, account: Any) -> None:
    told = account("Inselbote", "Die Fähre ist am Montag vor dem Hafen auf ein Riff gelaufen und gesunken.")
    found = stages.reconcile([told], [], ())
    assert found.findings == ()
