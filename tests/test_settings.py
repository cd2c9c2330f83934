"""Settings from a file and the environment, and what is said of wrong ones."""

from pathlib import Path

import pytest

from crossbearing.errors import SettingsError
from crossbearing.settings import Settings, load_settings


def written(folder: Path, toml: str) -> Path:
    path = folder / "settings.toml"
    path.write_text(toml, "utf8")
    return path


def test_without_any_the_defaults_hold() -> None:
    assert load_settings() == Settings() == load_settings(environment={"PATH": "/bin", "HOME": "/root"})


def test_a_variable_wins_over_the_file_setting_by_setting(tmp_path: Path) -> None:
    file = written(tmp_path, '[parse]\nmodel = "a"\nbatch_size = 1\n[read]\nmax_bytes = 5\n')
    settings = load_settings(file, {"CROSSBEARING_PARSE_BATCH_SIZE": "2"})
    assert (settings.parse.model, settings.parse.batch_size) == ("a", 2)
    assert settings.read.max_bytes == 5
    assert settings.reconcile == Settings().reconcile


def test_variables_become_numbers() -> None:
    settings = load_settings(
        environment={
            "CROSSBEARING_PARSE_BATCH_SIZE": "64",
            "CROSSBEARING_RECONCILE_ALIGNMENT_COHESION": "0.4",
            "CROSSBEARING_RECONCILE_BLOCKING_MOST": "9",
            "CROSSBEARING_RECONCILE_ALIGNMENT_SURE": "1",
        }
    )
    assert settings.parse.batch_size == 64
    assert settings.reconcile.alignment.cohesion == 0.4
    assert settings.reconcile.blocking.most == 9
    assert settings.reconcile.alignment.sure == 1.0
    assert isinstance(settings.reconcile.alignment.sure, float)


def test_sections_lie_within_sections_in_a_file_too(tmp_path: Path) -> None:
    toml = "[reconcile.alignment]\ncohesion = 0.4\n[reconcile.blocking]\nlongest = 7\n"
    settings = load_settings(written(tmp_path, toml), {"CROSSBEARING_RECONCILE_BLOCKING_MOST": "3"})
    assert settings.reconcile.alignment.cohesion == 0.4
    assert (settings.reconcile.blocking.longest, settings.reconcile.blocking.most) == (7, 3)


def test_variables_of_no_section_belong_to_somebody_else() -> None:
    assert load_settings(environment={"CROSSBEARING_SHARED": "/data", "CROSSBEARING_": "x"}) == Settings()


@pytest.mark.parametrize(
    ("toml", "why"),
    [
        ('[parse]\nmodle = "x"', "settings.parse: there is no setting modle"),
        ("[pars]", "settings: there is no setting pars"),
        ("parse = 3", "settings.parse: this is a section and not a value"),
        ("[reconcile]\nblocking = 3", "settings.reconcile.blocking: this is a section and not a value"),
        ("[reconcile.blocking]\nnope = 3", "settings.reconcile.blocking: there is no setting nope"),
        ("[parse]\nbatch_size = 'x'", "settings.parse.batch_size: 'x' is not a whole number"),
        ("[parse]\nbatch_size = 1.5", "settings.parse.batch_size: 1.5 is not a whole number"),
        ("[parse]\nbatch_size = true", "settings.parse.batch_size: True is not a whole number"),
        ("[parse]\nmodel = 5", "settings.parse.model: 5 is not a string"),
        ("[read]\nmax_bytes = -5", "settings.read.max_bytes: -5 is below 0"),
        (
            "[reconcile.alignment]\ncohesion = -1",
            "settings.reconcile.alignment.cohesion: -1 is not a number of at least 0",
        ),
        (
            "[reconcile.alignment]\ncohesion = nan",
            "settings.reconcile.alignment.cohesion: nan is not a number",
        ),
        ("[parse", "this is not TOML"),
    ],
)
def test_what_is_wrong_in_a_file_is_named_with_its_place(tmp_path: Path, toml: str, why: str) -> None:
    file = written(tmp_path, toml)
    for environment in ({}, {"CROSSBEARING_PARSE_MODEL": "x", "CROSSBEARING_RECONCILE_BLOCKING_MOST": "3"}):
        with pytest.raises(SettingsError) as caught:
            load_settings(file, environment)
        assert str(caught.value).startswith(f"{file}: {why}")


def test_all_that_is_wrong_is_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, "a = 1\nb = 2\n[read]\nmax_bytes = 'x'"))
    assert "settings: there is no setting a or b" in str(caught.value)
    assert "settings.read.max_bytes: 'x' is not a whole number" in str(caught.value)


@pytest.mark.parametrize(
    ("name", "value", "why"),
    [
        ("CROSSBEARING_PARSE_MODLE", "x", "settings.parse: there is no setting modle"),
        ("CROSSBEARING_PARSE_BATCH_SIZE", "many", "settings.parse.batch_size: 'many' is not a whole number"),
        (
            "CROSSBEARING_FETCH_ALLOW_PRIVATE",
            "1",
            "settings.fetch.allow_private: '1' is neither true nor false",
        ),
        ("CROSSBEARING_PARSE_BATCH_SIZE", "", "settings.parse.batch_size: '' is not a whole number"),
        (
            "CROSSBEARING_RECONCILE_ALIGNMENT_COHESION",
            "inf",
            "settings.reconcile.alignment.cohesion: 'inf' is not a number",
        ),
        ("CROSSBEARING_FETCH_NOPE", "1", "settings.fetch: there is no setting nope"),
        ("CROSSBEARING_PARSE", "x", "settings.parse: this is a section and not a value"),
    ],
)
def test_a_wrong_variable_is_named(tmp_path: Path, name: str, value: str, why: str) -> None:
    with pytest.raises(SettingsError) as caught:
        load_settings(written(tmp_path, "[read]\nmax_bytes = 5"), {name: value})
    assert str(caught.value).startswith(f"{name}: {why}")


def test_a_file_that_cannot_be_read_is_named(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match=r"gone\.toml: No such file or directory$"):
        load_settings(tmp_path / "gone.toml")
    with pytest.raises(SettingsError, match=r"Is a directory$"):
        load_settings(tmp_path)
    (tmp_path / "latin.toml").write_bytes(b"# caf\xe9")
    with pytest.raises(SettingsError, match=r"latin\.toml: this is not TOML: 'utf-8' codec"):
        load_settings(tmp_path / "latin.toml")


@pytest.mark.parametrize(("told", "allowed"), [("true", True), ("False", False)])
def test_a_choice_is_told_in_words(told: str, allowed: bool) -> None:
    settings = load_settings(None, {"CROSSBEARING_FETCH_ALLOW_PRIVATE": told})
    assert settings.fetch.allow_private is allowed
