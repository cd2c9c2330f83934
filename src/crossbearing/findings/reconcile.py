"""Claims of all accounts → stories, findings, conflicts, updates, agreements."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import cast

from attrs import evolve, field, frozen

from crossbearing.findings.alignment import Alignment, AlignmentSettings, compare
from crossbearing.findings.alone import told_alone
from crossbearing.findings.anchoring import anchor_open_times
from crossbearing.findings.candidates import BlockingSettings
from crossbearing.findings.clusters import cluster
from crossbearing.findings.compare.states import moves
from crossbearing.findings.disagreements import Disagreements, find_disagreements
from crossbearing.findings.entities import rename, unify
from crossbearing.findings.judging import UNJUDGED, Judged, judge
from crossbearing.findings.origins import Origins, find_origins
from crossbearing.findings.parts import Part, parts
from crossbearing.findings.possible import possible_links
from crossbearing.findings.reliability import Reliabilities, believed, reliabilities
from crossbearing.findings.retold import find_retold, set_apart
from crossbearing.findings.sameness import Sameness, compare_story
from crossbearing.findings.statements import speaking
from crossbearing.findings.stories import StorySettings, find_stories
from crossbearing.findings.view import ClaimView, view_claims
from crossbearing.findings.weigh import weigh
from crossbearing.lexicons.words import is_eventive
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis, Claim
from crossbearing.model.dossier import Agreement, AgreementRelation, Finding, Reconciliation, Story
from crossbearing.model.ids import content_id
from crossbearing.model.judgement import Judgement
from crossbearing.model.kept import Kept, Memory, remembered
from crossbearing.model.lineage import ClaimOrigin, Lineage
from crossbearing.model.mention import Entity, Mention

AGREEING = {"same", "unit", "rounding", "granularity", "different_occurrence"}


@frozen
class ReconcileSettings:
    stories: StorySettings = field(factory=StorySettings)
    blocking: BlockingSettings = field(factory=BlockingSettings)
    alignment: AlignmentSettings = field(factory=AlignmentSettings)


@frozen
class _StoryResult:
    claims: list[Claim]
    mentions: list[Mention]
    entities: tuple[Entity, ...]
    findings: list[Finding]
    disagreements: Disagreements
    agreements: list[Agreement]
    origins: list[ClaimOrigin]


def reconcile(
    accounts: Iterable[Account],
    analyses: Iterable[Analysis],
    lineage: Sequence[Lineage],
    settings: ReconcileSettings | None = None,
    judgements: Iterable[Judgement] = (),
    kept: Kept | None = None,
    memory: Memory | None = None,
) -> Reconciliation:
    """What the claims say together. The order of accounts and analyses does not matter.

    The ``judgements`` of an analyst, those that stand, win over all that is derived. ``kept`` are results of
    earlier calls with the same ``settings``: a story that nothing new touches is read and not worked out, and
    not even read where ``memory`` has it.
    """
    settings, memory = settings or ReconcileSettings(), memory or Memory()
    known = {a.id: a for a in sorted(accounts, key=lambda a: a.id)}
    by_document = {a.document: a for a in analyses}
    ordered = [by_document[d] for d in known if d in by_document]
    told = (known, ordered, settings.stories)
    stories = memory.again("stories", told, lambda: find_stories(known, ordered, settings.stories))
    judged = judge(judgements, known, ordered, lineage)
    results = [
        remembered(
            kept, part.key(memory), _StoryResult, partial(_reconcile_story, part, settings, memory), memory
        )
        for part in parts(stories, known, by_document, lineage, judged, memory)
    ]
    entities = _together(e for r in results for e in r.entities)
    return Reconciliation(
        stories=stories,
        entities=entities,
        mentions=tuple(sorted((m for r in results for m in r.mentions), key=_where)),
        claims=tuple(
            sorted((c for r in results for c in r.claims), key=lambda c: (c.document, c.start, c.head, c.end))
        ),
        findings=tuple(f for r in results for f in r.findings),
        conflicts=tuple(c for r in results for c in r.disagreements.conflicts),
        updates=tuple(u for r in results for u in r.disagreements.updates),
        agreements=tuple(a for r in results for a in r.agreements),
        judgements=judged.rulings,
        origins=tuple(sorted((o for r in results for o in r.origins), key=lambda o: o.claim)),
    )


def _where(mention: Mention) -> tuple[str, int, int, str, str]:
    return mention.document, mention.start, mention.end, mention.kind, mention.id


def _together(entities: Iterable[Entity]) -> tuple[Entity, ...]:
    """One entity for each id; stories that know the same entity add their names for it."""
    found: dict[str, Entity] = {}
    for entity in entities:
        before = found.get(entity.id)
        if before is not None:
            aliases = {before.name, *before.aliases, entity.name, *entity.aliases}
            roles = tuple(sorted({*before.roles, *entity.roles}))
            name = max(before.name, entity.name, key=lambda n: (len(n), n))
            entity = evolve(before, name=name, aliases=tuple(sorted(aliases - {name})), roles=roles)
        found[entity.id] = entity
    return tuple(found[i] for i in sorted(found))


@frozen
class Viewed:
    """A story's claims and mentions with the entities they share, and the views of what can be compared."""

    claims: list[Claim]
    mentions: list[Mention]
    entities: tuple[Entity, ...]
    views: list[ClaimView]


