"""What only sounds like a movement: "reached out", "people who go to sea", "accused of entering"."""

from functools import partial

from crossbearing.dossier.evidence import Evidence, roles
from crossbearing.dossier.grammar import WORD, small_words
from crossbearing.lexicons.resource import resource, word_set
from crossbearing.model.claim import Claim, Role

_words = partial(word_set, "movements")


def only_sounds_so(evidence: Evidence, claim: Claim, movers: tuple[Role, ...]) -> bool:
    """Whether the claim's words for a going are an idiom, or tell of nobody's going at some time."""
    return (
        _is_idiom(evidence, claim)
        or _is_only_named(evidence, claim)
        or _is_general(evidence, claim, movers)
        or _joins(evidence, claim)
    )


def _is_idiom(evidence: Evidence, claim: Claim) -> bool:
    """ "Reached out", "came up with a plan", "leaves behind a wife"."""
    idioms: dict[str, list[str]] = resource("movements")["idioms"]
    behind = WORD.findall(evidence.accounts[claim.document].text[claim.head :].split("\n")[0].lower())[1:4]
    return any(behind[: len(i.split())] == i.split() for i in idioms.get(claim.predicate, []))


def _is_only_named(evidence: Evidence, claim: Claim) -> bool:
    """ "Accused of entering", "a ban on crossing": that somebody did so is not said."""
    words = WORD.findall(evidence.accounts[claim.document].text[: claim.head][-60:].lower())
    return _is_gerund(evidence, claim) and words[-1:] != [] and words[-1] in _words("naming")


def _is_general(evidence: Evidence, claim: Claim, movers: tuple[Role, ...]) -> bool:
    """ "Sending a child to college", "people who go to sea"; nobody did so on any day."""
    if claim.times or not all(_is_any(evidence, r, claim) for r in movers):
        return False
    text = evidence.accounts[claim.document].text
    form = text[claim.head :].split(maxsplit=1)[0].lower().rstrip(".,;:")
    before = WORD.findall(text[: claim.head][-40:].lower())[-1:]
    present = form in {claim.predicate, f"{claim.predicate}s", f"{claim.predicate}es"}
    relative = bool(small_words("relative").intersection(before))
    return _is_gerund(evidence, claim) or (present and claim.frame == "actual" and relative)


def _is_any(evidence: Evidence, role: Role, claim: Claim) -> bool:
    first = (evidence.words(role, claim) or "").lower().split()[:1]
    return not role.entities and (evidence.are_anybody(role, claim) or first[0] in small_words("indefinite"))


def _is_gerund(evidence: Evidence, claim: Claim) -> bool:
    """ "Sending"; not "was sending"."""
    text = evidence.accounts[claim.document].text
    form = WORD.match(text, claim.head)
    before = WORD.findall(text[max(0, claim.head - 30) : claim.head].rsplit(",", 1)[-1].lower())[-2:]
    is_ing = form is not None and form[0].lower().endswith("ing")
    return is_ing and small_words("being").isdisjoint(before)


def _joins(evidence: Evidence, claim: Claim) -> bool:
    """ "Arrived in parliament": who did so was elected."""
    text = evidence.accounts[claim.document].text
    bodies = [
        r
        for r in roles(claim, "place", "destination")
        if evidence.entity_type(r.entity) == "organisation" and text[: r.start].split()[-1:] == ["in"]
    ]
    return claim.sense == "arrive" and bool(bodies)
