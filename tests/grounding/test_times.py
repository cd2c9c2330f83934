import itertools
import re
from datetime import datetime
from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.analysis import Parser, ParseSettings
from crossbearing.grounding.edtf import Stretch, first_day, last_day, number_of, shift, timex
from crossbearing.grounding.time_holidays import easter, orthodox_easter
from crossbearing.grounding.time_words import CLASSES
from crossbearing.grounding.times import find_times
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.mention import Time
from crossbearing.model.parse import Parse, Sentence, Token

WEDNESDAY = "2021-03-10"


@cache
def parser() -> Parser:
    return Parser(ParseSettings())


@cache
def times(text: str, published: str | None = WEDNESDAY) -> dict[str, Time]:
    """The times found in a text, under their words."""
    paragraphs = tuple(Paragraph(m.start(), m.end(), "paragraph") for m in re.finditer(r"[^\n]+", text))
    account = Account("made", "0" * 64, text, paragraphs, published=published)
    (parse,) = parser().parse([account])
    found = find_times(account, parse)
    return {text[m.start : m.end]: m.value for m in found if isinstance(m.value, Time)}


@pytest.mark.parametrize(
    ("words", "timex", "edtf"),
    [
        ("12 June 2019", "2019-06-12", "2019-06-12"),
        ("June 12, 2019", "2019-06-12", "2019-06-12"),
        ("Sept. 3, 2019", "2019-09-03", "2019-09-03"),
        ("Monday, 2 November 2020", "2020-11-02", "2020-11-02"),
        ("2019-06-12", "2019-06-12", "2019-06-12"),
        ("25/12/2019", "2019-12-25", "2019-12-25"),
        ("25/12/19", "2019-12-25", "2019-12-25"),
        ("2019/06/12", "2019-06-12", "2019-06-12"),
        ("2019.06.12", "2019-06-12", "2019-06-12"),
        ("20190612", "2019-06-12", "2019-06-12"),
        ("12-Jun-2019", "2019-06-12", "2019-06-12"),
        ("2019-06", "2019-06", "2019-06"),
        ("١٢ June ٢٠١٩", "2019-06-12", "2019-06-12"),
        ("2019年6月12日", "2019-06-12", "2019-06-12"),
        ("2019년 6월 12일", "2019-06-12", "2019-06-12"),
        ("Easter 2019", "2019-04-21", "2019-04-21"),
        ("Good Friday 2019", "2019-04-19", "2019-04-19"),
        ("Thanksgiving 2018", "2018-11-22", "2018-11-22"),
        ("Christmas Eve 2018", "2018-12-24", "2018-12-24"),
        ("the 3rd of April, 2018", "2018-04-03", "2018-04-03"),
        ("early August 2018", "2018-08", "2018-08"),
        ("the end of 2018", "2018", "2018"),
        ("the winter of 2018", "2018-WI", "2018-24"),
        ("the 1970s", "197", "197X"),
        ("the 19th century", "18", "18XX"),
        ("the third quarter of 2018", "2018-Q3", "2018-35"),
        ("Q3 2018", "2018-Q3", "2018-35"),
        ("the first half of 2018", "2018-H1", "2018-40"),
        ("the nineties", "199", "199X"),
        ("480 BC", "BC0480", "-0479"),
        ("the 5th century BC", "BC04", "-0500-01-01/-0401-12-31"),
    ],
)
def test_explicit_dates_are_read_in_all_usual_orders(words: str, timex: str, edtf: str) -> None:
    found = times(f"The harbour was rebuilt in {words}.")[words]
    assert (found.timex, found.edtf, found.anchor, found.type) == (timex, edtf, "explicit", "DATE")


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("The ferry sank on Monday.", "Monday", "2021-03-08"),
        ("The ferry sank on Thursday.", "Thursday", "2021-03-04"),
        ("The ferry will sail on Monday.", "Monday", "2021-03-15"),
        ("The court is due to meet on Friday.", "Friday", "2021-03-12"),
        ("The ferry sank last Sunday.", "last Sunday", "2021-03-07"),
        ("Crews left on Tuesday evening.", "Tuesday evening", "2021-03-09TEV"),
        ("Crews left late Tuesday night.", "late Tuesday night", "2021-03-09TNI"),
        ("Crews left on the night of 2 July.", "the night of 2 July", "2020-07-02TNI"),
        ("Crews left in the early hours of Tuesday.", "the early hours of Tuesday", "2021-03-09TMO"),
        ("Crews left at 10:30 last night.", "10:30 last night", "2021-03-09T22:30"),
        ("Crews left at half past six on Tuesday.", "half past six on Tuesday", "2021-03-09TXX:30"),
        (
            "Crews left at five in the afternoon on Tuesday.",
            "five in the afternoon on Tuesday",
            "2021-03-09T17:00",
        ),
        ("Crews left at 0630 hours on Tuesday.", "0630 hours on Tuesday", "2021-03-09T06:30"),
        ("Crews left on the 12th.", "the 12th", "2021-02-12"),
        ("Crews left a year and a half ago.", "a year and a half ago", "2019-09"),
        ("Crews left on Easter Sunday.", "Easter Sunday", "2020-04-12"),
        ("Crews left overnight.", "overnight", "2021-03-09TNI"),
        ("Snow will fall overnight.", "overnight", "2021-03-10TNI"),
        ("Snow fell overnight on Sunday.", "overnight on Sunday", "2021-03-07TNI"),
        ("Crews left in the small hours of Tuesday.", "the small hours of Tuesday", "2021-03-09TMO"),
        ("Snow fell over the weekend.", "the weekend", "2021-W09-WE"),
        ("The fair will open at the weekend.", "the weekend", "2021-W10-WE"),
        ("Snow fell last weekend.", "last weekend", "2021-W09-WE"),
        ("The fair opens next weekend.", "next weekend", "2021-W11-WE"),
        ("The bridge fell a fortnight ago.", "a fortnight ago", "2021-W08"),
        ("The bridge fell on Diwali.", "Diwali", "2020-11-14"),
        ("The markets closed for the Lunar New Year.", "Lunar New Year", "2021-02-12"),
        ("The markets will close for Eid al-Fitr.", "Eid al-Fitr", "2021-05-13"),
        ("The markets will close for Eid.", "Eid", "2021-05-13"),
        ("The bridge fell on Yom Kippur.", "Yom Kippur", "2020-09-28"),
        ("The bridge fell on Orthodox Easter.", "Orthodox Easter", "2020-04-19"),
        ("Crews left yesterday.", "yesterday", "2021-03-09"),
        ("Crews will leave tomorrow.", "tomorrow", "2021-03-11"),
        ("Crews left last week.", "last week", "2021-W09"),
        ("The fair opens next month.", "next month", "2021-04"),
        ("The fair closed in July.", "July", "2020-07"),
        ("The fair will open in July.", "July", "2021-07"),
        ("The fair closed last winter.", "last winter", "2020-WI"),
        ("The bridge fell four years ago.", "four years ago", "2017"),
        ("It rained at the beginning of last year.", "the beginning of last year", "2020"),
        ("It rained earlier this month.", "earlier this month", "2021-03"),
    ],
)
def test_relative_dates_lean_on_the_publication_and_the_tense(text: str, words: str, timex: str) -> None:
    found = times(text)[words]
    assert (found.timex, found.anchor) == (timex, "published")
    assert "publication" in found.reason


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("The ferry sank on Monday.", "Monday", "XXXX-WXX-1"),
        ("The ferry sank on Monday evening.", "Monday evening", "XXXX-WXX-1TEV"),
        ("The fair closed in July.", "July", "XXXX-07"),
        ("The fair of 2009 was small. The bridge fell four years ago.", "four years ago", "XXXX"),
        ("The fair closed on Good Friday.", "Good Friday", "XXXX-XX-XX"),
        ("The ferry left today.", "today", "XXXX-XX-XX"),
        ("The ferry left at 14:20.", "14:20", "XXXX-XX-XXT14:20"),
    ],
)
def test_without_a_publication_date_nothing_is_invented(text: str, words: str, timex: str) -> None:
    found = times(text, None)[words]
    assert (found.timex, found.edtf, found.start, found.anchor) == (timex, None, None, "none")


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("The envoy came on 3 May 2019. She left on Tuesday.", "Tuesday", "2019-04-30"),
        ("The envoy came on 3 May 2019. She left on Sunday.", "Sunday", "2019-05-05"),
        ("The envoy came on 3 May 2019. The fair opened in July.", "July", "2019-07"),
        ("She came on 3 May 2019. In 2014 none had. The next day she left.", "The next day", "2019-05-04"),
        ("She came on 3 May 2019. The following Monday she left.", "The following Monday", "2019-05-06"),
    ],
)
def test_without_a_publication_date_an_earlier_date_in_the_text_is_the_anchor(
    text: str, words: str, timex: str
) -> None:
    found = times(text, None)[words]
    assert (found.timex, found.anchor) == (timex, "context")
    assert "told of before" in found.reason


