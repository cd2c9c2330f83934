"""Accounts made up for measuring: the same ones every time, in our own words, about nothing that happened.

Ten outlets tell of each event. They share its frame and differ in figures, days, places and speakers, and
one in ten copies another, so that every stage of the program has its usual work.
"""

import csv
import re
from collections.abc import Sequence
from pathlib import Path
from random import Random

ACCOUNTS_OF_AN_EVENT = 10
ALTERNATIVES = re.compile(r"\[(.*?)\]")
TOWNS = ("Bergen", "Mombasa", "Arequipa", "Kaunas", "Busan", "Tampico", "Kraków", "Izmir", "Durban", "Cebu")
COUNTRIES = ("Norway", "Kenya", "Peru", "Lithuania", "South Korea", "Mexico", "Poland", "Turkey")
PEOPLE = ("Ingrid Solheim", "Peter Mwangi", "Rosa Quispe", "Jonas Petrauskas", "Min-seo Han", "Carla Ibarra")
POSTS = ("harbour master", "mayor", "police chief", "transport minister", "rescue coordinator")
OUTLETS = ("Ledger", "Beacon", "Courier", "Dispatch", "Mirror", "Post", "Tribune", "Record", "Globe", "Wire")
THINGS = ("ferry", "freight train", "oil depot", "hillside", "bridge", "warehouse", "dam", "mine")
HAPPENED = ("caught fire", "gave way", "was flooded", "was damaged in a storm")
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")

# A line is a sentence; "[a|b]" in it is either a or b, for reporters do not use the same words.
SENTENCES = tuple((Path(__file__).parent / "generated_sentences.txt").read_text("utf8").splitlines())


def write_accounts(folder: Path, n: int) -> None:
    """Write ``n`` accounts and their accounts.csv into ``folder``, which must exist."""
    with (folder / "accounts.csv").open("w", encoding="utf8", newline="") as stream:
        rows = csv.writer(stream)
        rows.writerow(("name", "outlet", "published"))
        for number in range(n):
            event, teller = divmod(number, ACCOUNTS_OF_AN_EVENT)
            name, outlet = f"{number:04d}.txt", f"{_of(TOWNS, event)} {OUTLETS[teller]}"
            (folder / name).write_text(account(event, teller), "utf8")
            rows.writerow((name, outlet, f"2021-{1 + event % 12:02d}-{10 + teller}"))


def account(event: int, teller: int, of: Sequence[str] = SENTENCES, told: int = 15) -> str:
    """What the outlet numbered ``teller`` (0 to 9) says of an event; the last has it from the first.

    It tells ``told`` of the sentences ``of``.
    """
    source = 0 if teller == ACCOUNTS_OF_AN_EVENT - 1 else teller
    choice = Random(1000 * event + source)
    facts = _facts(event, choice)
    words = [_worded(s, choice).format_map(facts | _voice(choice)) for s in choice.sample(of, told)]
    paragraphs = [" ".join(words[i : i + 3]) for i in range(0, len(words), 3)]
    headline = f"{_of(THINGS, event).capitalize()} {_of(HAPPENED, event)} near {_of(TOWNS, event)}"
    return "\n\n".join([headline, *paragraphs]) + "\n"


def _worded(sentence: str, choice: Random) -> str:
    return ALTERNATIVES.sub(lambda found: choice.choice(found[1].split("|")), sentence)


def _facts(event: int, choice: Random) -> dict[str, object]:
    """The event's own names, and figures on which accounts differ now and then."""
    own = Random(event)
    astray = choice.random() < 0.2

    def figure(low: int, high: int) -> int:
        value = own.randint(low, high)
        return value + choice.randint(1, 3) if astray else value

    return {
        "thing": _of(THINGS, event),
        "happened": _of(HAPPENED, event),
        "town": _of(TOWNS, event),
        "country": _of(COUNTRIES, event),
        "neighbour": _of(COUNTRIES, event + 3),
        "day": _of(WEEKDAYS, event + astray),
        "later": _of(WEEKDAYS, event + 2 + astray),
        "nth": own.choice(("first", "second", "third")),
        "year": figure(1990, 2015),
        "dead": figure(3, 60),
        "hurt": figure(20, 200),
        "saved": figure(10, 90),
        "minutes": figure(5, 55),
        "crews": figure(4, 30),
        "tonnes": figure(5, 80),
        "money": figure(2, 40),
        "homes": 100 * figure(3, 80),
        "letters": figure(3, 19),
    }


def _voice(choice: Random) -> dict[str, object]:
    """Who speaks in a sentence."""
    return {"person": choice.choice(PEOPLE), "post": choice.choice(POSTS)}


def _of(names: tuple[str, ...], number: int) -> str:
    return names[number % len(names)]
