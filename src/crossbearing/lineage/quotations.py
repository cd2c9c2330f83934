"""Quotations that two accounts share: the same words of the same speaker, however short."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from functools import cache
from itertools import takewhile

from attrs import frozen

from crossbearing.lexicons.resource import resource
from crossbearing.lineage.words import Words

NAME = re.compile(r"[A-Z][\w’'-]*(?:(?: (?:of|the|for|de|al|bin|van|von))? [A-Z][\w’'-]*)*")
SENTENCE_END = re.compile(r"[.!?][\"'”’)]*\s+(?=[\"'“‘(]?[A-Z0-9])|\n")
LETTERS = re.compile(r"[\w’']+")
NEAR = 3  # words between a speaker and the verb of saying


@frozen
class QuotationSettings:
    """``least_weight`` in words of content; a quotation of ``long`` words needs no known speaker."""

    least_weight: float = 2.0
    long: int = 12


@frozen
class SharedQuotation:
    """Words ``a_first``–``a_last`` of one account and ``b_first``–``b_last`` of another, all equal."""

    a: Words
    a_first: int
    a_last: int
    b: Words
    b_first: int
    b_last: int
    speaker: str | None

    @property
    def words(self) -> int:
        return self.a_last - self.a_first


def shared_quotations(
    a: Words, b: Words, texts: tuple[str, str], settings: QuotationSettings
) -> Iterator[SharedQuotation]:
    """The words that both quote, in the order of ``a``: of one speaker, or too many to be chance."""
    runs: dict[tuple[int, ...], list[tuple[int, int]]] = defaultdict(list)
    for run, j, last in b.quoted_runs():
        runs[run].append((j, last))
    done: set[tuple[int, int]] = set()
    for run, i, a_last in a.quoted_runs():
        for j, b_last in runs.get(run, ()):
            if (i, j) in done:
                continue
            length = _agree(a.forms[i:a_last], b.forms[j:b_last])
            done |= {(i + k, j + k) for k in range(length)}
            # what stands before the first run of content is quoted too
            back = _agree(_before(a, i), _before(b, j))
            found = SharedQuotation(a, i - back, i + length, b, j - back, j + length, None)
            speaker = _one_speaker(found, texts)
            weight = sum(a.weights[found.a_first : found.a_last])
            if weight >= settings.least_weight and (speaker or found.words >= settings.long):
                yield SharedQuotation(a, i - back, i + length, b, j - back, j + length, speaker)


def _before(text: Words, position: int) -> tuple[int, ...]:
    """The quoted words before ``position``, the nearest first."""
    first = next(f for f, last in text.quoted_words() if f <= position < last)
    return text.forms[first:position][::-1]


def _agree(one: Sequence[int], other: Sequence[int]) -> int:
    """How many words from the beginning are equal."""
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], zip(one, other, strict=False)))


def _one_speaker(found: SharedQuotation, texts: tuple[str, str]) -> str | None:
    """Who says it in both accounts: a name beside a verb of saying, of which the two share a word."""
    mine = _speakers(texts[0], found.a.starts[found.a_first], found.a.ends[found.a_last - 1])
    yours = _speakers(texts[1], found.b.starts[found.b_first], found.b.ends[found.b_last - 1])
    named = [
        max(one, other, key=lambda n: (len(n), n))
        for one in mine
        for other in yours
        if {w.lower() for w in LETTERS.findall(one)} & {w.lower() for w in LETTERS.findall(other)} - {"the"}
    ]
    return min(named, key=lambda n: (-len(n), n), default=None)


def _speakers(text: str, start: int, end: int) -> list[str]:
    """The names beside a verb of saying in the sentence that holds a quotation, outside of it."""
    reach = max(start - 400, 0)
    first = max((m.end() for m in SENTENCE_END.finditer(text, reach, start)), default=reach)
    after = SENTENCE_END.search(text, end, end + 400)
    last = after.start() if after else min(end + 400, len(text))
    found: list[str] = []
    for stretch in (text[first:start], text[end:last]):
        verbs = [m.span() for m in LETTERS.finditer(stretch) if m.group().lower() in _verbs()]
        for name in NAME.finditer(stretch):
            if any(_is_near(stretch, name.span(), verb) for verb in verbs):
                found.append(name.group().removeprefix("The "))
    return found


def _is_near(stretch: str, name: tuple[int, int], verb: tuple[int, int]) -> bool:
    between = stretch[name[1] : verb[0]] if name[1] <= verb[0] else stretch[verb[1] : name[0]]
    follows = name[0] >= verb[1]
    if follows and LETTERS.search(between):
        return False  # "warned that Norland": only what follows at once says it
    return len(LETTERS.findall(between)) <= NEAR and not re.search(r"[.;:]", between)


@cache
def _verbs() -> frozenset[str]:
    """Verbs of saying in the forms in which a speaker stands beside them."""
    lemmas = {v for verbs in resource("cues")["verbs"].values() for v in verbs}
    forms = set()
    for lemma in lemmas:
        stem = lemma[:-1] if lemma.endswith("e") else lemma
        past = f"{lemma[:-1]}ied" if lemma.endswith("y") and lemma[-2:-1] not in "aeiou" else f"{stem}ed"
        forms |= {f"{lemma}s", past}
    return frozenset(forms | set(resource("reuse")["said"]))
