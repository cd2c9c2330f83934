"""Train the model of ``findings/sameness.py`` on ECB+'s training part and write its weights.

    python tools/train_sameness.py [--shared FOLDER] [--held-out SHARE]

FOLDER holds ``benchmarks/identity/train.jsonl.gz`` and the benchmarks' scorer, which tells for which event
mention a claim stands. Every pair that the product would compare, of claims of two articles that both stand
for a mention, is an example; it is right where annotators hold the two mentions for one event. With
``--held-out`` the last share of the topics is kept apart, and precision and recall on it are printed instead
of writing anything.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from attrs import frozen
from logistic import Example, lines_of, scorer, train

from crossbearing.accounts.known import Known
from crossbearing.accounts.reading import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims import extract
from crossbearing.findings.candidates import BlockingSettings, candidate_pairs, weigh_features
from crossbearing.findings.reconcile import views_of
from crossbearing.findings.sameness import features
from crossbearing.findings.stories import StorySettings, find_stories
from crossbearing.grounding import ground
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import plain

HEADER = (
    "source: fitted by tools/train_sameness.py on the training part of ECB+ (Cybulska and Vossen 2014)",
    "licence: Apache-2.0",
    "A feature of two claims and its weight in log-odds.",
)
PENALTY = 5.0


@frozen
class Article:
    """A document of the set with what the product makes of it, and the cluster that each claim stands for."""

    topic: str
    account: Account
    analysis: Analysis
    clusters: dict[str, str]


def articles(shared: Path) -> Iterator[Article]:
    """The training articles, parsed in one batch."""
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
        claims = [plain(claim) | {"key": claim.id} for claim in analysis.claims]
        gold = score.Account(line, text=account.text, claims=claims)
        spans = [gold.span(item["start"], item["end"]) for item in line["gold"]]
        stands = score.claims_for(gold, spans)
        clusters = {claim["key"]: line["gold"][number]["cluster"] for number, claim in stands.items()}
        yield Article(line["topic"], account, analysis, clusters)


def examples(told: list[Article]) -> Iterator[Example]:
    """The pairs of each topic with their labels."""
    topics: dict[str, list[Article]] = defaultdict(list)
    for article in told:
        topics[article.topic].append(article)
    for topic, own in topics.items():
        accounts = {a.account.id: a.account for a in own}
        analyses = {a.account.id: a.analysis for a in own}
        clusters: dict[Any, str] = {}
        for article in own:
            clusters |= article.clusters
        ordered = [analyses[document] for document in sorted(analyses)]
        for story in find_stories(accounts, ordered, StorySettings()):
            views = views_of(story, accounts, analyses).views
            weights = weigh_features(views)
            for i, j in candidate_pairs(views, weights, BlockingSettings()):
                a, b = views[i], views[j]
                if a.account.id != b.account.id and a.id in clusters and b.id in clusters:
                    right = clusters[a.id] == clusters[b.id]
                    yield Example(topic, tuple(features(a, b, weights)), right)


if __name__ == "__main__":
    train("sameness", __doc__, HEADER, PENALTY, lambda shared: list(examples(list(articles(shared)))))
