"""Pairs of claims of two accounts with what careful readers hold them for, of our events and scenes.

Every event of ``evaluation/events`` but those held out for evaluation has a ``gold.yaml`` that lists, span by
span, what two or more accounts tell alike and where they contradict each other; in a scene each clause is
marked with the number of the fact that it states. Two claims are the same, or give other answers to one
question, where they are those that cover two such spans best; otherwise they are left out where they touch
such spans, where one was copied word for word, or where what they tell was not looked at, and else are
neither.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any

import yaml
from attrs import evolve, field, frozen
from scenes import Scene, scenes

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
from crossbearing.findings.view import ClaimView
from crossbearing.grounding import ground
from crossbearing.meaning import encode
from crossbearing.model.account import Account
from crossbearing.model.dossier import Story

EVENTS = Path(__file__).resolve().parents[1] / "evaluation/events"
HELD_OUT = {"coup", "shipment"}
PARTLY = {"ferry", "swap"}  # their gold does not list all that two accounts tell
BEST = 0.8  # of the best cover of two spans: claims that cover them as well or nearly so are both meant
LEAST = 0.04  # share of two spans that claims must cover to be meant at all
NEITHER, SAME, OTHERWISE = range(3)

Pair = tuple[int, int]
Span = tuple[int, int]
Covers = Mapping[int, float]  # of claims, by index: the share of a span and the claim that is common


@frozen
class Group:
    """The claims of an event or scene, and what pairs of them, by index, are, the lower first."""

    name: str
    views: Sequence[ClaimView] = field(repr=False)
    compared: Sameness = field(repr=False)
    labels: Mapping[Pair, int] = field(repr=False)


def groups(unseen: bool = False) -> Iterator[Group]:
    """The events that are not held out, and the scenes; ``unseen``, every second of both, from the first on,
    that encoder and network have not been trained on.
    """
    events = sorted(p.parent for p in EVENTS.glob("*/gold.yaml") if p.parent.name not in HELD_OUT)
    told = scenes()
    every = 2 if unseen else 1
    yield from map(_of_event, events[::every])
    yield from map(_of_scene, told[::every])


def _of_event(event: Path) -> Group:
    sources = [s for s in gather([event / "accounts"]) if isinstance(s, Source)]
    views = views_in([found[0] for s in sources for found in accounts_in(s) if isinstance(found, tuple)])
    gold = yaml.safe_load((event / "gold.yaml").read_text("utf8"))

    def covers(span: Any) -> Covers:
        letter, words = span
        pattern = re.compile(r"\s+".join(map(re.escape, words.split())))
        named = [v for v in views if v.account.name == gold["documents"][letter]]
        told = pattern.search(named[0].account.text) if named else None
        return _covers(views, named[0].account, told.span()) if told is not None else {}

    same = [
        (covers(x), covers(y))
        for fact in gold["corroborations"]
        for x, y in combinations(fact["spans"], 2)
        if x[0] != y[0]
    ]
    otherwise = [
        (covers(x), covers(y))
        for conflict in gold["conflicts"]
        for one, other in combinations(conflict["positions"], 2)
        for x, y in product(one["spans"], other["spans"])
        if x[0] != y[0]
    ]
    read = {c for pair in (*same, *otherwise) for covers in pair for c in covers}
    return _group(event.name, views, same, otherwise, read if event.name in PARTLY else None)


def _of_scene(scene: Scene) -> Group:
    accounts = [
        read(
            Path(f"{number}.txt"),
            written.text.encode(),
            Known(published=written.published, outlet=written.outlet),
        )
        for number, written in enumerate(scene.accounts)
    ]
    views = views_in(accounts)
    marks = [
        (mark, account, _covers(views, account, (mark.start, mark.end)))
        for account, written in zip(accounts, scene.accounts, strict=True)
        for mark in written.marks
    ]
    stated = defaultdict(list)
    for mark, account, covers in marks:
        stated[mark.number].append((mark.letter, account.id, covers))
    told = [pair for fact in stated.values() for pair in combinations(fact, 2) if pair[0][1] != pair[1][1]]
    same = [(x[2], y[2]) for x, y in told if x[0] == y[0]]
    otherwise = [(x[2], y[2]) for x, y in told if x[0] != y[0]]
    return _group(scene.name, views, same, otherwise)


def views_in(accounts: Sequence[Account]) -> list[ClaimView]:
    """The claims of accounts ready to be compared, as those of one story."""
    parses = _parser().parse(accounts)
    grounded = (ground(a, p, extract(p)) for a, p in zip(accounts, parses, strict=True))
    analyses = {
        a.id: evolve(told, meanings=encode(a, told.claims))
        for a, told in zip(accounts, grounded, strict=True)
    }
    story = Story("s", "", tuple(sorted(analyses)))
    return views_of(story, {a.id: a for a in accounts}, analyses).views


@cache
def _parser() -> Parser:
    return Parser(ParseSettings())


def _covers(views: Sequence[ClaimView], account: Account, span: Span) -> Covers:
    start, end = span
    found = {}
    for index, view in enumerate(views):
        common = min(end, view.claim.end) - max(start, view.claim.start)
        if view.account.id == account.id and common > 0:
            found[index] = common / (max(end, view.claim.end) - min(start, view.claim.start))
    return found


def _group(
    name: str,
    views: Sequence[ClaimView],
    same: Sequence[tuple[Covers, Covers]],
    otherwise: Sequence[tuple[Covers, Covers]],
    read: Collection[int] | None = None,
) -> Group:
    compared = compare_story(views, BlockingSettings())
    apart, _ = _meant(otherwise, lambda pair: True)
    # of the claims that stand for a span those that are compared are meant, where any is
    right, touching = _meant(same, compared.ranks.__contains__)
    wanted, also = _meant(same, lambda pair: True)
    labels: dict[Pair, int] = {}
    for pair in compared.pairs:
        one, other = views[pair[0]], views[pair[1]]
        copied = one.claim.text.lower().split() == other.claim.text.lower().split()
        looked_at = read is None or {*pair} <= {*read}
        known = pair in right or (looked_at and not (copied or pair in touching or pair in also))
        if known and one.account.id != other.account.id and not clash(one, other):
            labels[pair] = SAME if pair in right else NEITHER
    labels.update({pair: SAME for pair in wanted if pair not in labels})
    labels.update({pair: OTHERWISE for pair in apart if pair not in wanted and pair not in right})
    return Group(name, views, compared, dict(sorted(labels.items())))


def _meant(
    spans: Sequence[tuple[Covers, Covers]], counts: Callable[[Pair], bool]
) -> tuple[set[Pair], set[Pair]]:
    """The pairs of claims that cover two spans best, of those that count, and all that touch both."""
    meant: set[Pair] = set()
    touching: set[Pair] = set()
    for mine, yours in spans:
        covers = {(min(a, b), max(a, b)): mine[a] * yours[b] for a, b in product(mine, yours)}
        covers = {pair: cover for pair, cover in covers.items() if counts(pair)}
        touching |= covers.keys()
        best = max(covers.values(), default=0.0)
        meant |= {pair for pair, cover in covers.items() if cover >= max(BEST * best, LEAST)}
    return meant, touching