def test_a_weekday_picks_the_year_of_its_date_or_the_reason_says_that_it_does_not_fit() -> None:
    assert times("They met on Tuesday, September 15.")["Tuesday, September 15"].timex == "2020-09-15"
    wrong = times("They met on Monday, 12 June 2019.")["Monday, 12 June 2019"]
    assert wrong.timex == "2019-06-12"
    assert "that day was a Wednesday" in wrong.reason


def test_a_date_in_brackets_tells_which_weekday_is_meant() -> None:
    assert times("They met on Tuesday (15 September).")["Tuesday"].timex == "2020-09-15"


@pytest.mark.parametrize(
    ("published", "timex", "anchor"),
    [
        ("2021-03-10", "2023", "explicit"),
        ("2023-09-14", "2023-09-12", "published"),
        (None, "2023", "explicit"),
    ],
)
def test_figures_that_may_mean_two_days_are_a_year_unless_one_is_near_the_publication(
    published: str | None, timex: str, anchor: str
) -> None:
    found = times("They met on 9/12/2023.", published)["9/12/2023"]
    assert (found.timex, found.anchor) == (timex, anchor)


def test_a_narrative_anchors_dates_on_its_own_years() -> None:
    text = (
        "The siege began on 3 May 1702. The town fell on 9 June. Two days later the army marched. "
        "A truce was signed in October 1703. It broke in December. Peace came in 1710 and held until 1733."
    )
    found = times(text)
    assert found["9 June"].timex == "1702-06-09"
    assert found["Two days later"].timex == "1702-06-11"
    assert found["December"].timex == "1703-12"
    assert {found[w].anchor for w in ("9 June", "Two days later", "December")} == {"context"}


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("four years", "P4Y"),
        ("more than four years", "P4Y"),
        ("a month", "P1M"),
        ("two decades", "P20Y"),
        ("several weeks", "PXW"),
        ("90 minutes", "PT90M"),
        ("twenty-one days", "P21D"),
        ("an hour and a half", "PT1.5H"),
        ("2.5 million years", "P2500000Y"),
        ("two and a half hours", "PT2.5H"),
    ],
)
def test_lengths_have_a_duration_and_no_date(words: str, timex: str) -> None:
    found = times(f"It lasted for {words}.")[words]
    assert (found.type, found.timex, found.edtf) == ("DURATION", timex, None)


