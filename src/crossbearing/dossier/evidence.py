"""The reconciled claims as the builders look things up in them."""

import re
from collections import Counter, defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from functools import cache
from typing import TypeVar

from attrs import evolve, field, frozen

from crossbearing.dossier.grammar import MOSTLY, small_words
from crossbearing.lexicons.offices import role_nouns
from crossbearing.lexicons.resource import resource
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import Sense, coreference, cues, predicates
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Role, RoleName
from crossbearing.model.dossier import Dossier, Finding, Reconciliation
from crossbearing.model.mention import Entity, Mention, Place, Quantity, Time

K = TypeVar("K", bound=Hashable)
ACTORS = {"person", "organisation", "country", "group"}
DAY = re.compile(r"\d{4}-\d\d-\d\d(?:T[\d:+-]+)?$")
DATED = re.compile(r"(?:\d{4}|XXXX)-\d\d-\d\d(?:T\d\d:\d\d)?$")
DATELINE = re.compile(r"^[A-Z][A-Z .'’-]{2,}[^\n]{0,60}? ([A-Z][a-z]+)\.? (\d{1,2}) ?[(—–-]", re.MULTILINE)
OF_WHICH = re.compile(r"^(?:\w+ )?which ")
YEAR = re.compile(r"[12]\d{3},? ")
HEAD = 400  # characters in which an account gives its own date
MARKS = ',;:()“”"–—'


@frozen
class Evidence:
    """Accounts, claims, mentions and entities by id, and the finding of each claim.

    ``nominals`` are the events that nouns name ("the visit"), by document and offset of the noun; they are
    no statements.
    """

    accounts: dict[str, Account] = field(repr=False)
    claims: tuple[Claim, ...] = field(repr=False)
    mentions: dict[str, Mention] = field(repr=False)
    entities: dict[str, Entity] = field(repr=False)
    findings: dict[str, Finding] = field(repr=False)  # by claim
    nominals: dict[tuple[str, int], Claim] = field(repr=False, factory=dict)
    nouns: dict[tuple[str, int], tuple[Claim, ...]] = field(repr=False, factory=dict)  # by sentence
    sentences: dict[tuple[str, int], tuple[Claim, ...]] = field(
        repr=False, factory=dict
    )  # the claims of each
    by_id: dict[str, Claim] = field(repr=False, factory=dict)
    places: dict[str, tuple[Mention, ...]] = field(repr=False, factory=dict)  # named in each account
    numbers: dict[str, tuple[Mention, ...]] = field(repr=False, factory=dict)  # given in each account
    days: dict[str, str] = field(repr=False, factory=dict)  # of the accounts without a date

    def words(self, role: Role | None, claim: Claim) -> str | None:
        """The exact words of a role, on one line."""
        if role is None:
            return None
        return " ".join(self.accounts[claim.document].text[role.start : role.end].split())

    def who(self, role: Role | None, claim: Claim) -> str | None:
        """The entity of a role, or its words where it names none; an unresolved pronoun is nobody."""
        if role is None or self.is_misread(role, claim):
            return None
        words = self.words_without_time(role, claim)
        if not role.entities and is_pronoun(words):
            return None
        return role.entity or words

    def is_misread(self, role: Role, claim: Claim) -> bool:
        """ "I would call it him pleading for help": in direct speech "him" is not who speaks."""
        if claim.quoted != "direct" or claim.speaker is None or claim.speaker.entity not in role.entities:
            return False
        return (self.words(role, claim) or "").lower() in coreference().personal

    def words_without_time(self, role: Role, claim: Claim) -> str:
        """The words of a role but for a time: "the bedside this afternoon", "in 2013 | thieves"."""
        text = self.accounts[claim.document].text
        start, end = role.start, role.end
        for time in map(self.mentions.get, claim.times):
            if time is not None and role.head < time.start < end:
                # a sum may have been taken into a time: "a line of | 300 million two years ago"
                end = end if text[: time.start].endswith(" of ") else time.start
        if text[:start].lower().endswith("in ") and (year := YEAR.match(text, start, role.head)) is not None:
            start = year.end()
        return " ".join(text[start:end].split())

    def in_full(self, role: Role, claim: Claim) -> str:
        """The words of a role before the verb with what hangs on them: "any deal | on arms" would breach."""
        words = self.words(role, claim) or ""
        after = self.accounts[claim.document].text[role.end : max(claim.head, role.end)].split()
        while after and after[-1].lower() in small_words("verbal"):
            after.pop()
        hangs = bool(after) and after[0].lower() in small_words("hanging")
        apart = any(mark in word for word in after for mark in MARKS)
        return " ".join([words, *after]) if hangs and not apart else words

    def nouns_in(self, claim: Claim) -> list[Claim]:
        """The events that nouns name in the words of a claim."""
        nouns = self.nouns.get((claim.document, claim.sentence), ())
        return [n for n in nouns if claim.start <= n.head < claim.end]

    def party(self, role: Role, claim: Claim) -> tuple[str, ...]:
        """The actors of a role: those it names, or else a person or body in words ("the harbour master")."""
        if self.is_misread(role, claim):
            return ()
        named = tuple(e for e in role.entities if self.entity_type(e) in ACTORS)
        if named or role.entities or not names_an_actor(role.lemma):
            return named
        who = self.who(role, claim)
        return (who,) if who is not None else ()

    def told_in(self, part: Claim) -> set[str]:
        """The findings whose claims hold the words of ``part``, a statement or an event that a noun names."""
        return {
            self.findings[c.id].id
            for c in self.sentences.get((part.document, part.sentence), ())
            if c.start <= part.start and part.end <= c.end
        }

    def are_known(self, role: Role, claim: Claim) -> bool:
        """ "The delegations", "two envoys": several of a kind, and not just any."""
        return self.are_several(role, claim) and not self.are_anybody(role, claim)

    def are_anybody(self, role: Role, claim: Claim) -> bool:
        """ "Angry farmers": several of a kind, no matter who."""
        first = (self.words(role, claim) or "").lower().split()[:1]
        owned = role.head > role.start and first[0].endswith(("'s", "’s"))
        return self.are_several(role, claim) and not owned and first[0] not in small_words("definite")

    def are_several(self, role: Role, claim: Claim) -> bool:
        """Whether the noun is a plural."""
        noun = self.accounts[claim.document].text[role.head : role.end].split()
        return bool(noun) and noun[0].lower().rstrip(",.;:'’") != role.lemma

    def is_scheduled(self, claim: Claim) -> bool:
        """ "The minister flies to Oslo on Monday": a present that tells what is arranged, not done."""
        head = self.accounts[claim.document].text[claim.head :].split(maxsplit=1)[0].lower()
        present = head != claim.predicate and head.rstrip(".,;") in {
            f"{claim.predicate}s",
            f"{claim.predicate}es",
            f"{claim.predicate[:-1]}ies",
        }
        soon = any(phrase in claim.text.lower() for phrase in small_words("soon"))
        return present and (bool(claim.times) or soon)

    def entity_type(self, entity: str | None) -> str | None:
        return self.entities[entity].type if entity in self.entities else None

    def day(self, document: str) -> str | None:
        """The day of an account: of publication, or else the one in its head, or the last it tells of."""
        return self.accounts[document].day or self.days.get(document)

    def edtf(self, claim: Claim) -> str | None:
        """When, where the claim's time is known as EDTF."""
        value = self.mentions[claim.time].value if claim.time in self.mentions and claim.time else None
        return value.edtf if isinstance(value, Time) else None


