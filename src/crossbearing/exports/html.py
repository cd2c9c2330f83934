"""Dossier → dossier.html: one file to read, print and pass on, without a network and without scripts.

Words of accounts reach the page only through autoescaping; the page's own policy forbids whatever a
gap in that could load or run. Links inside the page are made of our own hashes.
"""

from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from jinja2 import Environment, PackageLoader, StrictUndefined, Template
from markupsafe import Markup

from crossbearing.charts.drawing import short
from crossbearing.exports.page import view
from crossbearing.exports.page.links import anchor
from crossbearing.exports.wording import LINEAGE, count, percent
from crossbearing.model.dossier import CREDIBILITY, Dossier

TEMPLATES = files("crossbearing.exports") / "templates"


def write_html(dossier: Dossier, path: Path, earlier: Dossier | None = None) -> None:
    """Write ``dossier`` to ``path`` as one HTML page, the same bytes for the same dossiers.

    The page tells what is new since ``earlier``, an older dossier of the same case.
    """
    with path.open("wb") as stream:
        for part in render(dossier, earlier):
            stream.write(part.encode("utf8", "replace"))


def render(dossier: Dossier, earlier: Dossier | None = None) -> Iterator[str]:
    """The page, part by part."""
    return _template().generate(page=view(dossier, earlier))


def _within(anchor: str) -> str:
    """The address of a place on the page; the desk has pages in place of these."""
    return f"#{anchor}"


@cache
def _template() -> Template:
    environment = Environment(
        loader=PackageLoader("crossbearing.exports", "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["credibility"] = CREDIBILITY
    environment.filters.update(
        anchor=anchor, count=count, percent=percent, lineage=LINEAGE.__getitem__, px=short, link=_within
    )
    # The style sheet is ours and holds nothing of any account.
    environment.globals["style"] = Markup((TEMPLATES / "dossier.css").read_text("utf8"))
    return environment.get_template("dossier.html.jinja")