def test_ages_before_a_noun_are_lengths() -> None:
    truce = times("The 18-month-old truce broke.")["18-month-old"]
    assert (truce.type, truce.timex, truce.reason) == ("DURATION", "P18M", "an age")


@pytest.mark.parametrize(
    ("words", "timex"),
    [
        ("every day", "XXXX-XX-XX"),
        ("every Monday", "XXXX-WXX-1"),
        ("each year", "XXXX"),
        ("annually", "XXXX"),
        ("twice a week", "XXXX-WXX"),
        ("three times a day", "XXXX-XX-XX"),
    ],
)
def test_repetitions_are_sets(words: str, timex: str) -> None:
    found = times(f"The choir sings {words}.")[words]
    assert (found.type, found.timex) == ("SET", timex)


@pytest.mark.parametrize(
    ("words", "timex", "start"),
    [
        ("8 p.m. on Monday", "2021-03-08T20:00", "2021-03-08T20:00:00"),
        ("07h15 GMT on Monday", "2021-03-08T07:15", "2021-03-08T07:15:00+00:00"),
        ("around 10:30 am on 2 March", "2021-03-02T10:30", "2021-03-02T10:30:00"),
        ("0615 GMT on Monday", "2021-03-08T06:15", "2021-03-08T06:15:00+00:00"),
        ("2021-03-02T10:30:00+01:00", "2021-03-02T10:30:00", "2021-03-02T10:30:00+01:00"),
        ("14:00 UTC+3 on Monday", "2021-03-08T14:00", "2021-03-08T14:00:00+03:00"),
        ("2pm local time on Monday", "2021-03-08T14:00", "2021-03-08T14:00:00"),
        ("18.30 GMT on Monday", "2021-03-08T18:30", "2021-03-08T18:30:00+00:00"),
    ],
)
def test_clock_times_keep_day_and_zone(words: str, timex: str, start: str) -> None:
    found = times(f"The train stopped at {words}.")[words]
    assert (found.type, found.timex, found.start) == ("TIME", timex, start)


