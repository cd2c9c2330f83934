"""The drawing of who shares with whom."""

from attrs import evolve

from crossbearing.exports.lookup import look_up
from crossbearing.exports.page.graph import MOST, Tie, draw
from crossbearing.model.dossier import Dossier


def tie(dossier: Dossier, giver: int, taker: int, directed: bool = True) -> Tie:
    ids = [d.id for d in dossier.documents]
    return Tie(ids[giver], ids[taker], directed, "passage", "word for word", 20, 0.5)


def test_accounts_that_share_nothing_are_not_drawn(dossier: Dossier) -> None:
    drawn = draw(look_up(dossier), [tie(dossier, 0, 1)])
    assert drawn is not None
    assert [n.name for n in drawn.nodes] == [dossier.documents[i].credit[:26] for i in (0, 1)]
    assert draw(look_up(dossier), []) is None


def test_an_arc_goes_from_the_giver_to_the_taker(dossier: Dossier) -> None:
    drawn = draw(look_up(dossier), [tie(dossier, 1, 0), tie(dossier, 0, 2, directed=False)])
    assert drawn is not None
    places = {n.name: n.y for n in drawn.nodes}
    first = dossier.documents[0].credit
    assert drawn.arcs[0].path.endswith(f" {places[first]}")
    assert [a.directed for a in drawn.arcs] == [True, False]
    assert [r.link for r in drawn.rows] == ["takes from", "with"]


def test_too_many_accounts_are_only_listed(dossier: Dossier) -> None:
    one = dossier.documents[0]
    many = [evolve(one, name=f"n{i}") for i in range(MOST + 1)]
    ties = [Tie(many[0].id, other.id, True, "passage", "word for word", 9, 0.1) for other in many[1:]]
    drawn = draw(look_up(evolve(dossier, documents=tuple(many))), ties)
    assert drawn is not None
    assert (drawn.nodes, drawn.arcs, len(drawn.rows)) == ((), (), MOST)
