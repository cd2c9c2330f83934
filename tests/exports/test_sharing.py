from attrs import evolve

from crossbearing.exports.lookup import look_up
from crossbearing.exports.sharing import OWN, sharings
from crossbearing.model.dossier import Dossier
from crossbearing.model.lineage import Lineage, Passage


def spans(dossier: Dossier, *stretches: tuple[int, int, int]) -> tuple[Passage, ...]:
    return tuple(Passage(dossier.documents[n].id, start, end) for n, start, end in stretches)


def shared(dossier: Dossier, *lineage: Lineage) -> Dossier:
    return evolve(dossier, lineage=lineage)


def test_passages_of_a_pair_count_together_and_overlaps_once(dossier: Dossier) -> None:
    text = dossier.documents[1].text
    half = text.index(" off ")
    whole = text.index(" said.")
    lineage = (
        Lineage("verbatim", spans(dossier, (0, 0, 40), (1, 0, whole)), 9, source=dossier.documents[0].id),
        Lineage("near_verbatim", spans(dossier, (0, 0, 20), (1, 0, half)), 4, source=dossier.documents[0].id),
    )
    (sharing,) = sharings(look_up(shared(dossier, *lineage)))
    assert sharing.account == dossier.documents[1].id
    assert sharing.words == len(text[:whole].split())
    assert sharing.share == round(sharing.words / len(text.split()), 4)
    assert sharing.kind == "near_verbatim"
    assert sharing.directed


def test_without_a_source_the_account_more_of_which_is_shared_comes_first(dossier: Dossier) -> None:
    short, long = dossier.documents[3], dossier.documents[0]
    lineage = Lineage("verbatim", spans(dossier, (0, 0, 30), (3, 0, len(short.text))), 9)
    (sharing,) = sharings(look_up(shared(dossier, lineage)))
    assert (sharing.account, sharing.other, sharing.directed) == (short.id, long.id, False)
    assert sharing.share == 1.0


def test_furniture_is_no_part_of_an_account(dossier: Dossier) -> None:
    herald = dossier.documents[0]
    told = [p for p in herald.paragraphs if p.kind != "furniture"]
    lineage = Lineage(
        "verbatim", spans(dossier, (0, 0, told[-1].end), (1, 0, 10)), 9, source=dossier.documents[1].id
    )
    (sharing,) = sharings(look_up(shared(dossier, lineage)))
    assert sharing.share == 1.0


def test_a_shared_quotation_or_a_credit_is_no_copying(dossier: Dossier) -> None:
    lineage = [x for x in dossier.lineage if x.kind in ("shared_quotation", "credited")]
    assert sharings(look_up(shared(dossier, *lineage))) == ()


def test_three_accounts_of_one_wire_share_each_with_the_wire(dossier: Dossier) -> None:
    wire = dossier.documents[2]
    lineage = Lineage("verbatim", spans(dossier, (0, 0, 20), (1, 0, 20), (2, 0, 20)), 4, source=wire.id)
    made = sharings(look_up(shared(dossier, lineage)))
    assert {(s.account, s.other) for s in made} == {(d.id, wire.id) for d in dossier.documents[:2]}


def test_an_outlets_own_words_and_turns_of_phrase_are_no_copying(dossier: Dossier) -> None:
    both = spans(dossier, (0, 0, 40), (1, 0, 40))
    own, phrase = (
        Lineage("verbatim", both, 9, means="own_words"),
        Lineage("verbatim", both, 8, means="standard"),
    )
    lookup = look_up(shared(dossier, own, phrase))
    assert sharings(lookup) == ()
    assert [s.means for s in sharings(lookup, OWN)] == ["own_words"]