def evidence_in(dossier: Dossier) -> Evidence:
    """The same of a dossier that is there."""
    return gather_evidence(dossier.documents, dossier)


def gather_evidence(accounts: Iterable[Account], found: Reconciliation | Dossier) -> Evidence:
    """Look-ups over a reconciliation; what is no statement and neither joins a finding nor lies within one is
    no evidence."""
    findings = {c: f for f in found.findings for c in f.claims}
    findings |= dict(_told_within(found.claims, findings))
    known = {a.id: a for a in accounts}
    claims = tuple(c for c in found.claims if c.id in findings and c.document in known)
    told = Evidence(
        known,
        claims,
        {m.id: m for m in found.mentions},
        {e.id: e for e in found.entities},
        findings,
        nominals={(c.document, c.head): c for c in found.claims if c.nominal},
        nouns=_by_sentence(c for c in found.claims if c.nominal),
        sentences=_by_sentence(claims),
        by_id={c.id: c for c in claims},
        places=_by_document(m for m in found.mentions if isinstance(m.value, Place)),
        numbers=_by_document(m for m in found.mentions if isinstance(m.value, Quantity)),
    )
    return evolve(told, days=_days(told, found))


def _told_within(claims: Iterable[Claim], findings: Mapping[str, Finding]) -> Iterator[tuple[str, Finding]]:
    """What a noun tells within the words of a statement, with the finding of that: "issued a warning to"."""
    for own in _by_sentence(claims).values():
        stated = [c for c in own if c.id in findings]
        for noun in (c for c in own if c.nominal and c.id not in findings):
            around = [c for c in stated if c.start <= noun.start and noun.end <= c.end]
            if around:
                yield noun.id, findings[min(around, key=lambda c: (c.end - c.start, c.id)).id]


