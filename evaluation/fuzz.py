"""Reads files made to break the readers, kind by kind, and tells what broke.

    python evaluation/fuzz.py [--reader KIND]... [--seconds N] [--engine hypothesis|atheris] [--keep FOLDER]

hypothesis builds documents of each kind and spoils them; atheris, which has to be installed by hand
(``pip install atheris``), mutates bytes towards code that was not reached yet. Each file is held against
``fuzz_invariants``; what breaks one is told once for each place in the program, and with ``--keep`` its bytes
are kept. The exit code is 1 where anything broke.
"""

import argparse
import hashlib
import json
import re
import subprocess
import sys
import tempfile
import time
import traceback
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path

ENGINES = ("hypothesis", "atheris")
AT_ONCE = 100  # examples that hypothesis makes from one seed
TWICE = 50  # every so many files is read a second time
LARGEST = 20_000  # bytes that atheris makes at most
INSTRUMENTED = ["crossbearing", "pypdf", "markdown_it", "warcio", "trafilatura", "htmldate", "ftfy"]


class Findings:
    """What broke, once for each place in the program, and how many files were read."""

    def __init__(self, kind: str, keep: Path | None) -> None:
        self.kind, self.keep = kind, keep
        self.known: set[str] = set()
        self.read = 0

    def check(self, data: bytes) -> None:
        """Read ``data`` and note what broke, if it is new."""
        from fuzz_documents import DOCUMENTS
        from fuzz_invariants import check

        document = DOCUMENTS[self.kind]
        self.read += 1
        try:
            check(data, document.name, document.read, self.read % TWICE == 1)
        except Exception as error:
            what = f"{type(error).__name__}: {error}".partition("\n")[0][:200]
            where = traceback.extract_tb(error.__traceback__)
            inner = [frame for frame in where if "/crossbearing/" in frame.filename] or where[-1:]
            place = f"{Path(inner[-1].filename).name}:{inner[-1].lineno}"
            mark = re.sub(r"\d+|'.*'", "", f"{place} {what}")
            if mark not in self.known:
                self.known.add(mark)
                self._tell(what, place, data)

    def _tell(self, what: str, place: str, data: bytes) -> None:
        told = {"kind": self.kind, "what": what, "place": place, "bytes": len(data)}
        if self.keep:
            path = self.keep / f"{self.kind}-{hashlib.sha256(data).hexdigest()[:12]}"
            path.write_bytes(data)
            told["kept"] = str(path)
        print(json.dumps(told), flush=True)


def with_hypothesis(findings: Findings, seconds: float) -> None:
    """Documents that hypothesis builds, from one seed after the other, until ``seconds`` are over."""
    from fuzz_documents import DOCUMENTS
    from hypothesis import HealthCheck, Phase, given, seed, settings

    started, number = time.monotonic(), 0
    while time.monotonic() < started + seconds:

        @seed(number)
        @settings(
            max_examples=AT_ONCE,
            database=None,
            deadline=None,
            phases=[Phase.generate],
            suppress_health_check=list(HealthCheck),
        )
        @given(DOCUMENTS[findings.kind].mangled)
        def run(data: bytes) -> None:
            if time.monotonic() < started + seconds:
                findings.check(data)

        run()
        number += 1


def import_instrumented() -> None:
    """Import the readers in such a way that atheris sees what is reached in them."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]

    with atheris.instrument_imports(include=INSTRUMENTED):
        import fuzz_documents  # noqa: F401


def with_atheris(findings: Findings, seconds: float) -> None:
    """Bytes that atheris mutates towards new code, packed as the kind asks for; does not return."""
    import atheris  # type: ignore[import-not-found, import-untyped, unused-ignore]
    from fuzz_documents import DOCUMENTS

    document = DOCUMENTS[findings.kind]
    scratch = Path(tempfile.mkdtemp())
    corpus = scratch / "corpus"
    corpus.mkdir()
    for number, data in enumerate(document.seeds):
        (corpus / str(number)).write_bytes(data)
    quoted = ["".join(f"\\x{byte:02x}" for byte in t.encode("utf8", "replace")) for t in document.tokens]
    (scratch / "tokens").write_text("".join(f'"{token}"\n' for token in quoted))
    # libFuzzer stops for good at its own limits, which are above ours.
    limits = [f"-max_total_time={seconds:g}", f"-max_len={LARGEST}", "-timeout=60", "-rss_limit_mb=3000"]
    command = [
        sys.argv[0],
        f"-dict={scratch / 'tokens'}",
        f"-artifact_prefix={scratch}/",
        *limits,
        str(corpus),
    ]
    atheris.Setup(command, lambda data: findings.check(document.packed(data)))
    atheris.Fuzz()


def run(kind: str, engine: str, seconds: float, keep: Path | None) -> int:
    """Fuzz one kind in a process of its own, and print a line for the table; the number of findings."""
    command = [
        sys.executable,
        __file__,
        "--reader",
        kind,
        "--seconds",
        str(seconds),
        "--engine",
        engine,
        "--here",
    ]
    command += ["--keep", str(keep)] if keep else []
    started = time.monotonic()
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    taken = time.monotonic() - started
    found = [line for line in done.stdout.splitlines() if line.startswith('{"kind"')]
    counts = re.findall(r"Done (\d+) runs|\"read\": (\d+)", done.stdout + done.stderr)
    read = max((int(a or b) for a, b in counts), default=0)
    if done.returncode or not counts:
        found.append(
            json.dumps({"kind": kind, "what": done.stderr[-800:], "place": f"exit {done.returncode}"})
        )
    print(f"{kind:10} {engine:10} {taken:6.0f} s {read:8} files {len(found):3} findings", flush=True)
    for line in found:
        print("   ", line)
    return len(found)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 1 where anything broke."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--reader", action="append", metavar="KIND", help="only this kind [default: all]")
    parser.add_argument("--seconds", type=float, default=20, help="for each kind [default: 20]")
    parser.add_argument("--engine", choices=ENGINES, default="hypothesis")
    parser.add_argument("--keep", type=Path, metavar="FOLDER", help="keep the files that broke something")
    parser.add_argument("--here", action="store_true", help=argparse.SUPPRESS)  # in this process
    given = parser.parse_args(arguments)
    if given.engine == "atheris" and find_spec("atheris") is None:
        parser.error("atheris is not installed: pip install atheris")
    if given.keep:
        given.keep.mkdir(parents=True, exist_ok=True)
    if given.here and given.engine == "atheris":
        import_instrumented()
    from fuzz_documents import DOCUMENTS

    kinds = given.reader or list(DOCUMENTS)
    if strange := set(kinds) - set(DOCUMENTS):
        parser.error(f"no such kind: {', '.join(sorted(strange))}; there are {', '.join(DOCUMENTS)}")
    if not given.here:
        return 1 if sum([run(kind, given.engine, given.seconds, given.keep) for kind in kinds]) else 0
    findings = Findings(kinds[0], given.keep)
    if given.engine == "atheris":
        with_atheris(findings, given.seconds)
    else:
        with_hypothesis(findings, given.seconds)
        print(json.dumps({"read": findings.read}))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
