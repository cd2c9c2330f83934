"""The JSON Schema holds the data contract, and every dossier holds to the schema."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from crossbearing.model.codec import dump_dossier
from crossbearing.model.dossier import Dossier
from crossbearing.model.schema import contract_schema
from crossbearing.pipeline import analyse, collect, conclude
from crossbearing.settings import Settings
from crossbearing.wiring import open_store, wire

CAVE = Path(__file__).parents[2] / "examples" / "cave"

# The data contract, name by name, as other programs rely on it.
CONTRACT = {
    "": "version documents stories mentions entities claims lineage findings conflicts updates agreements "
    "timeline movements meetings transfers rules warnings relations tolls problems",
    "documents": "id name path url outlet title author language sha256 published published_basis bases text",
    "stories": "id title documents",
    "mentions": "id document start end kind entity value",
    "entities": "id type name aliases links",
    "claims": "id document start end text predicate event roles time places quantities speaker cue quoted "
    "via certainty polarity frame",
    "lineage": "id kind spans words",
    "findings": "id story statement claims accounts independent credibility likelihood reasons",
    "conflicts": "id story kind question positions reasons",
    "updates": "id story kind question positions",
    "agreements": "claims relation reason",
    "timeline": "id story edtf statement findings",
    "movements": "entity from to by edtf status findings",
    "meetings": "participants place edtf status findings",
    "transfers": "giver receiver goods status findings",
    "rules": "rule act relation findings",
    "warnings": "by to if then findings",
    "relations": "a b event findings",
    "tolls": "story kind number low high as_of claims",
    "problems": "where why",
}
PARTS = {
    "Bases": "url outlet title author language published",
    "Role": "role start end entity",
    "Speaker": "name start end entity kind",
    "Cue": "start end",
    "Passage": "document start end",
    "Position": "value claims independent",
    "Actor": "name type",
    "Place": "name geonames lat lon country precision",
    "Time": "type timex edtf start end anchor reason",
    "Quantity": "number low high bound unit of",
}
WORDS = {
    ("Account", "published_basis"): "metadata page url text",
    ("Bases", "outlet"): "manifest table feed mail crawl page url text",
    ("Mention", "kind"): "actor place time quantity",
    ("Actor", "type"): "person organisation country group",
    ("Place", "precision"): "point city region country",
    ("Time", "type"): "DATE TIME DURATION SET",
    ("Time", "anchor"): "explicit published context none",
    ("Quantity", "bound"): "exact about at_least at_most between",
    ("Claim", "quoted"): "direct indirect mixed",
    ("Claim", "certainty"): "certain probable possible unknown",
    ("Claim", "polarity"): "affirmed denied",
    ("Claim", "frame"): "actual expected hypothetical background",
    ("Speaker", "kind"): "person organisation country group document unnamed",
    ("Lineage", "kind"): "verbatim near_verbatim shared_quotation credited",
    ("Conflict", "kind"): "quantity time place role polarity order wording identity",
    ("Agreement", "relation"): "same unit rounding granularity paraphrase different_occurrence",
    ("Movement", "status"): "planned made denied",
    ("Meeting", "status"): "planned held denied",
    ("Transfer", "status"): "offered sought agreed made denied",
    ("Rule", "relation"): "breaches permits requires",
    ("Toll", "kind"): "killed injured missing detained displaced",
}


@pytest.fixture(scope="module")
def validator() -> Draft202012Validator:
    return Draft202012Validator(contract_schema())


@pytest.fixture(scope="module")
def cave(tmp_path_factory: pytest.TempPathFactory) -> Dossier:
    """The dossier of the sample accounts."""
    stages = wire(Settings())
    with open_store(tmp_path_factory.mktemp("cave") / "case") as store:
        collect([CAVE], store, stages, lambda *_: None)
        analyse(store, stages, lambda *_: None)
        return conclude(store, stages, lambda *_: None)


def small(dossier: Dossier) -> dict[str, Any]:
    """The dossier as JSON, with one entry in each list."""
    told = json.loads(dump_dossier(dossier))
    return {key: entries[:1] if isinstance(entries, list) else entries for key, entries in told.items()}


def fields(schema: dict[str, Any]) -> dict[str, Any]:
    """The fields an object has; those of the contract may never be missing."""
    if "$ref" in schema:
        return fields(contract_schema()["$defs"][schema["$ref"].removeprefix("#/$defs/")])
    return {name: schema["properties"][name] for name in schema["required"]}


def enumerated(schema: dict[str, Any]) -> set[str]:
    return {word for part in schema.get("anyOf", [schema]) for word in part.get("enum", ())}


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(contract_schema())
    assert json.loads(json.dumps(contract_schema())) == contract_schema()


@pytest.mark.parametrize("name", CONTRACT)
def test_every_list_of_the_contract_has_its_fields(name: str) -> None:
    root = fields(contract_schema())
    found = fields(root[name]["items"]) if name else root
    assert set(CONTRACT[name].split()) <= found.keys()


@pytest.mark.parametrize("name", PARTS)
def test_every_part_of_the_contract_has_its_fields(name: str) -> None:
    assert set(PARTS[name].split()) <= fields({"$ref": f"#/$defs/{name}"}).keys()


@pytest.mark.parametrize(("cls", "name"), WORDS)
def test_every_choice_of_the_contract_has_its_words(cls: str, name: str) -> None:
    assert enumerated(fields({"$ref": f"#/$defs/{cls}"})[name]) == set(WORDS[cls, name].split())


def test_the_dossier_of_the_sample_accounts_is_valid(cave: Dossier, validator: Draft202012Validator) -> None:
    data = json.loads(dump_dossier(cave))
    wrong = next(validator.iter_errors(data), None)
    assert wrong is None, f"{wrong.message} at {wrong.json_path}"
    assert len(data["documents"]) == 7
    for name in ("mentions", "claims", "lineage", "findings", "conflicts", "agreements", "timeline"):
        assert data[name], f"no {name}: the samples no longer exercise them"


def test_an_empty_dossier_is_valid(validator: Draft202012Validator) -> None:
    assert list(validator.iter_errors(json.loads(dump_dossier(Dossier(*((),) * 19))))) == []


def test_more_fields_may_be_added(cave: Dossier, validator: Draft202012Validator) -> None:
    data = json.loads(dump_dossier(cave))
    data["later"] = data["claims"][0]["later"] = "something new"
    assert list(validator.iter_errors(data)) == []


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (("version",), None),
        (("documents", 0, "name"), 3),
        (("documents", 0, "published_basis"), "guess"),
        (("mentions", 0, "kind"), "smell"),
        (("mentions", 0, "value"), {"smell": "smoke"}),
        (("claims", 0, "start"), "soon"),
        (("claims", 0, "certainty"), "perhaps"),
        (("findings", 0, "reasons"), "many"),
        (("findings", 0, "likelihood"), "dunno"),
    ],
)
def test_what_does_not_keep_the_contract_is_not_valid(
    cave: Dossier, validator: Draft202012Validator, path: tuple[str | int, ...], value: object
) -> None:
    data = small(cave)
    assert list(validator.iter_errors(data)) == []
    place: Any = data
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    assert list(validator.iter_errors(data)) != []


def test_a_claim_without_a_field_of_the_contract_is_not_valid(
    cave: Dossier, validator: Draft202012Validator
) -> None:
    for field in CONTRACT["claims"].split():
        data = small(cave)
        del data["claims"][0][field]
        assert list(validator.iter_errors(data)) != [], f"{field} may be missing"
