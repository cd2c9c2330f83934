"""What reconciling costs as a case grows, and what one account more costs beside working out all again.

    python evaluation/reconcile_scale.py [--small] [--jobs N]

Reconciled are 5, 50, 500 and 5,000 generated accounts, ten of an event, with names of its own; then 5, 50 and
500 accounts of one event. Into a case of 5,000 comes one more: its story alone is reconciled, the others are
read from the case. The same is done for lineage, with accounts that are chains of words (the sentences of
generated accounts have one frame for all events, so that all of them would be copies of each other; what
they share within an event is traced). ``--small`` takes a tenth of the accounts.
"""

import argparse
import os
import tempfile
import time
from collections.abc import Callable, Sequence
from functools import cache
from itertools import chain, pairwise
from pathlib import Path
from random import Random
from typing import TypeVar

from generated import ACCOUNTS_OF_AN_EVENT, OUTLETS, PEOPLE, SENTENCES, TOWNS, account
from reuse_scale import write_accounts
from reuse_texts import SHARED, texts

from crossbearing.model.account import Account, Paragraph
from crossbearing.model.claim import Analysis
from crossbearing.model.codec import dump
from crossbearing.model.kept import Kept
from crossbearing.model.lineage import Lineage
from crossbearing.parallel import in_parallel
from crossbearing.pipeline import Stages, analyses
from crossbearing.settings import Settings
from crossbearing.wiring import open_store, wire

TOLD, OF = 6, 8  # sentences that an account tells, and that there are to tell of an event
SYLLABLES = ("bal", "dor", "fen", "gar", "hol", "jas", "kem", "lun", "mir", "nor", "pel", "ros", "sun", "tav")
AT_ONCE = 50  # accounts analysed by a process before it hands them over

