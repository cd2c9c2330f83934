"""Reuse made up for measuring: passages of open texts, edited and put into other open texts.

The texts lie in the shared folder and stay there. What is made is the same every time.
"""

import gzip
import json
import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from random import Random

from attrs import frozen

SHARED = Path(__file__).resolve().parents[2] / "shared" / "benchmarks"
SETS = ("place/lgl", "place/tr_news", "attribution/dev", "attribution/train")
SENTENCE = re.compile(r"(?<=[.!?])[\"”’]?\s+(?=[\"“A-Z])|\n+")
RATES = (0.0, 0.05, 0.10, 0.15, 0.25, 0.40)
KINDS = ("whole", "cut", "moved")
SHORTEST, LONGEST = 30, 120  # words of a passage
RESPELT = (("color", "colour"), ("organiz", "organis"), ("center", "centre"), ("defense", "defence"))


@frozen
class Reuse:
    """``host`` holds words of ``source``: those at ``taken``, each a span of the host's text."""

    source: str
    host: str
    taken: tuple[tuple[int, int], ...]
    kind: str


def texts() -> list[str]:
    """The open texts of between 150 and 1,500 words, no two of them beginning alike."""
    found: dict[str, str] = {}
    for name in SETS:
        with gzip.open(SHARED / f"{name}.jsonl.gz", "rt", encoding="utf8") as lines:
            for line in lines:
                text = json.loads(line)["text"].strip()
                if 150 <= len(text.split()) <= 1500:
                    found.setdefault(text[:60], text)
    return list(found.values())


def reuses(pool: Sequence[str], rate: float, n: int) -> Iterator[Reuse]:
    """``n`` passages, a share ``rate`` of their words edited, each in the text of another account."""
    choice = Random(round(rate * 1000) + 7)
    vocabulary = [word for text in pool[:200] for word in text.split()]
    order = choice.sample(range(len(pool)), 2 * n)
    for k in range(n):
        source, host = pool[order[2 * k]], pool[order[2 * k + 1]]
        kind = KINDS[k % len(KINDS)]
        pieces = _pieces(_passage(source, choice), kind, choice)
        yield _inserted(source, host, [_edited(p, rate, vocabulary, choice) for p in pieces], kind, choice)


def _passage(text: str, choice: Random) -> list[str]:
    """Consecutive sentences of a text, together of a passage's length."""
    sentences = [s for s in SENTENCE.split(text) if s and s.strip()]
    first = choice.randrange(len(sentences))
    wanted = choice.randint(SHORTEST, LONGEST)
    for start in (first, 0):
        taken: list[str] = []
        for sentence in sentences[start:]:
            taken.append(sentence.strip())
            if sum(len(t.split()) for t in taken) >= wanted:
                break
        if sum(len(t.split()) for t in taken) >= SHORTEST:
            return taken
    return taken


def _pieces(sentences: list[str], kind: str, choice: Random) -> list[str]:
    """The pieces in which a passage is printed, each from one place of its source."""
    if kind == "whole" or len(sentences) < 3:
        return [" ".join(sentences)]
    at = choice.randrange(1, len(sentences) - 1)
    if kind == "cut":
        return [" ".join(sentences[:at]), " ".join(sentences[at + 1 :])]
    return [" ".join(sentences[at:]), " ".join(sentences[:at])]


def _edited(piece: str, rate: float, vocabulary: Sequence[str], choice: Random) -> str:
    """A share ``rate`` of the words replaced (three in five), left out or followed by a new one."""
    told: list[str] = []
    for word in piece.split():
        if choice.random() >= rate:
            told.append(word)
            continue
        how = choice.random()
        if how < 0.6:
            told.append(choice.choice(vocabulary))
        elif how < 0.8:
            told += [word, choice.choice(vocabulary)]
    text = " ".join(told)
    for american, british in RESPELT if rate else ():
        text = text.replace(american, british)
    return text


def _inserted(source: str, host: str, pieces: Sequence[str], kind: str, choice: Random) -> Reuse:
    """The pieces between two sentences of the host, each a paragraph where they are moved."""
    breaks = [m.start() for m in SENTENCE.finditer(host)] or [len(host)]
    at = choice.choice(breaks)
    joint = "\n\n" if kind == "moved" else " "
    text, spans = host[:at].rstrip() + "\n\n", []
    for piece in pieces:
        spans.append((len(text), len(text) + len(piece)))
        text += piece + joint
    return Reuse(source, f"{text.rstrip()}\n\n{host[at:].lstrip()}", tuple(spans), kind)
