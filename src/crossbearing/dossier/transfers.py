"""Who gives what to whom, or offers, seeks or denies it."""

import re
from collections import defaultdict
from collections.abc import Hashable, Iterator
from functools import partial

from attrs import evolve

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence, names_an_actor, roles
from crossbearing.dossier.givers import Sides
from crossbearing.dossier.once import Listed, Occasions, findings_of, listed_once
from crossbearing.dossier.progress import is_loose, is_only_thought_of, is_told_as_done, status_of
from crossbearing.dossier.pronouns import taken_up
from crossbearing.dossier.wares import (
    are_deployed,
    do_pass,
    head_noun,
    is_dear,
    is_person,
    owner_of,
    taking,
    wares_of,
    words_for,
)
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.passing import Passing, names_money, passing, passing_of_noun
from crossbearing.lexicons.resource import one_of, word_set
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import Transfer, TransferStatus

_words = partial(word_set, "transfers")

CHARGED = re.compile(rf" {one_of('transfers', 'accused')} \Z")
ARTICLE = re.compile(f"^{one_of('phrases', 'articles')} ")
LONGEST_CHARGE = 20  # characters
Key = tuple[str | None, str | None, str | None, TransferStatus]


def list_transfers(evidence: Evidence) -> tuple[Transfer, ...]:
    """Each transfer that claims tell of, with all findings that tell it."""
    before = Antecedents(evidence)
    found: dict[Key, set[str]] = defaultdict(set)
    tells: dict[Key, set[str]] = defaultdict(set)
    for claim in evidence.claims:
        if not claim.nominal:
            for key in _told(evidence, before, claim):
                found[key] |= {evidence.findings[c.id].id for c in _cited(evidence, before, claim)}
                tells[key].add(evidence.findings[claim.id].id)
    return listed_once(
        (Listed(Transfer(*key, tuple(sorted(ids))), frozenset(tells[key])) for key, ids in found.items()),
        _Once(Occasions(evidence)),
    )


