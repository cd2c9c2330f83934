"""Features of the model of sameness in words."""

import pytest

from crossbearing.exports.grounds import ground_in_words
from crossbearing.lexicons.resource import table


def test_every_feature_of_the_model_has_words() -> None:
    told = {name: ground_in_words(name) for name, _ in table("sameness")}
    assert [name for name, words in told.items() if "=" in words or words == name] == []
    assert len(set(told.values())) == len(told), "two features are told alike"


@pytest.mark.parametrize(
    ("feature", "words"),
    [
        ("act=lemma", "the same verb"),
        ("act=light", "the same verb, one that says little"),
        ("theme=unlike", "whom or what it is done to: in other words"),
        ("clock=differ", "at what hour: different ones"),
        ("figures=same many, of others", "figures: the same (larger), of other things"),
        ("figures=near few", "figures: almost the same (two or three)"),
        ("figures=one", "figures: told by one only"),
        ("reality=two", "one real, the other not"),
        ("things=apart", "things that cannot be one"),
        ("nominal=0", "neither of them names it by a noun only"),
        ("vague=2", "both are vague"),
        ("core=act thing", "tied: the act, whom or what it is done to"),
        ("core=", "neither act, doer nor thing tied"),
        ("core, when=2 same", "2 of act, doer and thing tied; when: the same"),
        ("rank", "how many others are nearer"),
        ("likeness, squared", "likeness of all they say, counted twice"),
    ],
)
def test_features_are_told_in_words(feature: str, words: str) -> None:
    assert ground_in_words(feature) == words


def test_a_feature_nobody_knows_is_made_readable() -> None:
    assert ground_in_words("act,party=lemma unlike") == "the same verb; who takes part: in other words"
    assert ground_in_words("air_miles=some new") == "air miles: some new"
    assert ground_in_words("air_miles") == "air miles"
