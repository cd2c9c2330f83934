"""Lines above and below an account's story that only name its outlet, its day or who issues it."""

import re
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date
from functools import cache
from itertools import pairwise, takewhile

from attrs import evolve, frozen

from crossbearing.accounts.page import CLOSING, Block, is_closed
from crossbearing.lexicons import wordnet
from crossbearing.lexicons.resource import resource

DATED = "date line"
LETTERHEAD = "letterhead"
KIND = "topic of the page"  # such as "PRESS STATEMENT"
LINE_WORDS = 18  # of a line that tells a day and nothing of the event
TITLE_WORDS = 20  # a longer line is the story's
SENTENCE_WORDS = 6  # and so is one of so many that ends with a full stop
HEAD_LINES = 8  # above the story
FOOT_LINES = 3  # below it
NAME_WORDS = 6  # of an outlet
PLACE_WORDS = 2  # of a name that nothing tells to be an outlet's
NAMES = 3  # in one line
HEADLINE_WORDS = 3
OWN_WORDS = 2  # of an outlet's name: "East Coast Echo"
PARENTHESIS = re.compile(r"\s*\([^()]*\)$")
ISO_DAY = re.compile(r"(?:19|20)\d\d-\d\d-\d\d")
ADDRESS = re.compile(r"(?:https?://)?(?:[\w-]+\.)+[a-z]{2,}(?:/\S*)?", re.IGNORECASE)
YEAR = re.compile(r"(?:19|20)\d\d")
APART = re.compile(r"[,;:|/·•–—()\[\]]|\s-+\s|-$|(?<!\bNo)(?<!\bNr)\.(?=\s|$)")
NAME_WORD = re.compile(r"[A-ZÀ-Þ][\w.'’&-]*")
WORD = re.compile(r"[^\W\d_]+")


@frozen
class DateLine:
    """A line that tells a day: ``day`` in EDTF, None without its year or with a weekday that is not its.

    ``spoken`` are the numbers of its month and day; ``names`` are words of its outlet or place; ``bare`` is
    a line that is the day and nothing else.
    """

    day: str | None
    spoken: tuple[int, int]
    names: tuple[str, ...]
    bare: bool


def set_mastheads_apart(blocks: Iterable[Block]) -> tuple[Block, ...]:
    """``blocks`` with date lines, outlets' names and letterheads above and below the story told from it.

    A date line that tells the whole day is furniture, any other a heading. Where lines of the account tell
    several days they head its parts, and all stay as they are.
    """
    out = list(blocks)
    lines = {i: line for i in _around_the_story(out) if (line := _date_line(out[i]))}
    if lines and len({line.spoken for line in map(_date_line, out) if line}) == 1:
        small = _small_words(out)
        for i, line in lines.items():
            if not small.intersection(line.names) and not _is_title(i, out, line):
                out[i] = evolve(out[i], kind="furniture" if line.day else "heading", reason=DATED)
    for i in _around_the_story(out):
        if out[i].kind == "paragraph" and ADDRESS.fullmatch(out[i].text.strip()):
            out[i] = evolve(out[i], kind="furniture", reason=LETTERHEAD)
    return _without_outlet(_without_letterhead(out))


def printed_day(blocks: Iterable[Block]) -> str | None:
    """The day that the date lines among ``blocks`` tell, as EDTF."""
    told = (_date_line(block) for block in blocks if block.kind == "furniture" and block.reason == DATED)
    return next((line.day for line in told if line and line.day), None)


def title_of(blocks: Iterable[Block]) -> str | None:
    """The first of ``blocks`` besides furniture and date lines, if that is a heading."""
    first = next((b for b in blocks if b.kind != "furniture" and b.reason != DATED), None)
    return first.text if first and first.kind == "heading" else None


