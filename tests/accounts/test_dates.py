"""Days of publication are taken as written, or not at all."""

import pytest

from crossbearing.accounts.dates import edtf, from_address, from_dateline, is_after, stated


@pytest.mark.parametrize(
    ("written", "value"),
    [
        ("2024", "2024"),
        ("2024-02", "2024-02"),
        (" 2024-02-29 ", "2024-02-29"),
        ("2024-02-11T22:30:00+09:00", "2024-02-11T22:30:00+09:00"),
        ("2024-02-11 22:30Z", "2024-02-11T22:30:00Z"),
    ],
)
def test_the_levels_of_edtf_that_a_day_can_have_are_kept(written: str, value: str) -> None:
    assert edtf(written) == value


@pytest.mark.parametrize(
    "written",
    ["", "yesterday", "2023-02-29", "2024-13", "0000", "11/02/2024", "2024-02-11T22:30:00", "24-02-11"],
)
def test_anything_else_is_no_date(written: str) -> None:
    assert edtf(written) is None


@pytest.mark.parametrize(
    ("url", "day"),
    [
        ("https://a.example/2024/02/11/bridge", "2024-02-11"),
        ("https://a.example/world/2024/feb/11/bridge", "2024-02-11"),
        ("https://a.example/bridge-closed-2024-02-11.html", "2024-02-11"),
        ("https://a.example/2024/02/31/bridge", None),
        ("https://a.example/2024/02/bridge", None),
        ("https://a.example/news-66753516", None),
        ("https://a.example/a-2024-02-1199", None),
    ],
)
def test_an_address_may_hold_the_day(url: str, day: str | None) -> None:
    assert from_address(url) == day


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("2024-02-11", "2024-02-11"),
        ("2024-02-11T22:30:00+09:00", "2024-02-11T22:30:00+09:00"),
        ("2024-02-11 22:30:00", "2024-02-11"),
        ("2024-02-11T22:30:00.123", "2024-02-11"),
        ("Sun, 11 Feb 2024 22:30:00 +0900", "2024-02-11T22:30:00+09:00"),
        ("Sun, 11 Feb 2024 22:30:00 GMT", "2024-02-11T22:30:00Z"),
        ("Sun, 11 Feb 2024 22:30:00 -0000", "2024-02-11T22:30:00Z"),
        ("20240211223000", "2024-02-11T22:30:00Z"),
        ("1707690600", "2024-02-11T22:30:00Z"),
        ("1707690600000", "2024-02-11T22:30:00Z"),
        ("Sun, 11 Feb 2024 22:30:00", "2024-02-11"),
        ("Sun Feb 11 22:30:00 +0900 2024", "2024-02-11T22:30:00+09:00"),
        ("2024-02-11 22:30:00 UTC", "2024-02-11"),
        ("2024/2/11", "2024-02-11"),
        ("20240211", "2024-02-11"),
        ("February 11, 2024 Sunday 10:30 PM GMT", "2024-02-11"),
        ("11 February 2024", "2024-02-11"),
        ("02/03/2024", None),
        ("2024/2-11", None),
        ("٢٠٢٤-٠٢-١١", None),
        ("202411", None),
        ("20240231", None),
        ("31 June 2024", None),
        ("last Sunday", None),
        ("In the week before 11 February 2024, as the ministry had announced", None),
        ("2024-02-31", None),
        ("", None),
    ],
)
def test_a_date_that_leaves_one_day_is_read_and_nothing_is_guessed(written: str, told: str | None) -> None:
    assert stated(written) == told


@pytest.mark.parametrize(
    ("dateline", "day"),
    [
        ("ORLEN, 3 March 2024 (AFP) —", "2024-03-03"),
        ("ORLEN, March 3, 2024 (AFP) —", "2024-03-03"),
        ("ORLEN, 12 Sept. 2023 (AFP) —", "2023-09-12"),
        ("ORLEN, March 3 (AFP) —", None),
        ("ORLEN, 31 Feb 2024 —", None),
        ("ORLEN —", None),
    ],
)
def test_a_dateline_gives_a_day_only_where_it_names_its_year(dateline: str, day: str | None) -> None:
    assert from_dateline(dateline) == day


@pytest.mark.parametrize(
    ("published", "retrieved", "late"),
    [
        ("2024-02-12", "2024-02-11T10:00:00Z", False),  # it is the 12th already in the east
        ("2024-02-13", "2024-02-11T10:00:00Z", True),
        ("2024-02-12T10:00:00+09:00", "2024-02-12T00:00:00Z", False),
        ("2024-02-13T10:00:00Z", "2024-02-12T00:00:00Z", True),
        ("2024", "2024-02-12", False),
        ("2025", "2024-02-12", True),
        ("2024-03", "2024-02", False),  # the first of March in the far east
        ("9999-12-31", "2024-02-12", True),
        ("0001-01-01", "0001-01-01", False),
        ("2024", "9999-12-31T23:59:59Z", False),
        ("9999-12-31T23:59:59-14:00", "0001-01-01T00:00:00+14:00", True),
    ],
)
def test_a_date_after_the_retrieval_is_told_with_grace_for_zones(
    published: str, retrieved: str, late: bool
) -> None:
    assert is_after(published, retrieved) == late
