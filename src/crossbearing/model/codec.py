"""The one codec: domain values to JSON and back.

``dump_dossier`` writes the data contract; ``dump`` and ``load`` keep any domain value in the case.
"""

import json
from base64 import b64decode, b64encode
from typing import Any, TypeVar

from attrs import fields
from cattrs import BaseValidationError, Converter, transform_error
from cattrs.gen import make_dict_structure_fn, make_dict_unstructure_fn, override

from crossbearing.errors import DossierError
from crossbearing.model.account import Account
from crossbearing.model.claim import Claim, Role
from crossbearing.model.dossier import (
    Agreement,
    Conflict,
    Dossier,
    Movement,
    TimelineEntry,
    Update,
    Warning,
)
from crossbearing.model.lineage import Lineage
from crossbearing.model.mention import Actor, Mention, Place, Quantity, Time

T = TypeVar("T")

# Names of the contract that are words of Python.
RENAMED: dict[type, dict[str, str]] = {
    Movement: {"origin": "from", "destination": "to"},
    Warning: {"condition": "if", "consequence": "then"},
}
# Ids follow from content, so they are written but never read.
IDENTIFIED = (Account, Mention, Claim, Lineage, Conflict, Update, Agreement, TimelineEntry)
VALUES: dict[str, type] = {"actor": Actor, "place": Place, "time": Time, "quantity": Quantity}


def _converter() -> Converter:
    made = Converter(prefer_attrib_converters=True)
    for cls, names in RENAMED.items():
        overrides: Any = {ours: override(rename=theirs) for ours, theirs in names.items()}
        made.register_unstructure_hook(cls, make_dict_unstructure_fn(cls, made, **overrides))
        made.register_structure_hook(cls, make_dict_structure_fn(cls, made, **overrides))
    made.register_unstructure_hook(bytes, lambda value: b64encode(value).decode("ascii"))
    made.register_structure_hook(bytes, lambda value, _: b64decode(value))
    made.register_unstructure_hook(Role, _with_entity(made))  # first: hooks of what holds roles build on it
    for cls in IDENTIFIED:
        made.register_unstructure_hook(cls, _with_id(cls, made))
    made.register_structure_hook(Mention, lambda data, _: _mention(data, made))
    return made


def _with_id(cls: type[Any], made: Converter) -> Any:
    unstructure = make_dict_unstructure_fn(cls, made)
    return lambda value: {"id": value.id, **unstructure(value)}


def _with_entity(made: Converter) -> Any:
    unstructure = make_dict_unstructure_fn(Role, made)
    return lambda role: {**unstructure(role), "entity": role.entity}


def _mention(data: dict[str, Any], made: Converter) -> Mention:
    """The kind of a mention says what its value is."""
    value: Any = made.structure(data["value"], VALUES[data["kind"]])
    rest: dict[str, Any] = {f.name: data.get(f.name) for f in fields(Mention) if f.name != "value"}
    return Mention(value=value, **rest)


_CONVERTER = _converter()


def plain(value: object) -> Any:
    """``value`` as dicts, lists and scalars, under the names of the contract."""
    return _CONVERTER.unstructure(value)


def dump(value: object) -> str:
    """``value`` as one line of JSON, always the same for the same value."""
    return json.dumps(plain(value), ensure_ascii=False, separators=(",", ":"))


def load(text: str, cls: type[T]) -> T:
    """The value that ``dump`` wrote."""
    return _CONVERTER.structure(json.loads(text), cls)


def dump_dossier(dossier: Dossier) -> bytes:
    """``dossier`` as UTF-8 JSON after the data contract, the same bytes for the same dossier."""
    data = plain(dossier)
    ordered = {"version": data.pop("version"), **data}
    return (json.dumps(ordered, ensure_ascii=False, indent=1) + "\n").encode("utf8", "backslashreplace")


def load_dossier(data: bytes) -> Dossier:
    """The dossier that ``dump_dossier`` wrote.

    Raises DossierError, naming the place, where ``data`` is not JSON or does not keep the contract.
    """
    try:
        told = json.loads(data)
    except (ValueError, RecursionError) as error:
        raise DossierError(f"this is not JSON: {error}") from error
    if not isinstance(told, dict):
        raise DossierError("this is not a dossier: it holds no object")
    try:
        return _CONVERTER.structure(told, Dossier)
    except BaseValidationError as error:
        raise DossierError(f"this is not a dossier: {transform_error(error, 'dossier')[0]}") from error
