"""A dossier's own sentences as they are said to a reader: dates in words, accounts by what they begin with.

The dossier itself has dates as EDTF and an account without an outlet by the name of its file, for programs.
Ids follow from claims, so they stay.
"""

import re
from collections.abc import Iterable

from attrs import evolve, field, frozen

from crossbearing.exports.wording import date
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier

# A date or interval that stands alone; not in a number, a name of a file or what an account says.
DATE = r"(?<![\w./-])\d{4}-\d\d(?:-\d\d)?(?:T\d\d:\d\d\S*?)?(?:/\d{4}-\d\d(?:-\d\d)?)?(?![\w/-])"
QUOTED = r"“[^”]*”"
HASH = re.compile(r"(?<![0-9a-z])(?=[0-9a-f]*\d)[0-9a-f]{12,}(?![0-9a-z])", re.IGNORECASE)
LONGEST = 36  # characters of an account's first words


@frozen
class Spoken:
    """``called`` is by the ids of accounts; ``names`` by the file names of those without an outlet."""

    called: dict[str, str] = field(repr=False)
    names: dict[str, str] = field(repr=False)
    pattern: re.Pattern[str] = field(repr=False)

    def __call__(self, sentence: str) -> str:
        """``sentence`` as it is said; what it quotes stays as it is."""
        return self.pattern.sub(lambda found: self._said(found[0]), sentence)

    def _said(self, words: str) -> str:
        return words if words.startswith("“") else self.names.get(words) or date(words)

    def all(self, sentences: Iterable[str]) -> tuple[str, ...]:
        return tuple(map(self, sentences))


def spoken_of(accounts: Iterable[Account]) -> Spoken:
    """How sentences about ``accounts`` are said."""
    known = tuple(accounts)
    names = {a.name: called(a) for a in known if not a.outlet}
    longest = sorted(names, key=lambda name: (-len(name), name))
    named = [rf"(?<!\w){re.escape(name)}(?!\w)" for name in longest]
    return Spoken({a.id: called(a) for a in known}, names, re.compile("|".join([QUOTED, *named, DATE])))


def called(account: Account) -> str:
    """How an account is called before a reader: by its outlet, else by its headline or first words and the
    name of its file, without the hashes that programs put there."""
    if account.outlet:
        return account.outlet
    words = " ".join((account.title or _begins(account)).split())
    if not words:
        return account.name
    if len(words) > LONGEST:
        words = words[: LONGEST + 1].rpartition(" ")[0].rstrip(" ,;:–-") or words[:LONGEST]
        words = f"{words}…"
    plain = HASH.sub("", account.name.rpartition("/")[2].rpartition(".")[0] or account.name).strip(" _-.")
    return f"“{words}” ({plain})" if plain else f"“{words}”"


def _begins(account: Account) -> str:
    own = (account.text[p.start : p.end] for p in account.paragraphs if p.kind != "furniture")
    return next((words for words in own if words.strip()), "")


def as_spoken(dossier: Dossier, spoken: Spoken) -> Dossier:
    """``dossier`` with its questions and reasons as they are said."""
    return evolve(
        dossier,
        findings=tuple(evolve(f, reasons=spoken.all(f.reasons)) for f in dossier.findings),
        conflicts=tuple(
            evolve(k, question=spoken(k.question), reasons=spoken.all(k.reasons)) for k in dossier.conflicts
        ),
        updates=tuple(evolve(u, question=spoken(u.question)) for u in dossier.updates),
        agreements=tuple(evolve(a, reason=spoken(a.reason)) for a in dossier.agreements),
    )
