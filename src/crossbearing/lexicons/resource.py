"""Reading the resource files: YAML for people, loaded once and never changed."""

from functools import cache
from importlib.resources import files
from typing import Any

import yaml

DATA = files("crossbearing.lexicons") / "data"


@cache
def resource(name: str) -> Any:
    """The content of ``data/NAME.yaml``. Each file says its source and licence in its first lines."""
    with (DATA / f"{name}.yaml").open("rb") as stream:
        return yaml.load(stream, Loader=yaml.CSafeLoader)
