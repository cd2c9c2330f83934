"""How things stand: a state that lasts until something ends it, told before and after that.

"Still at large" of the one day and "arrested" of the next are no conflict, nor are they nothing: the answer
has moved. Only what is told of one named person, of the one attacker of a story or of one search is put
together, and only where the account of the end is of a later day. An account that tells how it ended tells of
no state that lasts.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import product
from typing import Any

from attrs import evolve, frozen

from crossbearing.findings.compare.comparison import Comparison
from crossbearing.findings.compare.times import day_of
from crossbearing.findings.view import ClaimView, stem
from crossbearing.lexicons.resource import one_of, resource, word_set
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Role

CULPRIT = "who did it"
TEXTS = 4096  # whose words were looked through once
MOST = 30  # claims of one state, and of its end, that are put beside each other
DAY = len("2031-05-05")
ROLES = {"said": {"agent", "theme"}, "done": {"theme", "recipient"}, "does": {"agent"}}


@frozen
class _Told:
    """A claim, by index, of how things stand with an entity or CULPRIT in a matter, or with a search."""

    index: int
    matter: str
    state: str
    over: bool
    whose: str


def moves(views: Sequence[ClaimView], names: Mapping[str, str]) -> dict[tuple[int, int], Comparison]:
    """The pairs of claims, by index, the lower first, of a state and of what ended it on a later day."""
    found: dict[tuple[int, int], Comparison] = {}
    for told in _by_holder(views, names):
        ended = {views[t.index].account.id for t in told if t.over}
        lasts = [t for t in told if not t.over and views[t.index].account.id not in ended]
        ends = [t for t in told if t.over]
        asked = _question(told, views, names)
        for before, after in product(lasts[:MOST], ends[:MOST]):
            if _follows(views[before.index], views[after.index]):
                pair = (min(before.index, after.index), max(before.index, after.index))
                found.setdefault(pair, _moved(before, after, views, asked))
    return found


def _moved(before: _Told, after: _Told, views: Sequence[ClaimView], asked: str) -> Comparison:
    days = [views[t.index].account.day for t in (before, after)]
    reason = f"“{before.state}” was told on {days[0]} and “{after.state}” on {days[1]}: a state that moved"
    one, other = sorted((before, after), key=lambda t: t.index)
    return Comparison("state", "update", asked, one.state, other.state, reason)


def _question(told: Iterable[_Told], views: Sequence[ClaimView], names: Mapping[str, str]) -> str:
    first = next(iter(told))
    if first.matter == "search":
        return str(resource("states")["search"]["question"])
    nouns = [_culprit(views[first.index], r) for r in views[first.index].claim.roles]
    who = names.get(first.whose) or next((f"the {n}" for n in nouns if n), "the attacker")
    return str(resource("states")["question"]).format(who=who)


def _follows(before: ClaimView, after: ClaimView) -> bool:
    """Whether the end was told on a later day than the state, and did not come before that."""
    days = before.account.day or "", after.account.day or ""
    if not len(days[0]) == len(days[1]) == DAY or days[0] >= days[1]:
        return False
    when = day_of(after.time) if after.time is not None else None
    return when is None or when.end is None or when.end.date().isoformat() >= days[0]


# --- whose state --------------------------------------------------------------------------------------


def _by_holder(views: Sequence[ClaimView], names: Mapping[str, str]) -> Iterator[list[_Told]]:
    """What is told of each one in each matter, by the day of the account."""
    told = [t for i, v in enumerate(views) for t in (*_states(i, v, names), *_searches(i, v))]
    told = _one_search(_one_culprit(told, views, names))
    groups: dict[tuple[str, str], list[_Told]] = defaultdict(list)
    for one in sorted(told, key=lambda t: (views[t.index].account.day or "", t.index)):
        groups[one.matter, one.whose].append(one)
    yield from (groups[key] for key in sorted(groups))


def _one_culprit(told: Sequence[_Told], views: Sequence[ClaimView], names: Mapping[str, str]) -> list[_Told]:
    """``told`` with the gunman as the one person who is called so; without him where there are several."""
    if all(t.whose != CULPRIT for t in told):
        return list(told)
    accounts = {v.account.id: v.account for v in views}
    persons = sorted({e for v in views for e, kind in v.kinds.items() if kind == "person" and e in names})
    called = [e for e in persons if any(_is_called_culprit(names[e], a) for a in accounts.values())]
    if len(called) > 1 or any(_tells_of_several(a.text) for a in accounts.values()):
        return [t for t in told if t.whose != CULPRIT]
    return [evolve(t, whose=called[0]) if called and t.whose == CULPRIT else t for t in told]


def _one_search(told: Sequence[_Told]) -> list[_Told]:
    """A search of which is not said for what is the one that the others tell of, or none of several."""
    named = {t.whose for t in told if t.matter == "search" and t.whose}
    if not named:
        return list(told)
    named_so = min(named) if len(named) == 1 else None
    return [
        evolve(t, whose=t.whose or str(named_so))
        for t in told
        if t.matter != "search" or t.whose or named_so is not None
    ]


def _is_called_culprit(name: str, account: Account) -> bool:
    """ "The gunman, identified as Karl Brandt", "Brandt, the suspected gunman,"."""
    if name.split()[-1] not in account.text:
        return False
    last = re.escape(name.split()[-1])
    noun, first = one_of("scopes", "culprits"), r"(?:\d+-year-old )?(?:[A-Z][\w.-]+ ){0,3}"
    named = r"(?: was| has been|, who was)? ?(?:identified|named)(?: by (?:\w+ ){1,3})? as "
    patterns = (
        rf"\b{noun}(?:{named}|,? whom (?:\w+ )?(?:identified|named) as ){first}{last}(?!\w)",
        rf"\b{noun}, {first}{last}(?=[,.;:)])",  # and no "the gunman, Sheriff Karl Brandt told reporters"
        rf"\b(?:identified|named) the {noun} as {first}{last}(?!\w)",
        rf"\b{last},(?: \d+,)? (?:the|a) (?:[a-z]+ )?{noun}\b",
    )
    return any(re.search(p, " ".join(account.text.split())) for p in patterns)


@lru_cache(TEXTS)
def _tells_of_several(text: str) -> bool:
    noun, many = one_of("scopes", "culprits"), one_of("states", "more_than_one")
    men = "|".join(n.replace("man", "men") for n in sorted(word_set("scopes", "culprits")) if "man" in n)
    told = rf"\b(?:{many} (?:[a-z]+ )?{noun}|{noun}s|{men}|accomplices?)\b"
    return re.search(told, text, re.IGNORECASE) is not None


def _culprit(view: ClaimView, role: Role, over: bool = False) -> str | None:
    """The noun of a role that is "the gunman", one and definite; before it is over, "a gunman" will do."""
    if role.entities or role.lemma not in word_set("scopes", "culprits"):
        return None
    words = " ".join(view.account.text[role.start : role.head + len(role.lemma)].lower().split())
    articles = "the" if over else "the|a|an"
    told = re.fullmatch(rf"(?:(?:{articles}) )?(?:[a-z]+ed )?{role.lemma}", words)
    return role.lemma if told else None


# --- what is told -------------------------------------------------------------------------------------


def _states(index: int, view: ClaimView, names: Mapping[str, str]) -> Iterator[_Told]:
    """The states a claim tells of, each with those who are in it."""
    claim = view.claim
    denied = claim.polarity == "denied"
    if not _is_told_as_fact(claim):
        return
    words_told = set(claim.text.lower().split())
    if words_told & word_set("states", "otherwise"):
        return
    for matter, phases in resource("states")["matters"].items():
        for over in (False, True):
            for state, words in phases["ends" if over else "lasts"].items():
                lasting = words.get("denied")
                if (denied and lasting is None) or (over and words_told & word_set("states", "unfinished")):
                    continue
                told = _Told(index, matter, lasting if denied else state, over and not denied, "")
                yield from (evolve(told, whose=w) for w in _holders(view, words, told.over, names))
                if state == "dead" and not denied:
                    yield from (evolve(told, whose=w) for w in _bodies(view, names))


def _is_told_as_fact(claim: Claim) -> bool:
    return not claim.nominal and claim.frame == "actual" and claim.certainty != "possible"


def _holders(
    view: ClaimView, words: Mapping[str, Any], over: bool, names: Mapping[str, str]
) -> Iterator[str]:
    """Those in a state: persons by their names, since whom a pronoun means is a guess, and the gunman."""
    roles: set[str] = set()
    if _is_said(view, words.get("said", ())):
        roles |= ROLES["said"]
    for way in ("done", "does"):
        if any(_is_act(view, act) for act in words.get(way, ())):
            roles |= ROLES[way]
    for role in _parties(view):
        if role.role in roles:
            named = view.account.text[role.start : role.end].split()
            persons = (e for e in role.entities if view.kinds.get(e) == "person")
            yield from (e for e in persons if e in names and names[e].split()[-1] in named)
            if _culprit(view, role, over) is not None:
                yield CULPRIT


def _parties(view: ClaimView) -> list[Role]:
    """The roles of a claim without those in what another names; one party may have two of them."""
    told = view.claim.roles
    return [r for r in told if not any(o.start <= r.start < r.end <= o.end and _longer(o, r) for o in told)]


def _longer(one: Role, other: Role) -> bool:
    return one.end - one.start > other.end - other.start


def _is_said(view: ClaimView, phrases: Sequence[str]) -> bool:
    if not phrases or view.claim.predicate not in word_set("states", "standing"):
        return False
    said = " ".join(view.account.text[view.claim.head : view.claim.end].lower().split())
    return any(re.match(rf"\S+(?: \S+){{0,3}}? {re.escape(p)}\b", said) for p in phrases)


def _is_act(view: ClaimView, act: str) -> bool:
    """Whether a claim's verb is that of ``act`` and its other words stand behind it."""
    verb, *others = act.split()
    if view.claim.predicate != verb:
        return False
    return set(others) <= set(re.findall(r"\w+", view.account.text[view.claim.head : view.claim.end].lower()))


