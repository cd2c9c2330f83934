"""Where the program was nearly of another mind: what an analyst's judgement would settle.

As ``explain`` does, it makes the comparisons again from the dossier.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import partial
from itertools import chain, combinations
from typing import Any

from attrs import evolve, frozen
from rapidfuzz import fuzz

from crossbearing.findings.candidates import Weights
from crossbearing.findings.clash import clash
from crossbearing.findings.explain import views_in
from crossbearing.findings.judging import Judged, judged_by
from crossbearing.findings.reconcile import ReconcileSettings
from crossbearing.findings.sameness import compare_story
from crossbearing.findings.shared import feature_in_words
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.spelling import folded, name_words
from crossbearing.model.claim import Claim, Encode
from crossbearing.model.dossier import LISTS, Dossier, Finding
from crossbearing.model.doubt import DoubtfulMatch, Doubts, LikelyOne
from crossbearing.model.kept import Memory
from crossbearing.model.mention import Entity, Mention

NEAR = 1.0  # log-odds short of the threshold
MOST = 200
SHARED = 6
SPELLED_ALIKE = 85.0  # per cent of rapidfuzz's ratio
COMMON_WORD = 40  # a word that more names have tells nobody apart


def doubts(
    dossier: Dossier, encode: Encode, settings: ReconcileSettings | None = None, memory: Memory | None = None
) -> Doubts:
    """What was nearly decided otherwise, ``MOST`` of each kind, the most doubtful first.

    What is judged already is left out. A story in which nothing is other than last time is what ``memory``
    has of it. ``encode`` reads what the words of claims mean.
    """
    settings, memory = settings or ReconcileSettings(), memory or Memory()
    of_stories = (
        memory.again(("doubts", own.stories[0].id), own, partial(_matches, own, encode, settings))
        for own in _by_story(dossier)
    )
    found = sorted(chain.from_iterable(of_stories), key=_doubt)
    return Doubts(tuple(_one_for_each(found, dossier)[:MOST]), tuple(_likely(dossier)[:MOST]))


def _doubt(match: DoubtfulMatch) -> tuple[float, str, str]:
    """What speaks most against how things are comes first."""
    against = match.sure - match.odds if match.together else match.odds - match.sure
    return -against, match.a, match.b


def _one_for_each(matches: Sequence[DoubtfulMatch], dossier: Dossier) -> list[DoubtfulMatch]:
    """The most doubtful match of each pair of findings, as one decision joins or parts all their claims, and
    of each pair of sentences, so that nobody reads the same words twice; what is left is asked afterwards.
    """
    finding_of = {c: f.id for f in dossier.findings for c in f.claims}
    sentence_of = {c.id: f"{c.document} {c.sentence}" for c in dossier.claims}
    kept: list[DoubtfulMatch] = []
    asked: set[tuple[str, ...]] = set()
    for match in matches:
        ends = match.a, match.b
        pairs = {tuple(sorted(of.get(end, end) for end in ends)) for of in (finding_of, sentence_of)}
        if asked.isdisjoint(pairs):
            kept.append(match)
            asked |= pairs
    return kept


def _by_story(dossier: Dossier) -> Iterator[Dossier]:
    """Of each story of several accounts what its doubts follow from, as a dossier of nothing else."""
    story_of = {d: s.id for s in dossier.stories for d in s.documents}
    mentions: defaultdict[str, list[Mention]] = defaultdict(list)
    for mention in dossier.mentions:
        mentions[story_of.get(mention.document, "")].append(mention)
    claims: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in dossier.claims:
        claims[story_of.get(claim.document, "")].append(claim)
    findings: defaultdict[str, list[Finding]] = defaultdict(list)
    for finding in dossier.findings:
        findings[finding.story].append(finding)
    accounts = {a.id: a for a in dossier.documents}
    entities = {e.id: e for e in dossier.entities}
    none: Any = dict.fromkeys(LISTS, ())
    bare = evolve(dossier, **none, recipe={})
    for story in (s for s in dossier.stories if len(s.documents) > 1):
        told = {c.id for c in claims[story.id]}
        named = {m.entity for m in mentions[story.id]}.union(*(c.entities for c in claims[story.id]))
        yield evolve(
            bare,
            stories=(story,),
            documents=tuple(accounts[d] for d in story.documents),
            mentions=tuple(mentions[story.id]),
            claims=tuple(claims[story.id]),
            entities=tuple(entities[e] for e in sorted(e for e in named if e in entities)),
            findings=tuple(findings[story.id]),
            judgements=tuple(r for r in dossier.judgements if not r.claims.isdisjoint(told)),
        )


def _matches(own: Dossier, encode: Encode, settings: ReconcileSettings) -> tuple[DoubtfulMatch, ...]:
    """The doubtful matches of a dossier of one story."""
    judged = judged_by(own.judgements)
    finding_of = {c: f.id for f in own.findings for c in f.claims}
    names = {e.id: e.name for e in own.entities}
    sure = settings.alignment.sure
    views = list(views_in(own, own.stories[0], encode))
    sameness = compare_story(views, settings.blocking)
    found = []
    for i, j in sameness.pairs:
        a, b = views[i], views[j]
        if not _can_be_one(a, b, judged) or a.id not in finding_of or b.id not in finding_of:
            continue
        odds = sameness.odds(i, j)
        together = finding_of[a.id] == finding_of[b.id]
        if odds <= sure if together else odds >= sure - NEAR:
            told = _shared(a, b, sameness.weights, names)
            found.append(DoubtfulMatch(a.id, b.id, round(odds, 3), sure, together, told))
    return tuple(found)


def _can_be_one(a: ClaimView, b: ClaimView, judged: Judged) -> bool:
    if a.account.id == b.account.id or clash(a, b):
        return False
    return b.id not in judged.same.get(a.id, ()) and b.id not in judged.apart.get(a.id, ())


def _shared(a: ClaimView, b: ClaimView, weights: Weights, names: Mapping[str, str]) -> tuple[str, ...]:
    common = sorted((f for f in a.features & b.features if f[0] != "y"), key=lambda f: (-weights.of(f), f))
    return tuple(feature_in_words(f, names) for f in common[:SHARED])


# --- actors -------------------------------------------------------------------------------------------


@frozen
class _Name:
    entity: Entity
    words: frozenset[str]
    accounts: int


def _likely(dossier: Dossier) -> list[LikelyOne]:
    """Pairs of actors of one kind with names alike."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for mention in dossier.mentions:
        if mention.entity is not None:
            named[mention.entity].add(mention.document)
    actors = [
        _Name(e, frozenset(map(folded, name_words(e.name))), len(named[e.id]))
        for e in dossier.entities
        if e.type in {"person", "organisation", "group"} and e.id in named
    ]
    by_word: defaultdict[str, list[int]] = defaultdict(list)
    for i, actor in enumerate(actors):
        for word in sorted({w[:4] for w in actor.words}):
            by_word[word].append(i)
    pairs = {
        pair
        for indices in by_word.values()
        if len(indices) <= COMMON_WORD
        for pair in combinations(indices, 2)
    }
    found = (_compared(actors[i], actors[j]) for i, j in sorted(pairs))
    return sorted((x for x in found if x is not None), key=lambda x: (-x.likeness, x.a, x.b))


def _compared(one: _Name, other: _Name) -> LikelyOne | None:
    if one.entity.type != other.entity.type or (one.entity.links and other.entity.links):
        return None
    first, second = sorted((one, other), key=lambda n: (-n.accounts, -len(n.words), n.entity.id))
    alike = fuzz.ratio(" ".join(sorted(one.words)), " ".join(sorted(other.words)))
    if alike >= SPELLED_ALIKE:
        reason = "the names are spelled alike"
    elif one.words < other.words or other.words < one.words:
        reason = "one name is a part of the other"
    else:
        return None
    return LikelyOne(first.entity.id, second.entity.id, reason, round(alike, 1))
