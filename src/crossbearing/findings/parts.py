"""A case taken apart into stories, each with all that its result follows from and nothing else.

So the result of a story that nothing new touches is the one it had, whatever was added elsewhere.
"""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import partial

from attrs import field, frozen

from crossbearing.findings.judging import Judged
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump
from crossbearing.model.dossier import Story
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Ruling
from crossbearing.model.kept import Memory
from crossbearing.model.lineage import Lineage
from crossbearing.model.words import plain


@frozen
class Part:
    """A story, its analyses, the lineage and the judgements that touch it, and all accounts these name."""

    story: Story
    accounts: Mapping[str, Account] = field(repr=False)
    analyses: Mapping[str, Analysis] = field(repr=False)
    lineage: Sequence[Lineage] = field(repr=False)
    judged: Judged = field(repr=False)

    def key(self, memory: Memory) -> str:
        """What stands for all of it: it changes where any of it does."""
        told = (self.story, *self.accounts.values(), *self.analyses.values(), *self.lineage)
        whole = memory.again(("told", self.story.id), told, lambda: content_id("t", *map(dump, told)))
        return content_id("s", whole, *map(dump, self.judged.rulings), *_decided(self.judged))


def parts(
    stories: Iterable[Story],
    accounts: Mapping[str, Account],
    analyses: Mapping[str, Analysis],
    lineage: Iterable[Lineage],
    judged: Judged,
    memory: Memory,
) -> Iterator[Part]:
    """The part of each story, in their order."""
    stories = list(stories)
    within = _by_story(stories, lineage)
    for story in stories:
        own = {d: analyses[d] for d in story.documents}
        entries = within[story.id]
        named = {s.document for e in entries for s in e.spans} | {e.source for e in entries if e.source}
        about = {d: accounts[d] for d in sorted(named.union(story.documents)) if d in accounts}
        of_it = (tuple(own.values()), tuple(about[d] for d in story.documents), entries)
        known = memory.again(("known", story.id), of_it, partial(_known, *of_it)) if judged.rulings else None
        yield Part(story, about, own, entries, _touching(judged, known) if known else judged)


def _by_story(stories: Iterable[Story], lineage: Iterable[Lineage]) -> dict[str, list[Lineage]]:
    """The lineage that touches each story: copies in it can be tied by an account of another."""
    story_of = {d: s.id for s in stories for d in s.documents}
    found: dict[str, list[Lineage]] = {s: [] for s in story_of.values()}
    for entry in lineage:
        for story in dict.fromkeys(story_of[s.document] for s in entry.spans if s.document in story_of):
            found[story].append(entry)
    return found


# --- judgements ---------------------------------------------------------------------------------------


@frozen
class _Known:
    """What judgements may be about in a story: its claims, and sources and actors by their names and ids."""

    claims: frozenset[str]
    called: frozenset[str]


def _known(analyses: Collection[Analysis], accounts: Iterable[Account], lineage: Iterable[Lineage]) -> _Known:
    claims = frozenset(c.id for a in analyses for c in a.claims)
    return _Known(claims, frozenset(map(plain, _names(analyses, accounts, lineage))))


def _touching(judged: Judged, known: _Known) -> Judged:
    """What of the judgements is about claims of a story, or about what its accounts name."""
    claims, called = known.claims, set(known.called)
    touching: set[int] = set()
    # those on actors first: what is merged answers to all names of those it is merged with
    for ruling in sorted(judged.rulings, key=lambda r: not r.actors):
        own = {plain(name) for name in _named_by(ruling)}
        if not claims.isdisjoint(ruling.claims) if ruling.groups else not called.isdisjoint(own):
            touching.add(ruling.number)
            called |= own
    rulings = tuple(r for r in judged.rulings if r.number in touching)
    return Judged(
        rulings,
        {c: tied for c, tied in judged.same.items() if c in claims},
        {c: others for c, others in judged.apart.items() if c in claims},
        {r.number: judged.pairs[r.number] for r in rulings if r.number in judged.pairs},
    )


def _names(
    analyses: Iterable[Analysis], accounts: Iterable[Account], lineage: Iterable[Lineage]
) -> Iterator[str]:
    """All that a judgement without claims may be about: sources and actors, by their names and ids."""
    for account in accounts:
        yield from (account.name, account.outlet or account.name)
    yield from (entry.origin for entry in lineage if entry.origin)
    for analysis in analyses:
        yield from (c.speaker.name for c in analysis.claims if c.speaker is not None)
        yield from (name for e in analysis.entities for name in (e.id, e.name, *e.aliases))


def _named_by(ruling: Ruling) -> Iterator[str]:
    yield from (ruling.source,) if ruling.source else ()
    yield from (name for actor in ruling.actors for name in (actor.id, actor.name))


def _decided(judged: Judged) -> Iterator[str]:
    """What is tied and kept apart, in words that are the same for the same."""
    for tied in (judged.same, judged.apart):
        yield dump([(claim, sorted(others)) for claim, others in sorted(tied.items())])
    yield dump([(number, sorted(map(sorted, pairs))) for number, pairs in sorted(judged.pairs.items())])
