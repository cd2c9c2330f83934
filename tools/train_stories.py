"""Train the model of ``findings/stories.py`` and write its weights.

    python tools/train_stories.py [--shared FOLDER] [--held-out SHARE]

FOLDER holds ``benchmarks/incidents/dev.jsonl.gz``; the rest lies in ``evaluation/events``, whose held-out
events are left alone. Every pair of accounts of a case is an example, right where both tell of one event. The
cases are all incidents, all events, and each event by itself: five accounts share most of their words. With
``--held-out`` the last share of the incidents and of the events is kept apart, and how they fall into stories
(B-cubed) is printed instead of writing anything.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations
from pathlib import Path

from attrs import frozen
from logistic import Example, arguments, fit, lines_of, split, write
from pairs import EVENTS, HELD_OUT

from crossbearing.accounts.known import Known
from crossbearing.accounts.reading import read
from crossbearing.findings.profiles import Profile, features, profiles_of
from crossbearing.findings.stories import StorySettings, group
from crossbearing.model.account import Account
from crossbearing.model.claim import Analysis
from crossbearing.pipeline import analyses
from crossbearing.settings import Settings
from crossbearing.wiring import wire

HEADER = (
    "source: fitted by tools/train_stories.py on news of shootings (cltl/LongTailQATask) and our own events",
    "licence: Apache-2.0",
    "A feature of two accounts and its weight in log-odds.",
)
PENALTY = 1.0


@frozen
class Report:
    """An account of an event, the ``group``, with what the product makes of it."""

    group: str
    account: Account
    analysis: Analysis


def incidents(shared: Path) -> list[Report]:
    lines = lines_of(shared / "benchmarks/incidents/dev.jsonl.gz")
    known = [Known(**{key: line.get(key) for key in ("published", "title", "outlet")}) for line in lines]
    accounts = [
        read(Path(f"{line['id']}.txt"), line["text"].encode(), told)
        for line, told in zip(lines, known, strict=True)
    ]
    return _reports(accounts, [line["gold"]["incident"] for line in lines])


def events() -> list[Report]:
    folders = sorted(f for f in EVENTS.iterdir() if f.is_dir() and f.name not in HELD_OUT)
    files = [file for folder in folders for file in sorted((folder / "accounts").iterdir())]
    return _reports([read(file, file.read_bytes()) for file in files], [f.parent.parent.name for f in files])


def _reports(accounts: list[Account], groups: list[str]) -> list[Report]:
    told = analyses(accounts, wire(Settings()))
    return [Report(*parts) for parts in zip(groups, accounts, told, strict=True)]


def each_alone(reports: Iterable[Report]) -> list[list[Report]]:
    """A case for each event."""
    cases: dict[str, list[Report]] = defaultdict(list)
    for report in reports:
        cases[report.group].append(report)
    return list(cases.values())


def examples(case: list[Report]) -> Iterator[Example]:
    """All pairs of a case."""
    profiles = _profiles(case)
    for a, b in combinations(case, 2):
        told = dict(features(profiles[a.account.id], profiles[b.account.id]))
        yield Example(a.group, tuple(told), a.group == b.group, tuple(told.values()))


def measure(name: str, case: list[Report], weights: Mapping[str, float]) -> None:
    """Print how well a case falls into stories (B-cubed, Bagga and Baldwin 1998)."""
    stories = group(_profiles(case), weights, StorySettings())
    event = {report.account.id: report.group for report in case}
    told = Counter(event.values())
    precision = recall = 0.0
    for story in stories:
        for among, own in Counter(event[document] for document in story).items():
            precision += own * own / len(story) / len(event)
            recall += own * own / told[among] / len(event)
    f1 = 2 * precision * recall / (precision + recall)
    print(
        f"{name:<12} precision {precision:.3f}  recall {recall:.3f}  F1 {f1:.3f}  "
        f"{len(stories)} stories of {len(told)} events"
    )


def _profiles(case: list[Report]) -> dict[str, Profile]:
    accounts = {report.account.id: report.account for report in case}
    return profiles_of(accounts, [report.analysis for report in case], StorySettings().smooth)


def main() -> None:
    given = arguments(__doc__)
    shootings, shootings_kept = split(incidents(given.shared), given.held_out)
    own, own_kept = split(events(), given.held_out)
    cases = [shootings, own, *each_alone(own)]
    weights = fit([example for case in cases for example in examples(case)], PENALTY)
    if not given.held_out:
        write("stories", HEADER, weights)
        return
    measure("incidents", shootings_kept, weights)
    measure("events", own_kept, weights)
    for case in each_alone(own_kept):
        measure(case[0].group, case, weights)


if __name__ == "__main__":
    main()
