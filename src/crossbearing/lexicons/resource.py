"""Reading the resource files: YAML for people, loaded once and never changed."""

import hashlib
import re
from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DATA = files("crossbearing.lexicons") / "data"


@cache
def resource(name: str) -> Any:
    """The content of ``data/NAME.yaml``. Each file says its source and licence in its first lines."""
    with (DATA / f"{name}.yaml").open("rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)


@cache
def word_set(name: str, key: str) -> frozenset[str]:
    """The word list ``key`` of ``data/NAME.yaml``."""
    return frozenset(resource(name)[key])


@cache
def one_of(name: str, key: str) -> str:
    """The same list for a regular expression: a group that matches any of its words, the longest first."""
    words = sorted(word_set(name, key), key=lambda word: (-len(word), word))
    return f"(?:{'|'.join(map(re.escape, words))})"


@cache
def table(name: str) -> tuple[tuple[str, ...], ...]:
    """The rows of ``data/NAME.tsv``, cut at tabs; lines that begin with "#" say its source and licence."""
    lines = (DATA / f"{name}.tsv").read_text("utf8").splitlines()
    return tuple(tuple(line.split("\t")) for line in lines if not line.startswith("#"))


@cache
def resources_digest() -> str:
    """A short digest of all resource files, for results to carry: a changed word changes claims."""
    digest = hashlib.sha256()
    for file in sorted(DATA.iterdir(), key=lambda f: f.name):
        digest.update(file.name.encode())
        digest.update(file.read_bytes())
    return digest.hexdigest()[:16]
