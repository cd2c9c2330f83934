"""Train the model of ``findings/sameness.py`` on our own events and write its weights.

    python tools/train_sameness.py [--held-out SHARE]

Every event of ``evaluation/events`` but those held out for evaluation has a ``gold.yaml`` that lists, span by
span, what two or more accounts tell alike. Every pair of claims of two accounts that the product would
compare is an example: right where the two claims are those that cover two spans of one fact best, left out
where they touch such spans without covering them best, or where one was copied word for word, else wrong.
With ``--held-out`` the last share of the events is kept apart, and precision and recall on it are printed
instead of writing anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml
from logistic import Example, train

from crossbearing.accounts import accounts_in, gather
from crossbearing.accounts.sources import Source
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims import extract
from crossbearing.findings.candidates import BlockingSettings, candidate_pairs, weigh_features
from crossbearing.findings.clash import clash
from crossbearing.findings.reconcile import views_of
from crossbearing.findings.sameness import compare_all
from crossbearing.findings.view import ClaimView
from crossbearing.grounding import ground
from crossbearing.model.account import Account
from crossbearing.model.dossier import Story

EVENTS = Path(__file__).resolve().parents[1] / "evaluation/events"
HELD_OUT = {"coup", "shipment"}
HEADER = (
    "source: fitted by tools/train_sameness.py on the events in evaluation/events, but those held out",
    "licence: Apache-2.0",
    "A feature of two claims and its weight in log-odds.",
)
PENALTY = 1.0
BEST = 0.8  # of the best cover of two spans: claims that cover them as well or nearly so are both right

Pair = tuple[int, int]
Span = tuple[str, str]  # the letter of an account and its words


def accounts_of(event: Path) -> list[Account]:
    """The accounts of an event, read as the product reads files."""
    sources = [s for s in gather([event / "accounts"]) if isinstance(s, Source)]
    return [found[0] for s in sources for found in accounts_in(s) if isinstance(found, tuple)]


def views_in(accounts: Sequence[Account]) -> list[ClaimView]:
    """The claims of an event ready to be compared, as those of one story."""
    parses = Parser(ParseSettings()).parse(accounts)
    analyses = {a.id: ground(a, p, extract(p)) for a, p in zip(accounts, parses, strict=True)}
    story = Story("s", "", tuple(sorted(analyses)))
    return views_of(story, {a.id: a for a in accounts}, analyses).views


def examples_of(event: Path) -> Iterator[Example]:
    """The pairs of claims that the product would compare, with their labels."""
    views = views_in(accounts_of(event))
    weights = weigh_features(views)
    compared = compare_all(views, weights, candidate_pairs(views, weights, BlockingSettings()))
    right, touching = labels(yaml.safe_load((event / "gold.yaml").read_text("utf8")), views, compared.ranks)
    for a, b in compared.ranks:
        one, other = views[a], views[b]
        if one.account.id == other.account.id or clash(one, other):
            continue
        copied = one.claim.text.lower().split() == other.claim.text.lower().split()
        if (a, b) in right or not (copied or (a, b) in touching):
            names, values = zip(*compared.features(a, b), strict=True)
            yield Example(event.name, names, (a, b) in right, values)


def labels(gold: Any, views: Sequence[ClaimView], compared: Any) -> tuple[set[Pair], set[Pair]]:
    """The pairs of claims that tell one fact, and all that touch two spans of one."""
    right: set[Pair] = set()
    touching: set[Pair] = set()
    for fact in gold["corroborations"]:
        for one, other in combinations(fact["spans"], 2):
            covers: dict[Pair, float] = defaultdict(float)
            if one[0] != other[0]:
                mine, yours = (covering(span, gold["documents"], views) for span in (one, other))
                covers.update(
                    {(min(a, b), max(a, b)): mine[a] * yours[b] for a, b in product(mine, yours)}
                )
            covers = {pair: cover for pair, cover in covers.items() if pair in compared}
            touching |= covers.keys()
            best = max(covers.values(), default=0.0)
            right |= {pair for pair, cover in covers.items() if cover >= BEST * best}
    return right, touching


def covering(span: Span, documents: dict[str, str], views: Sequence[ClaimView]) -> dict[int, float]:
    """The claims that overlap a span, with the share of both that is common."""
    letter, words = span
    pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
    found = {}
    for index, view in enumerate(views):
        told = pattern.search(view.account.text) if view.account.name == documents[letter] else None
        if told is not None:
            start, end = told.span()
            common = min(end, view.claim.end) - max(start, view.claim.start)
            if common > 0:
                found[index] = common / (max(end, view.claim.end) - min(start, view.claim.start))
    return found


def examples(_: Path) -> list[Example]:
    """The pairs of all events that are not held out."""
    events = sorted(p.parent for p in EVENTS.glob("*/gold.yaml") if p.parent.name not in HELD_OUT)
    return [example for event in events for example in examples_of(event)]


if __name__ == "__main__":
    train("sameness", __doc__, HEADER, PENALTY, examples)
