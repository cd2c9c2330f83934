"""What passes from one to another by a claim's verb or noun, and what less is only said so."""

import re
from functools import cache, partial

from crossbearing.dossier.evidence import Evidence, is_pronoun, roles
from crossbearing.dossier.grammar import MOSTLY, PARTLY
from crossbearing.lexicons.knowledge import goods
from crossbearing.lexicons.passing import Passing, names_money, passing
from crossbearing.lexicons.resource import one_of, resource, word_set
from crossbearing.lexicons.wordnet import word
from crossbearing.lexicons.words import predicates
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import TransferStatus

_words = partial(word_set, "transfers")

# WordNet's fields of what can pass from one to another.
CARRIED = {"artifact", "substance", "food", "possession", "animal", "plant", "object", "quantity", "group"}
OFF_WITH = re.compile(rf"\b{one_of('transfers', 'fleeing_off')} with\b")
OFF = re.compile(rf"\w+ {one_of('transfers', 'away')}\b")
BARE_NUMBER = re.compile(rf"[\d.,]+(?: {one_of('transfers', 'scales')})?$")
GOT_BACK = re.compile(r"\bback\b")
OWNER = rf"({one_of('transfers', 'whose')} [\w ]+)"
OWNED = re.compile(rf"{OWNER}['’]s? |.* of {OWNER}$")
DENYING = re.compile(f"^{one_of('transfers', 'denying')} ", re.IGNORECASE)
THAT = re.compile(r"^that ")
JOINED = re.compile(r",|,? ?(?:and|or)")


def taking(claim: Claim, own: Passing | None) -> Passing | None:
    """ "Carried off eleven icons": that is taking; any other verb is as it is by its ``own``."""
    off = claim.predicate in _words("off_with") and OFF.match(claim.text[max(claim.head - claim.start, 0) :])
    return passing("steal") if off else own


def wares_of(evidence: Evidence, claim: Claim, kind: Passing, status: TransferStatus) -> list[Role]:
    """What passes: the object, or what "with" or "for" brings: "fed Lund with gas", "asked for money"."""
    named = roles(claim, "theme")
    brings = kind.furnishes and not any(_passes(evidence, claim, r, status) for r in named)
    if kind.asks:
        named = roles(claim, "recipient")
    elif brings or kind.name == "fleeing":
        named = roles(claim, "companion")
    elif kind.name == "changing":
        named = roles(claim, "agent")
    if claim.nominal:
        named = [r for r in named if r.start > claim.head or _is_before(evidence, claim, r)]
    if kind.name in {"acquiring", "seeking", "promising"}:
        named = [r for r in named if word(r.lemma, "n").field != "person" or r.lemma in _words("experts")]
    found = [r for r in named if _passes(evidence, claim, r, status)]
    for role in named:
        if role not in found and any(_is_listed_with(evidence, claim, r, role) for r in found):
            found.append(role)
    return sorted(found, key=lambda r: named.index(r))


def words_for(evidence: Evidence, claim: Claim, wares: list[Role]) -> str:
    """What passes in the account's words: of "no ransom" it is "ransom"."""
    return ", ".join(DENYING.sub("", _named(evidence, claim, role)) for role in wares)


def _named(evidence: Evidence, claim: Claim, role: Role) -> str:
    words = evidence.words_without_time(role, claim)
    said = claim.cue is not None and claim.cue.end <= claim.start == role.start
    return THAT.sub("", words) if said else words  # "claims | that money was paid"


def _is_listed_with(evidence: Evidence, claim: Claim, role: Role, other: Role) -> bool:
    """ "Water, food and lighting": what stands in one list passes together."""
    first, last = sorted((role, other), key=lambda r: r.start)
    between = evidence.accounts[claim.document].text[first.end : last.start].strip()
    words = (evidence.words(other, claim) or "").lower()
    return JOINED.fullmatch(between) is not None and not (
        is_pronoun(words) or other.entities or other.lemma in _words("intangible") or BARE_NUMBER.match(words)
    )


def owner_of(evidence: Evidence, claim: Claim, wares: list[Role]) -> str | None:
    """ "Stole the widow's ring", "the gun of a guard": the words for whose it was."""
    for role in wares:
        found = OWNED.match(evidence.words(role, claim) or "")
        if found is not None:
            return found[1] or found[2]
    return None


