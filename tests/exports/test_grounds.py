"""Features of the model of sameness in words."""

import pytest

from crossbearing.exports.grounds import as_written, ground_in_words, grounds, in_all, strength
from crossbearing.lexicons.resource import table
from crossbearing.model.explanation import Compared, Feature


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
        ("likeness, squared", "how alike all they say is, counted twice"),
    ],
)
def test_features_are_told_in_words(feature: str, words: str) -> None:
    assert ground_in_words(feature) == words


def test_a_feature_nobody_knows_is_made_readable() -> None:
    assert ground_in_words("act,party=lemma unlike") == "the same verb; who takes part: in other words"
    assert ground_in_words("air_miles=some new") == "air miles: some new"
    assert ground_in_words("air_miles") == "air miles"


@pytest.mark.parametrize(
    ("weight", "words"),
    [
        (0.01, "slightly"),
        (-0.99, "slightly"),
        (1.0, "clearly"),
        (-2.9, "clearly"),
        (3.0, "strongly"),
        (-5.0, "very strongly"),
        (40.0, "very strongly"),
    ],
)
def test_weights_are_told_in_the_words_of_kass_and_raftery(weight: float, words: str) -> None:
    assert strength(weight) == words


def test_something_and_its_square_are_one_ground_and_the_numbers_are_kept() -> None:
    told = grounds(
        (
            Feature("crowd", -1.2),
            Feature("meaning", 1.5),
            Feature("meaning, squared", 2.0),
            Feature("words", 7.5),
        )
    )
    assert [(g.words, g.how, g.weight, g.bar) for g in told] == [
        ("how many words they share", "very strongly for", 7.5, 1.0),
        ("how near they are in meaning", "strongly for", 3.5, 0.7),
        ("how many other statements there are", "clearly against", -1.2, 0.24),
    ]
    assert told[1].exactly == (
        "log-odds: how near they are in meaning +1.50, how near they are in meaning, counted twice +2.00"
    )


def test_grounds_that_outweigh_themselves_are_none() -> None:
    assert grounds((Feature("likeness", -1.0), Feature("likeness, squared", 1.0))) == ()


def test_what_all_grounds_come_to_is_said_once() -> None:
    said = "sure enough by the model: 50 chances in 100 that they say the same"
    pair = Compared("c-1", "c-2", "same", (said,), 0.0, (), ())
    assert in_all(pair) == ""
    assert in_all(Compared("c-1", "c-2", "conflict", ("4 or 7",), 0.0, (), ())) == (
        "50 chances in 100 that they say the same"
    )


def test_stems_are_shown_as_the_words_they_were_cut_from() -> None:
    shared = ("satellit", "spi", "meet", "Port Callis", "the kind of thing (arms)", "zebra")
    texts = ("Satellites and meetings", "they meet a spy")
    assert as_written(shared, texts) == (
        "satellites",
        "spy",
        "meet",
        "Port Callis",
        "the kind of thing (arms)",
        "zebra",
    )