def test_a_clock_time_takes_the_day_of_its_sentence() -> None:
    found = times("At 14:20 the train stopped, the driver said on Monday.", None)
    assert found["14:20"].timex == "XXXX-WXX-1T14:20"


@pytest.mark.parametrize(
    ("text", "here", "there"),
    [
        ("18h38 (09h38 GMT) on Monday", "2021-03-08T18:38:00+09:00", "2021-03-08T09:38:00+00:00"),
        ("08:30 (2330 GMT) on Monday", "2021-03-08T08:30:00+09:00", "2021-03-07T23:30:00+00:00"),
        ("11:30 p.m. (0330 GMT) on Monday", "2021-03-08T23:30:00-04:00", "2021-03-09T03:30:00+00:00"),
        ("4 p.m. on Monday (1100 GMT)", "2021-03-08T16:00:00+05:00", "2021-03-08T11:00:00+00:00"),
    ],
)
def test_two_clocks_side_by_side_tell_one_instant(text: str, here: str, there: str) -> None:
    first, second = [t for t in times(f"The train stopped at {text}.").values() if t.type == "TIME"]
    assert (first.start, second.start) == (here, there)
    assert datetime.fromisoformat(here) == datetime.fromisoformat(there)
    assert "one instant" in first.reason


def test_clocks_that_no_zone_makes_one_instant_stay_as_they_are() -> None:
    first, second = list(times("The train stopped at 18:38 (0907 GMT).").values())
    assert (first.start, second.start) == ("2021-03-10T18:38:00", "2021-03-10T09:07:00+00:00")


@pytest.mark.parametrize(
    ("text", "words", "edtf"),
    [
        ("from 3 May to 5 July 2019", "3 May", "2019-05-03/2019-07-05"),
        ("from 28 December to 3 January 2020", "28 December", "2019-12-28/2020-01-03"),
        ("on May 3-5, 2019", "May 3", "2019-05-03/2019-05-05"),
        ("in 2014/15", "2014", "2014-01-01/2015-12-31"),
        ("from Monday to Friday", "Monday", "2021-03-01/2021-03-05"),
        ("from 9 a.m. to 5 p.m. on Monday", "9 a.m.", "2021-03-08T09:00:00/2021-03-08T17:00:00"),
    ],
)
def test_ranges_in_all_usual_forms(text: str, words: str, edtf: str) -> None:
    assert times(f"The talks ran {text}.")[words].edtf == edtf