def _bodies(view: ClaimView, names: Mapping[str, str]) -> Iterator[str]:
    """Those named in "the body of" what is found."""
    if view.claim.predicate not in word_set("states", "finding"):
        return
    named = sorted(f[2:] for f in view.features if f[:2] == "e:" and f[2:] in names)
    known = {names[e].split()[-1]: e for e in named}
    for role in view.claim.roles:
        if role.role == "theme" and role.lemma in word_set("states", "bodies"):
            words = re.findall(r"[\w'-]+", view.account.text[role.start : role.end])
            yield from (known[w] for w in words[-1:] if w in known)


def _searches(index: int, view: ClaimView) -> Iterator[_Told]:
    """Whether a search goes on, with the last noun of what it is for, "" where that is not said."""
    claim, words = view.claim, resource("states")["search"]
    if claim.polarity == "denied" or not _is_told_as_fact(claim):
        return
    for role in _parties(view):
        if role.role not in {"agent", "theme"} or role.lemma not in words["nouns"]:
            continue
        for over in (False, True):
            for state, acts in words["ends" if over else "lasts"].items():
                if any(_is_act(view, act) for act in acts):
                    yield _Told(index, "search", state, over, _searched_for(view, role))


def _searched_for(view: ClaimView, role: Role) -> str:
    after = re.findall(r"[\w'’-]+|[.,;]", view.account.text[role.head : view.claim.end + 1])[1:]
    if after[:1] != ["for"]:
        return ""
    until = {*resource("states")["search"]["until"], ".", ",", ";"}
    end = next((i for i, w in enumerate(after) if w.lower() in until), len(after))
    return stem(after[end - 1].lower()) if end > 1 else ""
