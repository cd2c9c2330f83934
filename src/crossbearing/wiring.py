"""Settings → objects: the only place that chooses implementations.

Parsers, exporters and stores come in several kinds. Each is a plain dict of name to factory, and
third parties add theirs under the entry points ``crossbearing.parsers`` and ``crossbearing.exporters``.
"""

from collections.abc import Callable, Iterable, Iterator
from functools import cache, partial
from importlib.metadata import entry_points
from pathlib import Path
from typing import Protocol

from crossbearing import __version__, accounts, claims, dossier, findings, lineage
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.errors import SettingsError
from crossbearing.exports import EXPORTERS, Exporter
from crossbearing.grounding import ground
from crossbearing.lexicons.resource import resources_digest
from crossbearing.model.account import Account
from crossbearing.model.codec import dump
from crossbearing.model.ids import content_id
from crossbearing.model.parse import Parse
from crossbearing.pipeline import ALL_TOGETHER, Stages
from crossbearing.settings import Settings
from crossbearing.store.sqlite import SqliteStore, open_case


class AnyParser(Protocol):
    """What a parser is to the pipeline; ``recipe`` names its model and version."""

    @property
    def recipe(self) -> str: ...

    def parse(self, accounts: Iterable[Account]) -> Iterator[Parse]: ...


PARSERS: dict[str, Callable[[ParseSettings], AnyParser]] = {"spacy": Parser}
STORES: dict[str, Callable[[Path], SqliteStore]] = {"sqlite": open_case}


def wire(settings: Settings) -> Stages:
    """The stages as ``settings`` ask for. Raises SettingsError for a parser or model that is not there."""
    if settings.parser not in parsers():
        known = ", ".join(sorted(parsers()))
        raise SettingsError(f"there is no parser {settings.parser!r}; installed are: {known}")
    parser = parsers()[settings.parser](settings.parse)
    return Stages(
        gather=partial(accounts.gather, settings=settings.read),
        read=partial(accounts.accounts_in, settings=settings.read),
        parse=parser.parse,
        extract=claims.extract,
        ground=ground,
        trace=partial(lineage.trace, settings=settings.lineage),
        reconcile=partial(findings.reconcile, settings=settings.reconcile),
        build=dossier.build,
        recipe={
            "crossbearing": __version__,
            "lexicons": resources_digest(),
            "parser": parser.recipe,
            "parse": content_id("settings", dump(settings.parse)),
            ALL_TOGETHER: content_id("settings", dump(settings)),
        },
    )


@cache
def parsers() -> dict[str, Callable[[ParseSettings], AnyParser]]:
    """The parsers by name, those of third parties included."""
    return PARSERS | {e.name: e.load() for e in entry_points(group="crossbearing.parsers")}


@cache
def exporters() -> dict[str, Exporter]:
    """The exporters by name, those of third parties included."""
    return EXPORTERS | {e.name: e.load() for e in entry_points(group="crossbearing.exporters")}


def open_store(path: Path) -> SqliteStore:
    """The case kept at ``path``; a new one where there is none. Raises StoreError."""
    return STORES["sqlite"](path)