def test_a_narrative_that_comes_to_its_own_day_leans_on_its_publication() -> None:
    text = (
        "The abbey was built in 1702 and burned in 1710. It was rebuilt in 1733 and sold in 1801. "
        "On 9 March 2021 it opened. The town had bought it on Monday."
    )
    found = times(text)["Monday"]
    assert (found.timex, found.anchor) == ("2021-03-08", "published")


def test_headings_tell_times_and_anchor_what_stands_under_them() -> None:
    text = "The siege of 1702\nThe army came on 3 May. In 1703 peace came, and it held until 1710 and 1733."
    parts = (Paragraph(0, 17, "heading"), Paragraph(18, len(text), "paragraph"))
    account = Account("made", "0" * 64, text, parts, published=WEDNESDAY)
    (parse,) = parser().parse([account])
    found = {text[m.start : m.end]: m.value for m in find_times(account, parse) if isinstance(m.value, Time)}
    assert (found["1702"].timex, found["3 May"].timex) == ("1702", "1702-05-03")


def test_the_first_date_of_a_range_carries_the_whole_of_it() -> None:
    found = times("The talks ran from 3 to 5 May 2020 and the war from 1914-18.")
    assert (found["3"].timex, found["3"].edtf) == ("2020-05-03", "2020-05-03/2020-05-05")
    assert found["5 May 2020"].edtf == "2020-05-05"
    assert (found["1914"].edtf, found["18"].timex) == ("1914-01-01/1918-12-31", "1918")
    assert found["1914"].end == "1918-12-31T23:59:59"


@pytest.mark.parametrize(
    "text",
    [
        "It may rain.",
        "They march on.",
        "The army had 2000 soldiers.",
        "The fall of the city shocked all.",
        "It cost $2010 in all.",
        "He read the Sun.",
        "They sailed to Easter Island.",
        "She is in her thirties and he in his 40s.",
        "The second man left.",
    ],
)
def test_what_only_looks_like_a_time_is_none(text: str) -> None:
    assert times(text) == {}


def test_instants_are_first_and_last_second() -> None:
    found = times("It ran in February 2020.")["February 2020"]
    assert (found.start, found.end) == ("2020-02-01T00:00:00", "2020-02-29T23:59:59")


def test_present_past_and_future_are_references() -> None:
    found = times("It is now closed, was recently sold and may reopen in the near future.")
    assert [t.timex for t in found.values()] == ["PRESENT_REF", "PAST_REF", "FUTURE_REF"]


FIGURES = ("1", "31", "99", "2020", "480", "9999", "100000", "3.5", "12/25/2020", "1990s", "18h38", "3rd")
VOCABULARY = st.sampled_from((*sorted(CLASSES), *FIGURES))


@given(
    st.lists(VOCABULARY, max_size=12),
    st.sampled_from([None, WEDNESDAY, "2021-03", "2021", "soon", "2021-13-45"]),
)
def test_no_row_of_words_breaks_it_and_mentions_lie_apart(words: list[str], published: str | None) -> None:
    text = " ".join(word.title() for word in words)
    tokens = tuple(
        Token(i, m.start(), m.end(), m[0], m[0].lower(), "NOUN", "NN", "dep", i)
        for i, m in enumerate(re.finditer(r"\S+", text))
    )
    sentences = (Sentence(0, len(tokens), 0),) if tokens else ()
    account = Account("made", "0" * 64, text, (), published=published)
    found = find_times(account, Parse("d", text, tokens, sentences, ()))
    assert all(0 <= m.start < m.end <= len(text) for m in found)
    assert all(a.end <= b.start for a, b in itertools.pairwise(found))
    assert all((m.value.edtf is None) == (m.value.start is None) for m in found if isinstance(m.value, Time))


