"""What an outlet prints around each of its stories is found; what stories say is not."""

from itertools import permutations
from pathlib import Path

from crossbearing.accounts import Known, read, repeated_across
from crossbearing.model.account import Account

CALL = "Our reporters in the valley rely on readers like you."
NOTICE = "Edited in Tarn by the valley desk of this paper."
BACKGROUND = "The dam was built in 1954 and raised twice since, most lately in 1988."
STORIES = [
    [
        f"The {thing} near the weir {did} on Monday, the board said.",
        f"Repairs to the {thing} will take {n} weeks.",
    ]
    for n, (thing, did) in enumerate(
        [("mill", "burnt down"), ("lock", "jammed"), ("ferry", "sank"), ("road", "gave way")], 3
    )
]


def accounts(texts: list[list[str]], outlet: str = "Tarn Post") -> list[Account]:
    return [
        read(Path(f"{n}.txt"), "\n\n".join(lines).encode(), Known(outlet=outlet))
        for n, lines in enumerate(texts)
    ]


def found(told: list[Account]) -> list[list[str]]:
    spans = repeated_across(told)
    return [[a.text[start:end] for start, end in spans.get(a.id, [])] for a in told]


def test_what_an_outlet_repeats_at_the_edges_of_its_stories_is_found() -> None:
    told = accounts([[CALL, *story, NOTICE] for story in STORIES])
    assert found(told) == [[CALL, NOTICE]] * 4


def test_background_amid_the_stories_is_no_furniture() -> None:
    filler = [[f"Sentence {word} of story {n} says its own." for word in "abc"] for n in range(4)]
    told = accounts(
        [[*f, *s, BACKGROUND, *reversed(s), *reversed(f)] for s, f in zip(STORIES, filler, strict=True)]
    )
    assert found(told) == [[]] * 4


def test_other_outlets_and_too_few_stories_prove_nothing() -> None:
    texts = [[CALL, *story] for story in STORIES]
    assert found(accounts(texts[:2])) == [[]] * 2
    assert found([accounts([t], f"Outlet {n}")[0] for n, t in enumerate(texts)]) == [[]] * 4


def test_versions_of_one_story_are_not_several_stories() -> None:
    versions = [[CALL, *STORIES[0], BACKGROUND, f"Version {n} adds this and no more."] for n in range(4)]
    assert found(accounts(versions)) == [[]] * 4


def test_the_order_of_accounts_does_not_matter() -> None:
    told = accounts([[CALL, *story] for story in STORIES])
    assert len({str(sorted(repeated_across(order).items())) for order in permutations(told)}) == 1
