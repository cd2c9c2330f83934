"""Which paragraphs of a page are kept and which furniture is dropped, beside bare trafilatura.

    python evaluation/paragraphs.py [SET ...] [--each] [--missed] [--figures]

A set is a folder of ``evaluation/pages``: pages written for the purpose, each with the truth beside it, a
list of ``kind: text``. The shared acceptance set names some furniture too and is scored where it is there;
it quotes only a part of what must be kept, so that precision means nothing there. ``--each`` adds a line for
each page, ``--missed`` what went wrong; ``--figures`` prints the reader's own as ``evaluate.py`` reads them.
"""

import argparse
import re
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import reduce
from html import escape
from operator import add
from pathlib import Path
from typing import Any

import yaml
from attrs import field, fields, frozen
from lxml.etree import fromstring
from rapidfuzz.fuzz import ratio
from trafilatura import extract

from crossbearing.accounts import read
from crossbearing.errors import ReadError

HERE = Path(__file__).resolve().parent
PAGES = HERE / "pages"
SHARED = HERE.parents[1] / "shared"
SAME = 90  # of 100: at least so alike are two runs of words that are one
FEWEST = 3  # words that may be looked for within a longer run
CLAIMING = frozenset(("paragraph", "item", "quote"))  # kinds that claims are taken from
TAGS = {"head": "heading", "p": "paragraph", "item": "item", "row": "item", "quote": "quote"}


@frozen
class Unit:
    """A stretch of a page: its kind, and its words in lower case with a space between."""

    kind: str
    words: str


@frozen
class Score:
    """Counts; added up over pages."""

    told: int = 0  # stretches that the reader tells
    told_rightly: int = 0
    kept: int = 0  # of the truth's stretches that are the account's
    to_keep: int = 0
    right_kind: int = 0
    dropped: int = 0  # of the furniture
    to_drop: int = 0
    missed: tuple[str, ...] = field(default=(), repr=False)

    def __add__(self, other: "Score") -> "Score":
        return Score(*(getattr(self, f.name) + getattr(other, f.name) for f in fields(Score)))

    @property
    def figures(self) -> dict[str, float]:
        return {
            "paragraphs kept, precision": _share(self.told_rightly, self.told),
            "paragraphs kept, recall": _share(self.kept, self.to_keep),
            "kinds, accuracy": _share(self.right_kind, self.kept),
            "furniture dropped, precision": _share(self.dropped, self.dropped + self.to_keep - self.kept),
            "furniture dropped, recall": _share(self.dropped, self.to_drop),
        }


Reader = Callable[[bytes], list[Unit]]


def ours(page: bytes) -> list[Unit]:
    """What Crossbearing tells of a page, its furniture left out."""
    try:
        account = read(Path("page.html"), page)
    except ReadError:
        return []
    told = (p for p in account.paragraphs if p.kind != "furniture")
    return [_unit(p.kind, account.text[p.start : p.end]) for p in told]


def bare(page: bytes) -> list[Unit]:
    """What trafilatura tells of a page, kinds after its elements."""
    xml = extract(page, output_format="xml", include_comments=False)
    main = fromstring(xml.encode()).find("main") if xml else None
    if main is None:
        return []
    tops = (e for e in main.iter(*TAGS) if not any(a.tag in TAGS for a in e.iterancestors()))
    units = (_unit(TAGS[e.tag], " ".join(e.itertext())) for e in tops)
    return [unit for unit in units if unit.words]


READERS: dict[str, Reader] = {"crossbearing": ours, "trafilatura": bare}


def compare(truth: Iterable[Unit], told: list[Unit]) -> Score:
    """How well what a reader tells of a page agrees with the truth."""
    known = list(truth)
    keep = [unit for unit in known if unit.kind != "furniture"]
    drop = [unit for unit in known if unit.kind == "furniture"]
    claiming = [unit for unit in told if unit.kind in CLAIMING]
    holders = [next((t for t in told if _holds(t.words, unit.words)), None) for unit in keep]
    right = [any(_holds(t.words, u.words) or _holds(u.words, t.words) for u in keep) for t in told]
    left = [any(_holds(t.words, u.words) and not _repeats(u, keep, t) for t in claiming) for u in drop]
    missed = (
        *(f"lost {u.kind}: {u.words}" for u, h in zip(keep, holders, strict=True) if h is None),
        *(f"told as {h.kind}, is {u.kind}: {u.words}" for u, h in zip(keep, holders, strict=True)
          if h is not None and h.kind != u.kind),
        *(f"furniture told: {u.words}" for u, stays in zip(drop, left, strict=True) if stays),
        *(f"{t.kind} told wrongly: {t.words}" for t, good in zip(told, right, strict=True) if not good),
    )  # fmt: skip
    return Score(
        told=len(told),
        told_rightly=sum(right),
        kept=sum(h is not None for h in holders),
        to_keep=len(keep),
        right_kind=sum(h is not None and h.kind == u.kind for u, h in zip(keep, holders, strict=True)),
        dropped=left.count(False),
        to_drop=len(drop),
        missed=missed,
    )


