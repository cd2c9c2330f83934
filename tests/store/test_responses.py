from collections.abc import Iterator
from pathlib import Path

import pytest
from attrs import evolve

from crossbearing.model.fetched import Fetched, Validators
from crossbearing.store import Responses
from crossbearing.store.sqlite import open_case

URL = "https://wire.example/dam?utm_source=mail"
PAGE = Fetched(
    url=URL,
    final_url="https://wire.example/dam",
    status=200,
    retrieved="2020-03-02T10:00:00Z",
    body=b"The dam broke.",
    warc=b"\x1f\x8brecord",
    etag='"1"',
    last_modified="Mon, 02 Mar 2020 09:00:00 GMT",
)


@pytest.fixture
def responses(tmp_path: Path) -> Iterator[Responses]:
    with open_case(tmp_path / "case") as case:
        yield case.responses


def test_a_response_and_what_to_ask_with_next_time_are_kept(responses: Responses) -> None:
    responses.put(PAGE)
    assert responses.warc(URL) == PAGE.warc
    assert responses.validators(URL) == Validators(PAGE.final_url, PAGE.etag, PAGE.last_modified)
    assert responses.urls() == (URL,)


def test_of_a_url_never_fetched_nothing_is_known(responses: Responses) -> None:
    assert responses.warc(URL) is None
    assert responses.validators(URL) is None


def test_a_server_that_gave_nothing_to_ask_with_is_asked_plainly(responses: Responses) -> None:
    responses.put(evolve(PAGE, etag=None, last_modified=None))
    assert responses.validators(URL) is None


def test_a_newer_response_takes_the_place_of_the_older(responses: Responses) -> None:
    responses.put(PAGE)
    responses.put(evolve(PAGE, warc=b"newer", etag=None))
    assert responses.warc(URL) == b"newer"
    assert responses.validators(URL) == Validators(PAGE.final_url, None, PAGE.last_modified)


def test_that_nothing_has_changed_does_not_displace_the_page(responses: Responses) -> None:
    responses.put(PAGE)
    responses.put(evolve(PAGE, status=304, body=b"", warc=b"not modified", etag='W/"1"', last_modified=None))
    assert responses.warc(URL) == PAGE.warc
    assert responses.validators(URL) == Validators(PAGE.final_url, 'W/"1"', PAGE.last_modified)
