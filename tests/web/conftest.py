"""A desk on the loopback with real cases, and Chromium to read it; each is made once."""

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from pathlib import Path

import httpx
import pytest
import uvicorn
from attrs import evolve, frozen
from playwright.sync_api import Browser, sync_playwright

from crossbearing.model.dossier import Dossier
from crossbearing.model.doubt import Doubts
from crossbearing.pipeline import Stages, analyse, collect, conclude
from crossbearing.settings import Settings
from crossbearing.web.app import make_app
from crossbearing.web.desk import Desk
from crossbearing.web.security import Rules
from crossbearing.web.serving import listening
from crossbearing.wiring import open_store

ROOT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium")
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking"]
PATIENCE = 60  # seconds


@frozen
class Served:
    """A desk that is there to be asked."""

    url: str
    desk: Desk
    rules: Rules

    def client(self, token: str | None = None) -> httpx.Client:
        headers = {"Authorization": f"Bearer {token}"} if token else {}
        return httpx.Client(base_url=self.url, headers=headers, timeout=30)

    def csrf(self, client: httpx.Client) -> str:
        return str(client.get("/api/session").json()["csrf"])

    def settle(self, build: int = 0) -> None:
        """Wait until nothing is on its way and at least ``build`` is shown."""
        self.until(
            lambda: (
                self.desk.idle
                and self.desk.reading is not None
                and self.desk.reading.now.build.number >= build
            )
        )

    def until(self, holds: Callable[[], bool]) -> None:
        end = time.monotonic() + PATIENCE
        while not holds():
            assert time.monotonic() < end, "the desk did not come to it"
            time.sleep(0.05)


@frozen
class Made:
    """A case, its dossier and its doubts."""

    path: Path
    dossier: Dossier
    doubts: Doubts


Make = Callable[[Path, Path], Made]
Serve = Callable[..., AbstractContextManager[Served]]


@pytest.fixture(scope="session")
def make(stages: Stages) -> Make:
    """``make(folder, case)``: the accounts of a folder as a case."""

    def made(folder: Path, case: Path) -> Made:
        with open_store(case) as store:
            collect([folder], store, stages, lambda *_: None)
            analyse(store, stages, lambda *_: None)
            dossier = conclude(store, stages, lambda *_: None)
            return Made(case, dossier, stages.doubt(dossier))

    return made


@pytest.fixture(scope="session")
def cave(make: Make, tmp_path_factory: pytest.TempPathFactory) -> Made:
    return make(ROOT / "examples/cave", tmp_path_factory.mktemp("cave") / "cave.case")


@pytest.fixture(scope="session")
def serve() -> Serve:
    """``serve(made)``: a desk with the dossier of a case; keywords are rules."""

    @contextmanager
    def serving(
        made: Made, settings: Settings | None = None, *, idle: bool = False, **rules: object
    ) -> Iterator[Served]:
        with listening("127.0.0.1", 0) as bound:
            held = Rules(port=bound.getsockname()[1], **rules)  # type: ignore[arg-type]
            desk = Desk(made.path, settings or Settings())
            if idle:  # pages are shown, and nothing is worked on
                desk.show(made.dossier, made.doubts)
            else:
                desk.open(made.dossier)
            config = uvicorn.Config(make_app(desk, held), log_level="warning", timeout_graceful_shutdown=1)
            server = uvicorn.Server(config)
            thread = threading.Thread(target=server.run, kwargs={"sockets": [bound]}, daemon=True)
            thread.start()
            try:
                yield Served(f"http://127.0.0.1:{held.port}", desk, held)
            finally:
                server.should_exit = True
                thread.join(10)
                desk.close()

    return serving


@pytest.fixture(scope="session")
def reading(cave: Made, serve: Serve) -> Iterator[Served]:
    """A desk that tests only read."""
    with serve(cave, idle=True) as served:
        yield served


@pytest.fixture(scope="session")
def working(cave: Made, serve: Serve, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """A desk that tests may change, and that may fetch from this machine; it has what others did before."""
    private = evolve(Settings(), fetch=evolve(Settings().fetch, allow_private=True))
    case = tmp_path_factory.mktemp("work") / "work.case"
    shutil.copy(cave.path, case)
    with serve(evolve(cave, path=case), private) as served:
        served.until(lambda: served.desk.reading is not None and served.desk.reading.now.doubts is not None)
        yield served


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("Chromium is not installed")
    with sync_playwright() as playwright:
        made = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield made
        made.close()


@pytest.fixture(scope="session")
def places(reading: Served) -> dict[str, str]:
    """The address of each page of the desk."""
    now = reading.desk.reading.now if reading.desk.reading else None
    assert now is not None
    return {
        "overview": "/",
        "findings": "/findings",
        "narrowed": "/findings?standing=independent&certainty=certain",
        "conflicts": "/conflicts",
        "events": "/events",
        "map": "/events/map",
        "network": "/events/network",
        "gifts": "/events/gifts?all=1",
        "tolls": "/events/tolls",
        "rules": "/events/rules",
        "actors": "/actors",
        "accounts": "/accounts",
        "sources": "/sources",
        "search": "/search?q=boys",
        "nothing": "/search?q=zebra",
        "queue": "/queue",
        "changes": "/changes",
        "log": "/log",
        "add": "/add",
        "login": "/login",
        "finding": f"/findings/{now.findings.rows[0].id}",
        "conflict": f"/conflicts/{now.conflicts.rows[0].id}",
        "actor": f"/actors/{now.actors.rows[0].id}",
        "account": f"/accounts/{now.accounts.rows[0].id}",
    }
