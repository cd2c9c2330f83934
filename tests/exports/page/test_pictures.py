"""What the page draws of a dossier, and what it leaves to a table."""

from attrs import evolve

from crossbearing.charts.drawing import Group, Picture, Words
from crossbearing.exports.lookup import look_up
from crossbearing.exports.page.pictures import EVENTS_DRAWN, pictures
from crossbearing.model.dossier import Dossier, Story, TimelineEntry, Toll


def titles(picture: Picture) -> list[str]:
    return [s.words for s in picture.wide.shapes if isinstance(s, Words) and "name" in s.kind]


def test_a_single_number_is_no_course_and_gets_no_panel(dossier: Dossier) -> None:
    (told,) = dossier.tolls
    one = Toll(told.story, "killed", 3, 3, 3, "2031-05-05", told.claims)
    assert titles(pictures(look_up(evolve(dossier, tolls=(told, one))))["tolls"]) == ["Injured"]
    assert "tolls" not in pictures(look_up(evolve(dossier, tolls=(one,))))
    later = evolve(one, number=4, low=4, high=4, as_of="2031-05-06")
    assert titles(pictures(look_up(evolve(dossier, tolls=(one, later))))["tolls"]) == ["Killed"]


def test_a_story_with_much_to_tell_leaves_room_for_the_others(dossier: Dossier) -> None:
    found = dossier.findings[0].id
    full = [
        TimelineEntry("s-a", f"2031-{m:02}-{d:02}", "x", (found,)) for m in range(1, 4) for d in range(1, 29)
    ]
    scant = [TimelineEntry("s-b", "2011-02-03", "y", (found,))]
    stories = (Story("s-a", "The flood", ()), Story("s-b", "The vote", ()))
    picture = pictures(look_up(evolve(dossier, stories=stories, timeline=(*full, *scant))))["timeline"]
    assert titles(picture) == ["The flood", "The vote"]
    assert sum(isinstance(s, Group) for s in picture.wide.shapes) == EVENTS_DRAWN // 2 + 1
    assert picture.title.endswith(f"the {EVENTS_DRAWN // 2 + 1} most told of {len(full) + 1}")
