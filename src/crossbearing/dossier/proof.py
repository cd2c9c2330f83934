"""Proving what a dossier says: its figures, dates, names and quotations stand in the spans it cites.

A word is proved by the words of the cited claims, the names of those who take part or speak, and the
normal forms of the times, places and quantities mentioned there. What we say of the
accounts may also tell the day on which a cited one was published, or one of long before that printed the
words of a cited claim.
"""

import logging
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence, Set
from functools import cache
from typing import TypeVar

from attrs import evolve, field, frozen

from crossbearing.dossier.evidence import evidence_in
from crossbearing.dossier.grammar import WORD
from crossbearing.dossier.tolls import list_tolls
from crossbearing.lexicons.resource import resource
from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import (
    Conflict,
    Dossier,
    Meeting,
    Movement,
    Relation,
    Rule,
    Transfer,
    Update,
    Warning,
)
from crossbearing.model.lineage import Passage
from crossbearing.model.mention import Actor, Mention, Place, Quantity, Time
from crossbearing.model.words import written

DATE = re.compile(r"(?<!\d)\d{4}-\d\d(?:-\d\d)?(?:T[\d:]+)?(?!\d)")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")
# How many accounts tell something is counted, and stands in none of them.
TELLERS = re.compile(r"\b(\d+) (?:accounts?|origins?)\b")
QUOTATION = re.compile(r"“([^”]+)”")
OPENING = re.compile(r"(?:^|[.!?:“‘(] ?)$")  # before the first word of a sentence, a capital names nobody
OPENING_MARKS, CLOSING_MARKS = '“"«„', '”"»“'
QUOTED = 400  # characters that a quotation can begin before a claim or end after it
Entry = Movement | Meeting | Transfer | Rule | Warning | Relation
A = TypeVar("A", bound=Entry)
LOG = logging.getLogger(__name__)


@frozen
class _Proof:
    """What may be said: the words of the cited claims and what these are normalised to."""

    text: str = field(repr=False)
    words: frozenset[str] = field(repr=False)
    numbers: frozenset[float] = field(repr=False)
    entities: frozenset[str] = field(repr=False)
    printed: frozenset[str] = field(repr=False)
    accounts: int = 0


def unproved_statements(dossier: Dossier) -> Iterator[Problem]:
    """What findings, ledger, timeline, tolls and the lists of acts say that is in no span they cite."""
    claims = {c.id: c for c in dossier.claims}
    prover = _Prover(dossier)
    held = {f.id: [claims[c] for c in f.claims if c in claims] for f in dossier.findings}
    for finding in dossier.findings:
        yield from _unproved(finding.id, [finding.statement], [], prover.proof(held[finding.id]))
    beside = _set_apart_from(dossier)
    disputes: tuple[Conflict | Update, ...] = (*dossier.conflicts, *dossier.updates)
    for entry in disputes:
        held_by = [c for p in entry.positions for c in p.claims]
        proof = prover.proof(claims[c] for c in held_by if c in claims)
        yield from _unproved(entry.id, [p.value for p in entry.positions], [entry.question], proof)
        if isinstance(entry, Conflict) and entry.reasons:
            wider = prover.proof(claims[c] for c in {*held_by, *beside(held_by)} if c in claims)
            told = evolve(wider, accounts=proof.accounts)
            yield from _unproved(entry.id, [], entry.reasons, told, prover.credits)
    for moment in dossier.timeline:
        proof = prover.proof(c for f in moment.findings for c in held.get(f, []))
        yield from _unproved(moment.id, [moment.statement, moment.edtf], [], proof)
    recounted = set(list_tolls(evidence_in(dossier), dossier.stories))
    for toll in dossier.tolls:
        proof = prover.proof(claims[c] for c in toll.claims if c in claims)
        invented = {n for n in (toll.number, toll.low, toll.high) if n is not None} - proof.numbers
        # people told of one by one are no figure of an account: counted again they must be as many
        if invented and toll not in recounted:
            yield Problem(
                f"toll of {toll.kind}", f"the figure {written(min(invented))} is in no span it cites"
            )
    for _, problems in _acts(dossier, prover, held):
        yield from problems


def _set_apart_from(dossier: Dossier) -> Callable[[Iterable[str]], Iterator[str]]:
    """The claims that show others, by id, to be of another occurrence: why these do not count names both."""
    others: defaultdict[str, set[str]] = defaultdict(set)
    for agreement in dossier.agreements:
        if agreement.relation == "different_occurrence":
            for claim in agreement.claims:
                others[claim].update(agreement.claims)
    return lambda ids: (other for id in ids for other in others.get(id, ()))


