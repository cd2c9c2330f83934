"""Of what a count is: with or without the one who did it, by whose hand, and where.

Two figures for one noun are two answers to one question only where they count the same: "five died, the
gunman among them" and "the gunman killed four" do not, nor do the shots of the attacker and of the police.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Literal

from attrs import evolve

from crossbearing.findings.compare.precision import measured
from crossbearing.findings.view import ClaimView, Figure, stem
from crossbearing.lexicons.knowledge import words_for
from crossbearing.lexicons.resource import one_of, resource, word_set
from crossbearing.model.mention import Place, Quantity
from crossbearing.model.words import written

Scope = Literal["with", "without", "open"]
SCOPES: tuple[Scope, ...] = ("with", "without")
BREAK = re.compile(r"[.!?]\s|\n")
TEXTS = 4096  # whose words were looked through once
HARM = {"attack", "kill", "injure"}


def with_or_without(one: Figure, other: Figure, a: ClaimView, b: ClaimView) -> str | None:
    """Why two tolls that differ are one: the higher counts those who did it, the lower does not.

    A toll that leaves open whether they are in it may be either, if the account of the lower toll tells that
    they died, or either account does where the lower is of those they killed.
    """
    if a.sense != b.sense or a.sense != "kill" or one.quantity.unit or other.quantity.unit:
        return None
    tolls = [(one.quantity, _scope(one, a), a), (other.quantity, _scope(other, b), b)]
    (less, without, lower), (more, within, higher) = sorted(tolls, key=lambda t: _number(t[0]))
    if without == "with" or within == "without":
        return None
    texts = (lower.account.text, *((higher.account.text,) if without == "without" else ()))
    if within == "open" and not any(_tells(t, "died") for t in texts):
        return None
    for culprits in _how_many(lower, higher):
        raised, told = measured(_raised(less, culprits)), measured(more)
        if raised is not None and told is not None and raised.may_be(told):
            counts = " and ".join(written(_number(q)) for q in (more, less))
            return f"{counts} are one toll if the one counts those who did it and the other does not"
    return None


def of_another_part(a: ClaimView, b: ClaimView, counted: str) -> bool:
    """Whether two claims that count the same noun count what others did, or what was done elsewhere."""
    return _by_others(a, b) or _elsewhere(a, b, counted)


# --- with or without ----------------------------------------------------------------------------------


def _number(quantity: Quantity) -> float:
    return quantity.number or quantity.low or quantity.high or 0.0


def _raised(quantity: Quantity, by: int) -> Quantity:
    told = (quantity.number, quantity.low, quantity.high)
    number, low, high = (n + by if n is not None else None for n in told)
    return evolve(quantity, number=number, low=low, high=high)


def _scope(figure: Figure, view: ClaimView) -> Scope:
    """Whether a toll counts those who did it; by the words around it, or since they are who killed."""
    sentence = _sentence(view)
    for scope in SCOPES:
        if _tells(sentence, scope):
            return scope
    by = [r for r in view.claim.roles if r.role == "agent"]
    by_culprit = any(
        r.lemma in word_set("scopes", "culprits") or any(view.kinds.get(e) == "person" for e in r.entities)
        for r in by
    )
    if figure.quantity.of in word_set("scopes", "victims") or (by_culprit and figure.role == "theme"):
        return "without"
    return "open"


def _sentence(view: ClaimView) -> str:
    """The sentence around a claim: "…, including the gunman" may stand outside its own words."""
    text, claim = view.account.text, view.claim
    start = max((m.end() for m in BREAK.finditer(text, 0, claim.head)), default=0)
    end = BREAK.search(text, claim.head)
    return text[start : end.start() if end is not None else len(text)]


@cache
def _patterns(key: str) -> re.Pattern[str]:
    numbers, nouns = "|".join(resource("scopes")["numbers"]), _nouns()
    who = rf"(?:(?:the|his|her|their|{numbers}) )*(?:of the )?(?:[a-z]+ed )?{nouns}s?\b"
    figures = rf"(?:\d+|{one_of('scopes', 'number')})"
    slots = {"{who}": who, "{self}": one_of("scopes", "self"), "{number}": figures}
    found = "|".join(resource("scopes")[key])
    for slot, pattern in slots.items():
        found = found.replace(slot, pattern)
    return re.compile(rf"\b(?:{found})", re.IGNORECASE)


@lru_cache(TEXTS)
def _tells(text: str, key: str) -> bool:
    return _patterns(key).search(" ".join(text.split())) is not None


@cache
def _culprits() -> re.Pattern[str]:
    number = "|".join(resource("scopes")["numbers"])
    told = rf"\b(?:(?P<number>{number}) )?(?:of the |the )?(?:[a-z]+ed )?(?P<noun>{_nouns()}s?)\b"
    return re.compile(told, re.IGNORECASE)


def _nouns() -> str:
    """What he who did it is called, and they."""
    return one_of("scopes", "culprits").replace("man", "m[ae]n")


def _how_many(*views: ClaimView) -> Iterator[int]:
    """How many those who did it may be, by what the sentences of two claims, or else their accounts, say."""
    told = [m for v in views for m in _culprits().finditer(_sentence(v))]
    told = told or [m for v in views for m in _culprits().finditer(v.account.text)]
    numbers = resource("scopes")["numbers"]
    exact = {int(numbers[m["number"].lower()]) for m in told if m["number"]}
    many = any(m["noun"].lower().endswith(("s", "men")) for m in told)
    yield from sorted(exact) or (range(*resource("scopes")["several"]) if many else (1,))


# --- by whom and where --------------------------------------------------------------------------------


def _by_others(a: ClaimView, b: ClaimView) -> bool:
    """Whether the act is that of others: of other actors of one kind, the losses of another country, or here
    the law's act and there not."""
    sides = [v.sides.get("agent", frozenset()) for v in (a, b)]
    if all(sides) and sides[0].isdisjoint(sides[1]) and all(map(_tells_losses, (a, b))):
        return True
    mine, yours = a.fillers("agent"), b.fillers("agent")
    if mine and yours and not mine & yours and {k for _, k in mine} & {k for _, k in yours}:
        return True
    if a.sense != b.sense or a.sense not in HARM or _is_law(a) == _is_law(b):
        return False
    # of shots those of the law are a part, whoever else fired; a death may be told without who is to blame
    return a.sense == "attack" or all(any(r.role == "agent" for r in v.roles) for v in (a, b))


