"""What two claims have in common, said to a reader: "s:meet" → "what is done (meeting)"."""

import re
from calendar import month_name
from collections.abc import Mapping

from crossbearing.findings.compare.orders import ordinal
from crossbearing.findings.compare.times import WEEKDAYS
from crossbearing.lexicons.knowledge import act

WEEKDAY = re.compile(r"(?:XXXX-WXX-)?([1-7])")
OPEN_DATE = re.compile(r"XXXX-(\d\d)(?:-(\d\d))?")
SEASON = re.compile(r"(\d{4}|XXXX)-(SP|SU|FA|WI)")
SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "WI": "winter"}


def feature_in_words(feature: str, names: Mapping[str, str]) -> str:
    """A feature of a claim for a reader: words as they are stemmed, entities by their ``names``."""
    mark, _, rest = feature.partition(":")
    of, _, last = rest.rpartition(":")
    match mark:
        case "s":
            return f"what is done ({act(rest)[0]})"
        case "g":
            return f"the kind of thing ({rest})"
        case "q":
            # a measure is kept in base units, which nobody reads: 130,000,000 seconds
            return "a measure" if last.startswith("[") else f"the figure {of.removesuffix('.0')}"
        case "o":
            return f"the {ordinal(int(last))} {act(of)[0]}"
        case "t":
            return _time_in_words(rest)
        case "h":
            return f"the time of day {rest}"
        case _:
            return names.get(rest, rest)


def _time_in_words(told: str) -> str:
    """A weekday by its name, a date that leaves the year open by its month, any other as EDTF has it."""
    if weekday := WEEKDAY.fullmatch(told):
        return WEEKDAYS[int(weekday[1]) - 1]
    if date := OPEN_DATE.fullmatch(told):
        month = month_name[int(date[1])]
        return f"{int(date[2])} {month}" if date[2] else month
    if season := SEASON.fullmatch(told):
        return f"{SEASONS[season[2]]} {season[1].replace('XXXX', '')}".strip()
    return "a time without a date" if "X" in told else f"the time {told}"
