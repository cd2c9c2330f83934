"""Characters that went wrong are put right, and nothing else is touched."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.accounts.repair import repair, squeeze


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        ("It was closed, she warned.Â", "It was closed, she warned."),
        ("It was closed.Â\nIt opened.Â ", "It was closed.\nIt opened."),
        ("closed.Â Then", "closed. Then"),
        ("itâ€™s closed", "it’s closed"),
        ("cafÃ©", "café"),
        ("cafe\u0301", "café"),
        ("co\u00adoperation\u200b", "cooperation"),
        ("a\u202eb\u2066c\u0000d", "abcd"),
        ("37\u00a0km\u2009north", "37 km north"),
        ("one\r\ntwo\rthree\u2028four", "one\ntwo\nthree\nfour"),
    ],
)
def test_damage_is_undone(wrong: str, right: str) -> None:
    assert [squeeze(line) for line in repair(wrong).split("\n")] == right.split("\n")


@pytest.mark.parametrize(
    "text", ["“No,” she said – ‘never’…", "Âge d’or", "Pâté à la carte", "R&amp;D", "5 € – £3"]
)
def test_what_is_right_stays(text: str) -> None:
    assert repair(text) == text


def test_character_references_are_resolved_only_where_asked() -> None:
    assert repair("R&amp;D", entities=True) == "R&D"


@given(st.text(max_size=60))
def test_nothing_invisible_is_left(text: str) -> None:
    repaired = repair(text)
    assert not any(c in repaired for c in "\x00\r\u200b\u200e\u202e\u2066\ufeff\u00ad\u2028")