def _tells_losses(view: ClaimView) -> bool:
    """ "Norway lost three ships", "put its losses at three"."""
    nouns = {r.lemma for r in view.roles}
    return view.claim.predicate in words_for("suffering") or bool(nouns & word_set("scopes", "losses"))


def _is_law(view: ClaimView) -> bool:
    return any(r.role == "agent" and r.lemma in word_set("scopes", "law") for r in view.roles)


def _elsewhere(a: ClaimView, b: ClaimView, counted: str) -> bool:
    """Whether both say where, and not in one place.

    Two names of cities are two places; a bar and a club may be one, but not where either account, in the
    sentences beside its own, counts the same noun at the other's place too.
    """
    mine, yours = _wheres(a), _wheres(b)
    if not mine or not yours or mine & yours or _cities(a) & _cities(b):
        return False
    if _cities(a) and _cities(b):
        return True
    return _counts_there(a, yours, counted) or _counts_there(b, mine, counted)


def _wheres(view: ClaimView) -> set[str]:
    """The places of a claim by their nouns, stemmed; "at the scene" says nothing."""
    nouns = {r.lemma for r in view.roles if r.role == "place"} - word_set("scopes", "anywhere")
    return {stem(n) for n in nouns}


def _cities(view: ClaimView) -> set[int]:
    return {p.geonames for _, p in view.places if p.geonames is not None and _is_one_spot(p)}


def _is_one_spot(place: Place) -> bool:
    return place.precision in {"city", "point"}


def _counts_there(view: ClaimView, places: set[str], counted: str) -> bool:
    near = view.context
    return any(f"w:{p}" in near for p in places) and any(
        f[0] == "q" and f.endswith(f":{stem(counted)}") for f in near
    )
