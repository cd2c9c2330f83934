"""Clock times without a zone, given that of the places where the account plays, where all of them share one.

Countries' zones are those of the IANA time zone database's ``zone.tab``, as the package tzdata brings it.
Nothing is guessed: an account that names places in two zones, or a country that has several, leaves the clock
without one; only "local time" may then be that of the places in its own sentence.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from functools import cache
from importlib.resources import files

from attrs import evolve

from crossbearing.grounding.time_offsets import offset_at
from crossbearing.model.mention import Mention, Place, Time
from crossbearing.model.parse import Parse

_LOCAL = "local time"
_CLOCK = len("2021-03-10T04:52:00")  # the characters of an instant without a zone
_NEAR = len(" (local time)")


def in_local_zones(times: Sequence[Mention], names: Iterable[Mention], parse: Parse) -> tuple[Mention, ...]:
    """``times`` with the offsets from UTC that the places among ``names`` have on their days."""
    placed = [(m.start, m.value.country) for m in names if isinstance(m.value, Place) and m.value.country]
    everywhere = {country for _, country in placed}
    sentences = [parse.tokens[s.first].start for s in parse.sentences]
    found = []
    for mention in times:
        countries = everywhere
        if _LOCAL in parse.text[mention.start : mention.end + _NEAR].lower():
            here = bisect_right(sentences, mention.start)
            countries = {c for at, c in placed if bisect_right(sentences, at) == here} or everywhere
        value = mention.value
        found.append(evolve(mention, value=_zoned(value, countries)) if isinstance(value, Time) else mention)
    return tuple(found)


def _zoned(time: Time, countries: Iterable[str]) -> Time:
    """A clock time on a known day with the one offset that the countries have then; any other as it was."""
    start, end, edtf = time.start or "", time.end or "", time.edtf or ""
    if len(time.clocks) != 1 or not len(start) == len(end) == len(edtf) == _CLOCK:
        return time
    names = {zone for country in countries for zone in _zones().get(country, (None,))}
    if None in names:
        return time
    year, month, day = (int(n) for n in start[: len("2021-03-10")].split("-"))
    clock = (int(start[11:13]), int(start[14:16]))
    offsets = {offset_at(zone, (year, month, day), clock) for zone in names}
    (offset,) = offsets if len(offsets) == 1 else (None,)
    if offset is None:
        return time
    reason = f"{time.reason}; the zone is that of the places named"
    return evolve(time, edtf=f"{edtf}{offset}", start=f"{start}{offset}", end=f"{end}{offset}", reason=reason)


@cache
def _zones() -> dict[str, tuple[str, ...]]:
    """The zones of each country by its ISO 3166-1 code."""
    found: dict[str, tuple[str, ...]] = {}
    for line in files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8").splitlines():
        if not line.startswith("#"):
            country, _, zone, *_ = line.split("\t")
            found[country] = (*found.get(country, ()), zone)
    return found
