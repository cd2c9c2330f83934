"""What the program knows of language and the world says where it comes from, and can be loaded."""

import re
from collections.abc import Callable
from typing import Any

import pytest
import yaml
from attrs import asdict, has

from crossbearing.lexicons import countries, gazetteer, knowledge, words
from crossbearing.lexicons.resource import DATA, one_of, resource, resources_digest

NAMES = sorted(entry.name.removesuffix(".yaml") for entry in DATA.iterdir() if entry.name.endswith(".yaml"))
LOADERS: tuple[Callable[[], Any], ...] = (
    words.cues,
    words.modality,
    words.predicates,
    countries.countries,
    countries.designations,
    countries.governments,
    knowledge.goods,
)


class _Strict(yaml.SafeLoader):
    """A key written twice is a mistake, and YAML's own loader keeps quiet about it."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Any, Any]:
        keys = [self.construct_object(key, deep=True) for key, _ in node.value]  # type: ignore[no-untyped-call]
        twice = sorted({str(key) for key in keys if keys.count(key) > 1})
        assert not twice, f"{node.start_mark}: written twice: {', '.join(twice)}"
        return super().construct_mapping(node, deep)


def test_there_are_resources() -> None:
    assert {"cues", "modality", "predicates", "countries", "times", "units"} <= set(NAMES)


@pytest.mark.parametrize("name", NAMES)
def test_each_resource_says_its_source_and_licence_first(name: str) -> None:
    data = resource(name)
    assert list(data)[:2] == ["source", "licence"]
    assert all(isinstance(data[key], str) and len(data[key].strip()) >= 3 for key in ("source", "licence"))
    assert len(data) > 2


@pytest.mark.parametrize("name", NAMES)
def test_no_key_is_written_twice(name: str) -> None:
    assert yaml.load((DATA / f"{name}.yaml").read_text("utf8"), Loader=_Strict) == resource(name)


@pytest.mark.parametrize("name", NAMES)
def test_no_word_was_taken_for_a_truth_value(name: str) -> None:
    """YAML 1.1 reads an unquoted no, on, off or yes as true or false, and so loses a word or a country."""

    def check(value: Any, where: str) -> None:
        if isinstance(value, dict):
            for key, inner in value.items():
                assert not isinstance(key, bool), f"{where}: the key {key}"
                check(inner, f"{where}.{key}")
        elif isinstance(value, list):
            for inner in value:
                assert not isinstance(inner, bool), f"{where}: {inner} in a list"
                check(inner, where)

    check(resource(name), name)


@pytest.mark.parametrize("load", LOADERS, ids=lambda load: load.__name__)
def test_each_loader_finds_something(load: Callable[[], Any]) -> None:
    loaded = load()
    assert loaded
    if has(type(loaded)):
        empty = [name for name, value in asdict(loaded, recurse=False).items() if not value]
        assert empty == []


@pytest.mark.parametrize(
    ("text", "found"), [("cannot go", "cannot"), ("can go", "can"), ("had to go", "had to")]
)
def test_of_a_list_a_regular_expression_finds_the_longest_word(text: str, found: str) -> None:
    match = re.match(one_of("rules", "modals"), text)
    assert match is not None
    assert match[0] == found


def test_the_licence_of_the_gazetteer_is_told() -> None:
    assert "CC BY 4.0" in (gazetteer.__doc__ or "")
    assert gazetteer.places_named("Nairobi")


def test_the_digest_names_the_state_of_all_resources() -> None:
    assert resources_digest() == resources_digest()
    assert len(resources_digest()) == 16
