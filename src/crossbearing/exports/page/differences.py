"""Two passages side by side: the words that only one of them has."""

import re
from collections.abc import Sequence

from attrs import frozen
from rapidfuzz.distance import Indel

TOKEN = re.compile(r"\w+|\W+")
LONGEST = 4000  # words and marks of a passage; of a longer one nothing is marked


@frozen
class Part:
    """A stretch of a passage; ``differs`` where the other passage has other words or none."""

    words: str
    differs: bool


def differences(passages: Sequence[str]) -> list[tuple[Part, ...]]:
    """Each passage in parts, those marked that the other does not have; case and marks are no difference.

    Only pairs are held against each other.
    """
    tokens = [TOKEN.findall(p) for p in passages]
    if len(passages) != 2 or max(map(len, tokens)) > LONGEST:
        return [(Part(p, False),) for p in passages]
    words = [[i for i, t in enumerate(some) if t[0].isalnum()] for some in tokens]
    forms = [[some[i].casefold() for i in own] for some, own in zip(tokens, words, strict=True)]
    differ: list[set[int]] = [set(), set()]
    for step in Indel.opcodes(*forms):
        if step.tag != "equal":
            differ[0] |= {words[0][i] for i in range(step.src_start, step.src_end)}
            differ[1] |= {words[1][i] for i in range(step.dest_start, step.dest_end)}
    return [_parts(some, marked) for some, marked in zip(tokens, differ, strict=True)]


def _parts(tokens: Sequence[str], marked: set[int]) -> tuple[Part, ...]:
    """Runs of tokens that are marked alike; what stands between two marked words is marked with them."""
    parts: list[Part] = []
    for i, token in enumerate(tokens):
        differs = i in marked or (not token[0].isalnum() and {i - 1, i + 1} <= marked)
        if parts and parts[-1].differs == differs:
            token = parts.pop().words + token
        parts.append(Part(token, differs))
    return tuple(parts)
