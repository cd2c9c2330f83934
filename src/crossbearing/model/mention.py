"""Words grounded in the world: who, where, when, how much; the raw words stay beside the value."""

from functools import cached_property
from typing import Literal

from attrs import field, frozen

from crossbearing.model.ids import content_id

ActorType = Literal["person", "organisation", "country", "group"]
EntityType = Literal["person", "organisation", "country", "group", "place"]
Precision = Literal["point", "city", "region", "country"]
TimeType = Literal["DATE", "TIME", "DURATION", "SET"]
Anchor = Literal["explicit", "published", "context", "none"]
Bound = Literal["exact", "about", "at_least", "at_most", "between"]
MentionKind = Literal["actor", "place", "time", "quantity"]


@frozen
class Actor:
    """Who: ``name`` is the fullest form the account gives."""

    name: str
    type: ActorType


@frozen
class Place:
    """Where, in WGS 84 degrees. A country's coordinates are its centre; ``precision`` says so.

    ``relation`` are the words by which something is not there but thereabouts ("off the coast of"); the
    precision is the wider for it.
    """

    name: str
    geonames: int | None
    lat: float | None
    lon: float | None
    country: str | None  # ISO 3166-1 alpha-2
    precision: Precision
    relation: str | None = None


@frozen
class Time:
    """When: TIMEX3 ``type`` and ``timex`` value, an EDTF interval and its first and last instant.

    ``start`` and ``end`` are ISO 8601 date-times, null where open. A weekday without an anchor is
    ``XXXX-WXX-3`` with no EDTF. ``reason`` tells how the value came about.
    """

    type: TimeType
    timex: str
    edtf: str | None
    start: str | None
    end: str | None
    anchor: Anchor
    reason: str

    @property
    def weekday(self) -> int | None:
        """Of a weekday without an anchor its ISO 8601 number: 1 Monday to 7 Sunday."""
        number = self.timex.removeprefix("XXXX-WXX-")[:1]
        return int(number) if self.timex.startswith("XXXX-WXX-") and number.isdigit() else None

    @property
    def clocks(self) -> tuple[str, ...]:
        """The clock times, as HH:MM, that it can be: two where the words leave open which half of the day it
        is of ("at two", whose ``timex`` ends in ``TXX:00``), none where they tell none or no day is known."""
        _, _, clock = self.timex.partition("T")
        if clock[:3] == "XX:" and self.start and self.end:
            return tuple(f"{instant[11:13]}{clock[2:5]}" for instant in (self.start, self.end))
        return (clock[:5],) if clock[2:3] == ":" and clock[:2].isdigit() else ()


@frozen
class Quantity:
    """How much: ``number`` is null for a range; ``low`` and ``high`` bound what the words allow.

    ``unit`` is a pint unit, or "" for a count; ``of`` is the lemma of what is counted.
    """

    number: float | None
    low: float | None
    high: float | None
    bound: Bound
    unit: str
    of: str


@frozen
class Mention:
    """A stretch of an account that names a value; ``entity`` is set for actors and places."""

    document: str
    start: int
    end: int
    kind: MentionKind
    value: Actor | Place | Time | Quantity
    entity: str | None = None

    @cached_property
    def id(self) -> str:
        # two actors can share one word ("they"), so the name counts too
        name = self.value.name if isinstance(self.value, Actor | Place) else ""
        return content_id("m", self.document, self.start, self.end, self.kind, name)


@frozen
class Held:
    """A role ("defence minister") that an account of the day ``as_of`` (EDTF or null) gives somebody.

    ``former`` says that it was held no longer then.
    """

    role: str
    as_of: str | None
    former: bool = False

    @property
    def words(self) -> str:
        """The role as it is told: "former defence minister"."""
        return f"former {self.role}" if self.former else self.role


@frozen
class Entity:
    """Someone or some place that mentions name, first within one account, then across them.

    ``links`` hold identifiers in other systems ("iso3166", "geonames"); ``roles`` what the accounts
    call a person ("defence minister"), ``held`` the same with the time of the telling.
    """

    id: str
    type: EntityType
    name: str
    aliases: tuple[str, ...] = ()
    links: dict[str, str] = field(factory=dict)
    roles: tuple[str, ...] = ()
    held: tuple[Held, ...] = ()
