"""What is said to a reader: dates in words, accounts by what they begin with; ids and quotations stay."""

import hashlib

import pytest

from crossbearing.exports.lookup import look_up
from crossbearing.exports.spoken import called, spoken_of
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.dossier import Conflict, Dossier, Position

TEXT = "The river Wenn has flooded the old town of Ebersley for the third time.\n\nIt rains."


def account(name: str, outlet: str | None = None, title: str | None = None, text: str = TEXT) -> Account:
    end = text.find("\n\n") if "\n\n" in text else len(text)
    paragraphs = (Paragraph(0, end, "paragraph"),) if text else ()
    return Account(
        name, hashlib.sha256(text.encode()).hexdigest(), text, paragraphs, outlet=outlet, title=title
    )


@pytest.mark.parametrize(
    ("told", "words"),
    [
        (account("a.txt", "Gull Post", "Wenn floods town"), "Gull Post"),
        (account("a.txt", None, "Wenn floods town"), "“Wenn floods town” (a)"),
        (account("000_36712d89f096eec9.txt"), "“The river Wenn has flooded the old…” (000)"),
        (account("36712d89f096eec9.html", None, "Wenn floods town"), "“Wenn floods town”"),
        (account("in/mail.zip/letter.txt", None, "Flood"), "“Flood” (letter)"),
        (account("empty.txt", text=""), "empty.txt"),
        (account("decade.txt", None, "Flood"), "“Flood” (decade)"),  # no hash, though all its letters fit
    ],
)
def test_an_account_without_an_outlet_is_called_by_what_it_begins_with(told: Account, words: str) -> None:
    assert called(told) == words


def test_dates_are_words_but_not_where_an_account_is_quoted_or_a_file_is_named() -> None:
    spoken = spoken_of([account("2018-07-02.txt", None, "Flood"), account("b.txt", "Gull Post")])
    assert spoken("Who came on 2018-07-02?") == "Who came on 2 Jul 2018?"
    assert spoken("from 2018-07-02/2018-07-04 on") == "from 2 to 4 Jul 2018 on"
    assert spoken("in 2018-07, “as of 2018-07-02”") == "in Jul 2018, “as of 2018-07-02”"
    assert spoken("2018-07-02.txt says so; part 12-2018-07-02 does not") == (
        "“Flood” (2018-07-02) says so; part 12-2018-07-02 does not"
    )
    assert spoken("no day 2018-99-99, b.txt") == "no day 2018-99-99, b.txt"


def test_questions_and_reasons_are_said_and_ids_stay() -> None:
    told = account("000_36712d89f096eec9.txt")
    positions = (Position("4", ("c-1",), 1), Position("7", ("c-2",), 1))
    reason = f"{told.name} puts it on 2030-03-04"
    asked = Conflict("s-1", "quantity", "How many were hurt on 2030-03-04?", positions, (reason,))
    lists = dict.fromkeys(
        ("stories", "mentions", "entities", "claims", "lineage", "findings", "updates", "agreements",
         "timeline", "movements", "meetings", "transfers", "rules", "warnings", "relations", "tolls",
         "problems"), ())  # fmt: skip
    dossier = Dossier(documents=(told,), conflicts=(asked,), **lists)  # type: ignore[arg-type]
    lookup = look_up(dossier)
    (said,) = lookup.dossier.conflicts
    assert said.question == "How many were hurt on 4 Mar 2030?"
    assert said.reasons == ("“The river Wenn has flooded the old…” (000) puts it on 4 Mar 2030",)
    assert said.id == asked.id
    assert lookup.credit(told.id) == "“The river Wenn has flooded the old…” (000)"
    assert dossier.conflicts == (asked,), "the dossier itself has it for programs"
