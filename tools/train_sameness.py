"""Train the model of ``findings/sameness.py`` on our events and scenes and on ECB+, and write its weights.

    python tools/train_sameness.py [--shared FOLDER] [--held-out SHARE]

Every pair of claims of an event or scene that the product would compare and whose label is known (see
``pairs.py``) is an example, right where both tell the same. What the network over two claims makes of pairs
that it was trained with says more than it would of others, so only every second event and scene is taken,
those that ``train_attention.py`` leaves out. Of ECB+'s training part (Cybulska and Vossen 2014) one pair in
SAMPLED of those that both stand for an event mention is an example too, right where annotators hold the
mentions for one event. FOLDER holds ``benchmarks/identity/train.jsonl.gz`` and the benchmarks' scorer, which
tells for which mention a claim stands. How often a pair is right differs between them, so ECB+ and the scenes
have weights of their own for that, which are not written; nor is that of the crowd, which sameness.py sets.
With ``--held-out`` the last share of the events is kept apart, and precision and recall on it are printed
instead of writing anything.
"""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from attrs import evolve, frozen
from logistic import Example, arguments, fit, lines_of, measure, scorer, split, write
from pairs import SAME, Pair, groups

from crossbearing.accounts.known import Known
from crossbearing.accounts.reading import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims import extract
from crossbearing.findings.candidates import BlockingSettings
from crossbearing.findings.clash import clash
from crossbearing.findings.reconcile import views_of
from crossbearing.findings.sameness import CROWDED, Sameness, compare_story
from crossbearing.findings.stories import StorySettings, find_stories
from crossbearing.grounding import ground
from crossbearing.meaning import encode
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import plain

HEADER = (
    "source: fitted by tools/train_sameness.py on every second of the events in evaluation/events but those "
    "held out, and of the scenes in evaluation/scenes, and on the training part of ECB+ (Cybulska and Vossen "
    "2014)",
    "licence: Apache-2.0",
    "A feature of two claims and its weight in log-odds.",
)
PENALTY = 1.0
SAMPLED = 4  # with more of them one verb is taken for one event, with fewer those of one verb are joined
OF_ECB, OF_SCENES = "of ECB+", "of scenes"


def own_examples() -> Iterator[Example]:
    """The pairs of our events and scenes, with their labels."""
    for group in groups(unseen=True):
        more = (OF_SCENES,) if "/" in group.name else ()
        for (a, b), label in group.labels.items():
            if (a, b) in group.compared.ranks and not clash(group.views[a], group.views[b]):
                yield _example(group.name, group.compared, (a, b), label == SAME, *more)


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
    told, kept = split(list(own_examples()), given.held_out)
    weights = fit(list(ecb_examples(given.shared))[::SAMPLED] + told, PENALTY)
    for name in (OF_ECB, OF_SCENES):
        weights.pop(name, None)
    weights["crowd"] = CROWDED
    if kept:
        measure(kept, weights)
    else:
        weights.pop("crowd")  # the product has it from where it is set
        write("sameness", HEADER, weights)


if __name__ == "__main__":
    main()
