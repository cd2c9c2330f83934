"""Parse → time mentions, grounded on the calendar.

Expressions and types follow TimeML 1.2.1 (TIMEX3): "from 3 to 5 May" are two mentions; the first
then has the whole range as its EDTF interval. A time that nothing anchors stays open, and says so.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from attrs import evolve

from crossbearing.grounding.edtf import (
    Stretch,
    edtf,
    first_day,
    instants,
    interval,
    is_reckoned,
    last_day,
    timex,
)
from crossbearing.grounding.time_anchor import Setting, Settled, settle, stepped
from crossbearing.grounding.time_fields import fields_of
from crossbearing.grounding.time_lengths import count_of, length, repetition, unit_of
from crossbearing.grounding.time_patterns import Expression, expressions
from crossbearing.grounding.time_tense import Grammar, Tense
from crossbearing.grounding.time_words import TIMES, lowered, words_of
from crossbearing.model.account import Account
from crossbearing.model.mention import Mention, Time, TimeType
from crossbearing.model.parse import Parse

_JOINS = re.compile(r"\s*(?:-|–|to|through|until|till)\s*")
_SIGNS = tuple("$€£¥#.")  # before a number that is no year
_PARTS = ("%", "°")  # after one
_AND = re.compile(r"\s*and\s*")
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NEVER_ALONE = frozenset(TIMES["never_alone"])
# A narrative has at least so many years of its own, most of them further than this from its publication.

_NARRATIVE_YEARS = 4
_FAR = 1


def find_times(account: Account, parse: Parse) -> tuple[Mention, ...]:
    """The account's time expressions as mentions, in order.

    ``account.published`` anchors "Tuesday", "last year", "in July"; without it they lean on the
    account's own dates, or stay open with ``edtf`` None and ``anchor`` "none". Ends of instants are
    the last second. Lengths and sets have a TIMEX3 value and no place on the calendar.
    """
    grammar = Grammar(parse)
    lower = lowered(parse.text)
    found = [e for start, end in _stretches(parse) for e in
             expressions(list(words_of(parse.text, lower, start, end, grammar.part_of_speech)))
             if _is_time(e, parse.text, grammar)]  # fmt: skip
    published = _published(account.published)
    setting = Setting(published, None, _is_narrative(found, published))
    read: list[tuple[Expression, Time, Stretch | None]] = []
    sentence = -1  # of the reference
    for expression in _with_days(found, grammar):
        here = grammar.sentence(expression.start)
        told = _read(expression, evolve(setting, tense=_tense(expression, grammar), near=here == sentence))
        if told is None:
            continue
        time, stretch = told
        read.append((expression, time, stretch))
        if stretch is not None:
            setting, sentence = evolve(setting, reference=stretch), here
    return tuple(
        Mention(parse.document, e.start, e.end, "time", time)
        for (e, _, _), time in zip(read, _joined(read, lower), strict=True)
    )


def _stretches(parse: Parse) -> Iterator[tuple[int, int]]:
    """From where to where each paragraph's sentences reach."""
    start = end = paragraph = -1
    for sentence in parse.sentences:
        if sentence.paragraph != paragraph:
            if paragraph >= 0:
                yield start, end
            start, paragraph = parse.tokens[sentence.first].start, sentence.paragraph
        end = parse.tokens[sentence.last - 1].end
    if paragraph >= 0:
        yield start, end


def _published(edtf_date: str | None) -> Stretch | None:
    match = _PUBLISHED.match(edtf_date or "")
    if match is None:
        return None
    year, month, day = int(match[1]), int(match[2] or 1), int(match[3] or 1)
    try:
        date(year, month, day)
    except ValueError:
        return None
    return Stretch("day" if match[3] else "month" if match[2] else "year", year, month, day)


def _with_days(found: Sequence[Expression], grammar: Grammar) -> Iterator[Expression]:
    """The expressions; a clock time alone is given the day nearest to it in its sentence."""
    for i, expression in enumerate(found):
        if expression.first("CLOCK", "HALFDAY", "OCLOCK", "NOON") and not expression.first(*_DAYS):
            here = grammar.sentence(expression.start)
            near = [
                e
                for e in found[max(0, i - 3) : i + 4]
                if grammar.sentence(e.start) == here and e.first(*_DAYS)
            ]
            if near:
                nearest = min(near, key=lambda e: abs(e.start - expression.start))
                day = tuple(w for w in nearest.words if w.kind in _DAY_WORDS)
                yield evolve(expression, words=expression.words + day)
                continue
        yield expression


_DAYS = ("WEEKDAY", "DEICTIC", "MONTH", "SHORTMONTH", "ISO", "NUMDATE")
_DAY_WORDS = (*_DAYS, "DAY", "ORD", "YEAR", "SHIFT")
# What leans on the day of writing, and is rare in narratives.
_LEANING = ("DEICTIC", "AGO", "WEEKDAY", "REFERENCE")
_DATED = 4


def _is_narrative(found: Sequence[Expression], published: Stretch | None) -> bool:
    """Whether the account tells of times of its own rather than of those around its writing: most years
    that it names lie far from its publication; where that is unknown, it gives many dates in full
    and little that leans on the day of writing.
    """
    if published is None:
        dated = [e for e in found if e.first("MONTH") and e.first("YEAR")]
        leaning = [e for e in found if e.first(*_LEANING) and not e.first("MONTH")]
        return len(dated) >= _DATED and len(dated) > 2 * len(leaning)
    years = [1 - w.value if e.first("ERA") and e.words[-1].value == -1 else w.value
             for e in found for w in e.words if w.kind == "YEAR"]  # fmt: skip
    far = [y for y in years if abs(y - published.year) > _FAR]
    return len(years) >= _NARRATIVE_YEARS and 2 * len(far) > len(years)


