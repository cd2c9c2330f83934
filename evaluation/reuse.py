"""How well words in common are found, and what finding them costs.

    python evaluation/reuse.py                      passages by the share of words edited
    python evaluation/reuse.py incidents            pairs within an incident and pairs across
    python evaluation/reuse.py limits               how long words go round, and what limits on it do
    python evaluation/reuse.py scale [N] --peers /path/to/python

``--peers`` names an interpreter that has datasketch and rensa; without it only our own search is run. The
open texts are read in the shared folder; scale needs them only to learn which words follow which.
"""

import argparse
import gzip
import json
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from itertools import combinations, product
from pathlib import Path

from reuse_scale import report, write_accounts
from reuse_texts import KINDS, RATES, SHARED, Reuse, reuses, texts

from crossbearing.lineage import LineageSettings, trace
from crossbearing.lineage.meaning import MeaningSettings
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.lineage import Lineage

COPIED = ("verbatim", "near_verbatim", "shared_quotation")
N = 150  # passages for each rate
HERE = Path(__file__).parent


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument(
        "what", nargs="?", default="passages", choices=("passages", "incidents", "limits", "scale")
    )
    parser.add_argument("n", nargs="?", type=int, default=20_000)
    parser.add_argument("--peers", metavar="PYTHON")
    parser.add_argument("--shown", type=int, default=0, help="print so many wrong passages")
    arguments = parser.parse_args()
    if arguments.what == "passages":
        passages(arguments.shown)
    elif arguments.what == "incidents":
        incidents(arguments.shown)
    elif arguments.what == "limits":
        limits()
    else:
        scale(arguments.n, arguments.peers)


# --- passages -----------------------------------------------------------------------------------------


def passages(shown: int) -> None:
    """Precision and recall of the words of a passage, and of passages, by the share of words edited."""
    pool = texts()
    print(f"{len(pool)} open texts, {N} passages a rate")
    print(
        f"{'edited':>8} {'words P':>8} {'words R':>8} {'pass. P':>8} {'pass. R':>8}   recall of words by kind"
    )
    for rate in RATES:
        counts: Counter[str] = Counter()
        for reuse in reuses(pool, rate, N):
            counts += _scored(reuse, shown)
        kinds = ", ".join(f"{k} {_share(counts[f'{k} hit'], counts[f'{k} taken'])}" for k in KINDS)
        told = (
            _share(counts["hit"], counts["told"]),
            _share(counts["hit"], counts["taken"]),
            _share(counts["right"], counts["found"]),
            _share(counts["met"], counts["pieces"]),
        )
        print(f"{rate:>8.0%} " + " ".join(f"{t:>8}" for t in told) + f"   {kinds}", flush=True)


def _scored(reuse: Reuse, shown: int) -> Counter[str]:
    """Words as characters of the host: told, truly taken, both; passages right of those found, pieces met."""
    source, host = account("source", reuse.source), account("host", reuse.host)
    spans = [
        (s.start, s.end)
        for entry in trace([source, host])
        if entry.kind in COPIED
        for s in entry.spans
        if s.document == host.id
    ]
    told, taken = _covered(spans), _covered(reuse.taken)
    right = sum(_overlap(span, taken) >= 0.5 for span in spans)
    met = sum(_overlap(piece, told) >= 0.5 for piece in reuse.taken)
    if shown and right < len(spans):
        print([host.text[a:b] for a, b in spans if _overlap((a, b), taken) < 0.5])
    hit = len(told & taken)
    counts = {"told": len(told), "taken": len(taken), "hit": hit, "found": len(spans), "right": right}
    counts |= {"pieces": len(reuse.taken), "met": met}
    return Counter(counts | {f"{reuse.kind} hit": hit, f"{reuse.kind} taken": len(taken)})


def account(name: str, text: str, published: str | None = None, outlet: str | None = None) -> Account:
    paragraphs = (Paragraph(0, len(text), "paragraph"),)
    return Account(name, name, text, paragraphs, published=published, outlet=outlet)


def _covered(spans: Iterable[tuple[int, int]]) -> set[int]:
    return {i for start, end in spans for i in range(start, end)}


def _overlap(span: tuple[int, int], covered: set[int]) -> float:
    return sum(i in covered for i in range(*span)) / max(span[1] - span[0], 1)


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else "–"


# --- incidents ----------------------------------------------------------------------------------------


