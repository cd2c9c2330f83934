"""How a finding, a question or a claim came about.

A dossier holds all that its claims were compared by, but for what their words mean, which the encoder reads
again; so the comparisons are made again from it alone: the same candidates, features and rules, with the
judgements that were applied. Nothing is kept for this. Only a date that other accounts gave is seen as given,
where it was compared open.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import cast

from attrs import field, frozen

from crossbearing.errors import JudgementError
from crossbearing.findings.alignment import Alignment
from crossbearing.findings.anchoring import reopened
from crossbearing.findings.clash import causes, clash, one_reality
from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.judging import Judged, judged_by
from crossbearing.findings.origins import Origins, find_origins
from crossbearing.findings.reconcile import ReconcileSettings, all_beside
from crossbearing.findings.retold import Retold, find_retold, set_apart
from crossbearing.findings.sameness import Sameness, compare_story
from crossbearing.findings.shared import feature_in_words
from crossbearing.findings.subjects import find_id
from crossbearing.findings.view import ClaimView, view_claims
from crossbearing.lexicons.words import is_eventive
from crossbearing.model.claim import Claim, Encode
from crossbearing.model.dossier import Agreement, Conflict, Dossier, Finding, Story, Update
from crossbearing.model.explanation import (
    Compared,
    Explanation,
    Feature,
    Kind,
    Testimony,
    Verdict,
    chance,
)
from crossbearing.model.judgement import Ruling

SHOWN = 12  # comparisons of each sort
WEIGHTIEST = 6  # features of a comparison
Entry = Finding | Conflict | Update | Agreement | Claim
Pair = tuple[int, int]
KINDS: dict[type, Kind] = {
    Finding: "finding",
    Conflict: "conflict",
    Update: "update",
    Agreement: "agreement",
    Claim: "claim",
}


def explain(
    dossier: Dossier, subject: str, encode: Encode, settings: ReconcileSettings | None = None
) -> Explanation:
    """How what has the id, or the words, ``subject`` in ``dossier`` came about.

    ``settings`` are those it was made with, ``encode`` reads what the words of claims mean. Raises
    JudgementError where nothing or more than one thing fits.
    """
    entry = _entry(dossier, find_id(dossier, subject))
    claims = _claims_of(entry)
    known = {c.id: c for c in dossier.claims}
    story = next((s for s in dossier.stories if known[claims[0]].document in s.documents), None)
    if story is None:
        raise JudgementError(f"{subject!r} belongs to no story of this dossier")
    told = _Story.of(dossier, story, encode, settings or ReconcileSettings())
    accepted, rejected = told.compared(entry, frozenset(claims))
    shown = [told.views[i].id for x in (*accepted[:SHOWN], *rejected[:SHOWN]) for i in (x.a, x.b)]
    return Explanation(
        id=entry.id,
        kind=KINDS[type(entry)],
        says=_says(entry),
        reasons=_reasons(entry, dossier),
        claims=tuple(told.testimony(known[c], answer) for c, answer in _answers(entry)),
        accepted=tuple(map(told.beside, accepted[:SHOWN])),
        accepted_in_all=len(accepted),
        rejected=tuple(map(told.beside, rejected[:SHOWN])),
        rejected_in_all=len(rejected),
        others=tuple(told.testimony(known[c], None) for c in dict.fromkeys(shown) if c not in claims),
        judgements=tuple(r for r in dossier.judgements if told.bears_on(r, claims)),
    )


@frozen
class _Story:
    """A story of a dossier as it was compared."""

    dossier: Dossier = field(repr=False)
    claims: dict[str, Claim] = field(repr=False)
    views: list[ClaimView] = field(repr=False)
    sameness: Sameness = field(repr=False)
    origins: Origins = field(repr=False)
    names: dict[str, str] = field(repr=False)
    retold: Retold = field(repr=False)
    judged: Judged = field(repr=False)
    perhaps: dict[str, frozenset[str]] = field(repr=False)  # for each possible link the claims of its finding
    settings: ReconcileSettings

    @staticmethod
    def of(dossier: Dossier, story: Story, encode: Encode, settings: ReconcileSettings) -> "_Story":
        everywhere = {a.id: a for a in dossier.documents}
        accounts = {d: everywhere[d] for d in story.documents}
        lineage = [e for e in dossier.lineage if any(s.document in accounts for s in e.spans)]
        claims = {c.id: c for c in dossier.claims if c.document in accounts}
        views = list(views_in(dossier, story, encode))
        retold = find_retold(views, lineage, everywhere)
        return _Story(
            dossier,
            claims,
            views,
            compare_story(views, settings.blocking),
            find_origins(accounts, claims.values(), lineage, retold.reasons),
            {e.id: e.name for e in dossier.entities},
            retold,
            judged_by(dossier.judgements),
            {c: frozenset(f.claims) for f in dossier.findings for c in f.possible_links},
            settings,
        )

    def compared(self, entry: Entry, claims: frozenset[str]) -> tuple[list[Alignment], list[Alignment]]:
        """The comparisons ``entry`` rests on, and those of its claims that led elsewhere, likeliest first."""
        own = [x for x in self._alignments() if claims & {self.views[x.a].id, self.views[x.b].id}]
        ordered = sorted(own, key=lambda x: (-x.odds, x.a, x.b))
        supports = self._supports(entry)
        return [x for x in ordered if supports(x)], [x for x in ordered if not supports(x)]

    def beside(self, alignment: Alignment) -> Compared:
        """Two claims with what came of comparing them, and why."""
        a, b = self.views[alignment.a], self.views[alignment.b]
        verdict, reasons = self._verdict(alignment)
        weighty = sorted(self.sameness.evidence(alignment.a, alignment.b), key=lambda f: (-abs(f[1]), f[0]))[
            :WEIGHTIEST
        ]
        shared = sorted(
            (f for f in a.features & b.features if f[0] != "y"),
            key=lambda f: (-self.sameness.weights.of(f), f),
        )
        return Compared(
            a=a.id,
            b=b.id,
            verdict=verdict,
            reasons=tuple(reasons),
            odds=round(alignment.odds, 3),
            features=tuple(Feature(name, round(weight, 3)) for name, weight in weighty if weight),
            shared=tuple(feature_in_words(f, self.names) for f in shared),
        )

    def testimony(self, claim: Claim, answer: str | None) -> Testimony:
        """The words of a claim, and whose they are."""
        account = next(a for a in self.dossier.documents if a.id == claim.document)
        return Testimony(
            claim=claim.id,
            outlet=account.credit,
            published=account.published,
            speaker=claim.speaker.name if claim.speaker is not None else None,
            origin=self.origins.of[claim.id].name,
            words=claim.text,
            certainty=claim.certainty,
            polarity=claim.polarity,
            frame=claim.frame,
            answer=answer,
        )

    def bears_on(self, ruling: Ruling, claims: Sequence[str]) -> bool:
        """Whether a judgement is about one of ``claims``, somebody it names, or a source it comes from."""
        told = [self.claims[c] for c in claims]
        named = {self.names[e].casefold() for c in told for e in c.entities if e in self.names}
        accounts = {a.id: a for a in self.dossier.documents}
        through = {self.origins.of[c.id].name for c in told} | {c.speaker.name for c in told if c.speaker}
        through |= {form for c in told for form in (accounts[c.document].name, accounts[c.document].credit)}
        actors = {a.name.casefold() for a in ruling.actors} | {n.casefold() for n in ruling.names}
        return bool(ruling.claims & set(claims) or actors & named or ruling.source in through)

    def _alignments(self) -> list[Alignment]:
        """All pairs that were compared, those that led to nothing included, as judged."""
        found = list(all_beside(self.sameness, self.names, self.settings.alignment))
        return self.judged.alignments(self.views, set_apart(self.views, found, self.retold))

    def _supports(self, entry: Entry) -> Callable[[Alignment], bool]:
        """Whether a comparison is one that ``entry`` rests on."""
        if isinstance(entry, Conflict | Update):
            outcome = "conflict" if isinstance(entry, Conflict) else "update"
            held = {c for p in entry.positions for c in p.claims}

            def disputes(c: Comparison) -> bool:
                return (c.kind, c.question) == (entry.kind, entry.question) and c.outcome in {
                    outcome,
                    "update",
                }

            return lambda x: (
                {self.views[x.a].id, self.views[x.b].id} <= held and any(map(disputes, x.comparisons))
            )
        if isinstance(entry, Agreement):
            return lambda x: {self.views[x.a].id, self.views[x.b].id} == set(entry.claims)
        group = set(entry.claims) if isinstance(entry, Finding) else self._mates(entry)
        return lambda x: {self.views[x.a].id, self.views[x.b].id} <= group and x.same

    def _mates(self, claim: Claim) -> set[str]:
        return {c for f in self.dossier.findings if claim.id in f.claims for c in f.claims} | {claim.id}

    def _verdict(self, alignment: Alignment) -> tuple[Verdict, list[str]]:
        a, b = self.views[alignment.a], self.views[alignment.b]
        told = [c.reason for c in alignment.comparisons]
        disputed = [c for c in alignment.comparisons if c.outcome in {"conflict", "update"}]
        if b.id in self.judged.same.get(a.id, ()):
            return "same", ["judged to be the same by the analyst", *told]
        if disputed:
            return disputed[0].outcome, [*told, *self._against(a, b)]
        if alignment.same:
            mates = self._mates(a.claim)
            apart = [] if b.id in mates else ["what else is said in the two findings keeps them apart"]
            by_model = alignment.odds >= self.settings.alignment.sure
            how = "sure enough by the model" if by_model else "taken for one by a rule, though by the model"
            sure = f"{how}: {chance(alignment.odds)} that they say the same"
            return "same", [*told, sure, *apart]
        outcome = cast(Verdict, alignment.comparisons[0].outcome) if alignment.comparisons else "not the same"
        return outcome, [*told, *self._against(a, b), *self._unsure(alignment)]

    def _unsure(self, alignment: Alignment) -> Iterator[str]:
        a, b = self.views[alignment.a], self.views[alignment.b]
        if clash(a, b) or not one_reality(a, b) or b.id in self.judged.apart.get(a.id, ()):
            return
        yield f"by the model less than {chance(self.settings.alignment.sure)} that they say the same"
        if b.id in self.perhaps.get(a.id, ()) or a.id in self.perhaps.get(b.id, ()):
            yield "shown as a possible link, which counts for nothing"

    def _against(self, a: ClaimView, b: ClaimView) -> Iterator[str]:
        """What forbids that two claims are one statement."""
        if b.id in self.judged.apart.get(a.id, ()):
            yield "judged not to be the same by the analyst"
        yield from causes(a, b)
        if not one_reality(a, b):
            yield "the one is expected, possible or of the past, where the other has happened"


def views_in(dossier: Dossier, story: Story, encode: Encode) -> Iterator[ClaimView]:
    """The views of a story's claims in the order in which they were compared."""
    accounts = {a.id: a for a in dossier.documents}
    mentions = {
        m.id: reopened(m, accounts[m.document].text[m.start : m.end])
        for m in dossier.mentions
        if m.document in story.documents
    }
    kinds = {e.id: e.type for e in dossier.entities}
    of: dict[str, list[Claim]] = {d: [] for d in story.documents}
    for claim in dossier.claims:
        if claim.document in of:
            of[claim.document].append(claim)
    for document, own in of.items():
        told = [c for c in own if not c.nominal or is_eventive(c.predicate)]
        read = encode(accounts[document], own)
        yield from view_claims(sorted(told, key=lambda c: c.head), mentions, kinds, accounts[document], read)


