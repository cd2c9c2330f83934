"""The data contract as a JSON Schema (draft 2020-12), made from the domain types so that none can drift."""

from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from attrs import fields, has

from crossbearing.model.claim import Role
from crossbearing.model.codec import IDENTIFIED, RENAMED
from crossbearing.model.dossier import Dossier

SCALARS: dict[Any, dict[str, Any]] = {
    str: {"type": "string"},
    int: {"type": "integer"},
    float: {"type": "number"},
    bool: {"type": "boolean"},
    NoneType: {"type": "null"},
}


@cache
def contract_schema() -> dict[str, Any]:
    """The schema of dossier.json. More fields may be added, so unknown ones are allowed."""
    definitions: dict[str, Any] = {}
    root = _reference(Dossier, definitions)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": "Crossbearing dossier",
        **root,
        "$defs": dict(sorted(definitions.items())),
    }


def _schema(kind: Any, definitions: dict[str, Any]) -> dict[str, Any]:
    if kind in SCALARS:
        return SCALARS[kind]
    origin, arguments = get_origin(kind), get_args(kind)
    if origin is Literal:
        return {"enum": list(arguments)}
    if origin in {Union, UnionType}:
        return {"anyOf": [_schema(a, definitions) for a in arguments]}
    if origin is tuple:
        if arguments[-1] is Ellipsis:
            return {"type": "array", "items": _schema(arguments[0], definitions)}
        items = [_schema(a, definitions) for a in arguments]
        return {"type": "array", "prefixItems": items, "minItems": len(items), "maxItems": len(items)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(arguments[1], definitions)}
    if has(kind):
        return _reference(kind, definitions)
    raise TypeError(f"no schema for {kind!r}")


def _reference(cls: type, definitions: dict[str, Any]) -> dict[str, Any]:
    if cls.__name__ not in definitions:
        definitions[cls.__name__] = {}  # before its fields, for types that hold themselves
        hints = get_type_hints(cls)
        names = RENAMED.get(cls, {})
        properties = {names.get(f.name, f.name): _schema(hints[f.name], definitions) for f in fields(cls)}
        if cls in IDENTIFIED:
            properties = {"id": {"type": "string"}, **properties}
        if cls is Role:
            properties["entity"] = {"anyOf": [{"type": "string"}, {"type": "null"}]}
        definitions[cls.__name__] = {"type": "object", "properties": properties, "required": list(properties)}
        if (cls.__doc__ or "").strip():
            definitions[cls.__name__]["description"] = " ".join((cls.__doc__ or "").split())
    return {"$ref": f"#/$defs/{cls.__name__}"}
