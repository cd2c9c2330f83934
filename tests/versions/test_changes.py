from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.model.account import Account, Bases, Paragraph
from crossbearing.versions import describe_changes

DAM = "The dam above the town broke on Monday at noon, the mayor said."
HOUSES = "Twelve houses were flooded and two bridges were carried away."
ARMY = "Soldiers came from the coast in the night to help the firemen."


def version(*paragraphs: str, furniture: str = "Share this", title: str | None = "Dam breaks") -> Account:
    text, kept = furniture, [Paragraph(0, len(furniture), "furniture", "share")]
    for paragraph in paragraphs:
        text += "\n\n"
        kept.append(Paragraph(len(text), len(text) + len(paragraph), "paragraph"))
        text += paragraph
    return Account("dam.html", "0" * 64, text, tuple(kept), title=title, published="2020-03-02")


def test_the_same_text_has_not_changed() -> None:
    assert describe_changes(version(DAM, HOUSES), version(DAM, HOUSES)) == []


def test_what_another_place_tells_otherwise_is_no_change_of_the_account() -> None:
    page = evolve(version(DAM), bases=Bases(title="page", published="page"))
    listed = evolve(page, title="Dam", published="2020-03", bases=Bases(title="manifest", published="feed"))
    assert describe_changes(page, listed) == describe_changes(listed, page) == []
    assert describe_changes(page, evolve(page, title="Dam")) == ["The title was “Dam breaks” and is “Dam”."]
    assert len(describe_changes(evolve(page, bases=Bases()), listed)) == 2, "not known how is no other way"


def test_neither_furniture_nor_white_space_is_a_change() -> None:
    spaced = DAM.replace(" ", "  ", 3)
    assert describe_changes(version(DAM), version(spaced, furniture="Share this with friends")) == []


def test_a_changed_figure_is_told_with_the_words_around_it() -> None:
    changed = version(DAM, HOUSES.replace("Twelve houses", "Fifteen houses"))
    assert describe_changes(version(DAM, HOUSES), changed) == [
        "In paragraph 2, “Twelve houses were” became “Fifteen houses were”."
    ]


def test_changes_far_apart_in_a_paragraph_are_told_apart() -> None:
    changed = version(DAM.replace("broke", "burst").replace("the mayor", "a fireman"))
    assert describe_changes(version(DAM), changed) == [
        "In paragraph 1, “the town broke on Monday” became “the town burst on Monday”; "
        "“noon, the mayor said.” became “noon, a fireman said.”."
    ]


def test_added_and_removed_paragraphs_are_told() -> None:
    assert describe_changes(version(DAM, HOUSES), version(DAM, HOUSES, ARMY)) == [
        f"Paragraph 3 was added: “{ARMY}”."
    ]
    assert describe_changes(version(DAM, HOUSES, ARMY), version(DAM, ARMY)) == [
        f"Paragraph 2 was removed: “{HOUSES}”."
    ]


def test_another_text_in_the_place_of_one_is_no_rewording() -> None:
    assert describe_changes(version(DAM, HOUSES), version(DAM, ARMY)) == [
        f"Paragraph 2 was added: “{ARMY}”.",
        f"Paragraph 2 was removed: “{HOUSES}”.",
    ]


def test_a_paragraph_that_moved_is_neither_added_nor_removed() -> None:
    (told,) = describe_changes(version(DAM, HOUSES, ARMY), version(ARMY, DAM, HOUSES))
    assert told == f"Paragraph 3, “{ARMY}”, is now paragraph 1."


def test_a_new_title_and_date_are_told() -> None:
    new = evolve(version(DAM, title="Dam bursts"), published="2020-03-03")
    assert describe_changes(version(DAM), new) == [
        "The title was “Dam breaks” and is “Dam bursts”.",
        "It was dated 2020-03-02 and is dated 2020-03-03.",
    ]


def test_a_long_paragraph_is_quoted_in_part() -> None:
    (told,) = describe_changes(version(DAM), version(DAM, "water " * 500))
    assert told.endswith("water…”.")
    assert len(told) < 220


@given(
    st.lists(st.sampled_from([DAM, HOUSES, ARMY, "Yes.", ""])),
    st.lists(st.sampled_from([DAM, HOUSES, "No."])),
)
def test_something_is_told_exactly_when_the_paragraphs_differ(before: list[str], after: list[str]) -> None:
    assert bool(describe_changes(version(*before), version(*after))) == (before != after)
