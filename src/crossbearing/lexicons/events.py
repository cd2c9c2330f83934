"""The typed view of the lexicon of acts: which words name which PLOVER root."""

from functools import cache
from typing import Any

from attrs import frozen

from crossbearing.lexicons.resource import resource


@frozen
class Frame:
    """What a verb does where its subject, its object, what its prepositions bring and the act its object
    names are among these; empty: any.

    ``root`` is a PLOVER root, "same" for that of the object, "nothing", or a change of it ("undone").
    """

    root: str
    subjects: frozenset[str]
    objects: frozenset[str]
    around: frozenset[str]
    acts: frozenset[str]


@frozen
class Acts:
    """Verbs and nouns by lemma, with their PLOVER roots; ``forms`` are all the verbs that any part names."""

    forms: frozenset[str]
    verbs: dict[str, str]
    nouns: dict[str, str]
    carrying: frozenset[str]  # those of what happens among them
    undoing: frozenset[str]
    happening: frozenset[str]
    bringing: frozenset[str]
    forces: frozenset[str]
    names: frozenset[str]
    over: dict[str, str]  # operator → change
    changes: dict[str, dict[str, str]]  # change → root → root; "nothing" is no act
    future: frozenset[str]
    possible: frozenset[str]
    frames: dict[str, tuple[Frame, ...]]  # for a verb, in order


@cache
def acts() -> Acts:
    """The lexicon of acts; of two roots that claim a word, the first listed has it."""
    data = resource("events")
    frames: dict[str, list[Frame]] = {}
    for line in data["frames"]:
        frame = Frame(
            line["root"],
            _members(data["groups"], line.get("subjects", ())),
            _members(data["groups"], line.get("objects", ())),
            _members(data["groups"], line.get("around", ())),
            frozenset(line.get("acts", ())),
        )
        for verb in line["verbs"]:
            frames.setdefault(verb, []).append(frame)
    verbs, happening = _by_word(data["verbs"]), frozenset(data["happening"])
    carrying, undoing = happening.union(data["carrying"]), frozenset(data["undoing"])
    return Acts(
        carrying.union(undoing, verbs, frames),
        verbs,
        _by_word(data["nouns"]),
        carrying,
        undoing,
        happening,
        frozenset(data["bringing"]),
        frozenset(data["forces"]),
        frozenset(data["names"]),
        _by_word(data["over"]),
        data["changes"],
        frozenset(data["future"]),
        frozenset(data["possible"]),
        {verb: tuple(lines) for verb, lines in frames.items()},
    )


def _by_word(table: dict[str, list[str]]) -> dict[str, str]:
    found: dict[str, str] = {}
    for name, words in table.items():
        for word in words:
            found.setdefault(word, name)
    return found


def _members(groups: dict[str, Any], names: list[str]) -> frozenset[str]:
    """The words of the groups named; a name of no group stands for itself."""
    return frozenset(word for name in names for word in groups.get(name, [name]))