def _entry(dossier: Dossier, identity: str) -> Entry:
    entries: Iterable[Entry] = (
        *dossier.findings,
        *dossier.conflicts,
        *dossier.updates,
        *dossier.agreements,
        *dossier.claims,
    )
    return next(e for e in entries if e.id == identity)


def _claims_of(entry: Entry) -> tuple[str, ...]:
    return tuple(dict.fromkeys(c for c, _ in _answers(entry)))


def _answers(entry: Entry) -> list[tuple[str, str | None]]:
    """The claims of an entry, each with the answer it gives where something is asked."""
    match entry:
        case Conflict() | Update():
            return [(c, p.value) for p in entry.positions for c in p.claims]
        case Claim():
            return [(entry.id, None)]
        case _:
            return [(c, None) for c in entry.claims]


def _says(entry: Entry) -> str:
    match entry:
        case Finding():
            return entry.statement
        case Agreement():
            return entry.reason
        case Claim():
            return " ".join(entry.text.split())
        case _:
            return entry.question


def _reasons(entry: Entry, dossier: Dossier) -> tuple[str, ...]:
    if isinstance(entry, Finding | Conflict):
        return entry.reasons
    if isinstance(entry, Claim):
        found = [f"It is told in the finding {f.id}." for f in dossier.findings if entry.id in f.claims]
        asked: tuple[Conflict | Update, ...] = (*dossier.conflicts, *dossier.updates)
        found += [
            f"It answers {k.id}: {k.question}" for k in asked for p in k.positions if entry.id in p.claims
        ]
        return tuple(found)
    return ()