stretches = st.builds(
    Stretch,
    st.sampled_from(["year", "month", "day"]),
    st.integers(-800, 2100),
    st.integers(1, 12),
    st.integers(1, 28),
)


@given(
    stretches, st.integers(-500, 500), st.sampled_from(["day", "week", "month", "quarter", "season", "year"])
)
def test_steps_forth_and_back_lead_home(stretch: Stretch, by: int, unit: str) -> None:
    here = shift(stretch, 0, unit)  # type: ignore[arg-type]
    assert shift(shift(here, by, unit), -by, unit) == here  # type: ignore[arg-type]
    assert number_of(first_day(here)) <= number_of(first_day(stretch)) <= number_of(last_day(here))


@given(stretches)
def test_neighbouring_months_touch(stretch: Stretch) -> None:
    month, following = shift(stretch, 0, "month"), shift(stretch, 1, "month")
    assert number_of(last_day(month)) + 1 == number_of(first_day(following))
    assert timex(month) != timex(following)


@pytest.mark.parametrize(
    ("year", "month", "day"), [(1961, 4, 2), (2000, 4, 23), (2019, 4, 21), (2024, 3, 31), (2038, 4, 25)]
)
def test_easter_falls_where_the_tables_have_it(year: int, month: int, day: int) -> None:
    assert easter(year) == (year, month, day)


def test_a_date_whose_weekday_fits_a_year_on_the_other_side_only_takes_that_year() -> None:
    told = times("They will meet on Friday, 3 May.", published="2019-06-12")
    assert [value.timex for value in told.values()] == ["2019-05-03"]


@pytest.mark.parametrize(
    ("words", "start"),
    [
        ("5 p.m. ET on 9 March 2021", "2021-03-09T17:00:00-05:00"),
        ("5 p.m. ET on 9 July 2020", "2020-07-09T17:00:00-04:00"),
        ("9:15 a.m. CT on 9 July 2020", "2020-07-09T09:15:00-05:00"),
        ("17:00 London time on 9 July 2020", "2020-07-09T17:00:00+01:00"),
        ("17:00 Moscow time on 9 July 2020", "2020-07-09T17:00:00+03:00"),
        ("17:00 CET on 9 December 2020", "2020-12-09T17:00:00+01:00"),
        ("17:00 CEST on 9 July 2020", "2020-07-09T17:00:00+02:00"),
    ],
)
def test_a_zone_has_the_offset_of_its_day(words: str, start: str) -> None:
    assert times(f"The train stopped at {words}.")[words].start == start


def test_a_zone_without_a_day_leaves_the_time_open() -> None:
    assert times("The train stopped at 5 p.m. ET.", None)["5 p.m. ET"].start is None


def test_ramadan_lasts_until_eid() -> None:
    told = times("The bridge fell during Ramadan 2020.")["Ramadan 2020"]
    assert (told.edtf, told.timex) == ("2020-04-24/2020-05-23", "2020-XX-XX")


def test_a_feast_the_table_does_not_reach_is_known_by_its_year() -> None:
    assert times("The bridge fell on Diwali 1931.")["Diwali 1931"].edtf == "1931"


@pytest.mark.parametrize(("year", "month", "day"), [(2008, 4, 27), (2010, 4, 4), (2016, 5, 1), (2024, 5, 5)])
def test_orthodox_easter_falls_where_the_tables_have_it(year: int, month: int, day: int) -> None:
    assert orthodox_easter(year) == (year, month, day)


