"""What is known of an account besides its bytes, and how a file is called before a reader."""

import os
import unicodedata

from attrs import asdict, evolve, field, fields_dict, frozen
from attrs.converters import optional

from crossbearing.accounts.dates import stated
from crossbearing.accounts.repair import legible, squeeze
from crossbearing.model.account import Bases, Basis


def _line(told: str) -> str | None:
    return squeeze(legible(told)) or None


@frozen
class Known:
    """What somebody tells of an account beside its text: accounts.csv, a feed, a mail's header, a crawl.

    It wins over what the page tells. ``published`` is EDTF; ``retrieved`` is when the bytes were taken
    from the web or came in, as EDTF too: no account was published after it. ``bases`` says who tells each
    datum, accounts.csv where nothing else is said (see ``by``). ``undated`` is what was written where the day
    of publication belongs and tells none (see ``dated``).
    """

    url: str | None = field(default=None, converter=optional(_line))
    outlet: str | None = field(default=None, converter=optional(_line))
    published: str | None = None
    title: str | None = field(default=None, converter=optional(_line))
    author: str | None = field(default=None, converter=optional(_line))
    retrieved: str | None = None
    undated: str | None = field(default=None, converter=optional(_line))
    bases: Bases = field()

    @bases.default
    def _of_the_manifest(self) -> Bases:
        return self._all("manifest")

    def by(self, basis: Basis) -> "Known":
        """This, all of it told by ``basis``."""
        return evolve(self, bases=self._all(basis))

    def dated(self, written: str | None) -> "Known":
        """This, published on the day that is ``written``."""
        day = stated(written) if written else None
        return evolve(self, published=day, undated=None if day else written)

    def over(self, other: "Known") -> "Known":
        """What this tells, and where it is silent what ``other`` tells."""
        told = {name: value for name, value in asdict(self, recurse=False).items() if value}
        bases = {name: basis for name, basis in asdict(self.bases).items() if basis}
        return evolve(other, **told | {"bases": evolve(other.bases, **bases)})

    @property
    def of_members(self) -> "Known":
        """What is true of each account in a file of which this is known."""
        bases = Bases(outlet=self.bases.outlet, published=self.bases.published)
        return Known(outlet=self.outlet, published=self.published, retrieved=self.retrieved, bases=bases)

    def _all(self, basis: Basis) -> Bases:
        return Bases(**{name: basis for name in fields_dict(Bases) if getattr(self, name, None)})


NOTHING = Known()


def shown(name: str) -> str:
    """A file's name as valid text: a name that is not UTF-8 gets replacement characters."""
    return unicodedata.normalize("NFC", os.fsencode(name).decode("utf8", "replace"))
