"""Number words and figures, and the numbers they stand for: "2.5 million", "twenty-one", "two-thirds"."""

import re
from collections.abc import Iterable, Iterator, Sequence
from string import ascii_letters

from attrs import frozen

from crossbearing.lexicons.resource import resource

_WORDS = resource("numbers")
SPELT: dict[str, int] = _WORDS["spelt"]
SCALES: dict[str, int] = _WORDS["scales"]
SUFFIXES: dict[str, int] = _WORDS["suffixes"]
ORDINALS: dict[str, int] = _WORDS["ordinals"]
FRACTIONS: dict[str, float] = _WORDS["fractions"]
GLYPHS: dict[str, float] = _WORDS["glyphs"]
MAGNITUDES: dict[str, int] = _WORDS["magnitudes"]
MAGNITUDE_FACTORS: dict[str, int] = _WORDS["magnitude_factors"]
VAGUE_FACTORS: dict[str, list[int]] = _WORDS["vague_factors"]
PARTS_OF_A_DECADE: dict[str, list[int]] = _WORDS["parts_of_a_decade"]
DECADES_OF_LIFE: dict[str, int] = _WORDS["decades_of_life"]


@frozen
class Numeral:
    """Words or figures that stand for a number, at ``start`` to ``end`` of the text.

    ``high`` is set where the words give only a magnitude ("thousands": 1,000 up to 10,000);
    ``spelt`` tells words from figures, ``fraction`` a part of a whole from a count, ``age`` years of
    age ("in her 30s").
    """

    start: int
    end: int
    value: float
    high: float | None = None
    spelt: bool = False
    fraction: bool = False
    scale: float = 1  # the last "thousand", "bn" of the words
    age: bool = False


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=lambda w: (-len(w), w)))


# Currencies written in letters may touch the figures: "$US5", "EUR20".
_SIGNS: list[str] = [sign.lower() for names in resource("units")["money"].values() for sign in names["signs"]]
_SIGNS_IN_LETTERS = sorted({sign for sign in _SIGNS if sign[-1] in ascii_letters + "="})
_AFTER_SIGNS = [f"(?<={re.escape(sign)})" for sign in _SIGNS_IN_LETTERS]
_BEFORE_FIGURES = "|".join([r"(?<!\w)(?<!\d[.,])", *_AFTER_SIGNS])
_FIGURES = r"(?:\d{1,3}(?:,\d{3})+(?!\d)|\d{1,3}(?:[\u00a0\u202f]\d{3})+(?!\d)|\d+)(?:\.\d+)?|\.\d+"
_CARDINAL = _any([*SPELT, *SCALES])
_SCALE = _any(SCALES)
_AFTER_SCALES = "|".join(f"(?<={scale})" for scale in SCALES)  # "two and four" are two numbers
_SMALL = rf"(?:{_any(w for w in SPELT if w != 'zero')}|\d{{1,3}})"
_SPAN_OF_TIME = rf"[ -](?:{_any(resource('times')['units'])})"
_NUMERAL = re.compile(
    rf"""
      (?<![\w.]) (?P<over>\d+)[/⁄](?P<under>\d+) (?![\w/⁄]|[.,]\d)
    | (?<![\w.,]) (?P<continental>\d{{1,3}}(?:\.\d{{3}})+,\d+) (?![\w])
    | (?<![\w.,]) (?P<share>{_SMALL}) [ ]
      (?: out[ ]of | (?:(?<=\bone[ ])|(?<=\b1[ ]))in | in(?=[ ](?:ten|100?)\b) )
      [ ] (?P<whole>{_SMALL}) \b (?! [.,]\d | [ -](?:{_SCALE})\b | {_SPAN_OF_TIME})
    | \b (?: (?<=\bhis[ ]) | (?<=\bher[ ]) | (?<=\btheir[ ]) )
      (?: (?P<stage>{_any(w for w in PARTS_OF_A_DECADE if w)}) [ -]? )?
      (?: (?P<tens_of_life>[2-9]0)s | (?P<life>{_any(DECADES_OF_LIFE)}) ) \b
    | (?:{_BEFORE_FIGURES}) (?P<figures>{_FIGURES}) [ ]?(?P<glyph>[{"".join(GLYPHS)}])?
      (?P<scales>(?:[ -]?(?:{_any([*SCALES, *SUFFIXES])})\b)+)?
    | (?P<lone>[{"".join(GLYPHS)}]) (?:[ ](?P<lone_scale>{_SCALE})\b)?
    | \b (?: (?P<tens>{_any(MAGNITUDE_FACTORS)})[ ]of[ ] )? (?P<magnitude>{_any(MAGNITUDES)}) \b
    | \b (?P<vague>{_any(VAGUE_FACTORS)}) [ ] (?P<vague_scale>{_SCALE}) \b (?:[ ](?P<vague_more>{_SCALE})\b)?
    | \b half[ ]an?[ ] (?P<half>{_SCALE}) \b
    | \b (?P<number>{"|".join(w for w in SPELT if w != "zero")}|an?) [ -] (?P<part>{_any(FRACTIONS)}) \b
      (?: [ ]of[ ]an?[ ] (?P<part_of>{_SCALE}) \b )?
    | \b (?P<words> (?:an?[ ](?={_SCALE}\b))? (?:{_CARDINAL}) \b
        (?: (?: [ -] | (?:{_AFTER_SCALES}) [ ]and[ ](?=(?:{_CARDINAL})\b) ) (?:{_CARDINAL}) \b )*
        (?: [ ]and[ ]a[ ]half (?: [ ](?:{_SCALE})\b )? )? )
    | \b (?P<bare_half>half) \b (?!-)
    """,
    re.VERBOSE,
)
_SPELT_WORD = re.compile(r"[a-z]+")


