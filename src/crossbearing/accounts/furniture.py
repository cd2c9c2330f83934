"""Which blocks belong to the page and not to the account, after ``lexicons/data/furniture.yaml``."""

import re
from collections.abc import Iterable, Iterator
from functools import cache

from attrs import evolve, frozen

from crossbearing.accounts.page import Block
from crossbearing.lexicons.resource import resource

PROSE = {"paragraph", "item"}
REPEATED_WORDS = 6  # a shorter paragraph may well be said twice
PULLED_WORDS = range(4, 41)  # of a quotation that repeats words of the running text in large type
LONGEST = 100  # words, more than any rule judges
QUOTED = re.compile('["“”«»„]')
WORD_LENGTH = 30  # keeps a megabyte without a space from the patterns


@frozen
class Rule:
    """A block of at most ``words`` words that begins like ``pattern`` is furniture, or a caption."""

    pattern: re.Pattern[str]
    words: int
    reason: str

    def holds(self, text: str, words: int) -> bool:
        short = words <= self.words and len(text) <= WORD_LENGTH * self.words
        return short and self.pattern.match(text) is not None


def sift(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with furniture and captions marked as such, and the reason for it.

    What only sounds like a call to the reader, without a word such as "newsletter", is furniture beside other
    prose alone: by itself it is the account, say the statement of a company on "our aircraft".
    """
    told = list(blocks)
    sifted = [_sifted(block) for block in told]
    prose = {block.kind for block in sifted} & PROSE
    calling = resource("furniture")["calls"]["reason"]
    _, _, strong, _ = _signals()
    for block, judged in zip(told, sifted, strict=True):
        is_told = not prose and judged.reason == calling and not strong.search(block.text)
        yield block if is_told else judged


def _sifted(block: Block) -> Block:
    if block.kind == "furniture":
        return block
    words = len(block.text.split())
    if rule := _first("furniture", block.text, words):
        return evolve(block, kind="furniture", reason=rule.reason)
    if block.kind in PROSE and _calls(block.text, words):
        return evolve(block, kind="furniture", reason=resource("furniture")["calls"]["reason"])
    if block.kind == "paragraph" and (rule := _first("captions", block.text, words)):
        return evolve(block, kind="caption", reason=rule.reason)
    return block


def sift_repeats(blocks: Iterable[Block]) -> Iterator[Block]:
    """``blocks`` with what the page prints a second time marked as furniture, pull quotations too."""
    told = [(block, _said(block)) for block in blocks]
    running = " | ".join(said for block, said in told if block.kind in PROSE)
    known: set[str] = set()
    before: Block | None = None
    for block, said in told:
        words = said.count(" ") + 1
        if block.kind != "furniture" and (
            (said in known and words >= REPEATED_WORDS)
            or _repeats_heading(block, before)
            or (block.kind == "quote" and words in PULLED_WORDS and f" {said} " in f" {running} ")
        ):
            yield evolve(block, kind="furniture", reason="repeated")
        else:
            yield block
        known.add(said)
        before = block


def _said(block: Block) -> str:
    return " ".join(re.findall(r"\w+", block.text.casefold()))


def _repeats_heading(block: Block, before: Block | None) -> bool:
    return before is not None and before.kind == "heading" and before.text.casefold() == block.text.casefold()


def _calls(text: str, words: int) -> bool:
    """Whether ``text`` speaks to the reader of what the page wants of him."""
    if words > _limit() or QUOTED.search(text):
        return False
    reader, telling, strong, weak = _signals()
    if not reader.search(text) or telling.search(text):
        return False
    weight = 2 * len(strong.findall(text)) + len({found.lower() for found in weak.findall(text)})
    return weight >= int(resource("furniture")["calls"]["needed"])


@cache
def _limit() -> int:
    return int(resource("furniture")["calls"]["words"])


@cache
def _signals() -> tuple[re.Pattern[str], ...]:
    told = resource("furniture")["calls"]
    return tuple(
        re.compile(rf"\b{told[name]}\b", re.IGNORECASE) for name in ("reader", "telling", "strong", "weak")
    )


def _first(name: str, text: str, words: int) -> Rule | None:
    # Nearly always one look is enough, instead of one for each rule.
    if len(text) > WORD_LENGTH * LONGEST or not _any(name, min(words, LONGEST)).match(text):
        return None
    return next((rule for rule in _rules(name) if rule.holds(text, words)), None)


@cache
def _any(name: str, words: int) -> re.Pattern[str]:
    """What begins like some rule's pattern, of the rules that may judge a block of so many ``words``."""
    fitting = [rule.pattern.pattern for rule in _rules(name) if words <= rule.words]
    return re.compile("|".join(f"(?:{pattern})" for pattern in fitting) or "(?!)", re.IGNORECASE)


@cache
def _rules(name: str) -> tuple[Rule, ...]:
    return tuple(
        Rule(re.compile(pattern, re.IGNORECASE), group["words"], group["reason"])
        for group in resource("furniture")[name]
        for pattern in group["patterns"]
    )
