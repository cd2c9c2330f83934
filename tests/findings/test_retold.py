"""An earlier event told as if it were this one: it counts for nothing. All events are invented."""

from typing import Any

from crossbearing.model.dossier import Reconciliation

NEW = (
    "The ferry Sea Otter struck a reef off Port Alder on Monday, 5 May 2031. Fishermen saved forty people. "
    "The ship sank in the harbour of Port Alder."
)
OLD = "The ferry Sea Otter struck a reef off Port Alder. Fishermen saved forty people with nets and ropes."


def telling(found: Reconciliation, words: str) -> list[tuple[int, int]]:
    """Accounts and witnesses of the findings that hold a claim with these words."""
    texts = {c.id: c.text for c in found.claims}
    return [(f.accounts, f.independent) for f in found.findings if any(words in texts[c] for c in f.claims)]


def test_an_account_published_long_before_the_event_does_not_confirm_it(
    account: Any, reconciled: Any
) -> None:
    new, old = account("Gull Post", NEW, "2031-05-06"), account("Island Echo", OLD, "2019-03-02")
    found = reconciled(new, old)
    assert all(accounts == 1 for accounts, _ in telling(found, "struck a reef"))
    assert {accounts for accounts, _ in telling(found, "saved forty people")} == {2}, "of others it may tell"
    assert {a.relation for a in found.agreements} >= {"different_occurrence"}
    recent = reconciled(new, account("Island Echo", OLD, "2031-05-07"))
    assert (2, 2) in telling(recent, "struck a reef"), "told in time it does"


FLOODED = (
    "Water covered forty houses in the lower town of Norvik, the old bridge broke and the people of the mill "
    "were carried to the school on the hill by the crews of three fishing boats."
)


def test_a_passage_of_an_account_of_years_ago_is_of_another_occurrence(account: Any, reconciled: Any) -> None:
    old = account("Gull Post", f"Norvik was flooded in spring. {FLOODED}", "2019-05-02")
    stale = account("Island Echo", f"Norvik is flooded. {FLOODED}", "2031-05-03")
    own = account(
        "Valley Observer", "In Norvik the old bridge broke on 2 May 2031, the mayor said.", "2031-05-03"
    )
    found = reconciled(old, stale, own)
    texts = {c.id: (c.document, c.text) for c in found.claims}
    confirming = [
        f for f in found.findings if {own.id, stale.id} <= {texts[c][0] for c in f.claims if c in texts}
    ]
    assert [f for f in confirming if f.independent > 1] == []


def test_the_first_meeting_that_others_place_in_another_year_is_not_counted(
    account: Any, reconciled: Any
) -> None:
    stale = account(
        "Gull Post",
        "The summit marked the first meeting between Ida Holm and Otto Brandt. They spoke of fish.",
    )
    others = [
        account("Island Echo", "Ida Holm and Otto Brandt will meet for the second time on Friday in Norvik."),
        account(
            "Valley Observer",
            "It is the second meeting between Ida Holm and Otto Brandt. Their first meeting was in 2019.",
        ),
    ]
    found = reconciled(stale, *others)
    marked = [a for a in found.agreements if a.relation == "different_occurrence"]
    claims = {c.id: c for c in found.claims}
    assert [claims[a.claims[0]].document for a in marked] == [stale.id]
    assert "2019" in marked[0].reason
    (dispute,) = [k for k in found.conflicts if k.kind == "order"]
    assert {p.value: p.independent for p in dispute.positions}["first"] == 0
    assert any("Not counted" in reason for reason in dispute.reasons)
