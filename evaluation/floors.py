"""Measured figures and the floors under them, as ``floors.toml`` has them.

A floor is a line ``"figure" = { at_least = 0.5 }``, or ``at_most`` where less is better. A raised floor
only ever asks for more than before.
"""

import math
import re
import tomllib
from collections.abc import Mapping
from pathlib import Path

from attrs import frozen

SECTION = re.compile(r'\["(?P<set>[^"]+)"\]')
FLOOR = re.compile(r'"(?P<figure>[^"]+)" = \{ (?P<bound>at_least|at_most) = (?P<value>[\d.]+) \}')


@frozen
class Figure:
    """A measured figure; ``of`` where it counts out of so many."""

    value: float
    of: int | None = None

    def __str__(self) -> str:
        if self.value.is_integer() and self.value >= 0 and self.of is not None:
            return f"{self.value:.0f} / {self.of}"
        return _plain(self.value)


@frozen
class Floor:
    """The least that ``figure`` may be, or with ``bound`` "at_most" the most."""

    figure: str
    bound: str
    value: float

    def holds(self, measured: float) -> bool:
        return measured <= self.value if self.bound == "at_most" else measured >= self.value

    def raised(self, measured: float) -> float:
        """The bound to ask for from now on: ``measured`` to two decimals, never rounded to the better."""
        hundredfold = round(measured * 100, 6)  # 0.29 * 100 is a little less than 29
        if self.bound == "at_most":
            return min(self.value, math.ceil(hundredfold) / 100)
        return max(self.value, math.floor(hundredfold) / 100)

    def __str__(self) -> str:
        return f"{'≤' if self.bound == 'at_most' else '≥'} {_plain(self.value)}"


def read_floors(path: Path) -> dict[str, dict[str, Floor]]:
    """The floors of each set, by figure, in the file's order. Raises ValueError for a floor that is none."""
    sections = tomllib.loads(path.read_text("utf8"))
    return {
        name: {figure: _floor(figure, told) for figure, told in s.items()} for name, s in sections.items()
    }


def _floor(figure: str, told: Mapping[str, float]) -> Floor:
    [(bound, value)] = told.items()
    if bound not in {"at_least", "at_most"}:
        raise ValueError(f"{figure}: a floor is at_least or at_most, not {bound}")
    return Floor(figure, bound, float(value))


def raise_floors(toml: str, measured: Mapping[str, Mapping[str, Figure]]) -> str:
    """``toml`` with each floor raised to what was measured for it; all else stays as it stands."""
    lines, current = [], ""
    for line in toml.splitlines(keepends=True):
        if section := SECTION.match(line):
            current = section["set"]
        if found := FLOOR.match(line):
            floor = Floor(found["figure"], found["bound"], float(found["value"]))
            figure = measured.get(current, {}).get(floor.figure)
            if figure is not None:
                line = (
                    line[: found.start("value")]
                    + _plain(floor.raised(figure.value))
                    + line[found.end("value") :]
                )
        lines.append(line)
    return "".join(lines)


def _plain(number: float) -> str:
    return f"{number:.3f}".rstrip("0").rstrip(".")
