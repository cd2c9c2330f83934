"""What the dossier is called."""

from attrs import evolve

from crossbearing.exports.headline import headline
from crossbearing.exports.lookup import look_up
from crossbearing.exports.summary import summarise
from crossbearing.model.dossier import Dossier, Story


def titled(dossier: Dossier, title: str) -> Dossier:
    return evolve(dossier, stories=(evolve(dossier.stories[0], title=title),))


def test_a_headline_that_nothing_disputes_stays(dossier: Dossier) -> None:
    assert headline(look_up(dossier)) == "Fire on the Callis ferry"
    assert summarise(dossier).title == "Fire on the Callis ferry"


def test_a_headline_in_dispute_gives_way_to_another(dossier: Dossier) -> None:
    disputed = titled(dossier, "Forty people taken to hospital")
    assert headline(look_up(disputed)) == "Fire on the Callis ferry"


def test_without_another_headline_the_dossier_is_called_by_its_names(dossier: Dossier) -> None:
    untitled = tuple(evolve(d, title=None) for d in dossier.documents)
    disputed = titled(evolve(dossier, documents=untitled), "Forty people taken to hospital")
    assert headline(look_up(disputed)) == "Norland"


def test_several_stories_are_counted(dossier: Dossier) -> None:
    other = Story("s-0000000000000009", "Another", ())
    assert headline(look_up(evolve(dossier, stories=(*dossier.stories, other)))) == "2 stories"
