"""Train the model of ``claims/attitudes.py`` on PolNeAR's training part and write its weights.

    python tools/train_attitudes.py [--shared FOLDER] [--held-out SHARE]

FOLDER holds ``benchmarks/attribution/train.jsonl.gz`` and the benchmarks' scorer, whose alignment carries
the annotators' offsets over to the text as read. A candidate is right where an annotator marked its cue and
a content whose words overlap its own with a Dice coefficient of at least one half, the benchmark's measure.
With ``--held-out`` the last share of the articles is kept apart, and precision and recall on it are printed
instead of writing anything.
"""

from pathlib import Path
from typing import Any

from logistic import Example, lines_of, scorer, train

from crossbearing.accounts.reading import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.claims.attitudes import candidates, content_of, features
from crossbearing.claims.scene import scene_of

HEADER = (
    "source: fitted by tools/train_attitudes.py on the training part of PolNeAR (Newell and others 2018)",
    "licence: Apache-2.0",
    "A feature and its weight in log-odds.",
)
PENALTY = 3.0


def examples(shared: Path) -> list[Example]:
    """All candidates of the training articles with their labels."""
    score = scorer(shared)
    articles = lines_of(shared / "benchmarks/attribution/train.jsonl.gz")
    accounts = [read(Path(f"{article['id']}.txt"), article["text"].encode()) for article in articles]
    found: list[Example] = []
    for number, parse in enumerate(Parser(ParseSettings()).parse(accounts)):
        gold = score.Account(articles[number], text=accounts[number].text)
        marked = [_marked(gold, item) for item in articles[number]["gold"]]
        scene = scene_of(parse)
        for candidate in candidates(scene):
            cue = parse.tokens[candidate.cue]
            spans = [(parse.tokens[i].start, parse.tokens[i].end) for i in content_of(parse, candidate)]
            words = set().union(*(gold.words_in(span) for span in spans))
            right = any(
                _touches(cues, (cue.start, cue.end)) and 4 * len(words & told) >= len(words) + len(told)
                for cues, told in marked
            )
            found.append(Example(articles[number]["id"], tuple(features(scene, candidate)), right))
    return found


def _marked(gold: Any, item: Any) -> tuple[list[tuple[int, int]], set[int]]:
    """Where the cue of an annotation stands in the text as read, and the words of its content."""
    cues = [span for piece in item["cue"] if (span := gold.span(*piece))]
    contents = [span for piece in item["content"] if (span := gold.span(*piece))]
    return cues, set().union(*(gold.words_in(span) for span in contents))


def _touches(spans: list[tuple[int, int]], word: tuple[int, int]) -> bool:
    return any(start < word[1] and word[0] < end for start, end in spans)


if __name__ == "__main__":
    train("attitudes", __doc__, HEADER, PENALTY, examples)
