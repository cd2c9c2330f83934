"""A dossier of one short text, and its lists with names in place of ids."""

from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.model.account import Account
from crossbearing.model.codec import plain
from crossbearing.model.dossier import Dossier


@pytest.fixture(scope="session")
def listed(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> Callable[..., list[dict[str, Any]]]:
    """``listed("movements", text)``: the entries of a list, ids read as names, findings left out."""

    def entries(kind: str, *texts: str, published: str | None = None) -> list[dict[str, Any]]:
        dossier = dossier_of(*(account(f"Outlet {i}", text, published) for i, text in enumerate(texts)))
        names = {e.id: e.name for e in dossier.entities}
        return [_named(plain(entry), names) for entry in getattr(dossier, kind)]

    return entries


@pytest.fixture(scope="session")
def ruled(listed: Callable[..., list[dict[str, Any]]]) -> Callable[[str], list[tuple[str, str, str]]]:
    """``ruled(text)``: each rule, the act it is held against, and what the one does to the other."""
    return lambda text: [(r["rule"], r["act"], r["relation"]) for r in listed("rules", text)]


def _named(entry: dict[str, Any], names: dict[str, str]) -> dict[str, Any]:
    def name(value: Any) -> Any:
        if isinstance(value, list):
            return [name(v) for v in value]
        return names.get(value, value) if isinstance(value, str) else value

    return {
        key: name(value) for key, value in entry.items() if key not in {"findings", "claims", "id", "story"}
    }