def _is_time(expression: Expression, text: str, grammar: Grammar) -> bool:
    """Whether what looks like a time is one: "2000" may be a sum or a number of people."""
    words = expression.words
    if len(words) == 1 and words[0].kind == "YEAR":
        before, after = text[words[0].start - 1 : words[0].start], text[words[0].end : words[0].end + 1]
        return before not in _SIGNS and after not in _PARTS and not grammar.counts(words[0].start)
    if len(words) == 1 and words[0].text in _NEVER_ALONE:
        return False
    falls = words[-1].kind == "SEASON" and words[-1].text == "fall"  # "the fall of the city"
    return not (falls and expression.after is not None and expression.after.kind == "OF")


def _tense(expression: Expression, grammar: Grammar) -> Tense:
    if expression.first("MONTH", "SHORTMONTH", "WEEKDAY", "SEASON") is None or expression.first("YEAR"):
        return None
    if expression.before is not None and expression.before.text in _SINCE:
        return _SINCE[expression.before.text]
    return grammar.tense(expression.start)


_SINCE: dict[str, Tense] = {"since": "past"}


def _read(expression: Expression, setting: Setting) -> tuple[Time, Stretch | None] | None:
    """The time that the expression tells, and its stretch of the calendar where it has one."""
    words = expression.words
    if expression.reading == "length":
        return Time("DURATION", length(words), None, None, None, "explicit", "a length of time"), None
    if expression.reading == "repeat":
        value = repetition(words)
        return (Time("SET", value, None, None, None, "explicit", "a repeated time"), None) if value else None
    if expression.reading == "reference":
        return _vague(str(next(w.value for w in words if w.kind in ("REFERENCE", "REFNOUN")))), None
    settle_words = _relative if expression.reading == "relative" else _calendar
    settled = settle_words(expression, setting)
    if settled and settled.stretch and not is_reckoned(settled.stretch.year):
        return None
    return (_time(settled), settled.stretch) if settled else None


def _vague(value: str) -> Time:
    return Time("DATE", value, None, None, None, "none", "the words name no particular time")


def _time(settled: Settled) -> Time:
    kind: TimeType = "TIME" if settled.time else "DATE"
    stretch = settled.stretch
    if stretch is None:
        return Time(kind, settled.open, None, None, None, settled.anchor, settled.reason)
    return Time(kind, timex(stretch), edtf(stretch), *instants(stretch), settled.anchor, settled.reason)


def _calendar(expression: Expression, setting: Setting) -> Settled | None:
    fields = fields_of(expression.words)
    return settle(fields, setting) if fields else None


def _relative(expression: Expression, setting: Setting) -> Settled | None:
    """ "Last week", "four years ago", "two days later", "the end of the year", "yesterday morning"."""
    words = expression.words
    if expression.first("DEICTIC", "PART"):
        fields = fields_of(words)
        if fields and fields.deictic and not fields.part:
            fields = evolve(fields, part=fields.deictic[1])
        return settle(fields, setting) if fields else None
    unit = unit_of(words)
    ago, later, step = expression.first("AGO"), expression.first("LATER", "AFTER"), expression.first("SHIFT")
    if ago or (later and not step):
        return _counted(expression, unit, setting)
    if step is None:
        return stepped(unit, 0, "now", setting)
    origin, by = step.value
    is_after_story = expression.first("THE") is not None and step.text == "next"
    return stepped(unit, by, "then" if is_after_story else origin, setting)


def _counted(expression: Expression, unit: str, setting: Setting) -> Settled | None:
    words = expression.words
    ago = expression.first("AGO")
    later = expression.first("LATER", "AFTER")
    direction = later.value if later else -1
    count = 1.0 if expression.first("THE") else count_of(words)
    if count is None:
        value = "PAST_REF" if ago else "FUTURE_REF" if direction > 0 else "PAST_REF"
        return Settled(None, "none", "the words count no exact number", open=value)
    if count != int(count):
        return None
    origin = "now" if ago or (later and later.text in ("from now", "hence")) else "then"
    return stepped(unit, int(count) * direction, origin, setting)


def _joined(read: Sequence[tuple[Expression, Time, Stretch | None]], lower: str) -> Iterator[Time]:
    """The times, those that begin a range carrying the whole of it: "3" of "3 to 5 May"."""
    for i, (expression, time, stretch) in enumerate(read):
        following = read[i + 1] if i + 1 < len(read) else None
        end = following[2] if following else None
        if following and stretch and end and _is_range(expression, following[0], stretch, end, lower):
            whole = interval(first_day(stretch), last_day(end))
            reason = f"{time.reason}; the range runs to the next date"
            yield evolve(time, edtf=whole, end=following[1].end, reason=reason)
        else:
            yield time


def _is_range(first: Expression, second: Expression, a: Stretch, b: Stretch, lower: str) -> bool:
    if a.grain != b.grain or a.clock or last_day(a) >= first_day(b) or second.start - first.end > 12:
        return False
    between = lower[first.end : second.start]
    opened = lower[max(0, first.start - 8) : first.start].rstrip()
    return bool(_JOINS.fullmatch(between)) or (opened.endswith("between") and bool(_AND.fullmatch(between)))