def _is_before(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "The grain sale", "Lund's arms shipment"; not "small-dollar donations", "the tax return"."""
    between = evidence.accounts[claim.document].text[role.end : claim.head]
    compound = "-" in between or "-" in (evidence.words(role, claim) or "")
    return role.lemma in goods() and not compound and claim.predicate != "return"


def do_pass(evidence: Evidence, claim: Claim, kind: Passing, wares: list[Role], owned: bool) -> bool:
    """Whether the verb makes things pass: "took the ferry", "seized the building" make none.

    ``owned`` says that it is told whose they were.
    """
    if kind.name == "changing":
        return any(r.lemma == "hand" for r in roles(claim, "theme"))
    if kind.name == "fleeing":
        # "made off with the coins", not "made do with a tent"
        return claim.predicate not in _words("fleeing_with") or bool(OFF_WITH.search(claim.text))
    if claim.predicate in _words("from_whom"):
        dear = claim.predicate in _words("dear_taken") and any(is_dear(evidence, claim, t) for t in wares)
        many = claim.predicate == "seize" and any(_is_counted(evidence, claim, t) for t in wares)
        back = GOT_BACK.search(claim.text) is not None
        return claim.role("origin") is not None or dear or many or back or owned
    if claim.predicate in _words("on_sale") and kind.status != "denied":
        ends = roles(claim, "recipient", "destination")
        named = goods().keys() | _words("experts")
        known = any(_lemma(evidence, claim, t) in named or is_dear(evidence, claim, t) for t in wares)
        return bool(ends) or known or names_money(claim.text)
    if claim.predicate in _words("to_whom") and kind.name != "taking":
        ends = roles(claim, "recipient", "destination")
        return bool(ends) or any(r in wares for r in roles(claim, "companion"))
    return True


def are_deployed(wares: list[Role]) -> bool:
    """ "Four more ships": what goes somewhere on its own keel or feet."""
    return all(goods().get(r.lemma) in _words("moving") or r.lemma in _words("experts") for r in wares)


def _is_counted(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "26 objects", "two boats": booty; "the building" is only occupied."""
    first = (evidence.words(role, claim) or " ").lower().split()[0]
    return first[0].isdigit() or first in _counting()


@cache
def _counting() -> frozenset[str]:
    spelt: dict[str, int] = resource("numbers")["spelt"]
    return frozenset(number for number, value in spelt.items() if value > 1) | _words("counted")


def _lemma(evidence: Evidence, claim: Claim, role: Role) -> str:
    """The noun that tells what it is: "20 of their planes" are planes, "a cache of arms" arms."""
    _, of, what = (evidence.words(role, claim) or "").partition(" of ")
    partly = BARE_NUMBER.match(role.lemma) or role.lemma in _words("portions")
    return head_noun(what) if of and partly and what else role.lemma


def head_noun(words: str) -> str:
    last = words.partition(" of ")[0].split()[-1].lower()
    return last if word(last, "n").field != "unknown" else last.removesuffix("s")


def is_dear(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """Arms, money, people, medicine."""
    kind = goods().get(_lemma(evidence, claim, role))
    return kind in _words("dear") or names_money(evidence.words(role, claim) or "")


def is_person(role: Role) -> bool:
    return word(role.lemma, "n").field in {"person", "group"}


def _passes(evidence: Evidence, claim: Claim, role: Role, status: TransferStatus) -> bool:
    """Whether it is a thing that can pass: less is "gives hope", "gets a chance", "wants an answer".

    A person passes only where he is handed over, or sought by "the release of".
    """
    words = evidence.words(role, claim) or ""
    if claim.polarity == "denied" and words.lower() in _words("anything"):
        return True
    if names_money(words):
        return True
    if status == "sought" and role.lemma in _words("freeing") and " of " in words:
        return True
    kind, lemma = evidence.entity_type(role.entity), _lemma(evidence, claim, role)
    if claim.predicate in _words("refusing") and lemma in _words("refused"):
        return True
    if BARE_NUMBER.match(words) or lemma in _words("intangible"):
        return False
    if is_pronoun(words):
        return False  # who "him" is has been mistaken too often
    off = taking(claim, None) is not None
    if claim.predicate in _words("to_whom") and (_counts(role, words) or _are_people(role, off)):
        return False  # "two were flown to Lund", "a ferry carrying people": that is a journey
    if claim.predicate in _words("dealing") and kind in {"place", "organisation"}:
        return True  # "Lund bought the Oslo Times"
    partly = word(lemma, "n").fields.get("person", 0.0) >= PARTLY
    if partly and claim.predicate == "receive" and not roles(claim, "origin"):
        return False  # guests
    if _are_people(role) and claim.predicate == "send" and not roles(claim, "recipient", "destination"):
        return False  # "sent people away"
    if kind is not None or word(lemma, "n").field == "person":
        handed = claim.predicate in _words("handing") and kind in {None, "person"}
        sent = lemma in goods() or lemma in _words("experts")
        return handed or (kind is None and sent)
    if evidence.who(role, claim) is None or _names_an_act(evidence, claim, role):
        return False
    if lemma in goods() or lemma in _words("remains") or lemma in _words("things"):
        return True
    fields = word(lemma, "n").fields
    mostly = word(lemma, "n").field in CARRIED or sum(fields.get(f, 0.0) for f in CARRIED) >= MOSTLY
    carried = mostly and lemma not in _words("bodies")
    return status != "sought" and carried and (lemma != role.lemma or _reads(evidence, claim, role))


def _are_people(role: Role, off: bool = False) -> bool:
    return role.lemma in _words("people") and not off


def _counts(role: Role, words: str) -> bool:
    """ "Two", "a dozen", "dozens": of what is not said."""
    counted = word(role.lemma, "n").field == "quantity" and role.lemma not in goods()
    return counted and words.lower().removeprefix("a ").isalpha()


def _reads(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """Whether the noun reads as its lemma does: "the better of it" is no well."""
    return evidence.accounts[claim.document].text[role.head :].lower().startswith(role.lemma[:2])


def _names_an_act(evidence: Evidence, claim: Claim, role: Role) -> bool:
    """ "Its supply of gas", "the first visit": an act; "supplies" are things."""
    noun = predicates().nouns.get(role.lemma)
    singular = evidence.accounts[claim.document].text[role.head : role.end].lower().startswith(role.lemma)
    return noun is not None and singular and (role.lemma not in goods() or noun.giver is not None)