def incidents(shown: int) -> None:
    """Pairs of accounts that share words, within an incident and across: these are chance or furniture."""
    accounts, incident = _incidents()
    of = {a.id: a for a in accounts}
    within = sum(n * (n - 1) // 2 for n in Counter(incident.values()).values())
    across = len(accounts) * (len(accounts) - 1) // 2 - within
    pairs: dict[str, dict[tuple[str, ...], list[Lineage]]] = {}
    for entry in trace(accounts):
        if entry.kind in COPIED:
            key = tuple(s.document for s in entry.spans)
            pairs.setdefault(entry.means, {}).setdefault(key, []).append(entry)
    print(f"{len(accounts)} accounts, {within} pairs within an incident, {across} across")
    for means, found in sorted(pairs.items()):
        same = sum(len({incident[d] for d in pair}) == 1 for pair in found)
        print(f"{means:>12}: {same} pairs within ({same / within:.1%}), {len(found) - same} across")
        others = [(p, e) for p, e in found.items() if len({incident[d] for d in p}) == 2]
        for _, entries in others[:shown]:
            print("   ", [[of[s.document].text[s.start : s.end] for s in e.spans] for e in entries])
    _against_words(accounts, incident, pairs)


def _incidents() -> tuple[list[Account], dict[str, str]]:
    """The accounts of the incidents set, and the incident of each."""
    with gzip.open(SHARED / "incidents" / "dev.jsonl.gz", "rt", encoding="utf8") as lines:
        rows = [json.loads(line) for line in lines]
    accounts = [account(r["id"], r["text"], r["published"], r.get("outlet")) for r in rows]
    return accounts, {a.id: r["gold"]["incident"] for a, r in zip(accounts, rows, strict=True)}


def _against_words(
    accounts: Sequence[Account],
    incident: dict[str, str],
    pairs: dict[str, dict[tuple[str, ...], list[Lineage]]],
) -> None:
    """Recall within incidents against a slow search that needs no index: runs of eight equal words."""
    runs = {a.id: _runs(a.text.lower().split()) for a in accounts}
    found = {pair for some in pairs.values() for pair in some}
    missed = hit = 0
    for a, b in combinations(sorted(runs), 2):
        if incident[a] == incident[b] and len(runs[a] & runs[b]) >= 8:  # some 15 words on end
            hit, missed = (hit + 1, missed) if (a, b) in found else (hit, missed + 1)
    print(f"pairs within that share 15 words on end: {hit + missed}, of them found {hit}")


def _runs(words: Sequence[str], n: int = 8) -> set[tuple[str, ...]]:
    return set(zip(*(words[i:] for i in range(n)), strict=False))


def limits() -> None:
    """What limits in days tell apart, and what a rule for turns of phrase takes from copying."""
    accounts, incident = _incidents()
    days = {a.id: date.fromisoformat(a.published[:10]) for a in accounts if a.published}
    kept: dict[str, bytes] = {}
    found = [e for e in trace(accounts, kept=kept) if e.kind in COPIED and e.means in {"copying", "earlier"}]
    sharing = {tuple(s.document for s in e.spans) for e in found}
    pairs = list(combinations(sorted(days), 2))
    within = [p for p in pairs if incident[p[0]] == incident[p[1]]]
    across = [p for p in pairs if incident[p[0]] != incident[p[1]]]
    copied = [p for p in within if p in sharing]
    print(f"{'days':>5} {'copied later':>14} {'within later':>14} {'across not later':>17}")
    for limit in (3, 7, 14, 30, 60, 90, 180):
        told = [
            sum(abs(days[a] - days[b]).days > limit for a, b in some) for some in (copied, within, across)
        ]
        print(
            f"{limit:>5} {told[0]:>5} of {len(copied):>5} {told[1]:>5} of {len(within):>5} "
            f"{1 - told[2] / len(across):>17.1%}"
        )
    for phrase, outlets in product((15, 30, 60), (2, 3, 4)):
        chosen = LineageSettings(meaning=MeaningSettings(phrase=phrase, outlets=outlets))
        standard = [e for e in trace(accounts, chosen, kept) if e.means == "standard"]
        same = sum(len({incident[s.document] for s in e.spans}) == 1 for e in standard)
        print(f"up to {phrase} words, {outlets} outlets: {same} within, {len(standard) - same} across")


# --- scale --------------------------------------------------------------------------------------------


def scale(n: int, peers: str | None) -> None:
    """Time and peak memory of the candidate search, each in a process of its own over the same file."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "accounts.txt"
        copies = write_accounts(file, n, texts())
        print(f"{n} accounts, {len(copies)} copies")
        methods = [("crossbearing", sys.executable)]
        methods += [(m, peers) for m in ("datasketch", "rensa") if peers]
        for method, python in methods:
            command = [python, str(HERE / "reuse_scale.py"), method, str(file)]
            done = subprocess.run(command, capture_output=True, text=True, check=True)
            print(report(method, json.loads(done.stdout), copies), flush=True)


if __name__ == "__main__":
    main()
