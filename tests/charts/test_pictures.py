"""What pictures show and keep to, whatever is drawn."""

from collections.abc import Iterator
from itertools import pairwise

import pytest

from crossbearing.charts.basemap import countries
from crossbearing.charts.counts import Count, counts
from crossbearing.charts.days import Stretch
from crossbearing.charts.drawing import (
    BOLD,
    Dot,
    Drawing,
    Group,
    Inset,
    Path,
    Picture,
    Words,
    bow,
    box_of,
    crossed,
    cut,
    cut_apart,
)
from crossbearing.charts.flow import NOBODY, Gift, flow
from crossbearing.charts.map import How, Scene, Spot, Trip, is_drawn, world_map
from crossbearing.charts.network import Deed, network
from crossbearing.charts.timeline import Event, timeline

DAY = 741_000


def events(n: int) -> list[Event]:
    return [
        Event(Stretch(DAY + i, DAY + i), f"day {i}", f"thing {i} " * 20, "one", f"f-{i}") for i in range(n)
    ]


def deeds(n: int) -> list[Deed]:
    pairs = [(f"Actor {i % 9}", f"Actor {(i * 5 + 1) % 11}") for i in range(n)]
    return [
        Deed(a, b, "warns", "against", "denied" if i % 3 else "", "f-1") for i, (a, b) in enumerate(pairs)
    ]


def gifts(n: int) -> list[Gift]:
    return [
        Gift(f"Giver {i % 3}", f"Receiver {i % 4}", "tents " * 9, "made", "made", "f-1") for i in range(n)
    ]


def tolls(n: int) -> list[Count]:
    return [
        Count("Injured", "injured", Stretch(DAY + i, DAY + i), "day", 3.0, 3.0 + i, f"3 to {3 + i}", "c-1")
        for i in range(n)
    ]


def spot(key: str, east: float, north: float, how: How, country: str = "FR") -> Spot:
    return Spot(key, key, east, north, how, country, 1, f"{key}, told", f"f-{key}")


def places() -> list[Spot]:
    return [
        spot("Lille", 3.06, 50.6, "city"),
        spot("Lyon", 4.8, 45.8, "near"),
        spot("France", 2, 46, "country"),
    ]


def trip(origin: str | None, destination: str | None, status: str = "made") -> Trip:
    return Trip(origin, destination, "the envoy", status, "the envoy goes", "f-trip")


def drawn_map(trips: list[Trip]) -> Picture:
    return world_map([Scene("", tuple(places()), tuple(trips))], "t")


PICTURES = {
    "timeline": timeline(events(30), "t"),
    "network": network(deeds(30), "t"),
    "flow": flow(gifts(12), "t"),
    "tolls": counts(tolls(5), "t"),
    "map": drawn_map([trip("Lille", "Lyon"), trip(None, "France", "denied")]),
}


def flat(drawing: Drawing) -> Iterator[Path | Dot | Words]:
    for shape in drawing.shapes:
        assert not isinstance(shape, Inset)
        yield from shape.items if isinstance(shape, Group) else (shape,)


def group(drawing: Drawing, href: str) -> Group:
    return next(s for s in drawing.shapes if isinstance(s, Group) and s.href == href)


@pytest.mark.parametrize("form", ["wide", "narrow"])
@pytest.mark.parametrize("name", PICTURES)
def test_marks_and_names_lie_within_the_drawing(name: str, form: str) -> None:
    drawing: Drawing = getattr(PICTURES[name], form)
    for shape in flat(drawing):
        if isinstance(shape, Dot | Words):
            assert 0 <= shape.x <= drawing.width, shape
            assert 0 <= shape.y <= drawing.height, shape


@pytest.mark.parametrize("name", PICTURES)
def test_a_telephone_gets_a_drawing_of_its_own_width(name: str) -> None:
    picture: Picture = PICTURES[name]
    assert picture.narrow.width <= 340
    assert picture.narrow.shapes


@pytest.mark.parametrize("name", PICTURES)
def test_marks_lead_to_what_they_rest_on(name: str) -> None:
    hrefs = {s.href for s in PICTURES[name].wide.shapes if isinstance(s, Group)}
    assert hrefs - {""}
    assert all(s.title for s in PICTURES[name].wide.shapes if isinstance(s, Group))


def test_each_story_has_a_title_and_an_axis_of_its_own() -> None:
    old, new = Stretch(DAY - 9000, DAY - 8000), Stretch(DAY, DAY)
    told = [
        Event(old, "long ago", "a", "one", "f-1", "The dam"),
        Event(new, "now", "b", "one", "f-2", "The ferry"),
    ]
    for drawing in (timeline(told, "t").wide, timeline(told, "t").narrow):
        names = [s.words for s in flat(drawing) if isinstance(s, Words) and "name" in s.kind]
        assert names == ["The dam", "The ferry"]
        ticks = [s for s in flat(drawing) if isinstance(s, Words) and "quiet" in s.kind]
        assert len({s.y for s in ticks}) == 2
        lone = next(i for i in group(drawing, "f-2").items if isinstance(i, Dot))
        assert 0.2 < lone.x / max(s.x for s in flat(drawing) if isinstance(s, Dot | Words)) <= 1


