"""How codes of the data contract are called before a reader."""

import re

from crossbearing.model.account import Account

CONFLICT = {
    "quantity": "Number",
    "time": "Time",
    "place": "Place",
    "role": "Who did it to whom",
    "polarity": "Claim and denial",
    "order": "First or later time",
    "wording": "Wording",
    "identity": "Who it was",
    "state": "How things stand",
}
AGREEMENT = {
    "same": "Same value",
    "unit": "Other unit",
    "rounding": "Rounded",
    "granularity": "Less exact",
    "paraphrase": "Other words",
    "different_occurrence": "Another occurrence",
}
OUTCOME = {"applied": "Applied", "overruled": "Overruled", "lost": "Finds nothing"}
LINEAGE = {
    "verbatim": "word for word",
    "near_verbatim": "almost word for word",
    "shared_quotation": "shared quotation",
    "credited": "credited",
}
# What words in common mean, after "… from the Gull Post".
MEANING = {
    "copying": "",
    "credited": "with credit",
    "quotation": "one speaker’s words",
    "own_words": "the outlet’s own words again",
    "earlier": "words of long before, which may tell of an earlier event",
    "standard": "a turn of phrase",
}
BASIS = {
    "manifest": "from accounts.csv",
    "table": "from its row in a table",
    "feed": "from its feed",
    "mail": "from the mail’s header",
    "crawl": "from the record of its retrieval",
    "metadata": "told beside the account",
    "page": "from the page",
    "url": "from the address",
    "text": "from the text",
}
# What is known of an account, the likeliest to be asked for first.
DATUM = {
    "outlet": "outlet",
    "published": "date",
    "author": "author",
    "title": "title",
    "url": "address",
    "language": "language",
}
QUOTED = {"direct": "direct quotation", "indirect": "indirect speech", "mixed": "partly quoted"}
# PLOVER event roots, as what ``a`` does to ``b``.
EVENT = {
    "AGREE": "agrees with",
    "CONSULT": "consults with",
    "SUPPORT": "supports",
    "COOPERATE": "cooperates with",
    "AID": "aids",
    "YIELD": "yields to",
    "CONCEDE": "concedes to",
    "RETREAT": "retreats before",
    "REQUEST": "makes a request of",
    "ACCUSE": "accuses",
    "REJECT": "rejects",
    "THREATEN": "threatens",
    "PROTEST": "protests against",
    "SANCTION": "imposes sanctions on",
    "MOBILIZE": "mobilises against",
    "COERCE": "coerces",
    "ASSAULT": "attacks",
}
# Which of them are done with another and which against, where it is plain.
TONE = dict.fromkeys(
    ("AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "YIELD", "CONCEDE"), "with"
) | dict.fromkeys(
    ("ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "against"
)
PRECISION = {
    "point": "a point",
    "city": "a town",
    "near": "near a town",
    "region": "a region",
    "country": "a country",
}
MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
QUALIFIER = {"~": "about ", "?": "perhaps ", "%": "perhaps about "}

_DAY = re.compile(
    r"(\d{4})(?:-(\d\d|XX)(?:-(\d\d|XX))?)?"
    r"(?:T(\d\d:\d\d)(?::[\d.]+)?(Z|[+-]\d\d:?\d\d)?)?"
    r"([~?%]?)"
)


def date(edtf: str | None) -> str:
    """An EDTF date, date-time or interval as people write it; what is neither stays as it is."""
    if not edtf:
        return ""
    first, slash, last = edtf.partition("/")
    if not slash:
        return _day(edtf)
    if first in ("", ".."):
        return f"until {_day(last)}"
    if last in ("", ".."):
        return f"from {_day(first)}"
    begin, end = _day(first), _day(last)
    if first[:7] == last[:7] and begin.count(" ") == end.count(" ") == 2:
        begin = begin.split()[0]  # "3 to 4 May 2031"
    return f"{begin} to {end}"


def _day(edtf: str) -> str:
    match = _DAY.fullmatch(edtf)
    if not match:
        return edtf
    year, month, day, clock, zone, qualifier = match.groups()
    if month and month.isdigit() and not 1 <= int(month) <= 12:
        return edtf  # EDTF seasons and quarters
    known = [str(int(day))] if day and day.isdigit() else []
    known += [MONTHS[int(month) - 1]] if month and month.isdigit() else []
    at = f", {clock}{' UTC' if zone == 'Z' else f' {zone}' if zone else ''}" if clock else ""
    return QUALIFIER.get(qualifier, "") + " ".join([*known, year]) + at


def dated(account: Account) -> str:
    """How the day of publication was found; nothing where there is none."""
    basis = account.bases.published or account.published_basis or ""
    return "guessed from the text" if basis == "text" else BASIS.get(basis, "")


def found(account: Account) -> str:
    """How each datum of ``account`` was found: "Outlet and date from accounts.csv; title from the page"."""
    groups: dict[str, list[str]] = {}
    for name, called in DATUM.items():
        basis = getattr(account.bases, name) or ""
        if way := dated(account) if name == "published" else BASIS.get(basis, ""):
            groups.setdefault(way, []).append(called)
    told = "; ".join(f"{_listed(data)} {way}" for way, data in groups.items())
    return told[:1].upper() + told[1:]


def _listed(words: list[str]) -> str:
    return " and ".join(filter(None, (", ".join(words[:-1]), words[-1])))


def number(value: float | None) -> str:
    """A number with its thousands apart, whole where it is whole."""
    if value is None:
        return ""
    return f"{value:,.0f}" if value == int(value) else f"{value:,g}"


def count(n: int, one: str, many: str | None = None) -> str:
    """``n`` and its noun: "1 account", "2 accounts"."""
    return f"{n:,} {one if n == 1 else many or one + 's'}"


def origins(n: int) -> str:
    """How many independent origins there are: "2 independent origins"."""
    return count(n, "independent origin") if n else "no independent origin"


def percent(share: float) -> str:
    """A share (0 to 1) in whole per cent; what is more than nothing is never called 0."""
    return "under 1 %" if 0 < share < 0.01 else f"{share:.0%}".replace("%", " %")