def outlet_of(blocks: Iterable[Block]) -> str | None:
    """The outlet or office whose name heads ``blocks``; one within another is named with it:
    "MINISTRY OF DAMS, KINGDOM OF NORTHLAND"."""
    found = takewhile(lambda block: block.kind == "furniture" or block.reason == DATED, blocks)
    names = [b.text.strip("*_ ") for b in found if b.reason == LETTERHEAD]
    return ", ".join(name for name in reversed(names) if not ADDRESS.fullmatch(name)) or None


def has_wrong_weekday(line: str) -> bool:
    """Whether a day in ``line`` is said to be one of the week that it is not."""
    return any(_day(found) is None for found in _full().finditer(line) if found["weekday"])


def _around_the_story(blocks: Sequence[Block]) -> list[int]:
    """The places of the lines above and below the story."""
    told = (i for i, block in enumerate(blocks) if _is_prose(block))
    head = min(next(told, len(blocks)), HEAD_LINES)
    return [*range(head), *range(max(head, len(blocks) - FOOT_LINES), len(blocks))]


def _is_prose(block: Block) -> bool:
    if block.kind in ("furniture", "heading"):
        return False
    words, ends = len(block.text.split()), block.text.rstrip(CLOSING).endswith(".")
    return block.kind in ("item", "quote") or words > TITLE_WORDS or (words >= SENTENCE_WORDS and ends)


def _is_title(place: int, blocks: Sequence[Block], line: DateLine) -> bool:
    """Whether a date line is all there is of a title: marked as one, or a bare day over the story itself."""
    above = [block for block in blocks[:place] if block.kind != "furniture"]
    if blocks[place].kind == "heading":
        return not any(block.kind == "heading" for block in above)
    below = next((block for block in blocks[place + 1 :] if block.kind != "furniture"), None)
    return line.bare and not above and (below is None or _is_prose(below))


def _date_line(block: Block) -> DateLine | None:
    """What ``block`` tells if it is one day with only names, hours and words of an imprint around it."""
    if block.kind not in ("paragraph", "heading") and block.reason not in (DATED, "time stamp"):
        return None
    if len(block.text) > 200 or len(block.text.split()) > LINE_WORDS or not any(map(str.isdigit, block.text)):
        return None
    if iso := ISO_DAY.fullmatch(block.text.strip("*_ ")):
        with suppress(ValueError):
            told = date.fromisoformat(iso[0])
            return DateLine(iso[0], (told.month, told.day), (), True)
        return None
    line = _later().sub("|", block.text.strip("*_ "))
    found = list(_full().finditer(line)) or ([] if YEAR.search(line) else list(_yearless().finditer(line)))
    if len(found) != 1:
        return None
    rest = _pattern("hours", r"\b{}").sub("|", line[: found[0].start()] + "|" + line[found[0].end() :])
    pieces = [piece for part in APART.split(rest) if (piece := part.strip(" .'’*_"))]
    names = [_named(piece) for piece in pieces]
    if any(name is None for name in names) or sum(map(bool, names)) > NAMES:
        return None
    words = tuple(word.casefold() for name in names if name for word in name)
    bare = found[0][0].strip() == line.strip() and not found[0]["weekday"]
    day = _day(found[0]) if "year" in found[0].groupdict() else None
    return DateLine(day, _spoken(found[0]), words, bare)


def _named(piece: str) -> tuple[str, ...] | None:
    """The words of the name that a piece of a line is, besides an outlet's; None for a piece of prose."""
    if _pattern("documents", "{}").fullmatch(piece) or _pattern("byline", "{}").fullmatch(piece):
        return ()
    if any(weekday.fullmatch(piece) for weekday in _weekdays()):
        return ()
    if label := _pattern("labels", r"(?:{})(?!\w)").match(piece):
        piece = re.sub(r"\s+(?:on|at)$", "", piece[label.end() :].strip())
        if not piece:
            return ()
    told = resource("mastheads")
    words = piece.split()
    if words[0].casefold() in told["no_names"] or words[-1].casefold() in told["links"]:
        return None
    if not all(NAME_WORD.fullmatch(word) or word in told["links"] for word in words):
        return None
    own = [word for word in words if word.casefold() not in told["links"]]
    others = [word for word in own if word.casefold() not in told["outlets"]]
    names = tuple(part for word in others for part in WORD.findall(word))
    return names if own and len(own) <= (NAME_WORDS if len(others) < len(own) else PLACE_WORDS) else None


