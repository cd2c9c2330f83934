"""Which claims tell of what their account reports, and not of what it recalls, fears or sets beside it."""

import re
from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from functools import cache, partial

from crossbearing.dossier.evidence import Evidence
from crossbearing.dossier.grammar import small_words
from crossbearing.lexicons.resource import one_of, resource, word_set
from crossbearing.model.claim import Claim
from crossbearing.model.mention import Time

_words = partial(word_set, "casualties")

PAST_YEAR = re.compile(r"\b(1\d{3}|20\d\d)\b")
RECENTLY = re.compile(rf"\b(?:{one_of('casualties', 'recently')}|\w+day)\b")
IS_DAY = re.compile(r"\d{4}-\d\d-\d\d\Z")
DAY = len("2031-05-05")


def has_happened(evidence: Evidence, claim: Claim) -> bool:
    """Whether the account affirms an act, neither threatened nor planned, that is the one it reports."""
    if claim.polarity == "denied" or claim.frame in {"hypothetical", "expected"}:
        return False
    return _is_recent(evidence, claim) and not _is_of_others(claim)


def _is_recent(evidence: Evidence, claim: Claim) -> bool:
    """Whether the act is the one that the account reports, and not one that it recalls."""
    if claim.frame == "background" or _recalls(evidence, claim):
        return False
    published = evidence.day(claim.document)
    ended = _ended(evidence, claim)
    return published is None or ended is None or not _is_past(ended, published, "recent")


def _ended(evidence: Evidence, claim: Claim) -> str | None:
    """The day on which the claim's time ended, where it is known."""
    when = evidence.mentions[claim.time].value if claim.time in evidence.mentions and claim.time else None
    return when.end[:DAY] if isinstance(when, Time) and when.end else None


def _is_past(day: str, other: str, limit: str) -> bool:
    """Whether a day lies further before the ``other`` than the resource's ``limit``, in days."""
    if len(other) < DAY:
        return False
    try:
        apart = date.fromisoformat(other[:DAY]) - date.fromisoformat(day)
    except ValueError:  # before the year 1, which Python's calendar does not have
        return True
    return apart > timedelta(days=resource("casualties")[limit])


def main_day(evidence: Evidence, claims: Iterable[Claim]) -> str | None:
    """The day that most of the claims tell of, of equals the latest; None where no two tell of one."""
    days = Counter(d for c in claims if (d := evidence.edtf(c)) is not None and IS_DAY.match(d))
    day = max(days, key=lambda d: (days[d], d), default="")
    return day if days[day] > 1 else None


def is_before(evidence: Evidence, claim: Claim, day: str | None) -> bool:
    """Whether it was long before the day that a story tells of: another event, though newly told."""
    ended = _ended(evidence, claim)
    return day is not None and ended is not None and _is_past(ended, day, "before")


def _is_of_others(claim: Claim) -> bool:
    """ "Nine were wounded in attacks in Oslo", "in an unrelated shooting": of no one event, or of another."""
    return any(
        _words("other_acts") & set(told["before"].lower().split())
        or (told["several"] and not small_words("definite") & set(told["before"].lower().split()[:1]))
        for told in _acts().finditer(" ".join(claim.text.split()))
    )


def names_an_act(noun: str) -> bool:
    """Whether people come to harm in what the noun names."""
    return noun in _act_nouns()


@cache
def _act_nouns() -> frozenset[str]:
    harms = [resource("casualties")[harm]["nouns"] for harm in ("killed", "injured", "struck")]
    return _words("acts").union(*harms)


@cache
def _acts() -> re.Pattern[str]:
    """An act by its noun, with the words before it from a preposition on, or from where a claim begins."""
    nouns, during = "|".join(sorted(_act_nouns())), one_of("casualties", "during")
    told = rf"(?:\b{during} |^)(?P<before>(?:[\w’'-]+ ){{0,4}}?)(?:{nouns})(?P<several>e?s)?\b"
    return re.compile(told, re.IGNORECASE)


def _recalls(evidence: Evidence, claim: Claim) -> bool:
    """ "… since 2019, when forty drowned": what is told of a year gone by, named before in the paragraph."""
    year = (evidence.day(claim.document) or "")[:4]
    if claim.times or not year.isdigit():
        return False
    before = evidence.accounts[claim.document].text[: claim.start].rpartition("\n")[2]
    named = PAST_YEAR.findall(before)
    now = RECENTLY.search(before.rpartition(named[-1])[2] if named else "")
    return bool(named) and named[-1] < year and now is None