def _cited(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[Claim]:
    """The claim, and those that name a party of which it has a pronoun or a noun ("a contract to buy")."""
    yield claim
    for role in roles(claim, "agent", "recipient", "theme"):
        named = taken_up(role, claim, evidence, before)
        if named is not None:
            yield named
    signed, accused = _signed(claim, before), _accused(evidence, claim, before)
    if signed is not None:
        yield signed
    if accused is not None:
        yield accused[1]


def _signed(claim: Claim, before: Antecedents) -> Claim | None:
    """ "Lund signed a contract | to buy ten ships": where the deal to do so is told, with who made it."""
    agent = claim.role("agent")
    if agent is None or agent.lemma not in _words("deals"):
        return None
    made = (c for c in before.beside(claim) if any(r.head == agent.head for r in roles(c, "theme")))
    return next((c for c in made if c != claim), None)


def _accused(evidence: Evidence, claim: Claim, before: Antecedents) -> tuple[Role, Claim] | None:
    """ "Lund handed over three men accused of | stealing icons": who did so by what is told, and where."""
    text = evidence.accounts[claim.document].text
    charge = CHARGED.search(text, max(claim.start - LONGEST_CHARGE, 0), claim.start)
    if charge is None or claim.role("agent") is not None:
        return None
    named = ((r, c) for c in before.beside(claim) for r in c.roles if r.end == charge.start())
    return next(named, None)


def _told(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[Key]:
    """The transfers a statement tells of, itself or in a noun: "a deal on the sale of grain"."""
    if claim.frame == "hypothetical" or claim.certainty == "unknown":
        return
    own = taking(claim, passing(claim.predicate))
    signed = _signed(claim, before)
    if own is not None and signed is not None:
        doers = roles(signed, "agent")
        rest = tuple(r for r in claim.roles if r.role != "agent")
        yield from _transfers(evidence, before, evolve(claim, roles=(*doers, *rest)), own, "agreed")
    elif own is not None and not is_only_thought_of(claim):
        accused = _accused(evidence, claim, before)
        doers = [evolve(accused[0], role="agent")] if accused is not None else []
        whole = evolve(claim, roles=(*doers, *claim.roles))
        yield from _transfers(evidence, before, whole, own, status_of(evidence, before, claim, own))
    agreed = claim.sense == "agree" and claim.frame == "actual" and claim.polarity == "affirmed"
    carries = claim.predicate in _words("carrying")
    for noun in evidence.nouns_in(claim):
        kind = passing_of_noun(noun.predicate)
        if kind is None:
            continue
        if agreed:
            yield from _transfers(evidence, before, noun, kind, "agreed")
        elif carries and any(r.head == noun.head for r in roles(claim, "theme")):
            status = _status_carried(evidence, before, claim, kind)
            yield from _transfers(evidence, before, _carried(noun, kind, claim), kind, status)
        elif is_told_as_done(noun, claim) and _is_complete(noun):
            yield from _transfers(
                evidence, before, noun, kind, "sought" if kind.status == "sought" else "made"
            )
    if claim.predicate in predicates().light:
        yield from _of_light_verb(evidence, before, claim)


def _is_complete(noun: Claim) -> bool:
    """ "The delivery of food to the crew", "the theft of three paintings"; not "Lund's supply of gas"."""
    if noun.predicate in _words("mutual"):
        return any(r.lemma in goods() for r in roles(noun, "theme"))
    if noun.predicate in _words("supplies"):
        return bool(roles(noun, "recipient", "destination"))
    return noun.role("theme") is not None


def _carried(noun: Claim, kind: Passing, claim: Claim) -> Claim:
    """ "Lund cut off purchases of gas": the one who does so is the one who bought."""
    side = kind.receiver if kind.receiver == "agent" else kind.giver
    mine = roles(claim, "agent") if side == "agent" and noun.role("agent") is None else []
    return evolve(noun, roles=(*mine, *noun.roles))


def _of_light_verb(evidence: Evidence, before: Antecedents, claim: Claim) -> Iterator[Key]:
    """ "Will make a payment of 20 euros to each family": what passes follows the noun's "of"."""
    for role in roles(claim, "theme"):
        kind = passing_of_noun(role.lemma)
        told, of, what = (evidence.words(role, claim) or "").partition(" of ")
        if kind is None or not of or kind.giver != "agent":
            continue
        start, last = role.start + len(told) + len(of), what.split()[-1]
        inner = evolve(role, start=start, head=role.end - len(last), lemma=head_noun(what))
        rest = tuple(r for r in claim.roles if r != role)
        yield from _transfers(
            evidence,
            before,
            evolve(claim, roles=(*rest, inner)),
            kind,
            status_of(evidence, before, claim, kind),
        )


def _status_carried(evidence: Evidence, before: Antecedents, claim: Claim, kind: Passing) -> TransferStatus:
    """ "Lund cut off purchases of gas": what is ended is had no longer, what is resumed is."""
    status = status_of(evidence, before, claim, kind)
    return "denied" if status == "made" and claim.predicate in _words("ending") else status


def _transfers(
    evidence: Evidence, before: Antecedents, claim: Claim, kind: Passing, status: TransferStatus
) -> Iterator[Key]:
    """The transfers between the parties of a claim, by the roles its verb gives them."""
    wares = wares_of(evidence, claim, kind, status)
    sides = Sides(evidence, before, claim, kind, wares)
    givers, receivers = sides.givers(), sides.receivers()
    if (
        not wares
        or not sides.are_meant()
        or (is_loose(evidence, claim, status) and not (givers and receivers))
    ):
        return
    if sides.to_a_place() and (are_deployed(wares) or not givers):
        return  # "four ships were sent to the area", "the letter was sent to Lund": they only go there
    if not givers and kind.name == "taking":
        owner = owner_of(evidence, claim, wares)
        able = owner is not None and names_an_actor(owner.split()[-1].lower()) and owner not in receivers
        givers = (owner,) if owner is not None and able else ()
    owned = bool(givers) and kind.name == "taking"
    itself = bool(givers) and givers == receivers
    if itself or not do_pass(evidence, claim, kind, wares, owned):
        return
    what = words_for(evidence, claim, wares)
    if givers or receivers or _is_worth_telling(evidence, claim, kind, wares, sides, status):
        for giver in givers or (None,):
            for receiver in receivers or (None,):
                if giver is None or giver != receiver:
                    yield giver, receiver, what, status
    if claim.predicate in _words("mutual") and len(givers) > 1:
        giver, other = givers[:2]
        yield from ((giver, other, what, status), (other, giver, what, status))


def _is_worth_telling(
    evidence: Evidence,
    claim: Claim,
    kind: Passing,
    wares: list[Role],
    sides: Sides,
    status: TransferStatus,
) -> bool:
    """ "No ransom was paid", "the conscript was handed back": where nobody is named."""
    taken = kind.name == "taking" and claim.role("agent") is None
    dear = any(is_dear(evidence, claim, t) or is_person(t) for t in wares)
    return taken or (dear and not sides.giving and status != "sought")


class _Once:
    """Finds what is told of one transfer."""

    def __init__(self, occasions: Occasions) -> None:
        self._occasions = occasions

    def keys(self, entry: Transfer) -> Iterator[Hashable]:
        """A side, in a story."""
        for story in sorted(self._occasions.stories(entry)):
            for side in (entry.giver, entry.receiver):
                if side is not None:
                    yield story, self._occasions.names.key(side)

    def details(self, entry: Transfer) -> tuple[str | None, ...]:
        return entry.giver, entry.receiver, entry.goods

    def joined(self, one: Transfer, other: Transfer, together: bool) -> Transfer | None:
        """Two as one: the same goods, as far along, and no side of one stands against that of the other."""
        if one.status != other.status or not self._occasions.are_near(one, other):
            return None
        pairs = ((one.giver, other.giver), (one.receiver, other.receiver))
        if not all(self._agree(*pair, together) for pair in pairs):
            return None
        if not together and all(None in pair for pair in pairs):
            return None
        what = self._goods(one.goods or "", other.goods or "", together)
        if what is None:
            return None
        giver, receiver = (self._fuller(*pair) for pair in pairs)
        return Transfer(giver, receiver, what, one.status, findings_of(one, other))

    def _agree(self, one: str | None, other: str | None, together: bool) -> bool:
        if one is None or other is None:
            return True
        names = self._occasions.names
        return names.are_alike(one, other) if together else names.are_same(one, other)

    def _fuller(self, one: str | None, other: str | None) -> str | None:
        return one or other if one is None or other is None else self._occasions.names.fuller(one, other)

    def _goods(self, one: str, other: str, together: bool) -> str | None:
        """Both goods, if some are the same; in one finding a sum may be told in other money."""
        found = one.split(", ")
        for ware in other.split(", "):
            same = [n for n, known in enumerate(found) if _tells_of(known, ware) or _tells_of(ware, known)]
            if same:
                found[same[0]] = max(found[same[0]], ware, key=len)
            else:
                found.append(ware)
        if len(found) < len(one.split(", ")) + len(other.split(", ")):
            return ", ".join(found)
        both_money = names_money(one) and names_money(other)
        return one if together and both_money and ", " not in one + other else None


def _tells_of(ware: str, more: str) -> bool:
    """ "Body bags" are "400 body bags"."""
    less = ARTICLE.sub("", ware.casefold())
    return f" {more.casefold()}".endswith(f" {less}")