def views_of(
    story: Story,
    accounts: Mapping[str, Account],
    analyses: Mapping[str, Analysis],
    judged: Judged = UNJUDGED,
) -> Viewed:
    """A story ready to be compared; what somebody praises or wants is, where it is an act or event."""
    own = [analyses[d] for d in story.documents]
    entities, mapping = judged.entities(own, unify(own))
    by_id = {e.id: e for e in entities}
    kinds = {e.id: e.type for e in entities}
    claims: list[Claim] = []
    mentions: list[Mention] = []
    views: list[ClaimView] = []
    for document in story.documents:
        renamed, grounded = rename(analyses[document], mapping, by_id)
        claims += renamed
        mentions += grounded
        told = [c for c in renamed if not c.nominal or is_eventive(c.predicate)]
        views += view_claims(
            told, {m.id: m for m in grounded}, kinds, accounts[document], analyses[document].meanings
        )
    return Viewed(claims, mentions, entities, views)


@frozen
class _Compared:
    """A story's claims compared with each other, before any judgement but those on actors."""

    viewed: Viewed
    sameness: Sameness
    alignments: list[Alignment]
    same: Callable[[int, int], bool]


def _compare(part: Part, settings: ReconcileSettings) -> _Compared:
    viewed = views_of(part.story, part.accounts, part.analyses, part.judged)
    sameness = compare_story(viewed.views, settings.blocking)
    sure = settings.alignment.sure - settings.alignment.near
    names = {e.id: e.name for e in viewed.entities}

    @cache
    def same(a: int, b: int) -> bool:
        return sameness.says_same(a, b, sameness.odds(a, b), sure)

    return _Compared(viewed, sameness, align(sameness, names, settings.alignment), same)


def _reconcile_story(part: Part, settings: ReconcileSettings, memory: Memory) -> _StoryResult:
    story, accounts, lineage, judged = part.story, part.accounts, part.lineage, part.judged
    on_actors = tuple(r for r in judged.rulings if r.actors)
    told = (story, accounts, part.analyses, on_actors, settings)
    compare_it = partial(_compare, part, settings)
    # what is judged is likely to be judged again
    compared = memory.again(("compared", story.id), told, compare_it) if judged.rulings else compare_it()
    viewed = compared.viewed
    views, entities, claims = viewed.views, viewed.entities, viewed.claims
    own = {d: accounts[d] for d in story.documents}
    retold = find_retold(views, lineage, accounts)
    origins = find_origins(own, claims, lineage, retold.reasons)
    # what is only perhaps the same is no agreement, whatever sets it apart
    told_pairs = {(x.a, x.b) for x in compared.alignments if x.same or x.comparisons}
    alignments = set_apart(views, compared.alignments, retold)
    alignments = judged.alignments(views, alignments)
    sources = reliabilities(judged.rulings)
    disputes = find_disagreements(story.id, views, alignments, origins)
    disagreements = believed(disputes, views, origins, sources)
    apart = judged.kept_apart(views)
    odds = cache(compared.sameness.odds)
    groups = judged.groups(views, cluster(views, alignments, compared.same, odds, settings.alignment, apart))
    possible = possible_links(views, groups, alignments, odds, settings.alignment, apart)
    substance = {v.id: _substance(v) for v in views}
    findings = [
        _finding(story, compared.sameness, group, perhaps, origins, disagreements, sources)
        for group, perhaps in zip(groups, possible, strict=True)
        if any(not views[i].claim.nominal for i in group)
    ]
    ranked = sorted(
        findings,
        key=lambda f: (
            -f.independent,
            -f.accounts,
            f.credibility,
            -max(substance[c] for c in f.claims),
            f.id,
        ),
    )
    return _StoryResult(
        claims,
        anchor_open_times(viewed.mentions, views, alignments, groups),
        entities,
        ranked,
        disagreements,
        [*_agreements(views, (x for x in alignments if (x.a, x.b) in told_pairs)), *retold.agreements],
        [ClaimOrigin(c.id, origins.of[c.id].chain) for c in claims],
    )


