"""Adverbs of several words are one token. All events are invented."""

from collections.abc import Callable

import pytest

from crossbearing.lexicons.resource import resource
from crossbearing.model.parse import Parse

ParseOf = Callable[[str], Parse]


@pytest.mark.parametrize("idiom", sorted(resource("idioms")["adverbs"]))
def test_an_idiom_is_one_token_that_hangs_as_an_adverb(parse_of: ParseOf, idiom: str) -> None:
    parse = parse_of(f"The two crews worked {idiom} in the harbour.")
    (joined,) = [t for t in parse.tokens if t.text == idiom]
    assert (joined.pos, joined.dep) == ("ADV", "advmod")


def test_the_text_stays_as_it_was(parse_of: ParseOf) -> None:
    text = "The envoys met Face to Face, and later one on one, at the inn."
    parse = parse_of(text)
    assert {"Face to Face", "one on one"} <= {t.text for t in parse.tokens}
    assert all(text[t.start : t.end] == t.text for t in parse.tokens)
    assert [t.index for t in parse.tokens] == list(range(len(parse.tokens)))


@pytest.mark.parametrize(
    "text",
    [
        "His face turned to face the sea.",
        "She wrote a word for every word he said.",
        "One of the crew stood by one door.",
    ],
)
def test_the_same_words_apart_are_no_idiom(parse_of: ParseOf, text: str) -> None:
    assert not [t.text for t in parse_of(text).tokens if " " in t.text]


def test_who_met_face_to_face_did_nothing_else(parse_of: ParseOf) -> None:
    tokens = parse_of("The two envoys met face to face on Friday.").tokens
    assert [t.text for t in tokens if t.pos == "VERB"] == ["met"]
    assert not [t.text for t in tokens if t.dep == "dobj"]
