"""What happened as pictures and tables: when, where, who to whom, who gives what, how many."""

from collections.abc import Iterator

from attrs import field, frozen

from crossbearing.charts.drawing import Picture
from crossbearing.exports.lookup import Lookup
from crossbearing.exports.page import events
from crossbearing.exports.page.events import Day, Row, Table
from crossbearing.exports.page.pictures import pictures
from crossbearing.exports.page.places import places

FOLDERS = {"f": "findings", "c": "claims", "k": "conflicts", "u": "conflicts", "e": "actors"}


@frozen(eq=False)  # one is itself and no other, so that what is made of it can be kept by it
class Happening:
    """A view of what happened; ``tables`` each have a caption, and the timeline has ``days`` instead."""

    name: str
    title: str
    picture: Picture | None = field(repr=False)
    tables: tuple[tuple[str, Table], ...] = field(default=(), repr=False)
    days: tuple[Day, ...] = field(default=(), repr=False)

    def __len__(self) -> int:
        listed = sum(len(day.shown) + len(day.folded) for day in self.days)
        return listed + sum(len(table) for _, table in self.tables)


def happenings(lookup: Lookup) -> dict[str, Happening]:
    """The views of a dossier by name, those included in which there is nothing."""
    drawn = pictures(lookup)
    made = (
        Happening("timeline", "Timeline", drawn.get("timeline"), days=events.timeline(lookup)),
        Happening(
            "map",
            "Map",
            drawn.get("map"),
            (
                ("Movements", events.movements(lookup)),
                ("Meetings", events.meetings(lookup)),
                ("Places", places(lookup)),
            ),
        ),
        Happening(
            "network",
            "Network",
            drawn.get("network"),
            (("Who does what to whom", events.relations(lookup)),),
        ),
        Happening(
            "gifts", "Transfers", drawn.get("flow"), (("Who gives what to whom", events.transfers(lookup)),)
        ),
        Happening("tolls", "Tolls", drawn.get("tolls"), (("Tolls", events.tolls(lookup)),)),
        Happening(
            "rules",
            "Rules",
            None,
            (("Rules", events.rules(lookup)), ("Warnings", events.warnings(lookup))),
        ),
    )
    return {h.name: h for h in made}


def address_of(anchor: str) -> str:
    """Where the desk tells of what the dossier's page has under ``anchor``: an id of ours."""
    return f"/{FOLDERS.get(anchor.partition('-')[0], 'accounts')}/{anchor}"


def lines(happening: Happening) -> Iterator[list[str]]:
    """All rows of a view with their headings, for an export; what they rest on is told by ids."""
    if happening.days:
        yield ["When", "What", "How", "Rests on"]
    for day in happening.days:
        yield from ([day.edtf, *_cells(row)] for row in (*day.shown, *day.folded))
    for caption, table in happening.tables:
        if len(table):
            yield ["Table", *table.columns, "How", "Rests on"]
            yield from ([caption, *_cells(row)] for row in (*table.shown, *table.folded))


def _cells(row: Row) -> list[str]:
    return [*row.cells, ", ".join(row.how), " ".join(b.anchor for b in row.basis)]