def proved_only(dossier: Dossier) -> Dossier:
    """The dossier without what its lists of acts say beyond the claims they cite; how much is logged."""
    claims = {c.id: c for c in dossier.claims}
    held = {f.id: [claims[c] for c in f.claims if c in claims] for f in dossier.findings}
    acts = _acts(dossier, _Prover(dossier), held)
    unproved = {act: why for act, problems in acts if (why := [p.why for p in problems])}
    for kind, number in sorted(Counter(map(_kind, unproved)).items()):
        reasons = "; ".join(w for act, all_ in unproved.items() if _kind(act) == kind for w in all_)
        LOG.warning("left out of the list of %ss, as they cite no proof: %d (%s)", kind, number, reasons)

    def kept(entries: Iterable[A]) -> tuple[A, ...]:
        return tuple(entry for entry in entries if entry not in unproved)

    return evolve(
        dossier,
        movements=kept(dossier.movements),
        meetings=kept(dossier.meetings),
        transfers=kept(dossier.transfers),
        rules=kept(dossier.rules),
        warnings=kept(dossier.warnings),
        relations=kept(dossier.relations),
    )


def _acts(
    dossier: Dossier, prover: "_Prover", held: Mapping[str, Sequence[Claim]]
) -> Iterator[tuple[Entry, Iterator[Problem]]]:
    """Each entry of the lists of acts with what is unproved of it; ``held`` are each finding's claims."""
    acts: tuple[Entry, ...] = (
        *dossier.movements,
        *dossier.meetings,
        *dossier.transfers,
        *dossier.rules,
        *dossier.warnings,
        *dossier.relations,
    )
    claims = {c.id: c for c in dossier.claims}
    entities = {e.id for e in dossier.entities}
    nouns: dict[str, list[Claim]] = defaultdict(list)
    for claim in dossier.claims:
        nouns[claim.document] += [claim] if claim.nominal else []
    for act in acts:
        cited = [c for f in act.findings for c in held.get(f, [])]
        conditions = [claims[c.condition] for c in cited if c.condition in claims and c.condition]
        yield act, _unproved_act(act, prover.proof([*cited, *conditions, *_named_in(cited, nouns)]), entities)


def _unproved_act(act: Entry, proof: _Proof, entities: Set[str]) -> Iterator[Problem]:
    told = _told(act)
    if any(word in entities and word not in proof.entities for word in told):
        yield Problem(_called(act), "it names an entity that no claim it cites names")
    yield from _unproved(_called(act), [word for word in told if word not in entities], [], proof)


def _named_in(cited: Iterable[Claim], nouns: Mapping[str, Sequence[Claim]]) -> Iterator[Claim]:
    """The events named inside the words of the cited claims: "the meeting" of "the meeting is planned"; and
    those named where such a claim is said: "in a call with the mayor she said that".
    """
    for claim in cited:
        for noun in nouns.get(claim.document, ()):
            inside = claim.start <= noun.start and noun.end <= claim.end
            beside = claim.cue is not None and noun.sentence == claim.sentence
            if inside or beside:
                yield noun


def _kind(act: Entry) -> str:
    return type(act).__name__.lower()


def _called(act: Entry) -> str:
    return f"{_kind(act)} of {', '.join(act.findings)}"


def _told(act: Entry) -> list[str]:
    """Who, where, when and what, as entity ids or in words."""
    match act:
        case Movement():
            told = [act.entity, act.origin, act.destination, act.by, act.edtf]
        case Meeting():
            told = [*act.participants, act.place, act.edtf]
        case Transfer():
            told = [act.giver, act.receiver, act.goods]
        case Rule():
            told = [act.rule, act.act]
        case Warning():
            told = [*act.by, act.to, act.condition, act.consequence]
        case Relation():
            told = [act.a, act.b]
    return [word for word in told if word is not None]


def _unproved(
    where: str,
    quoted: Sequence[str],
    told: Sequence[str],
    proof: _Proof,
    credits: re.Pattern[str] | None = None,
) -> Iterator[Problem]:
    """What of these sentences is in no cited span: ``quoted`` are the accounts' own words, ``told`` are ours.

    Words that stand in a span as they are prove themselves; figures and names in ``credits`` are those of
    accounts.
    """
    for sentence in (*quoted, *told):
        plain = " ".join(sentence.split())
        if _stands_in(plain, proof.text):
            continue
        for date in DATE.findall(plain):
            if date not in proof.text and not (sentence in told and date in proof.printed):
                yield Problem(where, f"the date {date} of “{plain}” is in no span it cites")
        bare = credits.sub(" ", plain) if credits is not None else plain
        counted = TELLERS.sub(lambda m: " " if int(m[1]) <= proof.accounts else m[0], bare)
        for number in NUMBER.findall(DATE.sub(" ", counted if sentence in told else plain)):
            if _value(number) not in proof.numbers:
                yield Problem(where, f"the figure {number} of “{plain}” is in no span it cites")
        for quotation in QUOTATION.findall(plain):
            if quotation not in proof.text:
                yield Problem(where, f"the quotation “{quotation}” is in no span it cites")
        for name in _names_in(bare, all_capitals=sentence in quoted):
            if _normal(name) not in proof.words:
                yield Problem(where, f"the name {name} of “{plain}” is in no span it cites")


def _stands_in(plain: str, text: str) -> bool:
    """Whether three words or more stand in the text, whole, as they are."""
    return plain.count(" ") > 1 and bool(re.search(rf"(?<!\w){re.escape(plain)}(?!\w)", text))