def _days(evidence: Evidence, found: Reconciliation | Dossier) -> dict[str, str]:
    """The days of accounts without a date: one given in full in the head, one whose year others of the same
    story give, or the last that is told of as past."""
    heads = {d: day for d, a in evidence.accounts.items() if (day := _dateline(a.text)) is not None}
    for mention in found.mentions:
        if isinstance(mention.value, Time) and mention.start < HEAD and DATED.match(mention.value.timex):
            heads.setdefault(mention.document, mention.value.timex[:10])
    told: dict[str, str] = {}
    for claim in evidence.claims:
        when = evidence.edtf(claim)
        if claim.frame == "actual" and claim.certainty == "certain" and when is not None and DAY.match(when):
            told[claim.document] = max(when[:10], told.get(claim.document, ""))
    for story in found.stories:
        own = [d for d in story.documents if d in evidence.accounts]
        year = _year([evidence.accounts[d].day or heads.get(d) or told.get(d, "") for d in own])
        heads |= {d: f"{year}{heads[d][4:]}" for d in own if year and heads.get(d, "").startswith("X")}
    return told | {d: day for d, day in heads.items() if day[:1].isdigit()}


def _by_sentence(claims: Iterable[Claim]) -> dict[tuple[str, int], tuple[Claim, ...]]:
    """The claims of each sentence, by document and number."""
    found: dict[tuple[str, int], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[(claim.document, claim.sentence)].append(claim)
    return {sentence: tuple(together) for sentence, together in found.items()}


def _by_document(mentions: Iterable[Mention]) -> dict[str, tuple[Mention, ...]]:
    found: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        found[mention.document].append(mention)
    return {document: tuple(together) for document, together in found.items()}


def _year(days: Iterable[str]) -> str | None:
    """The commonest year of days, of equals the latest."""
    years = Counter(day[:4] for day in days if day[:1].isdigit())
    return max(years, key=lambda y: (years[y], y), default=None)


@cache
def _pronouns() -> frozenset[str]:
    lexicon = coreference()
    return (
        lexicon.personal
        | lexicon.neuter
        | lexicon.plural
        | frozenset([*resource("coreference")["pronouns"], *resource("coreference")["standing"]])
    )


def is_pronoun(words: str) -> bool:
    """Whether words say nobody's name and nothing of what he is."""
    return words.lower() in _pronouns()


@cache
def names_an_actor(noun: str) -> bool:
    """Whether a noun names persons or a body, that can meet, give and be warned."""
    known = noun in role_nouns() or noun in cues().sayers or noun in cues().groups
    fields = word(noun, "n").fields
    mostly = sum(fields.get(f, 0.0) for f in ("person", "group")) >= MOSTLY  # "agent"
    return known or mostly or word(noun, "n").field in {"person", "group"}


def _dateline(text: str) -> str | None:
    """The month and day of a wire's first line: "LUND, Sweden, May 9 (Agency) -"."""
    found = DATELINE.search(text[:HEAD])
    month = resource("times")["months"].get(found[1].lower()) if found is not None else None
    return f"XXXX-{month:02}-{int(found[2]):02}" if found is not None and month is not None else None


def one_line(claim: Claim) -> str:
    """The words of a claim, on one line."""
    return " ".join(claim.text.split())


def told_alone(claim: Claim) -> str:
    """The same without the words that tie it to what goes before: "under which nobody may fish"."""
    return OF_WHICH.sub("", one_line(claim))


def sense(claim: Claim) -> Sense | None:
    return predicates().senses.get(claim.sense or "")


def roles(claim: Claim, *names: RoleName) -> list[Role]:
    """All roles of these names, in order."""
    return [r for r in claim.roles if r.role in names]


def group_findings(
    evidence: Evidence, claims: Iterable[Claim], keys: Callable[[Claim], Iterable[K]]
) -> list[tuple[K, tuple[str, ...]]]:
    """For each key that claims have, the findings of these claims; in order of the keys."""
    grouped: dict[K, set[str]] = defaultdict(set)
    for claim in claims:
        for key in keys(claim):
            grouped[key].add(evidence.findings[claim.id].id)
    return [(key, tuple(sorted(found))) for key, found in sorted(grouped.items(), key=lambda x: repr(x[0]))]
