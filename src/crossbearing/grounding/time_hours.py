"""Numbers that are hours of the clock: "at seven on Monday morning", "twenty past midnight", "ten to six".

A number becomes an hour where the words around it make it one: a preposition before it, and after it a part
of the day, a day, or nothing that it could count. "The toll stood at nine on Monday" tells no hour.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise

from attrs import evolve

from crossbearing.grounding.time_patterns import Expression
from crossbearing.grounding.time_tense import Grammar
from crossbearing.grounding.time_words import TIMES, Word

_BEFORE = frozenset(TIMES["before_hours"])
_BEFORE_BARE = frozenset(TIMES["before_bare_hours"])
_BETWEEN = frozenset(TIMES["between_preposition_and_hour"])
_DAYS = frozenset([*TIMES["words_of_days"], "SHORTWEEKDAY"])
_MONTHS = ("MONTH", "SHORTMONTH")
_OPENING, _JOINING = ("from", "between"), ("to", "and", "until", "till")
_MINUTES = frozenset(["minutes", "minute"])
_TENS = frozenset(["twenty", "thirty", "forty", "fifty"])
_DOTTED = re.compile(r"((?:[01]?\d|2[0-3]))\.([0-5]\d)")
_NOON = 12
_HOUR = 60
_LONGEST_STEP = 30  # minutes to or past an hour
# What settles which half of the day an hour is of, or shows that the clock has no halves.
_SETTLING = ("PART", "HALFDAY", "ZONE", "PLURAL", "HOURSOF", "OVERNIGHT", "ISO")


def with_hours(words: Sequence[Word], grammar: Grammar) -> list[Word]:
    """``words`` with those that tell an hour joined into one of the class SPOKENHOUR, or CLOCK where it is
    sure which half of the day is meant."""
    found: list[Word] = []
    at = 0
    while at < len(words):
        hour, after = _hour(words, at, grammar)
        found.append(hour)
        at = after
    return found


def _hour(words: Sequence[Word], at: int, grammar: Grammar) -> tuple[Word, int]:
    """The hour that begins at a word, else the word itself; and where the words after it begin."""
    told = _past_or_to(words, at) or _on_its_own(words, at)
    if told is None:
        return words[at], at + 1
    hour, minute, after, is_sure = told
    if not is_sure and not _tells_hour(words, at, after, grammar):
        return words[at], at + 1
    last = words[after - 1]
    is_noon, is_dotted = last.kind == "NOON", after == at + 1 and _DOTTED.fullmatch(words[at].text)
    kind = "CLOCK" if is_noon or is_dotted else "SPOKENHOUR"
    text = words[at].text if after == at + 1 else f"{words[at].text} {last.text}"
    return Word(words[at].start, last.end, text, kind, (hour, minute)), after


def _past_or_to(words: Sequence[Word], at: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, where it ends and whether that is sure, of "half past six" and "ten minutes to noon"."""
    if words[at].kind == "STEP":
        step, here, is_sure = int(words[at].value), at + 1, True
    else:
        told = _number(words, at)
        if told is None or not 0 < told[0] < _LONGEST_STEP:
            return None
        step, here = told
        if _text(words, here) in _MINUTES:
            here += 1
        if _text(words, here) not in ("past", "to"):
            return None
        is_sure = _text(words, here) == "past"
        if not is_sure and (words[at].kind != "WORDNUM" or step % 5):
            return None
        step, here = (step if is_sure else -step), here + 1
    hour = words[here].value if here < len(words) and words[here].kind == "NOON" else _of_twelve(words, here)
    if hour is None:
        return None
    hour, minute = divmod((int(hour) * _HOUR + step) % (24 * _HOUR), _HOUR)
    return hour or (0 if words[here].kind == "NOON" else _NOON), minute, here + 1, is_sure


def _on_its_own(words: Sequence[Word], at: int) -> tuple[int, int, int, bool] | None:
    """Hour, minute, where it ends, and that it may be a number, of "seven", "three thirty" and "7.30"."""
    if dotted := _DOTTED.fullmatch(words[at].text):
        follows_at = at > 0 and words[at - 1].text == "at"
        return (int(dotted[1]), int(dotted[2]), at + 1, False) if follows_at else None
    hour = _of_twelve(words, at)
    if hour is None:
        return None
    minutes = _number(words, at + 1) if words[at].kind == "WORDNUM" else None
    if minutes is not None and 10 <= minutes[0] < _HOUR and words[at + 1].kind == "WORDNUM":
        return hour, minutes[0], minutes[1], False
    return hour, 0, at + 1, False


def _number(words: Sequence[Word], at: int) -> tuple[int, int] | None:
    """A number below sixty and where the words after it begin."""
    if at >= len(words) or words[at].kind not in ("WORDNUM", "DAY"):
        return None
    value = int(words[at].value)
    more = words[at + 1 : at + 3] if words[at].text in _TENS else ()
    if [w.kind for w in more] == ["DASH", "WORDNUM"] and 0 < more[1].value < 10:
        return value + int(more[1].value), at + 3
    return value, at + 1


def _of_twelve(words: Sequence[Word], at: int) -> int | None:
    """The hour of a clock with twelve of them that a word can tell."""
    if at >= len(words) or words[at].kind not in ("WORDNUM", "DAY"):
        return None
    value = int(words[at].value)
    return value if 1 <= value <= _NOON and words[at].text.lstrip("0") == words[at].text else None


