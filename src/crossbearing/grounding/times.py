"""Parse → time mentions, grounded on the calendar.

Expressions and types follow TimeML 1.2.1 (TIMEX3): "from 3 to 5 May" are two mentions; the first
then has the whole range as its EDTF interval. A time that nothing anchors stays open, and says so.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest

from attrs import evolve

from crossbearing.grounding.edtf import Stretch, first_day, is_reckoned, weekday_of
from crossbearing.grounding.time_anchor import Setting, Settled, settle, stepped
from crossbearing.grounding.time_fields import fields_of
from crossbearing.grounding.time_hours import with_halves, with_hours
from crossbearing.grounding.time_lengths import count_of, length, repetition, unit_of
from crossbearing.grounding.time_patterns import Expression, expressions
from crossbearing.grounding.time_ranges import with_ranges
from crossbearing.grounding.time_readings import Reading, time_of
from crossbearing.grounding.time_tense import Grammar, Tense
from crossbearing.grounding.time_words import TIMES, lowered, words_of
from crossbearing.grounding.time_zones import in_one_zone
from crossbearing.model.account import Account
from crossbearing.model.mention import Mention, Time
from crossbearing.model.parse import Parse

_SIGNS = tuple("$€£¥#.")  # before a number that is no year
_PARTS = ("%", "°")  # after one
_SIZE_AFTER, _SIZE_BEFORE = re.compile(r"\s?[x×]\s?\d"), re.compile(r"\d\s?[x×]\s?$")  # "1600 x 1200"
_PUBLISHED = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_NEVER_ALONE = frozenset(TIMES["never_alone"])
_POSSESSIVES = frozenset(TIMES["possessives"])
_HALVES: dict[str, int] = TIMES["halves"]
# A narrative has at least so many years of its own, most of them further than this from its publication.

_NARRATIVE_YEARS = 4
_FAR = 1


def find_times(account: Account, parse: Parse) -> tuple[Mention, ...]:
    """The account's time expressions as mentions, in order.

    ``account.published`` anchors "Tuesday", "last year", "in July"; without it they lean on the
    account's own dates, or stay open with ``edtf`` None and ``anchor`` "none". Ends of instants are
    the last second. Lengths and sets have a TIMEX3 value and no place on the calendar.
    """
    headings = [(p.start, p.end) for p in account.paragraphs if p.kind == "heading"]
    grammar = Grammar(parse, [start for start, _ in headings])
    lower = lowered(parse.text)
    rows = (list(words_of(parse.text, lower, start, end, grammar.part_of_speech))
            for start, end in sorted([*_stretches(parse), *headings]))  # fmt: skip
    found = [e for row in rows for e in expressions(with_hours(row, grammar))
             if _is_time(e, parse.text, grammar)]  # fmt: skip
    published = _published(account.published)
    setting = Setting(published, None, _is_narrative(found, published))
    read: list[Reading] = []
    sentence = -1  # of the reference
    for expression in _with_days(_apposed(with_halves(found, grammar), lower), grammar):
        here = grammar.sentence(expression.start)
        told = _read(expression, evolve(setting, tense=_tense(expression, grammar), near=here == sentence))
        if told is None:
            continue
        read.append(told)
        if told.stretch is not None:
            day = told.stretch if told.stretch.grain in ("day", "clock") else setting.day
            setting, sentence = evolve(setting, reference=told.stretch, day=day), here
    return tuple(
        Mention(parse.document, told.expression.start, told.expression.end, "time", told.time)
        for told in with_ranges(in_one_zone(read, lower), lower)
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


def _apposed(found: Sequence[Expression], lower: str) -> Iterator[Expression]:
    """The expressions; a weekday is given the date in brackets behind it: "Tuesday (12 September)"."""
    for expression, following in zip_longest(found, found[1:]):
        is_weekday = [w.kind for w in expression.words] == ["WEEKDAY"]
        if is_weekday and following and lower[expression.end : following.start].strip() == "(":
            date_of = tuple(w for w in following.words if w.kind in _DATE_WORDS)
            if any(w.kind in ("DAY", "ORD") for w in date_of):
                expression = evolve(expression, words=expression.words + date_of)
        yield expression


_DATE_WORDS = ("DAY", "ORD", "MONTH", "SHORTMONTH", "YEAR")


def _with_days(expressions_found: Iterable[Expression], grammar: Grammar) -> Iterator[Expression]:
    """The expressions; a clock time alone is given the day nearest to it in its sentence."""
    found = list(expressions_found)
    for i, expression in enumerate(found):
        if expression.first(*_HOURS) and not expression.first(*_DAYS):
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


_HOURS = ("CLOCK", "SPOKENHOUR", "HALFDAY", "OCLOCK", "NOON")
_DAYS = tuple(TIMES["words_of_days"])
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
        is_side = _SIZE_BEFORE.search(text, max(0, words[0].start - 4), words[0].start)
        if is_side or _SIZE_AFTER.match(text, words[0].end):
            return False
        return before not in _SIGNS and after not in _PARTS and not grammar.counts(words[0].start)
    is_age = expression.before is not None and expression.before.text in _POSSESSIVES
    if is_age and expression.first("DECADE", "NAMEDDECADE"):  # "in her 30s"
        return False
    if len(words) == 1 and words[0].text in _NEVER_ALONE:
        return False
    after = text[expression.end : expression.end + 2]
    if words[-1].kind == "HOLIDAY" and after[:1] == " " and after[1:].isupper():  # "Easter Island"
        return False
    falls = words[-1].kind == "SEASON" and words[-1].text == "fall"  # "the fall of the city"
    return not (falls and expression.after is not None and expression.after.kind == "OF")


def _tense(expression: Expression, grammar: Grammar) -> Tense:
    if expression.first(*_TENSED) is None or expression.first("YEAR"):
        return None
    if expression.before is not None and expression.before.text in _SINCE:
        return _SINCE[expression.before.text]
    return grammar.tense(expression.start)


# What the verb's tense places.
_TENSED = ("MONTH", "SHORTMONTH", "WEEKDAY", "SEASON", "HOLIDAY", "ORD", "OVERNIGHT", "WEEKEND")
_SINCE: dict[str, Tense] = {"since": "past"}


def _read(expression: Expression, setting: Setting) -> Reading | None:
    """The time that the expression tells, and its stretch of the calendar where it has one."""
    words = expression.words
    if expression.reading == "length":
        what = "an age" if words[-1].kind == "OLD" else "a length of time"
        time = Time("DURATION", length(words), None, None, None, "explicit", what)
        return Reading(expression, time, None)
    if expression.reading == "repeat":
        value = repetition(words)
        time = Time("SET", value or "", None, None, None, "explicit", "a repeated time")
        return Reading(expression, time, None) if value else None
    if expression.reading == "reference":
        time = _vague(str(next(w.value for w in words if w.kind in ("REFERENCE", "REFNOUN"))))
        return Reading(expression, time, None)
    settle_words = _relative if expression.reading == "relative" else _calendar
    settled = settle_words(expression, setting)
    if settled and settled.stretch and not is_reckoned(settled.stretch.year):
        return None
    edge = expression.first("EDGE")
    if settled and settled.stretch and settled.stretch.grain == "year" and edge and edge.text in _HALVES:
        half = Stretch("half", settled.stretch.year, number=_HALVES[edge.text])
        settled = evolve(settled, stretch=half)
    return Reading(expression, time_of(settled), settled.stretch) if settled else None


def _vague(value: str) -> Time:
    return Time("DATE", value, None, None, None, "none", "the words name no particular time")


def _calendar(expression: Expression, setting: Setting) -> Settled | None:
    fields = fields_of(expression.words)
    return settle(fields, setting) if fields else None


def _relative(expression: Expression, setting: Setting) -> Settled | None:
    """ "Last week", "four years ago", "two days later", "the end of the year", "yesterday morning"."""
    words = expression.words
    if expression.first("DEICTIC", "PART"):
        fields = fields_of(words)
        if fields and (after := expression.first("AFTER")):  # "the night before"
            fields = evolve(fields, step=("then", after.value))
        if fields and fields.deictic and not fields.part:
            fields = evolve(fields, part=fields.deictic[1])
        return settle(fields, setting) if fields else None
    if expression.first("OVERNIGHT"):
        fields = fields_of(words)
        night = 0 if setting.tense == "future" else -1
        return settle(evolve(fields, deictic=(night, fields.part)), setting) if fields else None
    if expression.first("WEEKEND"):
        return _weekend(setting)
    unit = unit_of(words)
    ago, later, step = expression.first("AGO"), expression.first("LATER", "AFTER"), expression.first("SHIFT")
    if ago or (later and not step):
        return _counted(expression, unit, setting)
    if step is None:
        return stepped(unit, 0, "now", setting)
    origin, by = step.value
    is_after_story = expression.first("THE") is not None and step.text == "next"
    return stepped(unit, by, "then" if is_after_story else origin, setting)


def _weekend(setting: Setting) -> Settled:
    """ "The weekend": the one that runs or is over, unless the verb looks ahead."""
    now = setting.now
    is_ahead = setting.tense == "future" or (now is not None and weekday_of(first_day(now)) >= _SATURDAY)
    return stepped("weekend", 0 if is_ahead else -1, "now", setting)


_SATURDAY = 6


def _counted(expression: Expression, unit: str, setting: Setting) -> Settled | None:
    words = expression.words
    ago = expression.first("AGO")
    later = expression.first("LATER", "AFTER")
    direction = later.value if later else -1
    count = 1.0 if expression.first("THE") else count_of(words)
    if count is None:
        value = "PAST_REF" if ago else "FUTURE_REF" if direction > 0 else "PAST_REF"
        return Settled(None, "none", "the words count no exact number", open=value)
    if count != int(count):  # "a year and a half ago"
        unit, each = _FINER.get(unit, ("", 1))
        count *= each
    if not unit or count != int(count):
        return None
    origin = "now" if ago or (later and later.text in ("from now", "hence")) else "then"
    return stepped(unit, int(count) * direction, origin, setting)


_FINER = {"century": ("year", 100), "decade": ("year", 10), "year": ("month", 12)}