def test_the_small_hours_are_those_of_the_day_told_of() -> None:
    told = times("On Tuesday the bridge fell. Crews left in the small hours.")["the small hours"]
    assert (told.timex, told.start, told.end) == (
        "2021-03-09TMO",
        "2021-03-09T00:00:00",
        "2021-03-09T05:59:59",
    )


def test_an_overnight_train_is_no_time() -> None:
    assert times("The overnight train was late.") == {}


def test_a_state_that_is_called_as_a_zone_is_a_place() -> None:
    assert times("He lives in Hartford, CT.") == {}


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("The shop was opened at eight on Tuesday morning.", "eight on Tuesday morning", "2021-03-09T08:00"),
        ("Divers came up a little after five this morning.", "five this morning", "2021-03-10T05:00"),
        ("The offer, for nine in the morning, was refused.", "nine in the morning", "2021-03-10T09:00"),
        ("At ten past midnight the bridge was shut.", "ten past midnight", "2021-03-10T00:10"),
        ("Tonight at eight the choir sings.", "Tonight at eight", "2021-03-10T20:00"),
        ("The answer is due at ten tomorrow morning.", "ten tomorrow morning", "2021-03-11T10:00"),
        (
            "The bell rang at twenty-five to seven in the evening.",
            "twenty-five to seven in the evening",
            "2021-03-10T18:35",
        ),
        (
            "The roof fell at four forty in the afternoon.",
            "four forty in the afternoon",
            "2021-03-10T16:40",
        ),
        ("The road was shut from one to three in the afternoon.", "one", "2021-03-10T13:00"),
    ],
)
def test_numbers_that_are_hours_are_clock_times(text: str, words: str, timex: str) -> None:
    assert times(text)[words].timex == timex


@pytest.mark.parametrize(
    "text",
    [
        "The toll stood at nine on Monday.",
        "Losses rose by nine on Monday.",
        "They met at two Monday markets.",
        "The shares closed at 11.52 on Monday.",
        "The team won by three to two on Monday.",
        "At one another they never shouted.",
        "He called at three of the farms.",
        "That year four were drowned.",
    ],
)
def test_numbers_that_count_are_no_hours(text: str) -> None:
    assert not any("T" in time.timex for time in times(text).values())


@pytest.mark.parametrize(
    ("text", "words", "clocks"),
    [
        ("The envoys met at two.", "two", ("02:00", "14:00")),
        ("The clock stopped at 11.52.", "11.52", ("11:52", "23:52")),
        ("It was ten to twelve.", "ten to twelve", ("11:50", "23:50")),
        ("The boat left at twelve on Monday.", "twelve on Monday", ("00:00", "12:00")),
        ("The boat left at 4:52.", "4:52", ("04:52", "16:52")),
        ("The boat left at 4:52 and came in at 15:10.", "4:52", ("04:52",)),
        ("On Monday afternoon they flew in. The envoys met at two.", "two", ("14:00",)),
        ("On Monday morning they flew in. The envoys met at two.", "two", ("02:00", "14:00")),
        ("The runner came in after 3:07:35.", "3:07:35", ("03:07",)),
        ("The boat left at noon.", "noon", ("12:00",)),
    ],
)
def test_an_hour_stays_open_between_the_halves_of_the_day_unless_one_is_told(
    text: str, words: str, clocks: tuple[str, ...]
) -> None:
    found = times(text)[words]
    assert found.clocks == clocks
    assert (len(clocks) == 2) == ("TXX:" in found.timex) == ("before noon or after" in found.reason)


def test_an_open_hour_lasts_from_the_one_it_may_be_to_the_other_and_has_no_clock_in_edtf() -> None:
    found = times("The envoys met at two on Monday.")["two on Monday"]
    assert found.edtf == "2021-03-08"
    assert (found.start, found.end) == ("2021-03-08T02:00:00", "2021-03-08T14:59:59")


def test_a_picture_has_no_year() -> None:
    assert "1600" not in times("The screens are 1600 x 1200 in size.")