def _repeats(furniture: Unit, keep: list[Unit], told: Unit) -> bool:
    """Whether it is only a part of what ``told`` must tell, as the words of a pull quotation are."""
    return any(_holds(unit.words, furniture.words) and _holds(told.words, unit.words) for unit in keep)


def scores(name: str, reader: Reader) -> dict[str, Score]:
    """The score of each page of a set, by the page's name. Raises FileNotFoundError where there is no set."""
    if not (PAGES / name).is_dir():
        raise FileNotFoundError(PAGES / name)
    return {
        page.stem: compare(_truth(page.with_suffix(".yaml")), reader(page.read_bytes()))
        for page in sorted((PAGES / name).glob("*.html"))
    }


def acceptance(reader: Reader) -> dict[str, Score]:
    """The same of the shared acceptance sets, where only what the truth quotes is known."""
    found = {}
    for gold in sorted(SHARED.glob("acceptance/*/gold.yaml")):
        truth = yaml.safe_load(gold.read_text("utf8"))
        quoted = {(d, w) for d, w in _spans(truth) if d in truth["documents"]}
        spans = {(d, w) for d, w in quoted if len(w.split()) >= FEWEST}
        apart = {(d, w) for d, w in truth["boilerplate"]}
        for letter, name in truth["documents"].items():
            lines = (gold.parent / "accounts" / name).read_text("utf8").splitlines()
            body = "".join(f"<p>{escape(line)}</p>" for line in lines if line.strip())
            told = reader(f"<html><body><article>{body}</article></body></html>".encode())
            units = [
                *(_unit("paragraph", w) for d, w in sorted(spans - apart) if d == letter),
                *(_unit("furniture", w) for d, w in sorted(apart) if d == letter),
            ]
            score = compare(units, told)
            found[f"{gold.parent.name} {letter}"] = score
    return found


def _spans(node: Any) -> Iterator[tuple[str, str]]:
    """Every pair of a document's letter and words in ``node``."""
    if isinstance(node, list) and len(node) == 2 and all(isinstance(part, str) for part in node):
        yield node[0], node[1]
    elif isinstance(node, list | dict):
        for part in node.values() if isinstance(node, dict) else node:
            yield from _spans(part)


def _truth(path: Path) -> Iterator[Unit]:
    for entry in yaml.safe_load(path.read_text("utf8")):
        [(kind, text)] = entry.items()
        yield _unit(kind, text)


def _unit(kind: str, text: str) -> Unit:
    return Unit(kind, " ".join(re.findall(r"\w+", text.casefold())))


def _holds(told: str, words: str) -> bool:
    """Whether ``told`` is or has in it ``words``."""
    within = words.count(" ") + 1 >= FEWEST and f" {words} " in f" {told} "
    return told == words or within or ratio(told, words) >= SAME


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _lines(name: str, by_reader: Mapping[str, dict[str, Score]], each: bool, missed: bool) -> Iterator[str]:
    titles = list(Score().figures)
    yield f"\n{name}: " + "; ".join(titles)
    for reader, pages in by_reader.items():
        rows = {"all": reduce(add, pages.values(), Score())} | (pages if each else {})
        for page, score in rows.items():
            yield f"  {reader:13} {page:24}" + "".join(f"{score.figures[t]:8.3f}" for t in titles)
            if missed and page != "all":
                yield from (f"      {line[:150]}" for line in score.missed)


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("sets", nargs="*", metavar="SET", help="folders of evaluation/pages [default: all]")
    parser.add_argument("--each", action="store_true", help="a line for each page")
    parser.add_argument("--missed", action="store_true", help="what went wrong on each page")
    parser.add_argument("--figures", action="store_true", help="only the figures of the reader")
    given = parser.parse_args()
    names = given.sets or sorted(path.name for path in PAGES.iterdir() if path.is_dir())
    if given.figures:
        for name in names:
            total = reduce(add, scores(name, ours).values(), Score())
            print("\n".join(f"{title:32} {value:.3f}" for title, value in total.figures.items()))
        return 0
    each = given.each or given.missed
    for name in names:
        by_reader = {reader: scores(name, way) for reader, way in READERS.items()}
        print("\n".join(_lines(name, by_reader, each, given.missed)))
    if not given.sets:
        by_reader = {reader: acceptance(way) for reader, way in READERS.items()}
        print("\n".join(_lines("acceptance", by_reader, each, given.missed)))
    return 0


if __name__ == "__main__":
    sys.exit(main())