def _small_words(blocks: Iterable[Block]) -> frozenset[str]:
    """The words that the account writes in small letters: a headline is made of such, a name is not."""
    return frozenset(w for block in blocks for w in WORD.findall(block.text) if w[0].islower())


def _day(found: re.Match[str]) -> str | None:
    """The day of a match of ``_full``; None if there is no such day, or not on that weekday."""
    parts = found.groupdict()
    with suppress(ValueError):
        day = date(int(parts["year"] or parts["year_"]), *_spoken(found))
        if not parts["weekday"] or _weekdays()[day.weekday()].fullmatch(parts["weekday"]):
            return day.isoformat()
    return None


def _spoken(found: re.Match[str]) -> tuple[int, int]:
    """The numbers of the month and the day of a match."""
    name = found["month"] or found["month_"]
    month = next(n for n, month in enumerate(_months(), 1) if month.fullmatch(name))
    return month, int(found["day"] or found["day_"])


def _without_letterhead(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with the institutions that head a document told from its title.

    They are its letterhead where its kind or its day follows them and a title is left; otherwise headings.
    """
    out = list(blocks)
    top = next((i for i, block in enumerate(out) if block.kind != "furniture"), len(out))
    end = next((i for i in range(top, len(out)) if not _is_institution(out[i])), len(out))
    rest = next((i for i in range(end, len(out)) if out[i].kind != "furniture"), len(out))
    issued = any(block.reason in (DATED, KIND) for block in out[end:rest])
    titled = rest < len(out) and out[rest].kind in ("heading", "paragraph") and not _is_prose(out[rest])
    for i in range(top, end):
        if issued and titled:
            out[i] = evolve(out[i], kind="furniture", reason=LETTERHEAD)
        elif end < len(out):
            out[i] = evolve(out[i], kind="heading")
    return tuple(out)


def _without_outlet(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """``blocks`` with the outlet's name over the title ("The London Sentinel"), if any, told from it."""
    out, small = list(blocks), _small_words(blocks)
    own = [i for i, block in enumerate(out) if block.kind != "furniture" and block.reason != DATED]
    names = list(takewhile(lambda i: _is_outlet(out[i], small), own))
    title = next(iter(own[len(names) :]), None)
    if names and title is not None and _is_headline(out[title]):
        out[title] = evolve(out[title], kind="heading")
        for i in names:
            out[i] = evolve(out[i], kind="furniture", reason=LETTERHEAD)
    return tuple(out)


def _is_headline(block: Block) -> bool:
    """Whether a line over the story is a headline and no sentence of it, list of places or name."""
    words = block.text.split()
    if block.kind not in ("heading", "paragraph") or _is_prose(block) or block.text.endswith("."):
        return False
    says_something = block.text.isupper() or any(len(word) > 3 and word.islower() for word in words)
    is_document = _pattern("documents", "{}").fullmatch(block.text)
    return bool(is_document) or (len(words) >= HEADLINE_WORDS and says_something)


def _is_outlet(block: Block, small: frozenset[str]) -> bool:
    """Whether an unmarked line is an outlet's or office's name: none of its own words is ``small`` in the
    account, as a headline's are, or a verb."""
    line = PARENTHESIS.sub("", block.text.strip("*_ "))
    names, words, told = _named(line) if line else None, line.casefold().split(), resource("mastheads")
    if words and _is_office(block, words):
        return True
    if names is None or block.kind != "paragraph" or APART.search(line):
        return False
    is_called_so = words[0] in told["first"] or words[-1] in {*told["outlets"]}.difference(told["offices"])
    if not is_called_so:
        return False
    own = {name.casefold() for name in names}.difference(told["ranks"])
    return len(own) <= OWN_WORDS and small.isdisjoint(own) and not any(map(_is_verb, words[1:]))


def _is_office(block: Block, words: Sequence[str]) -> bool:
    """ "Ministry of Dams", "STATE DAM SERVICE OF THE KINGDOM"; not "Star of Cave Rescue Dies"."""
    told = resource("mastheads")
    if not _is_institution(block):
        return words[0] in told["offices"] and words[1:2] in (["of"], ["for"])
    return any(word in told["institutions"] and then in ("of", "for") for word, then in pairwise(words))


def _is_verb(token: str) -> bool:
    """ "Topples" of "Coup Topples Government"."""
    known = wordnet.word(token.removesuffix("s"), "v") is not wordnet.UNKNOWN
    return token.endswith("s") and token not in resource("mastheads")["outlets"] and known


def _is_institution(block: Block) -> bool:
    """Whether a line in capitals is an institution's name: "MINISTRY OF WORKS AND TRANSPORT"."""
    if block.kind not in ("paragraph", "heading") or not block.text.isupper() or is_closed(block.text):
        return False
    words = block.text.replace(",", " ,").casefold().split()
    if len(words) > LINE_WORDS or not all(word == "," or WORD.match(word) for word in words):
        return False
    told = resource("mastheads")
    links = {",", *told["links"]}
    heads = [i for i, word in enumerate(words) if word in told["institutions"]]
    # Its head ends it or leads to what it is of; any other word after the head may be a verb.
    names = any(i + 1 == len(words) or words[i + 1] in links for i in heads)
    return names and words[-1] not in links and not any(word in told["no_names"] for word in words)


@cache
def _pattern(name: str, around: str) -> re.Pattern[str]:
    return re.compile(around.format(f"(?:{resource('mastheads')[name]})"), re.IGNORECASE)


@cache
def _months() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{name})", re.IGNORECASE) for name in resource("mastheads")["months"])


