"""What a judgement is about: from ids or words of a dossier to what is kept, and back to what is there now.

An id is made of content, so it is gone once an account is read anew in other words. What is kept finds a
claim again by the account's name and outlet and by the claim's own words, as long as these say the same.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from attrs import field, frozen
from rapidfuzz import fuzz

from crossbearing.errors import JudgementError
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import Conflict, Dossier, Update
from crossbearing.model.judgement import Cited, Decision, Judgement, Named, Reliability
from crossbearing.model.mention import Actor, Entity, Mention, Place, Quantity, Time
from crossbearing.model.words import plain

ALIKE = 85.0  # per cent of rapidfuzz's ratio: one claim after a small change of its words
SHOWN = 8  # of several that words may mean
PAIRED: dict[Decision, int] = {"same": 2, "different": 2, "conflict": 1, "no-conflict": 1}
GRADES: dict[str, Reliability] = {"A": "A", "B": "B", "C": "C", "D": "D", "E": "E", "F": "F"}


# --- from a dossier to what is kept -------------------------------------------------------------------


def make_judgement(dossier: Dossier, kind: Decision, subjects: Sequence[str]) -> Judgement:
    """The judgement that ``subjects``, ids or words of ``dossier``, are ``kind``.

    Raises JudgementError where one of them is not there, fits several, or cannot be judged so.
    """
    if kind == "reliability":
        return _of_source(dossier, subjects)
    if kind == "merge":
        _demand(len(subjects) > 1, "merge takes two actors or more")
        actors = tuple(_named(dossier, s) for s in subjects)
        _demand(len({a.id for a in actors}) > 1, f"{actors[0].name} is one already")
        return Judgement(kind, actors=tuple(dict.fromkeys(actors)))
    if kind == "split":
        return _of_two(dossier, subjects)
    groups = [g for s in subjects for g in claims_meant(dossier, s)]
    whole, *others = groups if groups else [()]
    if others and set().union(*others) < set(whole):
        # a claim against the finding it is in
        groups[0] = tuple(c for c in whole if not any(c in other for other in others))
    _demand(len(groups) > 1, f"{kind} takes two claims or findings{_or_conflict(kind)}")
    _demand(sum(map(len, groups)) == len(set().union(*groups)), "both have a claim in common")
    claims = {c.id: c for c in dossier.claims}
    stories = _stories(dossier)
    _demand(
        len({stories.get(claims[c].document) for g in groups for c in g}) == 1,
        "these are claims of two stories, which are never compared",
    )
    return Judgement(kind, groups=tuple(_cited(dossier, group, claims) for group in groups))


def claims_meant(dossier: Dossier, subject: str) -> list[tuple[str, ...]]:
    """The groups of claims that an id, or words, mean: a conflict's or update's positions, an agreement's two
    claims, all claims of a finding, or one claim."""
    return {s: groups for _, s, groups in _entries(dossier)}[find_id(dossier, subject)]


def find_id(dossier: Dossier, subject: str) -> str:
    """The id of the conflict, update, agreement, finding or claim of that id or with these words.

    Words that are all of a statement or question go before those that are only in it.
    """
    entries = list(_entries(dossier))
    if any(identity == subject for _, identity, _ in entries):
        return subject
    wanted = plain(subject)
    for fits in (lambda words: words == wanted, lambda words: bool(wanted) and wanted in words):
        found = [(words, identity) for words, identity, _ in entries if fits(plain(words))]
        # a claim that a finding is named after is meant by the finding
        asked = [f for f in found if not f[1].startswith("c-")] or found
        if len(asked) == 1:
            return asked[0][1]
        if asked:
            listed = "\n".join(f"  {identity} {' '.join(words.split())}" for words, identity in asked[:SHOWN])
            more = f"\n  … and {len(asked) - SHOWN} more" if len(asked) > SHOWN else ""
            raise JudgementError(f"{subject!r} fits several; name one by its id:\n{listed}{more}")
    raise JudgementError(f"{subject!r} is neither an id of this dossier nor in any of its statements")


def _entries(dossier: Dossier) -> Iterator[tuple[str, str, list[tuple[str, ...]]]]:
    """The words, the id and the groups of claims of all that can be judged."""
    questions: tuple[Conflict | Update, ...] = (*dossier.conflicts, *dossier.updates)
    for asked in questions:
        yield asked.question, asked.id, [p.claims for p in asked.positions]
    for finding in dossier.findings:
        yield finding.statement, finding.id, [finding.claims]
    for agreement in dossier.agreements:
        yield agreement.reason, agreement.id, [(c,) for c in agreement.claims]
    for claim in dossier.claims:
        yield claim.text, claim.id, [(claim.id,)]


def _or_conflict(kind: Decision) -> str:
    return ", a conflict or an update" if PAIRED[kind] == 1 else ""


def _demand(holds: bool, otherwise: str) -> None:
    if not holds:
        raise JudgementError(otherwise)


def _stories(dossier: Dossier) -> dict[str, str]:
    return {d: s.id for s in dossier.stories for d in s.documents}


def _cited(dossier: Dossier, group: Iterable[str], claims: Mapping[str, Claim]) -> tuple[Cited, ...]:
    accounts = {a.id: a for a in dossier.documents}
    mentions = {m.id: m for m in dossier.mentions}
    return tuple(_cite(claims[c], accounts[claims[c].document], mentions) for c in group)


def _cite(claim: Claim, account: Account, mentions: Mapping[str, Mention]) -> Cited:
    return Cited(
        claim=claim.id,
        document=claim.document,
        name=account.name,
        outlet=account.outlet,
        start=claim.start,
        text=claim.text,
        predicate=claim.predicate,
        polarity=claim.polarity,
        values=_values(claim, mentions),
    )


def _values(claim: Claim, mentions: Mapping[str, Mention]) -> tuple[str, ...]:
    told = (mentions[m].value for m in (*claim.times, *claim.quantities) if m in mentions)
    found = [v.timex if isinstance(v, Time) else _figure(v) for v in told if isinstance(v, Time | Quantity)]
    return tuple(sorted(found))


def _figure(quantity: Quantity) -> str:
    told = (quantity.number, quantity.low, quantity.high, quantity.unit, quantity.of)
    return " ".join(map(str, told))


def _of_source(dossier: Dossier, subjects: Sequence[str]) -> Judgement:
    _demand(len(subjects) == 2, "reliability takes a source and a grade from A to F")
    source, grade = subjects
    _demand(grade.upper() in GRADES, f"{grade!r} is not a grade from A to F")
    known = sources(dossier.documents, dossier.claims, (e.origin for e in dossier.lineage if e.origin))
    fitting = sorted(name for name in known if plain(name) == plain(source))
    _demand(bool(fitting), f"no outlet, account or speaker is called {source!r}")
    return Judgement("reliability", source=fitting[0], reliability=GRADES[grade.upper()])


def _of_two(dossier: Dossier, subjects: Sequence[str]) -> Judgement:
    _demand(len(subjects) > 1, "split takes an actor, and names or accounts in which it is another")
    actor, entity = _named(dossier, subjects[0]), _entity(dossier, subjects[0])
    _demand(not entity.links, f"{actor.name} is known by what it is in the world, and is one")
    told = set(_told_of(dossier, entity))
    accounts = {plain(form): a.name for a in dossier.documents for form in (a.id, a.name)}
    forms = {plain(form): form for form in (entity.name, *entity.aliases)}
    ids = {a.name: a.id for a in dossier.documents}
    names, documents = [], []
    for other in subjects[1:]:
        if plain(other) in forms:
            names.append(forms[plain(other)])
        else:
            _demand(plain(other) in accounts, f"{other!r} is neither a name of {actor.name} nor an account")
            documents.append(accounts[plain(other)])
    leaving = {(d, name) for d, name in told if name in map(plain, names) or d in {ids[n] for n in documents}}
    _demand(bool(leaving), f"no account names {subjects[1]} apart from {actor.name}")
    _demand(leaving != told, f"that would leave no account that names {actor.name}")
    return Judgement("split", actors=(actor,), names=tuple(names), documents=tuple(documents))


def _told_of(dossier: Dossier, entity: Entity) -> Iterator[tuple[str, str]]:
    """The accounts that name an entity, and the names under which they know it."""
    for mention in dossier.mentions:
        if mention.entity == entity.id and isinstance(mention.value, Actor | Place):
            yield mention.document, plain(mention.value.name)


def _named(dossier: Dossier, subject: str) -> Named:
    entity = _entity(dossier, subject)
    return Named(entity.id, entity.type, entity.name)


def _entity(dossier: Dossier, subject: str) -> Entity:
    """The entity of that id or name; a name of its own goes before one it is also called by."""
    wanted = plain(subject)
    for fits in (
        lambda e: e.id == subject,
        lambda e: plain(e.name) == wanted,
        lambda e: wanted in map(plain, e.aliases),
    ):
        found = [e for e in dossier.entities if fits(e)]
        actors = [e for e in found if e.type != "place"] or found
        if len(actors) == 1:
            return actors[0]
        if actors:
            listed = "\n".join(f"  {e.id} {e.name} ({e.type})" for e in actors[:SHOWN])
            raise JudgementError(f"{subject!r} fits several; name one by its id:\n{listed}")
    raise JudgementError(f"{subject!r} is neither an id nor a name of anybody in this dossier")


# --- from what is kept to what is there now -----------------------------------------------------------


def sources(accounts: Iterable[Account], claims: Iterable[Claim], origins: Iterable[str]) -> set[str]:
    """All that a reliability can be given to: outlets, accounts, those credited, and named speakers."""
    told = {name for a in accounts for name in (a.name, a.outlet) if name}
    return told.union(origins, (c.speaker.name for c in claims if c.speaker is not None))


@frozen
class ClaimFinder:
    """Finds kept claims among those that are there now."""

    claims: dict[str, Claim] = field(repr=False)
    accounts: dict[str, Account] = field(repr=False)
    mentions: dict[str, Mention] = field(repr=False)
    of: dict[str, list[Claim]] = field(repr=False)  # by account

    def find(self, cited: Cited) -> str | None:
        """The id of the claim that ``cited`` is now: of its account, or of one of that name or outlet."""
        if cited.claim in self.claims:
            return cited.claim
        for documents, exact in self._where(cited):
            pool = [c for d in documents for c in self.of.get(d, [])]
            found = [c for c in pool if plain(c.text) == plain(cited.text)]
            likely = found or ([] if exact else [c for c in pool if self._says(c, cited)])
            if likely:
                return min(likely, key=lambda c: _distance(c, cited)).id
        return None

    def _where(self, cited: Cited) -> Iterator[tuple[list[str], bool]]:
        """Accounts that may be the one it was of, and whether its words must be exactly there."""
        everywhere = sorted(self.accounts)
        named = [d for d in everywhere if self.accounts[d].name == cited.name]
        yield [d for d in everywhere if d == cited.document], False
        yield [d for d in named if self.accounts[d].outlet == cited.outlet], False
        yield named, False
        yield [d for d in everywhere if cited.outlet and self.accounts[d].outlet == cited.outlet], True

    def _says(self, claim: Claim, cited: Cited) -> bool:
        alike = fuzz.ratio(plain(claim.text), plain(cited.text)) >= ALIKE
        said = (claim.predicate, claim.polarity) == (cited.predicate, cited.polarity)
        return alike and said and _values(claim, self.mentions) == cited.values


def claim_finder(
    accounts: Mapping[str, Account], claims: Iterable[Claim], mentions: Iterable[Mention]
) -> ClaimFinder:
    """Looks among ``claims`` of ``accounts``."""
    of: defaultdict[str, list[Claim]] = defaultdict(list)
    for claim in claims:
        of[claim.document].append(claim)
    by_id = {c.id: c for own in of.values() for c in own}
    return ClaimFinder(by_id, dict(accounts), {m.id: m for m in mentions}, dict(of))


def _distance(claim: Claim, cited: Cited) -> tuple[float, bool, bool, int, str]:
    alike = fuzz.ratio(plain(claim.text), plain(cited.text))
    other = claim.predicate != cited.predicate, claim.polarity != cited.polarity
    return -alike, *other, abs(claim.start - cited.start), claim.id
