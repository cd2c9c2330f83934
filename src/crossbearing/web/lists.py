"""The lists of the desk, by name: what pages show, the API gives and exports write comes from here alike."""

from collections.abc import Callable, Iterable
from typing import Any

from attrs import field, frozen
from starlette.datastructures import QueryParams

from crossbearing.web.desk import Reading
from crossbearing.web.facets import Picked, Shelf
from crossbearing.web.search import Found
from crossbearing.web.snapshot import Snapshot

PER_PAGE = 50
MOST_PER_PAGE = 500
LONGEST_QUESTION = 400
MOST_VALUES = 20  # chosen of one facet
Row = Any


@frozen
class Asked:
    """What a reader asked a list for: words, values of facets, an order, a page."""

    q: str = ""
    chosen: dict[str, tuple[str, ...]] = field(factory=dict)
    sort: str = ""
    page: int = 1
    per: int = PER_PAGE


@frozen
class Kind:
    """A list: ``columns`` are the fields of its rows that a table of it has."""

    name: str
    title: str
    shelf: Callable[[Snapshot], Shelf[Any]]
    columns: tuple[str, ...]
    sorts: dict[str, str] = field(factory=dict)


KINDS = {
    kind.name: kind
    for kind in (
        Kind(
            "findings",
            "Findings",
            lambda now: now.findings,
            (
                "id",
                "statement",
                "how",
                "credibility",
                "likelihood",
                "accounts",
                "independent",
                "outlets",
                "conflicts",
            ),
            {"": "Weight", "day": "Day", "accounts": "Accounts"},
        ),
        Kind(
            "conflicts",
            "Conflicts",
            lambda now: now.conflicts,
            ("id", "status", "kind", "question", "positions"),
        ),
        Kind(
            "actors",
            "Actors",
            lambda now: now.actors,
            ("id", "name", "type", "aliases", "roles", "accounts", "claims", "speaks", "outlets"),
            {"": "Accounts", "name": "Name"},
        ),
        Kind(
            "accounts",
            "Accounts",
            lambda now: now.accounts,
            (
                "id",
                "outlet",
                "title",
                "name",
                "author",
                "published",
                "dated",
                "language",
                "words",
                "claims",
                "conflicts",
                "takes_from",
            ),
            {"": "Day", "outlet": "Outlet"},
        ),
        Kind(
            "sources",
            "Sources",
            lambda now: now.sources,
            ("name", "kinds", "accounts", "claims", "credited", "taken", "reliability"),
        ),
        Kind(
            "search",
            "Search",
            lambda now: now.hits,
            (
                "id",
                "kind",
                "account",
                "outlet",
                "published",
                "words",
                "speaker",
                "certainty",
                "denied",
                "finding",
            ),
        ),
    )
}


def asked_of(params: QueryParams, names: Iterable[str], per: int = PER_PAGE) -> Asked:
    """What the address asks for; facets that the list does not have are passed over."""
    chosen = {n: tuple(dict.fromkeys(params.getlist(n)))[:MOST_VALUES] for n in names}
    return Asked(
        q=params.get("q", "")[:LONGEST_QUESTION],
        chosen={n: values for n, values in chosen.items() if values},
        sort=params.get("sort", ""),
        page=_whole(params.get("page"), 1, 10**6),
        per=_whole(params.get("per"), per, MOST_PER_PAGE),
    )


def pick(kind: Kind, reading: Reading, asked: Asked) -> Picked[Any]:
    """A page of a list. Findings are those that hold a statement with the words asked."""
    shelf = kind.shelf(reading.now)
    within = reading.searcher.findings(asked.q) if kind.name == "findings" else _named(kind, shelf, asked.q)
    return shelf.pick(asked.chosen, asked.page, asked.per, within, shelf.orders.get(asked.sort))


def search(reading: Reading, asked: Asked) -> Found:
    """A page of hits."""
    return reading.searcher.search(asked.q, asked.chosen, asked.page, asked.per)


def whole(kind: Kind, reading: Reading, asked: Asked) -> tuple[Row, ...]:
    """All rows of a list that are asked for, for an export."""
    shelf = kind.shelf(reading.now)
    everything = Asked(asked.q, asked.chosen, asked.sort, 1, max(1, len(shelf.rows)))
    if kind.name == "search":
        return search(reading, everything).picked.rows
    return pick(kind, reading, everything).rows


def _named(kind: Kind, shelf: Shelf[Any], q: str) -> int | None:
    """The rows of a short list in which all words of ``q`` stand; None for all."""
    wanted = q.casefold().split()
    if not wanted:
        return None
    bits = 0
    for i, row in enumerate(shelf.rows):
        told = " ".join(str(getattr(row, c)) for c in kind.columns if c != "id").casefold()
        if all(word in told for word in wanted):
            bits |= 1 << i
    return bits


def _whole(given: str | None, default: int, most: int) -> int:
    if given is None or not given.isascii() or not given.isdigit() or len(given) > 9:
        return default
    return min(max(int(given), 1), most)