def _names_in(sentence: str, all_capitals: bool) -> Iterator[str]:
    """The words with a capital; without ``all_capitals`` not those that only begin a sentence."""
    for match in WORD.finditer(sentence):
        word = match.group().strip("’'-")
        opens = OPENING.search(sentence[: match.start()])
        if len(word) > 1 and word[0].isupper() and (all_capitals or not opens):
            yield word


def _normal(word: str) -> str:
    """A word as it is compared: without case, quotation marks and the ending of a possessive."""
    return word.lower().strip("’'-").removesuffix("'s").removesuffix("’s").strip("’'-")


def _value(number: str) -> float:
    try:
        return float(number.replace(",", ""))
    except ValueError:
        return float("nan")


class _Prover:
    """Finds for claims what may be said of them; mentions are looked up once."""

    def __init__(self, dossier: Dossier) -> None:
        self._documents = {d.id: d for d in dossier.documents}
        self._mentions = {m.id: m for m in dossier.mentions}
        self._entities = {e.id: e for e in dossier.entities}
        self._older: dict[str, list[tuple[Passage, str]]] = defaultdict(list)
        for entry in dossier.lineage:
            if entry.means == "earlier" and entry.source is not None:
                for span in entry.spans:
                    self._older[span.document].append((span, entry.source))
        credits = sorted({" ".join(d.credit.split()) for d in dossier.documents}, key=len, reverse=True)
        self.credits = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, credits))})(?!\w)")

    def proof(self, claims: Iterable[Claim]) -> _Proof:
        """The words of the claims, and the normal forms of what they mention."""
        told: list[str] = []
        numbers: set[float] = set()
        entities: set[str] = set()
        accounts: set[str] = set()
        printed: set[str] = set()
        for claim in claims:
            document = self._documents.get(claim.document)
            if document is None:
                continue
            accounts.add(document.id)
            named = _entities_of(claim)
            entities |= named
            printers = [document, *self._printers_before(claim)]
            printed |= {p.day for p in printers if p.day is not None}
            told += [claim.text, *(p.credit for p in printers), *self._names(named)]
            told += [document.text[r.start : r.end] for r in claim.roles]
            told += [_quotation(document.text, claim)]
            if claim.speaker is not None:
                told.append(claim.speaker.name)
            for identity in (claim.time, *claim.times, *claim.quantities, *claim.places):
                mention = self._mentions.get(identity or "")
                if mention is not None:
                    told.append(document.text[mention.start : mention.end])
                    told += _normal_words(mention)
                    numbers |= _normal_numbers(mention)
        text = "\n".join(" ".join(t.split()) for t in told)
        numbers |= {_value(n) for n in NUMBER.findall(text)}
        words = frozenset(_normal(w) for w in (*WORD.findall(text), *re.findall(r"[\w’']+", text)))
        return _Proof(
            text,
            words,
            frozenset(numbers),
            frozenset(entities),
            frozenset(printed),
            len(accounts),
        )

    def _printers_before(self, claim: Claim) -> Iterator[Account]:
        """The accounts of long before that printed the words of a claim."""
        for passage, source in self._older.get(claim.document, ()):
            within = passage.start <= claim.start and claim.end <= passage.end
            if within and source != claim.document and source in self._documents:
                yield self._documents[source]

    def _names(self, identities: Iterable[str]) -> Iterator[str]:
        for identity in sorted(identities):
            entity = self._entities.get(identity)
            if entity is not None:
                yield " ".join((entity.name, *entity.aliases))


def _quotation(text: str, claim: Claim) -> str:
    """The whole quotation in which a claim of direct speech stands, "" for another: it is cited with it."""
    if claim.quoted not in {"direct", "mixed"}:
        return ""
    begun = max(text.rfind(mark, max(claim.head - QUOTED, 0), claim.head) for mark in OPENING_MARKS)
    ended = [at for mark in CLOSING_MARKS if (at := text.find(mark, claim.head, claim.head + QUOTED)) >= 0]
    return text[begun + 1 : min(ended)] if begun >= 0 and ended else ""


def _entities_of(claim: Claim) -> set[str]:
    """Those who take part or speak."""
    found = {e for r in claim.roles for e in r.entities}
    if claim.speaker is not None and claim.speaker.entity is not None:
        found.add(claim.speaker.entity)
    return found


def _normal_words(mention: Mention) -> list[str]:
    value = mention.value
    if isinstance(value, Actor | Place):
        return [value.name]
    if isinstance(value, Quantity):
        return [value.unit, value.of]
    words = [value.timex, value.edtf or "", value.start or "", value.end or ""]
    if value.weekday is not None:
        words.append(_weekdays()[value.weekday])
    return words


@cache
def _weekdays() -> dict[int, str]:
    """The names of the days by their ISO 8601 numbers."""
    return {number: day.capitalize() for day, number in resource("times")["weekdays"].items()}


def _normal_numbers(mention: Mention) -> set[float]:
    value = mention.value
    if isinstance(value, Quantity):
        return {n for n in (value.number, value.low, value.high) if n is not None}
    if isinstance(value, Time):
        return {_value(n) for n in NUMBER.findall(f"{value.timex} {value.edtf}")}
    return set()