T = TypeVar("T")
Told = tuple[Account, Analysis]


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--small", action="store_true", help="a tenth of the accounts")
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1, help="processes that analyse")
    given = parser.parse_args()
    part = 10 if given.small else 1
    stages = wire(Settings())
    print("events of ten accounts each")
    whole = _told([divmod(n, ACCOUNTS_OF_AN_EVENT) for n in range(5000 // part + 1)], given.jobs)
    for n in (5, 50, 500 // part)[: 3 - (part > 1)]:
        _reconciled(whole[:n], stages)
    one_more(whole, stages, check=given.small)
    print("one event")
    single = _told([(0, n) for n in range(500 // part)], given.jobs)
    for n in (5, 50, 500)[: 3 - (part > 1)]:
        _reconciled(single[:n], stages)
    if SHARED.is_dir():
        one_more_traced(5000 // part, stages)
    else:
        print(f"skipped: lineage, there is no folder {SHARED}")


# --- reconciling --------------------------------------------------------------------------------------


def _reconciled(told: Sequence[Told], stages: Stages, kept: Kept | None = None) -> tuple[str, float]:
    """What the accounts say together as JSON, and the seconds it took; a line on it is printed."""
    accounts, own = [a for a, _ in told], [a for _, a in told]
    lineage = _traced(accounts, stages)
    found, seconds = _timed(lambda: stages.reconcile(accounts, own, lineage, kept=kept))
    claims, largest = len(found.claims), max(len(s.documents) for s in found.stories)
    print(
        f"  {len(told):>5} accounts, {claims:>6} claims, {len(found.stories):>4} stories, the largest of "
        f"{largest:>3}: {seconds:7.2f} s, {1000 * seconds / claims:5.2f} ms a claim",
        flush=True,
    )
    return dump(found), seconds


def one_more(whole: Sequence[Told], stages: Stages, check: bool) -> None:
    """Reconcile all but one of ``whole``, and then all, in a case on the disk."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "case") as store:
        with store.results.of("findings", "r") as kept:
            _, rebuilt = _reconciled(whole[:-1], stages, kept)
        with store.results.of("findings", "r") as kept:
            grown, seconds = _reconciled(whole, stages, kept)
        size = sum(file.stat().st_size for file in store.files if file.exists())
        print(f"  one account more: {seconds:.2f} s beside {rebuilt:.2f} s; kept are {size / 1e6:.0f} MB")
    if check:
        print("  as if worked out at once:", grown == _reconciled(whole, stages)[0])


def _traced(accounts: Sequence[Account], stages: Stages) -> list[Lineage]:
    by_event: dict[str, list[Account]] = {}
    for one in accounts:
        by_event.setdefault(one.name.partition("-")[0], []).append(one)
    return list(chain.from_iterable(map(stages.trace, by_event.values())))


def _told(numbers: Sequence[tuple[int, int]], jobs: int) -> list[Told]:
    """The accounts of these events by these tellers, with their analyses."""
    blocks = [numbers[n : n + AT_ONCE] for n in range(0, len(numbers), AT_ONCE)]
    return list(chain.from_iterable(in_parallel(_analysed, blocks, jobs)))


def _analysed(numbers: Sequence[tuple[int, int]]) -> list[Told]:
    accounts = [_account(event, teller) for event, teller in numbers]
    return list(zip(accounts, analyses(accounts, _stages()), strict=True))


@cache
def _stages() -> Stages:
    return wire(Settings())


def _account(event: int, teller: int) -> Account:
    text = account(event, teller, Random(event).sample(SENTENCES, OF), TOLD).rstrip()
    for name, own in _names(event).items():
        text = text.replace(name, own)
    ends = [0]
    for part in text.split("\n\n"):
        ends.append(ends[-1] + len(part) + 2)
    paragraphs = tuple(Paragraph(a, b - 2, "paragraph" if a else "heading") for a, b in pairwise(ends))
    name = f"{event}-{teller}.txt"
    day = f"{2000 + event // 12 % 24}-{1 + event % 12:02d}-{10 + teller % 10}"
    outlet = f"{OUTLETS[teller % len(OUTLETS)]} {teller // len(OUTLETS)}"
    return Account(name, name, text, paragraphs, outlet=outlet, language="en", published=day)


@cache
def _names(event: int) -> dict[str, str]:
    """Names of an event's own in place of those that all generated events share."""
    choice = Random(event)

    def made() -> str:
        return "".join(choice.choice(SYLLABLES) for _ in range(3)).capitalize()

    return {name: " ".join(made() for _ in name.split()) for name in (*TOWNS, *PEOPLE)}


# --- lineage ------------------------------------------------------------------------------------------


def one_more_traced(n: int, stages: Stages) -> None:
    """Trace ``n`` accounts in a case on the disk, and then one more that copies half of the first."""
    with tempfile.TemporaryDirectory() as folder, open_store(Path(folder) / "case") as store:
        copies = len(write_accounts(Path(folder) / "accounts.txt", n, texts()))
        lines = (Path(folder) / "accounts.txt").read_text("utf8").splitlines()
        accounts = [_of_words(str(number), line) for number, line in enumerate(lines)]
        half = lines[0].split()[: len(lines[0].split()) // 2]
        more = [*accounts, _of_words("more", " ".join([*lines[1].split()[:80], *half]))]
        with store.results.of("lineage", "r") as kept:
            _, rebuilt = _timed(lambda: stages.trace(accounts, kept=kept))
        with store.results.of("lineage", "r") as kept:
            grown, seconds = _timed(lambda: stages.trace(more, kept=kept))
        print(f"lineage of {n} accounts with {copies} copies: {rebuilt:.2f} s")
        print(f"  one account more: {seconds:.2f} s; as if traced at once: {grown == stages.trace(more)}")


def _of_words(name: str, line: str) -> Account:
    outlet = f"Outlet {name[-2:]}"
    return Account(name, name, line, (Paragraph(0, len(line), "paragraph"),), outlet=outlet)


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    started = time.perf_counter()
    return work(), time.perf_counter() - started


if __name__ == "__main__":
    main()
