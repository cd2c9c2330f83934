"""Looking a place's name up in the packaged gazetteer (GeoNames, CC BY 4.0).

The gazetteer is one text of lines sorted by key; a look-up is a binary search in it, so loading is
decompressing. ``tools/compile_gazetteer.py`` makes the file.
"""

import gzip
import re
import unicodedata
from functools import cache
from typing import Literal, get_args

from attrs import frozen

from crossbearing.lexicons.resource import DATA

LandKind = Literal["world", "division", "county", "town", "site"]
KINDS = get_args(LandKind)

SPELT_OUT = {"st.": "saint", "st": "saint", "ste.": "sainte", "ft.": "fort", "mt.": "mount", "mt": "mount"}


@frozen
class Toponym:
    """One place that a name can mean.

    ``kind`` is "world" (continents, seas, regions), "division" (states, provinces), "county", "town" or
    "site" (airports, bases); ``admin1`` is GeoNames' code of the first-level division; degrees are WGS 84.
    """

    name: str
    kind: LandKind
    geonames: int | None
    lat: float
    lon: float
    country: str | None  # ISO 3166-1 alpha-2
    admin1: str | None
    population: int

    def line(self, key: str) -> str:
        """The gazetteer's line for this place under ``key``."""
        fields = (self.name, self.kind[0], self.geonames, self.lat, self.lon, self.country, self.admin1)
        return "\t".join([key, *("" if f is None else str(f) for f in fields), str(self.population)])


def gazetteer_key(name: str) -> str:
    """``name`` as the gazetteer files it: no accents, case, apostrophes or hyphens, "St." spelt out.

    Full stops of abbreviations stay: "Ind." is a state, "Ind" is not.
    """
    bare = "".join(c for c in unicodedata.normalize("NFKD", name) if not unicodedata.combining(c))
    words = re.sub(r"[-–—/]", " ", re.sub(r"['’‘`ʼ]", "", bare)).casefold().split()
    return " ".join(SPELT_OUT.get(word, word) if len(words) > 1 else word for word in words)


@cache
def places_named(name: str) -> tuple[Toponym, ...]:
    """All places of the gazetteer that ``name`` can mean, in the gazetteer's order; () where none."""
    key = gazetteer_key(name).encode()
    return tuple(_place(line) for line in _lines(key)) if key else ()


def _lines(key: bytes) -> list[str]:
    """The lines filed under ``key``: a bisection over byte offsets."""
    text = _text()
    low, high = 0, len(text)
    while low < high:
        middle = text.rfind(b"\n", 0, (low + high) // 2) + 1
        if text[middle : text.index(b"\t", middle)] < key:
            low = text.index(b"\n", middle) + 1
        else:
            high = middle
    found: list[str] = []
    while text.startswith(key + b"\t", low):
        end = text.index(b"\n", low)
        found.append(text[low:end].decode())
        low = end + 1
    return found


def _place(line: str) -> Toponym:
    _, name, kind, geonames, lat, lon, country, admin1, population = line.split("\t")
    return Toponym(
        name,
        next(k for k in KINDS if k[0] == kind),
        int(geonames) if geonames else None,
        float(lat),
        float(lon),
        country or None,
        admin1 or None,
        int(population),
    )


@cache
def _text() -> bytes:
    return gzip.decompress((DATA / "gazetteer.tsv.gz").read_bytes())
