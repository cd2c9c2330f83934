"""Settings become stages; parsers and exporters of third parties are found."""

import io
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing import wiring
from crossbearing.analysis import ParseSettings
from crossbearing.errors import SettingsError
from crossbearing.findings import ReconcileSettings
from crossbearing.findings.alignment import AlignmentSettings
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier
from crossbearing.model.parse import Parse
from crossbearing.settings import Settings
from crossbearing.wiring import exporters, open_store, parsers, wire


class MuteParser:
    """A parser of a third party: it finds nothing in any account."""

    recipe = "mute 1"

    def __init__(self, settings: ParseSettings) -> None:
        self.settings = settings

    def parse(self, accounts: Iterable[Account]) -> Iterator[Parse]:
        return (Parse(account.id, account.text, (), (), ()) for account in accounts)


def write_names(dossier: Dossier, path: Path) -> None:
    path.write_text("\n".join(d.name for d in dossier.documents), "utf8")


@pytest.fixture
def third_parties(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """An installed package that brings a parser and an exporter."""
    theirs = {
        "crossbearing.parsers": [EntryPoint("mute", f"{__name__}:MuteParser", "crossbearing.parsers")],
        "crossbearing.exporters": [EntryPoint("names", f"{__name__}:write_names", "crossbearing.exporters")],
    }
    monkeypatch.setattr(wiring, "entry_points", lambda group: theirs[group])
    monkeypatch.setattr(EntryPoint, "load", lambda entry: globals()[entry.attr])
    parsers.cache_clear()
    exporters.cache_clear()
    yield
    parsers.cache_clear()
    exporters.cache_clear()


def test_a_model_that_is_not_installed_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="'no_such_model' is not installed"):
        wire(Settings(parse=ParseSettings(model="no_such_model")))


def test_a_parser_that_is_not_installed_is_a_settings_error() -> None:
    with pytest.raises(SettingsError, match="there is no parser 'mute'; installed are: spacy"):
        wire(Settings(parser="mute"))


@pytest.mark.usefixtures("third_parties")
def test_parsers_and_exporters_of_third_parties_are_used() -> None:
    assert sorted(parsers()) == ["mute", "spacy"]
    assert sorted(exporters()) == ["html", "json", "names"]
    stages = wire(Settings(parser="mute"))
    assert stages.recipe["parser"] == "mute 1"
    ((account, _),) = stages.read_stream(io.BytesIO(b"The mayor said that it rained."), "a.txt")
    (parse,) = stages.parse([account])
    assert stages.extract(parse) == ()


def test_the_recipe_tells_what_results_are_made_of() -> None:
    recipe = wire(Settings()).recipe
    assert {"crossbearing", "lexicons", "parser", "settings"} <= recipe.keys()
    assert all(isinstance(value, str) and value for value in recipe.values())
    assert recipe == wire(Settings()).recipe


def test_only_what_matters_to_an_account_by_itself_makes_its_analysis_stale() -> None:
    usual = wire(Settings())
    other_parse = wire(Settings(parse=ParseSettings(max_characters=999)))
    stricter = ReconcileSettings(alignment=AlignmentSettings(sure=0.9))
    other_findings = wire(Settings(reconcile=stricter))
    assert usual.recipe != other_parse.recipe
    assert usual.recipe != other_findings.recipe
    assert usual.key != other_parse.key
    assert usual.key == other_findings.key
    for part in ("crossbearing", "lexicons", "parser"):
        assert evolve(usual, recipe={**usual.recipe, part: "another"}).key != usual.key


def test_a_store_is_opened_and_made(tmp_path: Path) -> None:
    with open_store(tmp_path / "deep" / "case") as store:
        assert list(store.accounts()) == []
    assert (tmp_path / "deep" / "case").is_file()