def _text(words: Sequence[Word], at: int) -> str:
    return words[at].text if at < len(words) else ""


# --- what stands around it ------------------------------------------------------------------------


def _tells_hour(words: Sequence[Word], at: int, after: int, grammar: Grammar) -> bool:
    """Whether the number from one word to another is told as an hour."""
    before = at - 1
    while before >= 0 and (words[before].kind == "APPROX" or words[before].text in _BETWEEN):
        before -= 1
    preposition = words[before].text if before >= 0 else ""
    here = words[after - 1].start
    if preposition in ("is", "was"):
        is_asked = _text(words, before - 1) == "it"
        return (is_asked and _kind(words, after) == "STOP") or _is_part(words, after)
    if preposition in _OPENING and _text(words, after) in _JOINING:  # "from two to four in the afternoon"
        end = _on_its_own(words, after + 1) if after + 1 < len(words) else None
        return end is not None and (_is_part(words, end[2]) or _kind(words, end[2]) in ("OCLOCK", "HALFDAY"))
    if preposition not in _BEFORE or _kind(words, after) in ("OCLOCK", "HALFDAY", *_MONTHS):
        return False
    if grammar.counts_of(here):
        return False
    if _is_part(words, after):
        return True
    if grammar.is_of_level(here, is_decimal="." in words[at].text):
        return False
    day_before = before > 0 and words[before - 1].kind in {*_DAYS, "PART"}
    if _is_day(words, after) or (preposition == "at" and day_before and grammar.stands_alone(here)):
        return True
    is_spelt = words[at].kind == "WORDNUM" or "." in words[at].text
    return is_spelt and preposition in _BEFORE_BARE and grammar.stands_alone(here)


def _kind(words: Sequence[Word], at: int) -> str:
    return words[at].kind if at < len(words) else "STOP"


def _is_part(words: Sequence[Word], at: int) -> bool:
    """ "In the morning", "this evening", "tomorrow morning"."""
    kinds = [_kind(words, at + i) for i in range(3)]
    return kinds == ["IN", "THE", "PART"] or (kinds[0] in ("SHIFT", "DEICTIC") and kinds[1] == "PART")


def _is_day(words: Sequence[Word], at: int) -> bool:
    """ "On Monday", "tonight", "on 4 May"."""
    is_told = _kind(words, at) in ("ON", "COMMA")
    at += is_told
    if _kind(words, at) in _DAYS:
        return True
    at += _kind(words, at) == "THE"
    return is_told and _kind(words, at) in ("DAY", "ORD") and _kind(words, at + 1) in ("OF", *_MONTHS)


# --- which half of the day ------------------------------------------------------------------------


def with_halves(found: Iterable[Expression], grammar: Grammar) -> list[Expression]:
    """The expressions; an hour of an unknown half of the day is given the part of day told nearest to it, in
    its sentence or the one before, where it lies in one: "On Thursday afternoon … met at two"."""
    expressions_found = list(found)
    has_halves = not any(_is_of_24(w) for e in expressions_found for w in e.words if _is_in_figures(w))
    told = [_spoken(e) if has_halves else e for e in expressions_found]
    for i, expression in enumerate(told):
        hour = expression.first("SPOKENHOUR") or _before_oclock(expression)
        if hour is None or expression.first(*_SETTLING) or _part_of(expression):
            continue
        here = grammar.sentence(expression.start)
        near = [e for e in told[max(0, i - 4) : i + 4] if _part_of(e) and grammar.sentence(e.start) <= here]
        near = [e for e in near if here - grammar.sentence(e.start) < 2]
        if near:
            nearest = min(
                near, key=lambda e: (here - grammar.sentence(e.start), abs(e.start - expression.start))
            )
            part = str(_part_of(nearest))
            if _lies_in(hour.value, part):
                word = Word(nearest.start, nearest.start, part, "PART", part)
                told[i] = evolve(expression, words=(*expression.words, word))
    return told


def _spoken(expression: Expression) -> Expression:
    """The expression; of an account that never counts to 24 the "4:52" without a.m. or p.m. may be either."""
    if expression.first(*_SETTLING) or not any(w.kind == "CLOCK" for w in expression.words):
        return expression
    words = tuple(
        w._replace(kind="SPOKENHOUR") if _is_in_figures(w) and 1 <= w.value[0] <= _NOON else w
        for w in expression.words
    )
    return evolve(expression, words=words)


def _is_in_figures(word: Word) -> bool:
    return word.kind == "CLOCK" and word.text[:1].isdigit() and len(word.value) == 2  # no race's 3:07:35


def _is_of_24(word: Word) -> bool:
    return word.value[0] > _NOON or word.text.startswith("0") or "h" in word.text


def _before_oclock(expression: Expression) -> Word | None:
    return next((w for w, after in pairwise(expression.words) if after.kind == "OCLOCK"), None)


def _part_of(expression: Expression) -> str | None:
    """The part of the day that an expression tells."""
    part, deictic = expression.first("PART"), expression.first("DEICTIC")
    return part.text if part else deictic.value[1] if deictic else None


def _lies_in(told: int | tuple[int, int], part: str) -> bool:
    """Whether one of the two times that an hour may be lies in a part of the day."""
    hour = told[0] if isinstance(told, tuple) else told
    begin, until = (int(end) for end in TIMES["parts"][part][1:])
    return sum(begin <= at < until for at in (hour % _NOON, hour % _NOON + 12, hour % _NOON + 24)) == 1