def _substance(view: ClaimView) -> int:
    """How much a reader learns from a claim: who, what, when, where, how many."""
    named = len({f for f in view.features if f[0] == "e"})
    return (
        min(named, 3)
        + len(view.figures)
        + len(view.claim.times)
        + (view.sense is not None)
        + len(view.claim.terms) // 4
    )


def align(sameness: Sameness, names: Mapping[str, str], settings: AlignmentSettings) -> list[Alignment]:
    """The pairs that say the same, perhaps the same or something different; the others are left out."""
    found = all_beside(sameness, names, settings)
    return [x for x in found if x.same or x.comparisons or x.odds >= settings.possible]


def all_beside(
    sameness: Sameness, names: Mapping[str, str], settings: AlignmentSettings
) -> Iterator[Alignment]:
    """All pairs that are compared: those worth it, and the claims of a state and of its end, whose only
    relation that is."""
    moved = moves(sameness.views, names)
    for a, b in sorted({*sameness.pairs, *moved}):
        if (a, b) in moved:
            yield Alignment(a, b, sameness.odds(a, b), False, (moved[a, b],))
        else:
            yield _beside(sameness, (a, b), names, settings)


def _beside(
    sameness: Sameness, pair: tuple[int, int], names: Mapping[str, str], settings: AlignmentSettings
) -> Alignment:
    """Two claims of a story, by index, compared."""
    a, b = pair
    odds = sameness.odds(a, b)
    comparisons = compare(sameness, a, b, settings, names)
    return Alignment(a, b, odds, sameness.says_same(a, b, odds, settings.sure), tuple(comparisons))


def _finding(
    story: Story,
    sameness: Sameness,
    group: Sequence[int],
    possible: Sequence[int],
    origins: Origins,
    disagreements: Disagreements,
    sources: Reliabilities,
) -> Finding:
    claims, perhaps = ([sameness.views[i] for i in some] for some in (group, possible))
    confirmed = {sameness.views[i].id: told for i, told in sameness.meanings.confirmed(group).items()}
    ids = tuple(sorted(v.id for v in claims))
    weight = weigh(claims, origins, disagreements.against(ids), sources)
    speaker = speaking(claims, confirmed)
    statement = " ".join(speaker.claim.text.split())
    return Finding(
        id=content_id("f", story.id, *ids),
        story=story.id,
        statement=statement,
        claims=ids,
        accounts=weight.accounts,
        independent=weight.independent,
        credibility=weight.credibility,
        likelihood=weight.likelihood,
        reasons=(*weight.reasons, *_perhaps(perhaps)),
        possible_links=tuple(sorted(v.id for v in perhaps)),
        told_alone=_told_alone(sameness, group, speaker, statement),
    )


def _told_alone(
    sameness: Sameness, group: Sequence[int], speaker: ClaimView, statement: str
) -> tuple[tuple[int, int], ...]:
    """What of the statement of a group one account alone tells; nothing where there is only one account."""
    own = next(i for i in group if sameness.views[i].id == speaker.id)
    others = [i for i in group if sameness.views[i].account.id != speaker.account.id]
    nearest = sameness.meanings.nearest_words(own, others)
    return told_alone(statement, speaker, nearest, sameness.meanings.words[own].rarities.tolist())


def _perhaps(claims: Sequence[ClaimView]) -> Iterator[str]:
    """That more accounts may tell a finding, if they do."""
    if credits := sorted({v.account.credit for v in claims}):
        yield f"Perhaps also told by {', '.join(credits)}: that counts for nothing until somebody has looked."


def _agreements(views: Sequence[ClaimView], alignments: Iterable[Alignment]) -> list[Agreement]:
    """Pairs of different accounts that look like a conflict and are none, one for each two answers."""
    found: dict[tuple[str, str, str], Agreement] = {}
    for alignment in alignments:
        a, b = views[alignment.a], views[alignment.b]
        if a.account.id == b.account.id or alignment.conflicting:
            continue
        for comparison in alignment.comparisons:
            if comparison.outcome in AGREEING and comparison.a != comparison.b:
                pair = (min(a.id, b.id), max(a.id, b.id))
                relation = cast(AgreementRelation, comparison.outcome)
                answers = (min(comparison.a, comparison.b), max(comparison.a, comparison.b))
                found.setdefault((*answers, relation), Agreement(pair, relation, comparison.reason))
    return [found[key] for key in sorted(found)]
