"""Lines that head or end an account and tell its outlet, its day or its issuer are told from the story."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.accounts import Known, read
from crossbearing.model.account import Account

PROSE = "The dam above Orlen gave way on Friday night and 31 houses were swept away, officials said."
MORE = "Nobody had been warned, and the lake is still rising behind what is left of the wall."
TITLE = "Dam fails in the night"


def account(*lines: str, name: str = "a.txt") -> Account:
    return read(Path(name), "\n\n".join(lines).encode())


def marked(found: Account) -> list[tuple[str, str, str | None]]:
    return [(p.kind, found.text[p.start : p.end], p.reason) for p in found.paragraphs]


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    ("line", "day"),
    [
        ("Orlen Gazette, Saturday 2 March 2024", "2024-03-02"),
        ("The Orlen Valley Courier | March 2, 2024", "2024-03-02"),
        ("Saturday 2 March 2024, 22:15", "2024-03-02"),
        ("Saturday, March 2nd, 2024 - 6.15 pm CET", "2024-03-02"),
        ("Press release. Orlen, 2 March 2024", "2024-03-02"),
        ("PRESS STATEMENT No. 4, 2 MARCH 2024", "2024-03-02"),
        ("Orlen, 2nd of March 2024", "2024-03-02"),
        ("2 March 2024, 20:00", "2024-03-02"),
        ("2 March 2024", "2024-03-02"),
        ("Posted on 2 March 2024 by Ann Reed", "2024-03-02"),
        ("Published: 2 Mar. 2024, 09:15", "2024-03-02"),
        ("2 March 2024, updated 3 March", "2024-03-02"),
        ("Published 2 March 2024, last updated 3 March 2024 at 10:00", "2024-03-02"),
        ("Issued in Orlen on 2 March 2024", "2024-03-02"),
    ],
)
def test_a_line_that_only_dates_the_account_gives_its_day(line: str, day: str, name: str) -> None:
    found = account(f"# {TITLE}" if name == "a.md" else TITLE, line, PROSE, MORE, name=name)
    assert (found.published, found.published_basis, found.bases.published) == (day, "text", "text")
    assert ("furniture", line, "date line") in marked(found)
    assert found.title == TITLE


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
@pytest.mark.parametrize(
    "line",
    [
        "The dam gave way on 2 March 2024",
        "On 2 March 2024 the wall cracked",
        "On 2 March 2024",
        "Since Saturday 2 March 2024",
        "Houses Swept Away, 2 March 2024",  # a headline: the story has its words in small letters
        "Dam Failure of 2 March 2024",
        "Fourteen of Them Missing, 2 March 2024",
        "Orlen Gazette, Sunday 2 March 2024",  # it was a Saturday
        "Orlen Gazette, 2 March",
        "Orlen Gazette, 31 February 2024",
        "Orlen Gazette, March 2024",
        "Orlen Gazette, 02/03/2024",
        "2 March 2024 – 5 March 2024",
        "Updated 2 March 2024",
        "Re: Your letter of 2 March 2024",
        "2 March 2024: cracks found",
        "“2 March 2024”, by the ones who were there and saw it all",
    ],
)
def test_no_other_line_with_a_day_gives_one(line: str, name: str) -> None:
    assert account(TITLE, line, PROSE, MORE, name=name).published is None


def test_a_day_in_the_first_sentence_is_the_storys() -> None:
    first = "Orlen, 2 March 2024, was a town of 900 when the dam above it gave way."
    for found in (account(TITLE, first, MORE), account(first, MORE), account("2 March 2024 was cold.", MORE)):
        assert found.published is None
        assert all(kind != "furniture" for kind, _, _ in marked(found))


def test_a_headline_with_a_date_stays_the_title() -> None:
    for headline in ("Houses Swept Away, 2 March 2024", "2 March 2024"):
        found = account(headline, PROSE, MORE)
        assert (found.title, found.published) == (headline, None)
    marked_up = account("# Orlen, 2 March 2024", PROSE, MORE, name="a.md")
    assert (marked_up.title, marked_up.published) == ("Orlen, 2 March 2024", None)


@pytest.mark.parametrize(
    "days", [["1 March 2024", "2 March 2024"], ["Friday 1 March 2024", "Saturday 2 March 2024"]]
)
def test_a_list_of_days_and_a_diary_tell_no_day_of_publication(days: list[str]) -> None:
    for lines in ([TITLE, *days, PROSE], [TITLE, days[0], PROSE, days[1], MORE], days):
        found = account(*lines)
        assert found.published is None
        assert all(reason is None for _, _, reason in marked(found))


def test_the_first_day_of_a_diary_whose_other_days_have_no_year_is_no_day_of_publication() -> None:
    assert account(TITLE, "1 March 2024", PROSE, "2 March", MORE).published is None
    assert account(TITLE, "1 March 2024", PROSE, "1 March", MORE).published == "2024-03-01"


def test_a_letter_is_dated_by_the_line_above_its_address_and_not_by_its_words() -> None:
    words = "I write of the wall above our house, which your board looked at on 5 February 2024."
    dated = account("Orlen, 2 March 2024", "Dear Mr Marsh,", words, "Yours sincerely,", "Ann Reed")
    assert dated.published == "2024-03-02"
    assert account("Dear Mr Marsh,", words, "Yours sincerely,", "Ann Reed").published is None


def test_a_day_below_the_story_counts_and_one_amid_it_does_not() -> None:
    assert account(TITLE, PROSE, MORE, "Orlen, 2 March 2024").published == "2024-03-02"
    rest = [MORE.replace("Nobody", f"{word} people") for word in ("Nine", "Ten", "Six", "Five")]
    assert account(TITLE, PROSE, "Orlen, 2 March 2024", *rest).published is None


def test_a_dateline_of_another_day_than_the_masthead_leaves_the_day_open() -> None:
    line, masthead = f"ORLEN, March 1, 2024 (Valley Agency) - {PROSE}", "Orlen Gazette, Saturday 2 March 2024"
    assert account(TITLE, line, MORE).published == "2024-03-01"
    assert account(TITLE, masthead, line, MORE).published is None
    assert account(TITLE, masthead, line.replace("March 1", "March 2"), MORE).published == "2024-03-02"
    assert account(TITLE, line.replace("March 1", "Monday, March 1"), MORE).published is None


def test_what_is_known_wins_over_a_date_line() -> None:
    text = "\n\n".join([TITLE, "Orlen Gazette, 2 March 2024", PROSE]).encode()
    assert read(Path("a.txt"), text, Known(published="2024-03-04")).published == "2024-03-04"


def test_a_date_line_without_its_year_is_a_heading_and_no_title() -> None:
    found = account("*Orlen Gazette, 2 March*", f"# {TITLE}", PROSE, name="a.md")
    assert marked(found)[0] == ("heading", "Orlen Gazette, 2 March", "date line")
    assert (found.title, found.published) == (TITLE, None)


@pytest.mark.parametrize("kind", ["PRESS STATEMENT", "Press release", "Saturday 2 March 2024"])
def test_institutions_over_a_statement_are_its_letterhead(kind: str) -> None:
    names = ["KINGDOM OF NORTHLAND", "MINISTRY OF WATER, DAMS AND HARBOURS", "DAM SAFETY AUTHORITY"]
    found = account(*names, kind, "LOSS OF THE ORLEN DAM", PROSE, MORE)
    assert marked(found)[:3] == [("furniture", name, "letterhead") for name in names]
    assert found.title == "LOSS OF THE ORLEN DAM"


@pytest.mark.parametrize(
    "line",
    [
        "POLICE KILL THREE",
        "DAM FAILS",
        "COUNCIL IN THE DARK OVER DAM",
        "GOVERNMENT FALLS",
    ],
)
def test_a_headline_that_names_no_institution_alone_stays_the_title(line: str) -> None:
    assert account(line, "Press release", "What is known", PROSE, MORE).title == line


def test_an_institution_that_is_all_there_is_of_a_title_is_a_heading() -> None:
    for lines in ([PROSE, MORE], ["Press release", PROSE, MORE]):
        found = account("**MINISTRY OF DAMS**", *lines, name="a.md")
        assert (found.title, marked(found)[0][0]) == ("MINISTRY OF DAMS", "heading")


@pytest.mark.parametrize(
    "name",
    [
        "The Orlen Sentinel",
        "Valley Wire",
        "Radio Riverside (English service)",
        "ORLEN FLASH",
        "NORTHLAND State News Agency",
        "The Orlen Risk Blog",
        "Ministry of Dams",
    ],
)
@pytest.mark.parametrize("headline", [TITLE, '"WE HEARD IT GO"', "Communiqué"])
@pytest.mark.parametrize("file", ["a.txt", "a.md"])
def test_an_outlets_name_over_the_title_is_the_outlet_and_no_title(
    name: str, headline: str, file: str
) -> None:
    found = account(name, headline, "By Ann Reed", PROSE, MORE, name=file)
    assert (found.outlet, found.title) == (name, headline)
    assert marked(found)[0] == ("furniture", name, "letterhead")


def test_institutions_that_head_an_account_are_its_outlet_the_last_first() -> None:
    names, outlet = ["KINGDOM OF NORTHLAND", "MINISTRY OF DAMS"], "MINISTRY OF DAMS, KINGDOM OF NORTHLAND"
    assert account(*names, "Communiqué", "2 March 2024", PROSE).outlet == outlet
    service = "STATE DAM SERVICE OF THE KINGDOM OF NORTHLAND"
    assert account(service, "Statement No. 3 on the broken dam", "2 March 2024", PROSE).outlet == service


@pytest.mark.parametrize(
    "line",
    [
        "Dam Agency",
        "Wall Report",
        "Orlen Dam Fails",
        "Dam Fails, Says Orlen Gazette",
        "Coup Topples Government",
        "Rebels Storm Defence Ministry",
        "Prince Harry Sues Daily Mail",
        "Star of Cave Rescue Dies",
        "Daily Toll Climbs",
        "GUNMEN ATTACK POLICE",
        "SIEGE OF PARLIAMENT",
        "World of Pain for Farmers",
    ],
)
def test_a_headline_in_capitals_over_another_stays_the_title(line: str) -> None:
    found = account(line, "What is known so far", PROSE, f"{MORE} The agency has no report.")
    assert (found.outlet, found.title) == (None, line)


def test_an_outlets_name_over_the_story_itself_is_its_title() -> None:
    assert account("The Orlen Sentinel", PROSE, MORE).title == "The Orlen Sentinel"


def test_a_line_that_says_who_posted_it_and_when_is_furniture() -> None:
    for line in ("Posted on Riverside by Ann, Sunday night, with cold feet", "Posted by Ann Reed on Monday"):
        assert ("furniture", line, "who posted it") in marked(account(f"# {TITLE}", line, PROSE, name="a.md"))
    told = "Posted on Riverside by Ann Reed, the video shows the wall moving."
    assert ("paragraph", told, None) in marked(account(TITLE, PROSE, told, MORE))


@given(
    st.lists(st.sampled_from([PROSE, MORE, TITLE, "- One", "By Ann Reed", "ORLEN — It is late."]), max_size=6)
)
def test_without_a_date_in_the_text_there_is_no_day(lines: list[str]) -> None:
    assert account(PROSE, *lines).published is None


STORY_TOLD = "A gunman holds five people in a bank in Ebersley, the police said on Friday. He is alone."


@pytest.mark.parametrize("between", ["\n", "\n\n"])
def test_a_headline_an_address_and_a_bare_day_head_the_account(between: str) -> None:
    lines = ["Gunman holds five in Ebersley", "www.gull-post.example/news", "2031-06-11"]
    told = read(Path("a.txt"), f"{between.join(lines)}\n\n{STORY_TOLD}".encode())
    assert (told.title, told.published) == (lines[0], "2031-06-11")
    kinds = {told.text[p.start : p.end]: p.kind for p in told.paragraphs}
    assert kinds[lines[1]] == kinds[lines[2]] == "furniture"


def test_a_bare_day_that_no_calendar_has_is_no_day() -> None:
    assert read(Path("a.txt"), f"2031-02-30\n\n{STORY_TOLD}".encode()).published is None
