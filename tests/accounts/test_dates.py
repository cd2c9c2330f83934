"""Days of publication are taken as written, or not at all."""

import pytest

from crossbearing.accounts.dates import edtf, from_address


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
