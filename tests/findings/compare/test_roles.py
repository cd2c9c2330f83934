"""Who to whom, and who did it."""

from typing import Any

import pytest

from crossbearing.findings.compare.roles import compare_doers, compare_roles, compare_sides, goods_of
from crossbearing.findings.view import ClaimView

NAMES: dict[str, str] = {}


def told(a: ClaimView, b: ClaimView) -> str | None:
    """The outcome, the same from both sides."""
    there, back = compare_roles(a, b, NAMES), compare_roles(b, a, NAMES)
    if there is None or back is None:
        assert there is back
        return None
    assert (there.outcome, there.question, there.a, there.b) == (back.outcome, back.question, back.b, back.a)
    assert there.reason == back.reason
    return there.outcome


def test_giver_and_receiver_the_other_way_round_are_a_conflict(pair: Any) -> None:
    assert told(*pair("Norway sold tanks to Chile.", "Chile sold tanks to Norway.")) == "conflict"


@pytest.mark.parametrize(
    ("sold", "bought"),
    [
        ("Norway sold tanks to Chile.", "Chile bought tanks from Norway."),
        ("Norway delivered wheat to Chile.", "Chile obtained wheat from Norway."),
        ("Norway will send missiles to Chile.", "Chile will get missiles from Norway."),
    ],
)
def test_buying_and_selling_are_one_deed(pair: Any, sold: str, bought: str) -> None:
    a, b = pair(sold, bought)
    assert told(a, b) is None
    assert (a.part("giver"), a.part("receiver")) == (b.part("giver"), b.part("receiver"))


def test_buying_can_be_told_the_wrong_way_round_too(pair: Any) -> None:
    assert told(*pair("Norway sold tanks to Chile.", "Norway bought tanks from Chile.")) == "conflict"


def test_trade_in_two_kinds_of_goods_goes_both_ways(pair: Any) -> None:
    assert told(*pair("Norway sold tanks to Chile.", "Chile sold wheat to Norway.")) is None


def test_a_third_party_is_no_conflict(pair: Any) -> None:
    assert told(*pair("Norway sold tanks to Chile.", "Norway sold tanks to Peru.")) is None


def test_goods_are_known_by_their_kind(view: Any) -> None:
    assert goods_of(view("Norway sold howitzers and shells to Chile.")) == {"arms"}
    assert goods_of(view("Norway sent words of comfort to Chile.")) == frozenset()


def test_one_find_of_one_day_laid_to_two_finders_is_a_conflict(pair: Any) -> None:
    a, b = pair(
        "Two Danish fishermen found the wreck on 5 May 2031.",
        "The coast guard found the wreck on 5 May 2031.",
    )
    found = compare_doers(a, b, NAMES)
    assert found is not None
    assert (found.kind, found.outcome) == ("identity", "conflict")
    assert "coast guard" in found.b


def test_finds_of_two_days_are_two_finds(pair: Any) -> None:
    a, b = pair(
        "Two Danish fishermen found the wreck on 5 May 2031.",
        "The coast guard found the wreck on 9 May 2031.",
    )
    assert compare_doers(a, b, NAMES) is None


def test_a_pronoun_names_no_finder(pair: Any) -> None:
    a, b = pair(
        "Two Danish fishermen found the wreck on 5 May 2031.",
        "They found the wreck on 5 May 2031.",
    )
    assert compare_doers(a, b, NAMES) is None


def test_two_different_things_have_two_finders(pair: Any) -> None:
    a, b = pair(
        "Two Danish fishermen found the wreck on 5 May 2031.", "The coast guard found a whale on 5 May 2031."
    )
    assert compare_doers(a, b, NAMES) is None


def test_two_prizes_of_one_day_have_two_winners(pair: Any) -> None:
    a, b = pair(
        "Ilse Marten won the chess final on 5 May 2031.", "Otto Brandt won the swimming race on 5 May 2031."
    )
    assert compare_doers(a, b, NAMES) is None


def yes() -> bool:
    return True


def test_one_act_laid_to_two_sides_is_a_conflict(pair: Any) -> None:
    a, b = pair("Chilean guards opened fire at dawn.", "Peruvian soldiers opened fire at dawn.")
    found = compare_sides(a, b, NAMES, yes)
    assert found is not None
    assert (found.kind, found.outcome) == ("role", "conflict")
    assert compare_sides(a, b, NAMES, lambda: False) is None


def test_one_side_and_what_has_not_happened_yet_are_none(pair: Any) -> None:
    same = pair("Chilean guards opened fire at dawn.", "Chilean soldiers opened fire at dawn.")
    assert compare_sides(*same, NAMES, yes) is None
    expected = pair("Chilean guards opened fire at dawn.", "Peruvian soldiers will open fire at dawn.")
    assert compare_sides(*expected, NAMES, yes) is None


def test_one_fight_on_the_soil_of_two_countries_is_a_conflict_of_place(pair: Any) -> None:
    a, b = pair(
        "The fighting took place on the territory of Chile.", "All fighting took place on Peruvian soil."
    )
    found = compare_sides(a, b, NAMES, yes)
    assert found is not None
    assert (found.kind, found.question) == ("place", "On whose soil was the fighting?")


@pytest.mark.parametrize(
    ("one_side", "other_side"),
    [
        ("Two Chilean soldiers died.", "Two Peruvian soldiers died."),
        ("Chilean villagers fled their homes.", "Peruvian villagers fled their homes."),
        ("Chilean guns shelled a hospital.", "Peruvian guns shelled a school."),
        ("Chilean guards opened fire on Peruvian soil.", "Chilean soldiers opened fire on Peruvian soil."),
    ],
)
def test_what_both_sides_may_do_is_no_conflict(pair: Any, one_side: str, other_side: str) -> None:
    assert compare_sides(*pair(one_side, other_side), NAMES, yes) is None
