"""The scenes of ``evaluation/scenes``: short events, each told by several accounts, clause by clause."""

import re
from collections.abc import Iterator
from pathlib import Path

from attrs import field, frozen

SCENES = Path(__file__).resolve().parents[1] / "evaluation/scenes"
MARK = re.compile(r"\{(\d+)([a-z]?)\|([^{}|]*)\}")


@frozen
class Mark:
    """The words from ``start`` to ``end`` of a text state fact ``number``; of facts with one number, other
    letters are other answers to one question."""

    number: int
    letter: str
    start: int
    end: int


@frozen
class Told:
    """An account of a scene: what it is, its text, and what in it states what."""

    outlet: str
    published: str
    text: str = field(repr=False)
    marks: tuple[Mark, ...] = field(repr=False)


@frozen
class Scene:
    name: str
    accounts: tuple[Told, ...]


def scenes() -> list[Scene]:
    """All scenes, file by file."""
    return list(_scenes())


def _scenes() -> Iterator[Scene]:
    for path in sorted(SCENES.glob("*.txt")):
        whole = path.read_text("utf8")
        for number, scene in enumerate(re.split(r"^== .*$", whole, flags=re.MULTILINE)[1:]):
            accounts = re.split(r"^-- ", scene, flags=re.MULTILINE)[1:]
            yield Scene(f"{path.stem}/{number}", tuple(map(_told, accounts)))


def _told(account: str) -> Told:
    head, _, marked = account.partition("\n")
    outlet, _, published = head.rpartition("|")
    marked = " ".join(marked.split())
    text, marks, end = "", [], 0
    for found in MARK.finditer(marked):
        text += marked[end : found.start()]
        marks.append(Mark(int(found[1]), found[2], len(text), len(text) + len(found[3])))
        text += found[3]
        end = found.end()
    return Told(outlet.strip(), published.strip(), text + marked[end:] + "\n", tuple(marks))
