"""Whether one place is another or lies in it, as far as the accounts and their gazetteer tell."""

import re

from crossbearing.dossier.evidence import Evidence
from crossbearing.lexicons.resource import one_of
from crossbearing.model.mention import Place

LEADING = re.compile(f"^{one_of('phrases', 'leading')} ")


class Whereabouts:
    """Compares places as lists have them: entity ids, or an account's words where there is no entity."""

    def __init__(self, evidence: Evidence) -> None:
        self._names = {e.id: e.name for e in evidence.entities.values()}
        self._countries = {
            e.id: e.links.get("iso3166") for e in evidence.entities.values() if e.type == "country"
        }
        self._known: dict[str, Place] = {}
        for mention in evidence.mentions.values():
            if isinstance(mention.value, Place):
                self._known.setdefault(mention.entity or mention.value.name.casefold(), mention.value)

    def agree(self, one: str | None, other: str | None) -> bool:
        """Whether both can be one place: they are, one lies in the other, or one is not told."""
        if one is None or other is None:
            return True
        return self.is_within(one, other) or self.is_within(other, one)

    def may_agree(self, one: str | None, other: str | None) -> bool:
        """The same where all else is one: "the capital" may be whatever place is named."""
        places = [place for place in (one, other) if place is not None]
        unnamed = [place for place in places if self._place(place) is None]
        some = len(places) == 2 and len(unnamed) == 1 and unnamed[0].startswith("the ")
        return some or self.agree(one, other)

    def nearer(self, one: str | None, other: str | None) -> str | None:
        """The more exact of two that agree."""
        if one is None or other is None:
            return one or other
        if self.is_within(one, other) == self.is_within(other, one):
            return max(one, other, key=lambda p: (p in self._names, len(p), p))
        return one if self.is_within(one, other) else other

    def is_within(self, place: str, whole: str) -> bool:
        """Whether ``place`` is ``whole`` or lies in it: "the port of Oslo" in Oslo, Oslo in Norway."""
        inner, outer = self._name(place), self._name(whole)
        if inner == outer:
            return True
        # "the port of Oslo"; but a place with a name of its own is not in what this ends in: New York
        if place not in self._names and re.search(rf"(?:^|\W){re.escape(outer)}$", inner):
            return True
        country = self._country(whole)
        return country is not None and self._country(place) is None and self._land(place) == country

    def _name(self, place: str) -> str:
        return LEADING.sub("", self._names.get(place, place).casefold())

    def _country(self, place: str) -> str | None:
        """The code of a whole country."""
        code = self._countries.get(place)
        known = self._place(place)
        return known.country if code is None and known and known.precision == "country" else code

    def _land(self, place: str) -> str | None:
        known = self._place(place)
        return known.country if known is not None else None

    def _place(self, place: str) -> Place | None:
        return self._known.get(place) or self._known.get(self._names.get(place, place).casefold())