def test_each_story_has_a_map_of_its_own() -> None:
    far = Scene("The other ferry", (spot("Cebu", 123.9, 10.3, "city", "PH"),))
    both = world_map([Scene("The ferry", tuple(places())), far], "t")
    for drawing, alone in ((both.wide, PICTURES["map"].wide), (both.narrow, PICTURES["map"].narrow)):
        titles = [s for s in drawing.shapes if isinstance(s, Words)]
        maps = [s for s in drawing.shapes if isinstance(s, Inset)]
        assert [s.words for s in titles] == ["The ferry", "The other ferry"]
        assert titles[0].y < maps[0].y < maps[0].y + maps[0].drawing.height < titles[1].y < maps[1].y
        assert maps[1].y + maps[1].drawing.height <= drawing.height
        names = [{w.words for w in flat(m.drawing) if isinstance(w, Words)} for m in maps]
        assert "Lyon" in names[0]
        assert names[1] == {"Cebu"}
        assert maps[0].drawing.height < alone.height


def curve(d: str) -> tuple[tuple[float, float], ...]:
    """The points that a path "Mx yQx y x y" goes through."""
    x0, y0, x1, y1, x2, y2 = map(float, d[1:].replace("Q", " ").split())
    shares = [n / 40 for n in range(1, 40)]
    return tuple(
        (
            (1 - s) ** 2 * x0 + 2 * s * (1 - s) * x1 + s * s * x2,
            (1 - s) ** 2 * y0 + 2 * s * (1 - s) * y1 + s * s * y2,
        )
        for s in shares
    )


@pytest.mark.parametrize("form", ["wide", "narrow"])
@pytest.mark.parametrize("told", [deeds(12), deeds(20), deeds(30)])
def test_few_lines_of_a_network_go_through_a_name(told: list[Deed], form: str) -> None:
    drawing: Drawing = getattr(network(told, "t"), form)
    shapes = list(flat(drawing))
    names = [box_of(s, BOLD) for s in shapes if isinstance(s, Words) and "name" in s.kind]
    lines = [s.d for s in shapes if isinstance(s, Path) and s.kind.startswith("tie")]

    def hits(points: tuple[tuple[float, float], ...]) -> int:
        return sum(any(a < x < c and b < y < d for x, y in points) for a, b, c, d in names)

    met = sum(hits(curve(d)) for d in lines)
    ends = [(curve(d)[0], curve(d)[-1]) for d in lines]
    straight = sum(hits(bow(a, b, 0.14, 0.0).points) for a, b in ends)
    assert met <= max(straight / 2, len(lines) * 0.1)


@pytest.mark.parametrize(("told", "form"), [(deeds(8), "narrow"), (deeds(12), "wide")])
def test_each_line_of_a_network_has_its_words_where_no_other_line_goes(told: list[Deed], form: str) -> None:
    drawing: Drawing = getattr(network(told, "t"), form)
    ties = [s.items for s in drawing.shapes if isinstance(s, Group) and s.href]
    courses = [curve(line.d) for line, *_ in ties if isinstance(line, Path)]
    for n, items in enumerate(ties):
        (label,) = (s for s in items if isinstance(s, Words))
        assert not crossed(box_of(label), courses[:n] + courses[n + 1 :])


def test_a_country_s_name_lies_beside_the_movements_through_it() -> None:
    spots = (
        spot("Lille", 3.06, 50.6, "city"),
        spot("Nice", 7.2, 43.7, "city"),
        spot("France", 2, 46, "country"),
    )
    for trips in ([trip("Lille", "France")], [trip("France", "Nice"), trip("Lille", "France", "denied")]):
        drawing = world_map([Scene("", spots, tuple(trips))], "t").wide
        name = next(s for s in flat(drawing) if isinstance(s, Words) and s.words == "France")
        lines = [
            s.d for s in flat(drawing) if isinstance(s, Path) and s.kind.startswith("trip") and "Q" in s.d
        ]
        assert lines
        assert not crossed(box_of(name), [curve(d) for d in lines])


def test_dates_of_an_axis_do_not_run_into_each_other() -> None:
    years = [
        Event(Stretch(DAY + d, DAY + d + 30), "then", "x", "one", f"f-{d}") for d in (0, 5000, 6000, 6100)
    ]
    ticks = sorted(
        (s.x, s.words)
        for s in flat(timeline(years, "t").narrow)
        if isinstance(s, Words) and "quiet" in s.kind
    )
    assert len(ticks) > 1
    for (x, words), (following, after) in pairwise(ticks):
        assert following - x > (len(words) + len(after)) / 2 * 8.5


