"""What an analyst is asked about is what was nearly decided otherwise."""

from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.model.dossier import Dossier
from crossbearing.model.judgement import Judgement, Named, ruling
from crossbearing.pipeline import Stages, analyse, collect, conclude
from crossbearing.wiring import open_store

CAVE = Path(__file__).parents[2] / "examples/cave"


@pytest.fixture(scope="module")
def dossier(stages: Stages, tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The sample accounts, of which some are nearly told alike."""
    with open_store(tmp_path_factory.mktemp("doubts") / "case") as store:
        collect([CAVE], store, stages, lambda *_: None)
        analyse(store, stages, lambda *_: None)
        return conclude(store, stages, lambda *_: None)


def test_doubtful_matches_are_of_two_accounts_and_stand_as_they_say(stages: Stages, dossier: Dossier) -> None:
    finding_of = {c: f.id for f in dossier.findings for c in f.claims}
    document_of = {c.id: c.document for c in dossier.claims}
    found = stages.doubt(dossier).matches
    assert found
    for match in found:
        assert document_of[match.a] != document_of[match.b]
        assert match.together == (finding_of[match.a] == finding_of[match.b])
        assert match.odds <= match.sure if match.together else match.odds >= match.sure - 1
    pairs = [frozenset((finding_of[m.a], finding_of[m.b])) for m in found]
    assert len(set(pairs)) == len(pairs)  # one question for two findings
    sentence_of = {c.id: (c.document, c.sentence) for c in dossier.claims}
    sentences = [frozenset((sentence_of[m.a], sentence_of[m.b])) for m in found]
    assert len(set(sentences)) == len(sentences)  # and for two sentences


def test_what_is_judged_is_not_asked_again(stages: Stages, dossier: Dossier) -> None:
    for kind in ("same", "different"):
        match = stages.doubt(dossier).matches[0]
        decided = stages.judge(dossier, kind, [match.a, match.b])
        judged = evolve(dossier, judgements=(ruling(evolve(decided, number=1), [[match.a], [match.b]]),))
        left = [{m.a, m.b} for m in stages.doubt(judged).matches]
        assert {match.a, match.b} not in left


def test_names_spelled_alike_may_be_one_actor(stages: Stages, dossier: Dossier) -> None:
    one = next(e for e in dossier.entities if e.type == "person" and not e.links)
    twin = evolve(one, id="e-twin", name=f"{one.name}e", aliases=())
    mention = next(m for m in dossier.mentions if m.entity == one.id)
    doubled = evolve(
        dossier,
        entities=(*dossier.entities, twin),
        mentions=(*dossier.mentions, evolve(mention, start=0, end=1, entity="e-twin")),
    )
    found = stages.doubt(doubled).actors
    assert [{x.a, x.b} for x in found if "e-twin" in (x.a, x.b)] == [{one.id, "e-twin"}]
    assert all(x.reason for x in found)


def test_what_is_known_in_the_world_as_two_is_never_asked(stages: Stages, dossier: Dossier) -> None:
    one = next(e for e in dossier.entities if e.type == "person" and not e.links)
    linked = evolve(one, links={"wikidata": "Q1"})
    twin = evolve(linked, id="e-twin", name=f"{one.name}e", links={"wikidata": "Q2"})
    mention = next(m for m in dossier.mentions if m.entity == one.id)
    doubled = evolve(
        dossier,
        entities=(*(e for e in dossier.entities if e.id != one.id), linked, twin),
        mentions=(*dossier.mentions, evolve(mention, start=0, end=1, entity="e-twin")),
    )
    assert not any("e-twin" in (x.a, x.b) for x in stages.doubt(doubled).actors)


def test_a_judgement_keeps_what_it_names() -> None:
    """What the review queue relies on: a merge names its actors by id."""
    both = (Named("e-1", "person", "Ida Moor"), Named("e-2", "person", "Moor"))
    assert Judgement("merge", actors=both).sentence == "Ida Moor and Moor are one"
