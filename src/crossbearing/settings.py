"""One frozen Settings from defaults, a TOML file, the environment and the command line, in that order."""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from attrs import field, fields, frozen
from cattrs import BaseValidationError, Converter

from crossbearing.accounts import ReadSettings
from crossbearing.analysis import ParseSettings
from crossbearing.errors import SettingsError
from crossbearing.findings import ReconcileSettings
from crossbearing.lineage import LineageSettings

PREFIX = "CROSSBEARING_"
FORBIDDING = Converter(forbid_extra_keys=True)


@frozen
class Settings:
    """All that can be tuned, a section for each stage that has something to tune."""

    read: ReadSettings = field(factory=ReadSettings)
    parse: ParseSettings = field(factory=ParseSettings)
    lineage: LineageSettings = field(factory=LineageSettings)
    reconcile: ReconcileSettings = field(factory=ReconcileSettings)


def load_settings(
    file: Path | None = None,
    environment: Mapping[str, str] | None = None,
    flags: Mapping[str, Any] | None = None,
) -> Settings:
    """Settings from a TOML file with sections such as ``[parse]``, from variables such as
    ``CROSSBEARING_PARSE_MODEL``, and from ``flags`` such as ``{"parse": {"model": …}}``; the later win.

    Raises SettingsError naming the file, section and value that cannot be used.
    """
    data: dict[str, Any] = {}
    if file is not None:
        try:
            data = tomllib.loads(file.read_text("utf8"))
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise SettingsError(f"{file}: {error}") from error
    for section, values in (*_from_environment(environment or {}), *(flags or {}).items()):
        data.setdefault(section, {}).update(values)
    try:
        return FORBIDDING.structure(data, Settings)
    except (BaseValidationError, ValueError, TypeError, AttributeError) as error:
        raise SettingsError(f"{file or 'settings'}: {_cause(error)}") from error


def _from_environment(environment: Mapping[str, str]) -> list[tuple[str, dict[str, str]]]:
    """``CROSSBEARING_PARSE_MODEL=x`` is ``parse.model = "x"``."""
    sections = {f.name for f in fields(Settings)}
    found = []
    for name, value in sorted(environment.items()):
        section, _, key = name.removeprefix(PREFIX).lower().partition("_")
        if name.startswith(PREFIX) and section in sections and key:
            found.append((section, {key: value}))
    return found


def _cause(error: BaseException) -> str:
    while isinstance(error, BaseExceptionGroup):
        error = error.exceptions[0]
    return str(error)
