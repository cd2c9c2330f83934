"""What the units of quantities measure: the one registry of pint that knows every unit of the resource."""

from functools import cache, lru_cache
from typing import Any

import pint

from crossbearing.lexicons.resource import resource


@cache
def definitions() -> tuple[str, ...]:
    """What a pint registry must be told (``registry.define``) to parse every unit of a quantity.

    A currency and a thing that a rate is counted by ("share") are dimensions of their own.
    """
    units: dict[str, Any] = resource("units")
    known = {word for words in units["words"].values() for word in words}
    defined = {definition.partition(" = ")[0] for definition in units["definitions"]}
    own = {*units["money"], *units["per_things"]} - known - defined
    return (*units["definitions"], *(f"{name} = [{name}]" for name in sorted(own)))


@lru_cache(4096)
def in_base_units(number: float, unit: str) -> float:
    """``number`` of a pint unit in base units; as it stands where there is no unit or pint knows none."""
    measure = _measure(number, unit)
    return number if measure is None else float(measure.to_base_units().magnitude)


@cache
def dimension(unit: str) -> str:
    """What a pint unit measures, as "[length] / [time]".

    The unit itself where pint does not know it, and where it is a bare share: no per cent are degrees.
    """
    measure = _measure(1.0, unit)
    return unit if measure is None or measure.dimensionless else str(measure.dimensionality)


@cache
def unit_words(unit: str, one: bool) -> str:
    """A unit as a reader writes it behind a number: "kilometres", "feet per second", where ``one`` "mile".

    A unit that goes by no word is its sign, a currency its code.
    """
    units: dict[str, Any] = resource("units")
    of, per, by = unit.partition(" / ")
    if per:
        return f"{unit_words(of, one)} per {unit_words(by, one=True)}"
    if unit in units["written"]:
        single, several = units["written"][unit]
        return str(single if one else several)
    if words := units["words"].get(unit):
        return str(words[0] if one else f"{words[0]}s")
    return str(units["signs"].get(unit, [unit.replace("_", " ")])[0])


def _measure(number: float, unit: str) -> Any:
    try:
        return _registry().Quantity(number, unit) if unit else None
    except (pint.errors.PintError, ValueError, TypeError, AttributeError):
        return None


@cache
def _registry() -> pint.UnitRegistry[float]:
    registry = pint.UnitRegistry[float](autoconvert_offset_to_baseunit=True)
    for definition in definitions():
        registry.define(definition)
    return registry
