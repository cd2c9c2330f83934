"""How far a transfer has come: sought, offered, agreed, made or denied."""

import re
from functools import partial

from crossbearing.dossier.antecedents import Antecedents
from crossbearing.dossier.evidence import Evidence
from crossbearing.lexicons.passing import Passing
from crossbearing.lexicons.resource import one_of, word_set
from crossbearing.lexicons.words import cues, predicates
from crossbearing.model.claim import Claim
from crossbearing.model.dossier import TransferStatus

_words = partial(word_set, "transfers")

AGREED = re.compile(r"\bagreed\b")
ADVISED = re.compile(rf"\b{one_of('transfers', 'advising')}\b", re.IGNORECASE)
CAN = re.compile(rf"\b{one_of('transfers', 'able')} ", re.IGNORECASE)
ABLE = 12  # characters before an infinitive in which "able" stands
INDUCED = 5  # words before a verb in which it is told that somebody is made to do it
NOT_FINITE = re.compile(rf"{one_of('transfers', 'not_finite')} |\w+ing\b", re.IGNORECASE)
NOT_DOING = re.compile(r"\bnot \w+ing\b", re.IGNORECASE)
UNDER_WAY = re.compile(rf"\b{one_of('transfers', 'under_way')}(?: {one_of('transfers', 'meanwhile')})? $")


def status_of(evidence: Evidence, before: Antecedents, claim: Claim, kind: Passing) -> TransferStatus:
    """How far a verb says that things passing by it have come."""
    if claim.polarity == "denied":
        return "denied"
    if kind.status != "made":
        return kind.status
    if claim.frame == "expected":
        if _is_done_by_breach(before, claim):
            return "made"
        if _is_agreed(claim):
            return "agreed"
        if _is_induced(evidence, claim):
            return "sought"
    feared = claim.cue is not None and claim.cue.lemma in _words("foreseeing")
    told = claim.frame in {"actual", "background"} and claim.certainty in {"certain", "probable"}
    if told and not feared and not _is_only_begun(evidence, before, claim):
        return "made"
    # what is only expected or feared is an intention of the side that acts
    return "sought" if kind.intends else "offered"


def _is_agreed(claim: Claim) -> bool:
    """ "Agreed to lend ships", "signed a contract to buy them"."""
    signs = claim.cue is not None and claim.cue.lemma in _words("signing")
    return signs or AGREED.search(claim.text[: max(claim.head - claim.start, 0)]) is not None


def _is_done_by_breach(before: Antecedents, claim: Claim) -> bool:
    """ "Defied the embargo | to send grain": who breaks a rule for it has done it."""
    return claim.text.startswith("to ") and any(
        told.sense == "breach"
        and told.frame == "actual"
        and told.polarity == "affirmed"
        and 0 < claim.start - told.end <= 1
        for told in before.beside(claim)
    )


def _is_induced(evidence: Evidence, claim: Claim) -> bool:
    """ "Will convince Lund | to send grain", "by making | Lund agree to give it": another wants it."""
    text = evidence.accounts[claim.document].text[: claim.head]
    line = text.rpartition("\n")[2].lower()
    last = line.split(". ")[-1].split()
    own = len(text[claim.start :].split())
    return bool(_words("inducing").intersection(last[-own - INDUCED :]))


def _is_only_begun(evidence: Evidence, before: Antecedents, claim: Claim) -> bool:
    """ "Is sending grain, and a first load is expected on Friday", "which arrives on Monday"."""
    text = evidence.accounts[claim.document].text
    going = text[claim.head :].split(maxsplit=1)[0].rstrip(".,;").endswith("ing")
    if not going or UNDER_WAY.search(text[max(claim.head - ABLE, 0) : claim.head]) is None:
        return False
    return any(_is_arrival_ahead(evidence, c) for c in before.beside(claim) if c.start >= claim.end)


def _is_arrival_ahead(evidence: Evidence, claim: Claim) -> bool:
    if not claim.times:
        return False
    awaited = claim.predicate in word_set("movements", "awaiting")
    text = evidence.accounts[claim.document].text[claim.head :]
    present = evidence.is_scheduled(claim) or re.match(rf"{claim.predicate}\b", text) is not None
    return awaited or (claim.sense == "arrive" and (claim.frame == "expected" or present))


def is_only_thought_of(claim: Claim) -> bool:
    """ "Should pay", "by not having to pay", "able to deliver it": told neither as done nor as planned."""
    if ADVISED.search(claim.text[: max(claim.head - claim.start, 0)]):
        return True
    finite = not (NOT_FINITE.match(claim.text) or NOT_DOING.search(claim.text))
    return claim.polarity == "denied" and not finite


def is_loose(evidence: Evidence, claim: Claim, status: TransferStatus) -> bool:
    """Of an end or an ability: "to deliver a cure", "could get an answer"."""
    planned = claim.cue is not None and claim.cue.lemma in _words("planning")
    document = evidence.accounts[claim.document].text
    may = CAN.search(document[max(claim.start - ABLE, 0) : claim.head]) is not None
    aim = claim.text.startswith("to ") and not planned
    return status == "offered" and (may or (aim and claim.frame != "actual"))


def is_told_as_done(*claims: Claim) -> bool:
    """Whether nobody fears, plans or denies it; somebody may report or investigate it."""
    if any(_words("unreal").intersection(c.text.lower().split()) for c in claims):
        return False
    return all(
        c.certainty == "certain" and c.polarity == "affirmed" and c.frame == "actual" and _is_reported(c)
        for c in claims
    )


def _is_reported(claim: Claim) -> bool:
    if claim.cue is None or claim.cue.lemma in cues().acknowledging:
        return True
    act = predicates().verbs.get(claim.cue.lemma)
    return act is not None and act.name in {"say", "accuse"}
