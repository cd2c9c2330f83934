"""One frozen Settings from defaults, a TOML file and the environment, in that order."""

import math
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from attrs import field, fields, frozen, has
from cattrs import BaseValidationError, Converter, ForbiddenExtraKeysError, transform_error

from crossbearing.accounts import ReadSettings
from crossbearing.analysis import ParseSettings
from crossbearing.errors import SettingsError
from crossbearing.fetching import FetchSettings
from crossbearing.findings import ReconcileSettings
from crossbearing.lineage import LineageSettings

PREFIX = "CROSSBEARING_"


@frozen
class Settings:
    """All that can be tuned, a section for each stage that has something to tune.

    ``parser`` is the name of one of ``wiring.parsers()``.
    """

    parser: str = "spacy"
    read: ReadSettings = field(factory=ReadSettings)
    fetch: FetchSettings = field(factory=FetchSettings)
    parse: ParseSettings = field(factory=ParseSettings)
    lineage: LineageSettings = field(factory=LineageSettings)
    reconcile: ReconcileSettings = field(factory=ReconcileSettings)


def load_settings(file: Path | None = None, environment: Mapping[str, str] | None = None) -> Settings:
    """Settings from a TOML file with sections such as ``[parse]`` and from variables such as
    ``CROSSBEARING_PARSE_MODEL``; where both tell a value, the variable's holds.

    Sections within sections work alike: ``[reconcile.stories]``, ``CROSSBEARING_RECONCILE_STORIES_ALIKE``.
    Raises SettingsError naming the file or variable, the section and the value that cannot be used.
    """
    told = _from_file(file) if file is not None else {}
    for values in _from_environment(environment or {}):
        told = _merged(told, values)
    return _structured(told, str(file or "settings"))


def _from_file(file: Path) -> dict[str, Any]:
    try:
        told = tomllib.loads(file.read_text("utf8"))
    except OSError as error:
        raise SettingsError(f"{file}: {error.strerror}") from error
    except (UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise SettingsError(f"{file}: this is not TOML: {error}") from error
    _structured(told, str(file))  # so that what is wrong in the file is laid to the file
    return told


def _from_environment(environment: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """``CROSSBEARING_PARSE_MODEL=x`` is ``{"parse": {"model": "x"}}``; names of no section are not ours."""
    for name in sorted(n for n in environment if n.startswith(PREFIX)):
        told = _placed(Settings, name.removeprefix(PREFIX).lower(), environment[name])
        if told is not None:
            _structured(told, name)
            yield told


def _placed(cls: type[Any], name: str, value: str) -> dict[str, Any] | None:
    """``value`` under the setting of ``cls`` that ``name`` spells; None where it is none of its sections."""
    for setting in fields(cls):
        if name == setting.name:
            return {name: value}
        rest = name.removeprefix(f"{setting.name}_")
        if has(setting.type) and rest != name:
            return {setting.name: _placed(setting.type, rest, value) or {rest: value}}
    return None


def _merged(under: Mapping[str, Any], over: Mapping[str, Any]) -> dict[str, Any]:
    """Both, section by section; where both tell a value, that of ``over``."""
    both = {
        key: _merged(under[key], over[key])
        for key in under.keys() & over.keys()
        if isinstance(under[key], Mapping) and isinstance(over[key], Mapping)
    }
    return {**under, **over, **both}


def _structured(told: Mapping[str, Any], where: str) -> Settings:
    try:
        return _STRICT.structure(told, Settings)
    except BaseValidationError as error:
        wrong = (cause.rpartition(" @ ") for cause in transform_error(error, "settings", _in_words))
        raise SettingsError(f"{where}: " + "; ".join(f"{place}: {why}" for why, _, place in wrong)) from error


def _in_words(error: BaseException, kind: type | None) -> str:
    """The cause of an error in words for the writer of the settings."""
    if isinstance(error, ForbiddenExtraKeysError):
        return f"there is no setting {' or '.join(sorted(error.extra_fields))}"
    if isinstance(error, ValueError):
        return str(error)
    return "this is a section and not a value" if kind is not None and has(kind) else str(error)


def _whole(told: Any, _: type) -> int:
    """An environment variable's digits are a number, 1.5 is no whole one, and nothing is counted below 0."""
    if isinstance(told, bool) or not isinstance(told, int | str):
        raise ValueError(f"{told!r} is not a whole number")
    try:
        number = int(told)
    except ValueError:
        raise ValueError(f"{told!r} is not a whole number") from None
    if number < 0:
        raise ValueError(f"{number} is below 0")
    return number


def _number(told: Any, _: type) -> float:
    try:
        number = math.nan if isinstance(told, bool) else float(told)
    except (ValueError, TypeError):
        number = math.nan
    if not 0 <= number < math.inf:
        raise ValueError(f"{told!r} is not a number of at least 0")
    return number


def _choice(told: Any, _: type) -> bool:
    """An environment variable says "true" or "false", as TOML does."""
    if isinstance(told, str):
        told = {"true": True, "false": False}.get(told.lower(), told)
    if not isinstance(told, bool):
        raise ValueError(f"{told!r} is neither true nor false")
    return told


def _word(told: Any, _: type) -> str:
    if not isinstance(told, str):
        raise ValueError(f"{told!r} is not a string")
    return told


def _strict_converter() -> Converter:
    made = Converter(forbid_extra_keys=True)
    made.register_structure_hook(int, _whole)
    made.register_structure_hook(bool, _choice)
    made.register_structure_hook(float, _number)
    made.register_structure_hook(str, _word)
    return made


_STRICT = _strict_converter()
