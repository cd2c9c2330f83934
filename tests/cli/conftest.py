"""Three accounts of one flood, in a folder that tests may spoil."""

from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

import pytest
import spacy
from click.testing import CliRunner, Result

from crossbearing.cli import main

POST = """Flood cuts off Ebersley

The river Wenn flooded the town of Ebersley on Monday, 4 March 2030, the mayor, Clara Hume, said.

Four people were killed and about 200 people left their homes, the fire chief Tom Barrow said.
"""
STAR = """The river Wenn flooded Ebersley on 4 March 2030. Seven people were killed, police said.

Clara Hume, the mayor, denied that the dam above the town had failed.
"""
LETTER = """Water stood in the streets of Ebersley on Monday. The mayor Clara Hume said that about 200 people
had left their homes, and that the army would bring boats on Wednesday.
"""
TABLE = """name,url,outlet,published,title,author
post.txt,,Wenn Post,2030-03-04,Flood cuts off Ebersley,
star.txt,,Evening Star,2030-03-05,,
letter.md,,County Letter,2030-03-04,,
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder of three good accounts with accounts.csv."""
    made = tmp_path / "accounts"
    made.mkdir()
    (made / "post.txt").write_text(POST, "utf8")
    (made / "star.txt").write_text(STAR, "utf8")
    (made / "letter.md").write_text(LETTER, "utf8")
    (made / "accounts.csv").write_text(TABLE, "utf8")
    return made


@pytest.fixture
def out(tmp_path: Path) -> Path:
    """Where the dossier goes; not there yet."""
    return tmp_path / "out"


@pytest.fixture(scope="session")
def command() -> Iterator[Callable[..., Result]]:
    """``command("build", path, "--out", folder)``: the command line in this process, the model kept loaded.

    Keywords are environment variables.
    """

    def run(*arguments: str | Path, **environment: str) -> Result:
        return CliRunner().invoke(
            main, [str(a) for a in arguments], env=environment, prog_name="crossbearing"
        )

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(spacy, "load", cache(spacy.load))
        yield run
