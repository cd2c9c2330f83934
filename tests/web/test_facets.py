"""Facets count what is left, exactly, whatever is chosen."""

from typing import Any

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.exports.lookup import look_up
from crossbearing.web.facets import Aspect, Shelf, bits_of, shelve
from crossbearing.web.rows import DOCUMENT, hit_rows, telling

Row = tuple[str, frozenset[str]]
ROWS = st.lists(st.tuples(st.sampled_from("abc"), st.frozensets(st.sampled_from("xyz"))), max_size=40)
VALUES = {"one": "abcq", "many": "xyz"}
CHOSEN = st.fixed_dictionaries(
    {}, optional={n: st.lists(st.sampled_from(v), max_size=2) for n, v in VALUES.items()}
)


def shelf(rows: list[Row]) -> Shelf[Row]:
    one: Aspect[Row] = Aspect("one", "One", lambda r: [(r[0], r[0].upper())])
    many: Aspect[Row] = Aspect("many", "Many", lambda r: [(v, v) for v in sorted(r[1])], ordered=True)
    return shelve(rows, [one, many], {"back": lambda r: (-ord(r[0]),)})


def fits(row: Row, chosen: dict[str, list[str]]) -> bool:
    one, many = chosen.get("one"), chosen.get("many")
    return (not one or row[0] in one) and (not many or bool(row[1] & set(many)))


@given(ROWS, CHOSEN)
def test_rows_and_counts_are_those_of_going_over_all_rows(
    rows: list[Row], chosen: dict[str, list[str]]
) -> None:
    picked = shelf(rows).pick(chosen, per=100)
    assert list(picked.rows) == [r for r in rows if fits(r, chosen)]
    for facet in picked.facets:
        others = {n: v for n, v in chosen.items() if n != facet.name}
        for option in facet.options:
            wanted = [r for r in rows if fits(r, {**others, facet.name: [option.value]})]
            assert option.count == len(wanted)


@given(ROWS, st.integers(1, 7))
def test_pages_hold_every_row_once_in_the_order_asked(rows: list[Row], per: int) -> None:
    held = shelf(rows)
    pages = held.pick({}, per=per).pages
    order = held.orders["back"]
    told = [r for n in range(1, pages + 1) for r in held.pick({}, n, per, order=order).rows]
    assert told == sorted(rows, key=lambda r: -ord(r[0]))
    assert held.pick({}, page=10**6, per=per).page == pages


@given(st.sets(st.integers(0, 200)))
def test_bits_are_the_indices(indices: set[int]) -> None:
    held = shelf([("a", frozenset())] * 201)
    assert held.indices(bits_of(indices, 201)) == sorted(indices)


def test_pictures_and_papers_are_no_speakers_by_their_names(cave: Any) -> None:
    claim = next(c for c in cave.dossier.claims if c.speaker is not None and c.speaker.entity is None)
    shown = evolve(claim, speaker=evolve(claim.speaker, name="photos", kind="document"))
    claims = tuple(shown if c is claim else c for c in cave.dossier.claims)
    told = telling(look_up(evolve(cave.dossier, claims=claims)))
    speakers = {s for row in hit_rows(told) for s in row.told.speakers}
    assert DOCUMENT in speakers
    assert "photos" not in speakers