def numerals(lowered: str, start: int, end: int) -> Iterator[Numeral]:
    """The numerals between two offsets of a text in lower case, in order, none overlapping."""
    for match in _NUMERAL.finditer(lowered, start, end):
        found = _read(match)
        if found is not None:
            yield found


def figures_value(figures: str) -> float:
    """The number that figures stand for: ``1,204,500``, ``12.5``."""
    return float(figures.replace(",", "").replace("\u00a0", "").replace("\u202f", ""))


def spelt_value(words: Sequence[str]) -> float:
    """The number that number words stand for: ``two hundred and fifty-one``; "a" and "and" add nothing."""
    total = part = 0.0
    for word in words:
        if word in SPELT:
            part += SPELT[word]
        elif word == "half":
            part += 0.5
        elif word in ("hundred", "dozen"):
            part = (part or 1) * SCALES[word]
        elif word in SCALES:
            total, part = total + (part or 1) * SCALES[word], 0.0
    return total + part


def _read(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if match["share"]:
        share, whole = (float(SPELT.get(match[group], 0) or match[group]) for group in ("share", "whole"))
        return Numeral(start, end, share / whole) if 0 < share <= whole else None
    if match["tens_of_life"] or match["life"]:
        tens = int(match["tens_of_life"] or DECADES_OF_LIFE[match["life"]])
        low, high = PARTS_OF_A_DECADE[match["stage"] or ""]
        return Numeral(start, end, tens + low, high=tens + high, age=True)
    if match["continental"]:
        return Numeral(start, end, float(match["continental"].replace(".", "").replace(",", ".")))
    if match["over"]:
        under = float(match["under"])
        return Numeral(start, end, float(match["over"]) / under, fraction=True) if under else None
    if match["figures"]:
        value = figures_value(match["figures"]) + (GLYPHS[match["glyph"]] if match["glyph"] else 0.0)
        scale = 1.0
        for word in _SPELT_WORD.findall(match["scales"] or ""):
            scale *= SCALES.get(word) or SUFFIXES[word]
        return Numeral(start, end - match[0].endswith(" "), _tidy(value * scale), scale=scale)
    if match["lone"]:
        scale = float(SCALES[match["lone_scale"]]) if match["lone_scale"] else 1.0
        return Numeral(start, end, GLYPHS[match["lone"]] * scale, fraction=scale == 1)
    if match["magnitude"]:
        factor = MAGNITUDE_FACTORS[match["tens"]] if match["tens"] else 1
        low = MAGNITUDES[match["magnitude"]] * factor
        return Numeral(start, end, low, high=low * 10, spelt=True)
    if match["vague"]:
        scale = float(SCALES[match["vague_scale"]] * SCALES.get(match["vague_more"], 1))
        few, many = VAGUE_FACTORS[match["vague"]]
        return Numeral(start, end, few * scale, high=many * scale, spelt=True, scale=scale)
    if match["half"]:
        return Numeral(start, end, SCALES[match["half"]] / 2, spelt=True)
    if match["part"]:
        parts = SPELT.get(match["number"], 1)
        whole = SCALES.get(match["part_of"], 1)
        return Numeral(start, end, parts * FRACTIONS[match["part"]] * whole, spelt=True, fraction=whole == 1)
    if match["bare_half"]:
        return Numeral(start, end, 0.5, spelt=True, fraction=True)
    words = _SPELT_WORD.findall(match["words"])
    return Numeral(start, end, spelt_value(words), spelt=True, scale=SCALES.get(words[-1], 1))


def _tidy(value: float) -> float:
    """``2.3 × 1,000,000`` is 2,300,000 and not 2,299,999.9999999995."""
    return float(f"{value:.12g}")