@cache
def _weekdays() -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(rf"(?:{name})\.?", re.IGNORECASE) for name in resource("mastheads")["weekdays"])


def _day_patterns(end: str) -> tuple[str, str, str]:
    """Patterns of a weekday, of a day before its month and of one after it; ``end`` is for the year."""
    weekday, month = ("|".join(resource("mastheads")[name]) for name in ("weekdays", "months"))
    return (
        rf"(?:\b(?P<weekday>(?:{weekday})\b\.?),?\s+(?:the\s+)?)?",
        rf"\b(?P<day>\d\d?)(?:st|nd|rd|th)?(?:\s+of)?\s+(?P<month>{month})\b\.?{end.format(n='')}",
        rf"\b(?P<month_>{month})\b\.?\s+(?P<day_>\d\d?)(?:st|nd|rd|th)?{end.format(n='_')}(?!\w)",
    )


@cache
def _full() -> re.Pattern[str]:
    weekday, before, after = _day_patterns(r",?\s+(?P<year{n}>(?:19|20)\d\d)(?!\w)")
    return re.compile(f"{weekday}(?:{before}|{after})", re.IGNORECASE)


@cache
def _yearless() -> re.Pattern[str]:
    weekday, before, after = _day_patterns("")
    return re.compile(f"{weekday}(?:{before}|{after})", re.IGNORECASE)


@cache
def _later() -> re.Pattern[str]:
    """A later day with what says so and its hour."""
    named = re.compile(r"\(\?P<\w+>")
    whole, day = (named.sub("(?:", pattern.pattern) for pattern in (_full(), _yearless()))
    told = resource("mastheads")
    return re.compile(rf"\b{told['later']}\W*(?:{whole}|{day})(?:\W+{told['hours']})?", re.IGNORECASE)
