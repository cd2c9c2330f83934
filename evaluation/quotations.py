"""Direct quotations found by the product, beside textacy's quotation extraction, on the same articles.

    python evaluation/quotations.py [PART]

PART is "dev" or "train" of the shared attribution set (PolNeAR). A gold attribution is direct where at least
four in five of its content's words stand between quotation marks. Recall is over these; a found quotation is
right where it matches any gold content, one to one, with a Dice overlap of words of at least one half; its
speaker is right where the head word of the gold source is in the name found, or the words touch. Our own
claims of one speaker under one cue are joined, as the benchmark joins them. textacy is no dependency: it is
measured where it is installed, with the spaCy model that the product uses.
"""

import gzip
import importlib
import json
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import spacy
from attrs import frozen
from evaluate import SHARED

from crossbearing.accounts.reading import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims import extract
from crossbearing.model.account import Account

DIRECT = 0.8  # share of a content's words between quotation marks
OPENING, CLOSING = '“"', '”"'


@frozen
class Found:
    """A quotation: its spans in the text, and the name and span of its speaker."""

    spans: tuple[tuple[int, int], ...]
    speaker: str
    at: tuple[int, int]


def main() -> int:
    part = sys.argv[1] if len(sys.argv) > 1 else "dev"
    sys.path.insert(0, str(SHARED / "benchmarks"))
    score = importlib.import_module("score")
    with gzip.open(SHARED / f"benchmarks/attribution/{part}.jsonl.gz", "rt", encoding="utf8") as lines:
        articles = [json.loads(line) for line in lines]
    accounts = [read(Path(f"{a['id']}.txt"), a["text"].encode()) for a in articles]
    golds = [score.Account(a, text=b.text) for a, b in zip(articles, accounts, strict=True)]
    for name, method in (("crossbearing", ours), ("textacy", textacys)):
        began = time.perf_counter()
        try:
            found = list(method(accounts))
        except ImportError:
            print(f"{name:14}is not installed")
            continue
        print(f"{name:14}{measured(score, golds, found)}  in {time.perf_counter() - began:.1f} s")
    return 0


def ours(accounts: list[Account]) -> Iterator[list[Found]]:
    """The product's direct claims, those of one speaker under one cue joined."""
    for parse in Parser(ParseSettings()).parse(accounts):
        joined: dict[Any, list[Any]] = {}
        for claim in extract(parse):
            if claim.speaker is not None and claim.quoted == "direct":
                joined.setdefault((claim.speaker.name, claim.cue), []).append(claim)
        yield [
            Found(
                tuple((c.start, c.end) for c in claims),
                name,
                (claims[0].speaker.start, claims[0].speaker.end),
            )
            for (name, _), claims in joined.items()
        ]


def textacys(accounts: list[Account]) -> Iterator[list[Found]]:
    """The quotations that textacy.extract.triples.direct_quotations finds, with their speakers."""
    triples = importlib.import_module("textacy.extract.triples")
    nlp = spacy.load(ParseSettings().model)
    for doc in nlp.pipe(account.text for account in accounts):
        try:
            quotations = list(triples.direct_quotations(doc))
        except ValueError:  # it gives up on a text whose quotation marks do not pair
            quotations = []
        yield [
            Found(
                ((q.content.start_char, q.content.end_char),),
                " ".join(token.text for token in q.speaker),
                (q.speaker[0].idx, q.speaker[-1].idx + len(q.speaker[-1])) if q.speaker else (0, 0),
            )
            for q in quotations
        ]


def measured(score: Any, golds: list[Any], found: list[list[Found]]) -> str:
    """Precision and recall of contents, and the share of matched ones whose speaker is right."""
    right = told = direct = recalled = sourced = spoken = 0
    for gold, quotations in zip(golds, found, strict=True):
        items = gold.line["gold"]
        contents = [_words(gold, [s for p in item["content"] if (s := gold.span(*p))]) for item in items]
        pairs = score.best_pairs(contents, [_words(gold, list(q.spans)) for q in quotations])
        told, right = told + len(quotations), right + len(pairs)
        for number, item in enumerate(items):
            if _is_direct(gold, item):
                direct, recalled = direct + 1, recalled + (number in pairs)
            if number in pairs and item["source"]:
                quotation = quotations[pairs[number]]
                speaker = {"name": quotation.speaker, "start": quotation.at[0], "end": quotation.at[1]}
                spoken, sourced = spoken + 1, sourced + any(score.same_source(gold, item["source"], speaker))
    return (
        f"precision {right / max(told, 1):.3f}  recall {recalled / max(direct, 1):.3f}"
        f"  speaker {sourced / max(spoken, 1):.3f}  ({direct} direct in gold, {told} found)"
    )


def _words(gold: Any, spans: list[tuple[int, int]]) -> set[int]:
    return set().union(*(gold.words_in(span) for span in spans))


def _is_direct(gold: Any, item: Any) -> bool:
    """Whether the content, as the annotators marked it, stands between quotation marks."""
    text = gold.line["text"]
    inside, total = 0, 0
    for start, end in item["content"]:
        within = text[:start].count("“") + text[:start].count('"') % 2 > text[:start].count("”")
        for word in text[start:end].replace("''", '"').split():
            within = within or word[0] in OPENING
            total, inside = total + 1, inside + within
            within = within and word.rstrip(".,!?;:")[-1:] not in CLOSING
    return total > 0 and inside >= DIRECT * total


if __name__ == "__main__":
    sys.exit(main())
