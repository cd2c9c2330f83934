"""``crossbearing schema``: the data contract for other programs."""

import json
from collections.abc import Callable

from click.testing import Result
from jsonschema import Draft202012Validator

from crossbearing.model.schema import contract_schema


def test_the_schema_is_printed_and_is_one(command: Callable[..., Result]) -> None:
    result = command("schema")
    assert (result.exit_code, result.stderr) == (0, "")
    schema = json.loads(result.stdout)
    Draft202012Validator.check_schema(schema)
    assert schema == contract_schema()
