"""A dossier in the formats people and programs read, one file per format.

Every exporter is a function of a Dossier and the path it writes; ``EXPORTERS`` names them. The
summary that opens the page is the one the terminal prints.
"""

from collections.abc import Callable
from pathlib import Path

from crossbearing.exports.html import write_html
from crossbearing.exports.json import write_json
from crossbearing.exports.news import News, news_of
from crossbearing.exports.summary import Summary, summarise, summary_json
from crossbearing.exports.terminal import print_news, print_summary
from crossbearing.model.dossier import Dossier

Exporter = Callable[[Dossier, Path], None]

EXPORTERS: dict[str, Exporter] = {"json": write_json, "html": write_html}

__all__ = [
    "EXPORTERS",
    "Exporter",
    "News",
    "Summary",
    "news_of",
    "print_news",
    "print_summary",
    "summarise",
    "summary_json",
    "write_html",
]
