"""How fast pages are read beside bare trafilatura, and how much memory a web archive takes.

    python evaluation/reading.py [--pages FOLDER] [--rounds N] [--warc MEGABYTES]

Pages are generated, or are the .html files of FOLDER; trafilatura and the reader take turns on the same
pages in the same run, and medians are printed. With ``--warc`` an archive of that size is written and
read in a process of its own, whose peak memory is printed; it is read as it is added to a case.
"""

import argparse
import io
import json
import random
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from statistics import median

from generated import SENTENCES
from trafilatura import bare_extraction, extract
from warcio.statusandheaders import StatusAndHeaders
from warcio.warcwriter import WARCWriter

from crossbearing.accounts import Source, accounts_in, read

MADE = 60  # pages of each size for the timing
SIZES = (35, 70)  # kB, of pages as they are
LINK = '<li><a href="/topic/{n}" class="nav-item nav-{n}">Topic {n}</a></li>'

CARD = """<div class="card card--{n}"><div class="card__media"><a href="/s/{n}"><picture>
<source srcset="/i/{n}.webp"><img src="/i/{n}.jpg" alt="" width="320" height="180"></picture></a></div>
<div class="card__text"><h3><a href="/s/{n}">{title}</a></h3>
<span class="card__time">{n} min</span></div></div>"""
SCRIPT = 'window.data[{n}] = {{"id": {n}, "seen": false, "slot": "slot-{n}"}};'
RULE = ".box-{n} {{ margin: {n}px; color: #{n:06x} }}\n"
PLAIN = re.compile(r"(?<=<)(/?)(?:header|nav|main|article|aside|footer)(?=[ >])")


def page(number: int, kilobytes: int = 70) -> bytes:
    """A news page as pages are: a tenth of it text; menus, styles, scripts and teasers.

    Every other page has no elements that tell the story from what is around it.
    """
    pick = random.Random(number)
    share = kilobytes / 70
    menu, style, script = (
        "".join(line.format(n=n) for n in range(round(count * share)))
        for line, count in ((LINK, 60), (RULE, 200), (SCRIPT, 400))
    )
    count = round(share * pick.randint(8, 30))
    told = [" ".join(pick.choices(SENTENCES, k=pick.randint(1, 4))) for _ in range(count)]
    cards = "".join(CARD.format(n=n, title=pick.choice(SENTENCES)[:60]) for n in range(round(60 * share)))
    stated = json.dumps({"@type": "NewsArticle", "headline": f"Story {number}"})
    made = f"""<!doctype html><html lang="en"><head><title>Story {number} | The Post</title>
<style>{style}</style>
<meta property="og:site_name" content="The Post"><meta name="author" content="Ann Reed">
<meta property="article:published_time" content="2024-02-{1 + number % 28:02}T06:30:00+01:00">
<link rel="canonical" href="https://post.example/story/{number}">
<script type="application/ld+json">{stated}</script>
</head><body><header><nav><ul>{menu}</ul></nav></header><main><article><h1>Story {number}</h1>
{"".join(f"<p>{line}</p>" for line in told)}</article><aside>{cards}</aside></main>
<script>{script}</script>
<footer><ul>{menu}</ul><p>© 2024 The Post. All rights reserved.</p></footer></body></html>
"""
    return (PLAIN.sub(r"\1div", made) if number % 2 else made).encode()


def pages(folder: Path | None) -> Iterator[list[bytes]]:
    """The pages to be timed together."""
    if folder is None:
        yield from ([page(number, size) for number in range(MADE)] for size in SIZES)
    else:
        yield [path.read_bytes() for path in sorted(folder.rglob("*.htm*"))]


def speed(data: list[bytes], rounds: int) -> Iterator[str]:
    """Processor seconds of each way to read ``data``, the ways taking turns."""
    ways: dict[str, Callable[[bytes], object]] = {
        "trafilatura.bare_extraction, with metadata": lambda d: bare_extraction(
            d, include_comments=False, with_metadata=True
        ),
        "trafilatura.extract, without metadata": lambda d: extract(d, include_comments=False),
        "crossbearing.accounts.read": lambda d: read(Path("page.html"), d),
    }
    taken: dict[str, list[float]] = {name: [] for name in ways}
    for _ in range(rounds):
        for name, way in ways.items():
            started = time.process_time()
            for each in data:
                way(each)
            taken[name].append(time.process_time() - started)
    size = sum(map(len, data)) / 1e6
    bare = median(taken["trafilatura.bare_extraction, with metadata"])
    yield f"{len(data)} pages, {size:.1f} MB, {rounds} rounds"
    for name, seconds in taken.items():
        middle = median(seconds)
        yield f"{name:45} {size / middle:6.2f} MB/s   {middle / bare:5.2f} of bare extraction's time"


def write_warc(path: Path, megabytes: int) -> None:
    """An archive of about ``megabytes`` of pages and pictures, each record compressed by itself."""
    noise = random.Random(7)
    bodies = [page(number) for number in range(40)]
    with path.open("wb") as stream:
        writer = WARCWriter(stream, gzip=path.suffix == ".gz")
        number = 0
        while stream.tell() < megabytes * 1_000_000:
            picture = number % 4 != 0  # a crawl is mostly pictures, styles and scripts
            body = noise.randbytes(150_000) if picture else bodies[number % len(bodies)]
            media = "image/jpeg" if picture else "text/html; charset=utf-8"
            answer = StatusAndHeaders("200 OK", [("Content-Type", media)], protocol="HTTP/1.1")
            record = writer.create_warc_record(
                f"https://post.example/{number}", "response", payload=io.BytesIO(body), http_headers=answer
            )
            writer.write_record(record)
            number += 1


def read_warc(path: Path) -> dict[str, float]:
    """Accounts, megabytes of text, seconds and peak memory (MiB) of reading the archive at ``path``."""
    started, count, text = time.perf_counter(), 0, 0
    before = _peak()
    for found in accounts_in(Source(path, path.name)):
        assert isinstance(found, tuple), found
        count += 1
        text += len(found[0].text)
    seconds = time.perf_counter() - started
    return {"accounts": count, "text": text / 1e6, "seconds": seconds, "peak": _peak(), "before": before}


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument(
        "--pages", type=Path, metavar="FOLDER", help="time these pages instead of generated ones"
    )
    parser.add_argument("--rounds", type=int, default=5, help="how often each way reads [default: 5]")
    parser.add_argument(
        "--warc", type=int, metavar="MEGABYTES", help="read a web archive of this size instead"
    )
    parser.add_argument("--plain", action="store_true", help="do not compress the archive")
    parser.add_argument("--read", type=Path, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.read:
        print(json.dumps(read_warc(given.read)))
    elif given.warc:
        with tempfile.TemporaryDirectory() as scratch:
            path = Path(scratch) / ("crawl.warc" if given.plain else "crawl.warc.gz")
            write_warc(path, given.warc)
            command = [sys.executable, __file__, "--read", str(path)]
            told = json.loads(subprocess.run(command, stdout=subprocess.PIPE, check=True).stdout)
            size = path.stat().st_size / 1e6
        print(f"{size:.0f} MB of {path.name}: {told['accounts']} accounts in {told['seconds']:.1f} s,")
        print(f"peak {told['peak']:.0f} MiB, of which {told['before']:.0f} MiB before the first record")
    else:
        for data in pages(given.pages):
            print("\n".join(speed(data, given.rounds)))
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
