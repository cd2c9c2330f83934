"""The JSON API keeps what it describes, whatever it is asked."""

import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, settings
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import response_schema_conformance, status_code_conformance

from crossbearing.settings import Settings
from crossbearing.web.app import make_app
from crossbearing.web.desk import Desk
from crossbearing.web.lists import KINDS
from crossbearing.web.security import Rules

TOKEN = "a token of this test"
EXAMPLES = 5
PROBES = [not_a_server_error, status_code_conformance, response_schema_conformance]


@pytest.fixture(scope="module")
def idle(serve: Any, cave: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A desk that takes whatever it is given and works on none of it."""
    before, tempfile.tempdir = tempfile.tempdir, str(tmp_path_factory.mktemp("given"))
    try:
        with serve(cave, idle=True, token=TOKEN) as served:
            yield served
    finally:
        tempfile.tempdir = before


# The description does not depend on the case, so none need be open to ask for it.
schema = schemathesis.openapi.from_dict(make_app(Desk(Path("no.case"), Settings()), Rules(0)).openapi())


@schema.parametrize()
@settings(max_examples=EXAMPLES, deadline=None, suppress_health_check=list(HealthCheck))
def test_every_operation_answers_as_described(case: Any, idle: Any) -> None:
    case.call_and_validate(
        base_url=idle.url, headers={"Authorization": f"Bearer {TOKEN}"}, checks=PROBES, timeout=30
    )


@pytest.mark.parametrize("name", ["findings", "conflicts", "actors", "accounts", "sources"])
def test_every_list_has_its_twin(reading: Any, name: str) -> None:
    """The same rows in the same order on the page and in the API, narrowed alike."""
    params = {"q": "boys"} if name == "findings" else {}
    with reading.client() as client:
        rows = client.get(f"/api/{name}", params=params).json()
        page = client.get(f"/{name}", params=params).text
    assert rows["rows"]
    assert f'<span class="n">{rows["total"]:,}</span>' in page
    folder = {"sources": "/accounts?outlet="}.get(name, f"/{name}/")
    if name != "sources":
        places = [page.index(f"{folder}{row['id']}") for row in rows["rows"]]
        assert places == sorted(places)


def test_the_description_tells_every_facet_of_every_list(reading: Any) -> None:
    paths = make_app(reading.desk, reading.rules).openapi()["paths"]
    for name, kind in KINDS.items():
        told = {p["name"] for p in paths[f"/api/{name}"]["get"]["parameters"]}
        missing = set(kind.shelf(reading.desk.reading.now).names) - told
        assert not missing, name


def test_lists_come_page_by_page(reading: Any) -> None:
    with reading.client() as client:
        whole = client.get("/api/findings", params={"per": 500}).json()
        some = [client.get("/api/findings", params={"per": 40, "page": n}).json() for n in (1, 2, 3)]
    ids = [row["id"] for page in some for row in page["rows"]]
    assert ids == [row["id"] for row in whole["rows"]][:120]
    assert {page["total"] for page in some} == {whole["total"]}


def test_problems_are_told_as_json(reading: Any) -> None:
    with reading.client() as client:
        for path, status in (("/api/nowhere", 404), ("/api/findings?page=x", 422), ("/api/claims/c-0", 404)):
            sent = client.get(path)
            assert (sent.status_code, sent.headers["content-type"]) == (status, "application/json")
            assert sent.json()["problem"]
        assert client.get("/docs").status_code == 404  # it would load its scripts from elsewhere
        assert client.get("/redoc").status_code == 404


def test_the_description_stays_within_the_desk(reading: Any) -> None:
    with reading.client() as client:
        told = client.get("/api/openapi.json").json()
    assert told["info"]["title"] == "Crossbearing desk"
    assert all(path.startswith("/api/") for path in told["paths"])
