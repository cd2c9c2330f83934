"""An analyst's judgements over what the program compares: they win wherever they say something.

What is judged the same is one finding, what is judged different or in conflict never is; a question that is
judged to be no conflict stays none, whichever account gives the same two answers to it; an actor is who the
analyst says. Of two judgements that cannot both hold the later one does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import combinations, islice, product

from attrs import evolve, field, frozen

from crossbearing.findings.alignment import Alignment
from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.identities import merged, parted
from crossbearing.findings.statements import statement
from crossbearing.findings.subjects import claim_finder, sources
from crossbearing.findings.view import ClaimView
from crossbearing.lexicons.knowledge import question
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.judgement import Judgement, Ruling, ruling
from crossbearing.model.lineage import Lineage
from crossbearing.model.mention import Entity
from crossbearing.model.words import plain

DISPUTES = {"conflict", "update"}
EQUAL = {"same", "unit", "rounding", "granularity"}
MOST_PAIRS = 400  # of two large findings that are judged to be in conflict
EXCLUDED = "by an analyst's judgement these exclude each other"
Pair = frozenset[str]


@frozen
class Judged:
    """The rulings over a case, ready to be applied to each of its stories; ``same`` gives for each claim all
    it is tied to, ``apart`` all it is kept from."""

    rulings: tuple[Ruling, ...] = ()
    same: Mapping[str, frozenset[str]] = field(factory=dict, repr=False)
    apart: Mapping[str, frozenset[str]] = field(factory=dict, repr=False)
    pairs: Mapping[int, frozenset[Pair]] = field(factory=dict, repr=False)  # of each conflict or none

    def kept_apart(self, views: Sequence[ClaimView]) -> dict[int, frozenset[int]]:
        """For each view, by index, those that must not be in one finding with it."""
        index = {v.id: i for i, v in enumerate(views)}
        return {
            index[claim]: frozenset(index[o] for o in others if o in index)
            for claim, others in self.apart.items()
            if claim in index
        }

    def groups(self, views: Sequence[ClaimView], groups: Sequence[Sequence[int]]) -> list[list[int]]:
        """``groups`` joined by what is judged the same.

        Where that would put together what is kept apart, only the claims judged leave their groups.
        """
        if not self.same:
            return [list(g) for g in groups]
        index = {v.id: i for i, v in enumerate(views)}
        apart = self.kept_apart(views)
        found = {frozenset(g) for g in groups}
        for tied in sorted({tuple(sorted(t)) for t in self.same.values()}):
            members = frozenset(index[c] for c in tied if c in index)
            touched = {g for g in found if g & members}
            whole = frozenset(i for g in touched for i in g)
            fits = not any(apart.get(i, frozenset()) & whole for i in whole)
            found -= touched
            found |= {whole} if fits else {members, *(g - members for g in touched)}
        return sorted(sorted(g) for g in found if g)

    def alignments(self, views: Sequence[ClaimView], found: Sequence[Alignment]) -> list[Alignment]:
        """``found`` with the outcomes that are judged."""
        judged = [self._without_denied(views, x) for x in found]
        for r in self.rulings:
            if r.kind == "no-conflict":
                judged = _without_disputes(views, judged, self.pairs[r.number])
            elif r.kind == "conflict" and self.pairs[r.number]:
                judged = _with_disputes(views, judged, r, self.pairs[r.number])
        return judged

    def entities(
        self, analyses: Sequence[Analysis], unified: tuple[tuple[Entity, ...], dict[str, str]]
    ) -> tuple[tuple[Entity, ...], dict[str, str]]:
        """``unified``, the entities of a story and which of them each entity of an account is, as judged."""
        for r in self.rulings:
            if r.kind == "merge":
                unified = merged(r, analyses, *unified)
            elif r.kind == "split":
                unified = parted(r, analyses, *unified)
        return unified

    def _without_denied(self, views: Sequence[ClaimView], alignment: Alignment) -> Alignment:
        """Claims judged the same do not dispute each other; those judged different do not agree."""
        a, b = views[alignment.a].id, views[alignment.b].id
        if b in self.same.get(a, ()):
            kept = tuple(c for c in alignment.comparisons if c.outcome not in DISPUTES)
            return evolve(alignment, same=True, comparisons=kept)
        if b in self.apart.get(a, ()):
            kept = tuple(c for c in alignment.comparisons if c.outcome not in EQUAL)
            return evolve(alignment, same=False, comparisons=kept)
        return alignment


UNJUDGED = Judged()


def judge(
    judgements: Iterable[Judgement],
    accounts: Mapping[str, Account],
    analyses: Sequence[Analysis],
    lineage: Iterable[Lineage],
) -> Judged:
    """What the judgements that stand find in the case, and how they rule together."""
    told = sorted(judgements, key=lambda j: j.number)
    if not told:
        return UNJUDGED
    claims = [c for a in analyses for c in a.claims]
    finder = claim_finder(accounts, claims, (m for a in analyses for m in a.mentions))
    known = {plain(s) for s in sources(accounts.values(), claims, (x.origin for x in lineage if x.origin))}
    called = {plain(form) for a in analyses for e in a.entities for form in (e.name, *e.aliases)}
    rulings = []
    for judgement in told:
        groups = [[finder.find(c) for c in group] for group in judgement.groups]
        found = ruling(judgement, ([c for c in dict.fromkeys(g) if c is not None] for g in groups))
        found = evolve(found, documents=_ids(judgement.documents, accounts))
        missing = _missing(found, judgement, known, called)
        rulings.append(evolve(found, outcome="lost", note=missing) if missing else found)
    return judged_by(rulings)


def judged_by(rulings: Iterable[Ruling]) -> Judged:
    """How ``rulings`` hold together; the later ones first, so that they overrule the earlier."""
    ties: dict[str, frozenset[str]] = {}
    apart: defaultdict[str, set[str]] = defaultdict(set)
    decided: dict[Pair, str] = {}
    pairs: dict[int, frozenset[Pair]] = {}
    graded: set[str] = set()
    held: list[Ruling] = []
    for r in sorted(rulings, key=lambda r: -r.number):
        own = _pairs(r)
        if r.kind in {"conflict", "no-conflict"}:
            own = frozenset(p for p in own if r.outcome != "lost" and decided.setdefault(p, r.kind) == r.kind)
            pairs[r.number] = own
        is_lost, overruled = r.outcome == "lost", False
        if is_lost:
            pass
        elif r.kind == "same":
            overruled = not _tie(r.claims, ties, apart)
        elif r.kind in {"different", "conflict"}:
            overruled = not own or any(b in ties.get(a, ()) for a, b in map(sorted, own))
            if overruled:
                pairs[r.number] = frozenset()
            else:
                _part(own, ties, apart)
        elif r.kind == "no-conflict":
            overruled = not own
        elif r.kind == "reliability":
            overruled = plain(r.source or "") in graded
            graded.add(plain(r.source or ""))
        if overruled:
            r = evolve(r, outcome="overruled", note="a later judgement says otherwise")
        held.append(r)
    return Judged(tuple(reversed(held)), ties, {c: frozenset(o) for c, o in apart.items()}, pairs)


def _pairs(r: Ruling) -> frozenset[Pair]:
    """The pairs of claims a ruling is about: each of a group with each of the others."""
    return frozenset(
        frozenset(p) for one, other in combinations(r.groups, 2) for p in product(one, other) if p[0] != p[1]
    )


def _tie(claims: frozenset[str], ties: dict[str, frozenset[str]], apart: Mapping[str, set[str]]) -> bool:
    """Tie ``claims`` and all they are tied to; False where that ties what is kept apart."""
    whole = claims.union(*(ties.get(c, frozenset()) for c in claims))
    if any(apart.get(c, set()) & whole for c in whole):
        return False
    ties.update((c, whole) for c in whole)
    for claim in whole:  # what one of them is kept from, all are
        for other in sorted(set().union(*(apart.get(c, set()) for c in whole))):
            _keep_apart(claim, other, apart)
    return True


def _part(pairs: frozenset[Pair], ties: Mapping[str, frozenset[str]], apart: Mapping[str, set[str]]) -> None:
    for a, b in map(sorted, pairs):
        for one, other in product(ties.get(a, {a}), ties.get(b, {b})):
            _keep_apart(one, other, apart)


def _keep_apart(one: str, other: str, apart: Mapping[str, set[str]]) -> None:
    apart[one].add(other)
    apart[other].add(one)


# --- what is compared ---------------------------------------------------------------------------------


def _pair(views: Sequence[ClaimView], alignment: Alignment) -> Pair:
    return frozenset((views[alignment.a].id, views[alignment.b].id))


def _asked(comparison: Comparison) -> tuple[str, str, frozenset[str]]:
    """What is asked, and the two answers to it."""
    return comparison.kind, comparison.question, frozenset((comparison.a, comparison.b))


def _without_disputes(
    views: Sequence[ClaimView], alignments: Sequence[Alignment], pairs: frozenset[Pair]
) -> list[Alignment]:
    settled = {
        _asked(c)
        for x in alignments
        if _pair(views, x) in pairs
        for c in x.comparisons
        if c.outcome in DISPUTES
    }

    def stays(c: Comparison) -> bool:
        return c.outcome not in DISPUTES or _asked(c) not in settled

    return [evolve(x, comparisons=tuple(c for c in x.comparisons if stays(c))) for x in alignments]


def _with_disputes(
    views: Sequence[ClaimView], alignments: Sequence[Alignment], r: Ruling, pairs: frozenset[Pair]
) -> list[Alignment]:
    """Where the program has compared the claims, its question and answers are in conflict; else the two
    statements exclude each other as they are."""
    told = {_asked(c) for x in alignments if _pair(views, x) in pairs for c in x.comparisons if c.a != c.b}
    if not told:
        return [*alignments, *_opposed(views, alignments, r, pairs)]

    def conflicting(c: Comparison) -> Comparison:
        if _asked(c) not in told:
            return c
        reason = c.reason if c.outcome == "conflict" else EXCLUDED
        # answers that an analyst takes for a conflict have not moved: it is or is not so
        kind = "polarity" if c.kind == "state" else c.kind
        return evolve(c, kind=kind, outcome="conflict", reason=reason, by_analyst=True)

    return [evolve(x, comparisons=tuple(map(conflicting, x.comparisons))) for x in alignments]


def _opposed(
    views: Sequence[ClaimView], alignments: Sequence[Alignment], r: Ruling, pairs: frozenset[Pair]
) -> list[Alignment]:
    index = {v.id: i for i, v in enumerate(views)}
    odds = {_pair(views, x): x.odds for x in alignments}
    sides = [[views[index[c]] for c in sorted(g) if c in index] for g in r.groups]
    if len(sides) < 2 or not all(sides):
        return []
    words = [_statement(side) for side in sides]
    if len(set(words)) < len(words):
        words = [f"{side[0].account.credit}: {told}" for side, told in zip(sides, words, strict=True)]
    if len(set(words)) < len(words):
        words = [f"{side[0].account.name}: {told}" for side, told in zip(sides, words, strict=True)]
    asked = question("polarity", of=_statement(sides[0]))
    found = []
    for (one, told), (other, answered) in combinations(zip(sides, words, strict=True), 2):
        for a, b in islice(product(one, other), MOST_PAIRS):
            if frozenset((a.id, b.id)) in pairs:
                known = odds.get(frozenset((a.id, b.id)), 0.0)
                said = Comparison("polarity", "conflict", asked, told, answered, EXCLUDED, by_analyst=True)
                found.append(Alignment(index[a.id], index[b.id], known, False, (said,)))
    return found


def _statement(side: Sequence[ClaimView]) -> str:
    stated = [v for v in side if not v.claim.nominal]
    return statement(stated) if stated else " ".join(side[0].claim.text.split())


# --- what is lost -------------------------------------------------------------------------------------


def _missing(
    found: Ruling,
    judgement: Judgement,
    sources: set[str],
    called: set[str],
) -> str | None:
    """What a judgement is about that is not there any more, in words; None where all of it is."""
    if judgement.groups:
        gone = [group[0] for group, now in zip(judgement.groups, found.groups, strict=True) if not now]
        return f"{gone[0].words} is in no account any more" if gone else None
    if judgement.kind == "reliability":
        known = plain(judgement.source or "") in sources
        return None if known else f"no account or speaker is called {judgement.source} any more"
    for wanted in (*(a.name for a in judgement.actors), *judgement.names):
        if plain(wanted) not in called:
            return f"no account names {wanted} any more"
    if judgement.documents and not found.documents:
        return f"there is no account {judgement.documents[0]} any more"
    return None


def _ids(names: Sequence[str], accounts: Mapping[str, Account]) -> tuple[str, ...]:
    return tuple(sorted(i for i, a in accounts.items() if a.name in names))
