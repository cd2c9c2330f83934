"""Settings → objects: the only place that chooses implementations.

Parsers, exporters and stores come in several kinds. Each is a plain dict of name to factory, and
third parties add theirs under the entry points ``crossbearing.parsers`` and ``crossbearing.exporters``.
"""

import hashlib
import sys
from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib.metadata import entry_points, version
from importlib.resources import files
from pathlib import Path
from typing import Protocol

from attrs import evolve

from crossbearing import (
    __version__,
    accounts,
    claims,
    dossier,
    fetching,
    findings,
    lineage,
    meaning,
    versions,
)
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.errors import SettingsError
from crossbearing.exports import EXPORTERS, Exporter, write_html
from crossbearing.fetching import FetchSettings
from crossbearing.grounding import ground
from crossbearing.lexicons.resource import resources_digest
from crossbearing.model.account import Account
from crossbearing.model.codec import dump
from crossbearing.model.dossier import Dossier
from crossbearing.model.ids import content_id
from crossbearing.model.parse import Parse
from crossbearing.settings import Settings
from crossbearing.stages import ALL_TOGETHER, Stages
from crossbearing.store.sqlite import SqliteStore, open_case


class AnyParser(Protocol):
    """What a parser is to the pipeline; ``recipe`` names its model and version."""

    @property
    def recipe(self) -> str: ...

    def parse(self, accounts: Iterable[Account]) -> Iterator[Parse]: ...


PARSERS: dict[str, Callable[[ParseSettings], AnyParser]] = {"spacy": Parser}
# Libraries whose newer versions may make another text, or other dates, of the same bytes.
READING = ("charset-normalizer", "ftfy", "htmldate", "lxml", "py3langid", "pypdf", "trafilatura")
# Libraries whose newer versions may find other things in the same claims.
TOGETHER = ("networkx", "numpy", "rapidfuzz", "snowballstemmer")
STORES: dict[str, Callable[[Path], SqliteStore]] = {"sqlite": open_case}


def wire(settings: Settings) -> Stages:
    """The stages as ``settings`` ask for. Raises SettingsError for a parser or model that is not there."""
    if settings.parser not in parsers():
        known = ", ".join(sorted(parsers()))
        raise SettingsError(f"there is no parser {settings.parser!r}; installed are: {known}")
    parser = parsers()[settings.parser](settings.parse)
    recipe = {
        "crossbearing": __version__,
        "stages": _digest("analysis", "claims", "grounding", "meaning", "lexicons", "model"),
        "lexicons": resources_digest(),
        "parser": parser.recipe,
        "encoder": meaning.RECIPE,
        "parse": content_id("settings", dump(settings.parse)),
        ALL_TOGETHER: content_id("settings", dump(evolve(settings, fetch=FetchSettings()))),
    }
    together = content_id(
        "together",
        __version__,
        _digest("lineage", "findings", "findings/compare", "lexicons", "model"),
        resources_digest(),
        dump(settings.lineage),
        dump(settings.reconcile),
        *map(version, TOGETHER),
        sys.version_info[:2],
    )
    return Stages(
        gather=partial(accounts.gather, settings=settings.read),
        read=partial(accounts.accounts_in, settings=settings.read),
        read_whole=partial(accounts.read_whole, settings=settings.read),
        read_stream=partial(accounts.accounts_of, settings=settings.read),
        read_page=partial(accounts.accounts_at, settings=settings.read),
        listed=partial(accounts.listed_at, settings=settings.read),
        fetch=partial(fetching.fetch, settings=settings.fetch),
        page_url=versions.page_url,
        same_account=versions.same_account,
        parse=parser.parse,
        extract=claims.extract,
        ground=ground,
        encode=meaning.encode,
        set_repeats_apart=accounts.set_repeats_apart,
        trace=partial(lineage.trace, settings=settings.lineage),
        reconcile=partial(findings.reconcile, settings=settings.reconcile),
        judge=findings.make_judgement,
        explain=partial(findings.explain, encode=meaning.encode, settings=settings.reconcile),
        doubt=partial(findings.doubts, encode=meaning.encode, settings=settings.reconcile),
        describe_changes=versions.describe_changes,
        build=dossier.build,
        build_pieces=dossier.build_pieces,
        join=dossier.join,
        recipe=recipe,
        reader=content_id(
            "reader",
            __version__,
            _digest("accounts", "lexicons", "model"),
            resources_digest(),
            dump(settings.read),
            *map(version, READING),
        ),
        together=together,
        whole=content_id("whole", together, dump(recipe), _digest("", "accounts", "dossier", "versions")),
    )


@cache
def _digest(*packages: str) -> str:
    """A short digest of the code of ``packages`` for one account: changed code makes other results."""
    digest = hashlib.sha256()
    for package in packages:
        folder = files("crossbearing") / package
        for file in sorted((f for f in folder.iterdir() if f.name.endswith(".py")), key=lambda f: f.name):
            digest.update(f"{package}/{file.name}".encode())
            digest.update(file.read_bytes())
    return digest.hexdigest()[:16]


@cache
def parsers() -> dict[str, Callable[[ParseSettings], AnyParser]]:
    """The parsers by name, those of third parties included."""
    return PARSERS | {e.name: e.load() for e in entry_points(group="crossbearing.parsers")}


@cache
def exporters() -> dict[str, Exporter]:
    """The exporters by name, those of third parties included."""
    return EXPORTERS | {e.name: e.load() for e in entry_points(group="crossbearing.exporters")}


def exporters_since(earlier: Dossier | None) -> dict[str, Exporter]:
    """The same exporters; the page also tells what is new since the dossier ``earlier``."""
    since = partial(write_html, earlier=earlier)
    return {name: since if write is write_html else write for name, write in exporters().items()}


def open_store(path: Path) -> SqliteStore:
    """The case kept at ``path``; a new one where there is none. Raises StoreError."""
    return STORES["sqlite"](path)
