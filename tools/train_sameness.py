"""Train the model of ``findings/sameness.py`` on our own events and on ECB+, and write its weights.

    python tools/train_sameness.py [--shared FOLDER] [--held-out SHARE]

Every event of ``evaluation/events`` but those held out for evaluation has a ``gold.yaml`` that lists, span by
span, what two or more accounts tell alike. Every pair of claims of two accounts that the product would
compare is an example: right where the two claims are those that cover two spans of one fact best, left out
where they touch such spans without covering them best, or where one was copied word for word, else wrong.
Of ECB+'s training part (Cybulska and Vossen 2014) one pair in SAMPLED of those that both stand for an event
mention is an example too, right where annotators hold the mentions for one event. FOLDER holds
``benchmarks/identity/train.jsonl.gz`` and the benchmarks' scorer, which tells for which mention a claim
stands. How often a pair is right differs between the two, so each has a weight of its own for that, and that
of ECB+ is not written. With ``--held-out`` the last share of the events is kept apart, and precision and
recall on it are printed instead of writing anything.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml
from attrs import evolve, frozen
from logistic import Example, arguments, fit, lines_of, measure, scorer, split, write

from crossbearing.accounts import accounts_in, gather
from crossbearing.accounts.known import Known
from crossbearing.accounts.reading import read
from crossbearing.accounts.sources import Source
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims import extract
from crossbearing.findings.candidates import BlockingSettings
from crossbearing.findings.clash import clash
from crossbearing.findings.reconcile import views_of
from crossbearing.findings.sameness import Sameness, compare_story
from crossbearing.findings.stories import StorySettings, find_stories
from crossbearing.findings.view import ClaimView
from crossbearing.grounding import ground
from crossbearing.meaning import encode
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import plain
from crossbearing.model.dossier import Story

EVENTS = Path(__file__).resolve().parents[1] / "evaluation/events"
HELD_OUT = {"coup", "shipment"}
HEADER = (
    "source: fitted by tools/train_sameness.py on the events in evaluation/events but those held out, and on "
    "the training part of ECB+ (Cybulska and Vossen 2014)",
    "licence: Apache-2.0",
    "A feature of two claims and its weight in log-odds.",
)
PENALTY = 1.0
SAMPLED = 12  # more of them and one verb is taken for one event
OF_ECB = "of ECB+"
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
    grounded = (ground(a, p, extract(p)) for a, p in zip(accounts, parses, strict=True))
    analyses = {
        a.id: evolve(told, meanings=encode(a, told.claims))
        for a, told in zip(accounts, grounded, strict=True)
    }
    story = Story("s", "", tuple(sorted(analyses)))
    return views_of(story, {a.id: a for a in accounts}, analyses).views


def examples_of(event: Path) -> Iterator[Example]:
    """The pairs of claims that the product would compare, with their labels."""
    views = views_in(accounts_of(event))
    compared = compare_story(views, BlockingSettings())
    right, touching = labels(yaml.safe_load((event / "gold.yaml").read_text("utf8")), views, compared.ranks)
    for a, b in compared.pairs:
        one, other = views[a], views[b]
        if one.account.id == other.account.id or clash(one, other):
            continue
        copied = one.claim.text.lower().split() == other.claim.text.lower().split()
        if (a, b) in right or not (copied or (a, b) in touching):
            yield _example(event.name, compared, (a, b), (a, b) in right)


def labels(gold: Any, views: Sequence[ClaimView], compared: Any) -> tuple[set[Pair], set[Pair]]:
    """The pairs of claims that tell one fact, and all that touch two spans of one."""
    right: set[Pair] = set()
    touching: set[Pair] = set()
    for fact in gold["corroborations"]:
        for one, other in combinations(fact["spans"], 2):
            covers: dict[Pair, float] = defaultdict(float)
            if one[0] != other[0]:
                mine, yours = (covering(span, gold["documents"], views) for span in (one, other))
                covers.update({(min(a, b), max(a, b)): mine[a] * yours[b] for a, b in product(mine, yours)})
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


def own_examples() -> list[Example]:
    """The pairs of all events that are not held out."""
    events = sorted(p.parent for p in EVENTS.glob("*/gold.yaml") if p.parent.name not in HELD_OUT)
    return [example for event in events for example in examples_of(event)]


@frozen
class Article:
    """A document of ECB+ with what the product makes of it, and the cluster that each claim stands for."""

    topic: str
    account: Account
    analysis: Analysis
    clusters: dict[str, str]


def articles(shared: Path) -> Iterator[Article]:
    """The training articles of ECB+, parsed in one batch."""
    score = scorer(shared)
    lines = lines_of(shared / "benchmarks/identity/train.jsonl.gz")
    known = [Known(**{key: line.get(key) for key in ("published", "title", "outlet")}) for line in lines]
    accounts = [
        read(Path(f"{line['id']}.txt"), line["text"].encode(), told)
        for line, told in zip(lines, known, strict=True)
    ]
    parses = Parser(ParseSettings()).parse(accounts)
    for line, account, parse in zip(lines, accounts, parses, strict=True):
        analysis = ground(account, parse, extract(parse))
        analysis = evolve(analysis, meanings=encode(account, analysis.claims))
        claims = [plain(claim) | {"key": claim.id} for claim in analysis.claims]
        gold = score.Account(line, text=account.text, claims=claims)
        spans = [gold.span(item["start"], item["end"]) for item in line["gold"]]
        stands = score.claims_for(gold, spans)
        clusters = {claim["key"]: line["gold"][number]["cluster"] for number, claim in stands.items()}
        yield Article(line["topic"], account, analysis, clusters)


def ecb_examples(shared: Path) -> Iterator[Example]:
    """The pairs of each topic of ECB+ with their labels."""
    topics: dict[str, list[Article]] = defaultdict(list)
    for article in articles(shared):
        topics[article.topic].append(article)
    for topic, own in topics.items():
        accounts = {a.account.id: a.account for a in own}
        analyses = {a.account.id: a.analysis for a in own}
        clusters = {claim: cluster for a in own for claim, cluster in a.clusters.items()}
        for story in find_stories(accounts, [analyses[d] for d in sorted(analyses)], StorySettings()):
            views = views_of(story, accounts, analyses).views
            compared = compare_story(views, BlockingSettings())
            for a, b in compared.pairs:
                one, other = views[a], views[b]
                known = one.id in clusters and other.id in clusters
                if known and one.account.id != other.account.id and not clash(one, other):
                    yield _example(topic, compared, (a, b), clusters[one.id] == clusters[other.id], OF_ECB)


def _example(group: str, compared: Sameness, pair: Pair, right: bool, *more: str) -> Example:
    names, values = zip(*compared.features(*pair), strict=True)
    return Example(group, (*names, *more), right, (*values, *(1.0 for _ in more)))


def main() -> None:
    given = arguments(__doc__)
    told, kept = split(own_examples(), given.held_out)
    weights = fit(list(ecb_examples(given.shared))[::SAMPLED] + told, PENALTY)
    weights.pop(OF_ECB, None)
    if kept:
        measure(kept, weights)
    else:
        write("sameness", HEADER, weights)


if __name__ == "__main__":
    main()