def test_a_network_says_how_many_actors_it_leaves_out() -> None:
    crowd = [Deed("The chair", f"Member {n}", "warns", "against", "", "f-1") for n in range(14)]
    picture = network(crowd, "t")
    told = [s.words for s in flat(picture.narrow) if isinstance(s, Words)]
    drawn = {s.title for s in picture.narrow.shapes if isinstance(s, Group)} & {d.other for d in crowd}
    assert f"… and {14 - len(drawn)} more, told in the table" in told
    assert len(drawn) < 10
    assert not any("more, told" in s.words for s in flat(picture.wide) if isinstance(s, Words))


def test_names_of_a_network_lie_within_it_however_long() -> None:
    names = [f"The honourable council of {n}" for n in ("Northmarsh", "Southmarsh", "Eastmarsh", "Westmarsh")]
    pairs = [Deed(a, f"{a} the lesser", "aids", "with", "", "f-1") for a in names]
    for drawing in (network(pairs, "t").wide, network(pairs, "t").narrow):
        for s in flat(drawing):
            if isinstance(s, Words) and "name" in s.kind:
                half = {"start": 0.0, "middle": 0.5, "end": 1.0}[s.kind.split()[0]] * len(s.words) * 7.9
                assert s.x - half >= 0
                assert s.x - half + len(s.words) * 7.9 <= drawing.width


def test_names_that_look_alike_when_cut_keep_their_ends() -> None:
    told = cut_apart(["Government of Norland", "Government of Sudland", "the mayor"], 15)
    assert told["the mayor"] == "the mayor"
    assert all(len(t) <= 15 for t in told.values())
    assert told["Government of Norland"].endswith("Norland")
    assert told["Government of Sudland"].endswith("Sudland")


def test_each_gift_of_nobody_or_to_nobody_has_an_end_of_its_own() -> None:
    some = [Gift("Peru", NOBODY, f"{n} tents", "made", "made", "f-1") for n in range(3)]
    some += [Gift(NOBODY, "Chile", f"{n} beds", "made", "made", "f-1") for n in range(3)]
    told = [s for s in flat(flow(some, "t").wide) if isinstance(s, Words) and s.words == NOBODY]
    assert len({(s.x, s.y) for s in told}) == 6


def test_a_narrow_flow_has_room_for_what_is_given() -> None:
    one = Gift("The province", "The harbour", "forty tents and blankets", "made", "made", "f-1")
    told = [s.words for s in flat(flow([one], "t").narrow) if isinstance(s, Words)]
    assert told == ["forty tents and blankets, made", "The province", "The harbour"]


def test_the_same_deeds_give_the_same_drawing_in_any_order() -> None:
    assert network(deeds(20), "t") == network(deeds(20), "t")
    placed = {
        (s.words, s.x, s.y)
        for s in flat(network(deeds(20)[::-1], "t").wide)
        if isinstance(s, Words) and "name" in s.kind
    }
    assert placed == {
        (s.words, s.x, s.y)
        for s in flat(network(deeds(20), "t").wide)
        if isinstance(s, Words) and "name" in s.kind
    }


def test_a_country_is_shaded_and_no_dot() -> None:
    drawing = PICTURES["map"].wide
    shaded = [s for s in drawing.shapes if isinstance(s, Group) and s.href == "f-France"]
    items = [item for s in shaded for item in s.items]
    assert not any(isinstance(item, Dot) for item in items)
    assert any(isinstance(item, Path) and item.kind == "shaded" for item in items)


def test_near_a_town_is_wider_than_the_town() -> None:
    drawing = PICTURES["map"].wide
    town, near = (
        next(i for i in group(drawing, f"f-{k}").items if isinstance(i, Dot)) for k in ("Lille", "Lyon")
    )
    assert near.kind == "ring"
    assert near.r > 2 * town.r


def test_what_is_denied_is_struck_out() -> None:
    drawing = drawn_map([trip("Lille", "Lyon", "denied")]).wide
    assert any(isinstance(i, Path) and i.kind == "strike" for i in group(drawing, "f-trip").items)


def test_a_continent_and_a_state_that_is_gone_are_not_on_the_map() -> None:
    assert not is_drawn("region", "")
    assert not is_drawn("country", "SU")
    assert is_drawn("country", "FR")


def test_land_beyond_the_last_meridian_does_not_cross_the_map() -> None:
    far = [spot("Anadyr", 177.5, 64.7, "city", "RU"), spot("Nome", -165.4, 64.5, "city", "US")]
    for country in countries():
        for ring in country.rings:
            assert all(abs(a[0] - b[0]) < 180 for a, b in pairwise(ring)), country.name
    assert world_map([Scene("", tuple(far))], "t").wide.shapes


def test_every_country_of_the_base_map_has_land_and_codes_are_there_once() -> None:
    codes = [c.code for c in countries() if c.code]
    assert len(codes) == len(set(codes)) > 220
    assert all(c.rings for c in countries())


def test_words_are_cut_at_a_word_and_said_to_be() -> None:
    assert cut("a ferry  burned off the port", 16) == "a ferry burned…"
    assert cut("Donaudampfschiff", 8) == "Donauda…"
    assert cut("short", 12) == "short"
