"""The desk as a browser meets it: how soon a page is seen, and how soon it can be worked with.

    python evaluation/desk_seen.py [--accounts N] [--times N]

Chromium, headless, on the same machine, opens each page of the case that ``desk.py`` makes, each time with an
empty cache. Seen is the first paint with content; ready is when the page is parsed, its scripts have run and
no task of more than 50 ms is left, all in milliseconds since the address was asked for.
"""

import argparse
import json
import shutil
import subprocess
import sys
from pathlib import Path
from statistics import median

from desk import asked, made
from playwright.sync_api import Browser, sync_playwright

FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
TOLD = """async () => {
  const tasks = [];
  new PerformanceObserver(l => tasks.push(...l.getEntries())).observe({type: "longtask", buffered: true});
  await new Promise(r => setTimeout(r, 300));
  const page = performance.getEntriesByType("navigation")[0];
  const seen = performance.getEntriesByName("first-contentful-paint")[0].startTime;
  const idle = Math.max(0, ...tasks.map(t => t.startTime + t.duration));
  return [page.responseEnd, seen, Math.max(seen, page.domContentLoadedEventEnd, idle), page.encodedBodySize];
}"""


def main() -> int:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--accounts", type=int, default=1000)
    parser.add_argument("--times", type=int, default=5, help="how often each page is opened [default: 5]")
    given = parser.parse_args()
    case = made(given.accounts)
    desk = str(Path(__file__).with_name("desk.py"))
    command = [sys.executable, desk, "--serve", str(case.path)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, text=True)
    try:
        assert process.stdout is not None
        port = json.loads(process.stdout.readline())["port"]
        with sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=FLAGS)
            print(f"{given.accounts} accounts, {len(case.dossier.claims)} claims; medians of {given.times}")
            print(f"  {'page':<12}{'sent':>8}{'seen':>8}{'ready':>8}{'kB':>8}")
            for name, place in _places(port).items():
                told = [_opened(browser, f"http://127.0.0.1:{port}{place}") for _ in range(given.times)]
                sent, seen, ready, size = (median(column) for column in zip(*told, strict=True))
                print(f"  {name:<12}{sent:>8.0f}{seen:>8.0f}{ready:>8.0f}{size / 1000:>8.0f}")
            browser.close()
    finally:
        process.terminate()
        process.wait(20)
    return 0


def _places(port: int) -> dict[str, str]:
    def first(name: str) -> str:
        rows = json.loads(asked(port, f"/api/{name}?per=1")[1])["rows"]
        return f"/{name}/{rows[0]['id']}"

    lists = ("findings", "conflicts", "events", "actors", "accounts", "sources", "queue")
    single = ("findings", "conflicts", "actors", "accounts")
    pages = {name: f"/{name}" for name in lists} | {name.removesuffix("s"): first(name) for name in single}
    return {"overview": "/", **pages, "map": "/events/map", "search": "/search?q=ferry+bridge"}


def _opened(browser: Browser, address: str) -> list[float]:
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    page = context.new_page()
    page.goto(address, wait_until="load")
    told: list[float] = page.evaluate(TOLD)
    context.close()
    return told


if __name__ == "__main__":
    sys.exit(main())
