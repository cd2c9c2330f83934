"""Features of the model of sameness in words."""

from crossbearing.exports.grounds import ground_in_words
from crossbearing.lexicons.resource import table


def test_every_feature_of_the_model_has_words() -> None:
    assert [name for name, _ in table("sameness") if ground_in_words(name) == name] == []


def test_a_pair_of_features_is_told_as_both() -> None:
    assert ground_in_words("act,party=lemma unlike") == "the same verb; who takes part: in other words"
    assert ground_in_words("entities=0") == "no names in common"
    assert ground_in_words("words=5") == "5 or more words in common"
    assert ground_in_words("something=new") == "something=new"
