"""Whom an account credits. All accounts are invented; the agencies are real names."""

import pytest

from crossbearing.lineage.credits import credits_of, names_credited
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.lineage import Lineage


def account(text: str, outlet: str | None = None, name: str = "a") -> Account:
    return Account(name, name * 8, text, (Paragraph(0, len(text), "paragraph"),), outlet=outlet)


def find_credits(accounts: list[Account]) -> list[Lineage]:
    names = names_credited(accounts)
    return [entry for one in accounts for entry in credits_of(one, names)]


def origins(text: str, outlet: str | None = None) -> list[str | None]:
    return [entry.origin for entry in find_credits([account(text, outlet)])]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("PORTO (Reuters) - The ferry sank at dawn.", "Reuters"),
        ("The ferry sank at dawn, AFP reported.", "Agence France-Presse"),
        ("The ferry sank at dawn, according to the Associated Press.", "Associated Press"),
        ("The ferry sank at dawn, the state news agency Xinhua said.", "Xinhua"),
        ("A sailor told Japanese broadcaster NHK that the ferry sank.", "NHK"),
        ("The ferry sank, the paper wrote, citing Interfax.", "Interfax"),
        ("Additional reporting by Reuters", "Reuters"),
        ("The ferry sank at dawn, the Associated Press (AP) reported.", "Associated Press"),
        ("Earlier, Reuters and other news agencies had reported that the ferry sank.", "Reuters"),
    ],
)
def test_a_credit_names_whose_words_they_are(text: str, origin: str) -> None:
    assert origins(text) == [origin]


def test_a_credit_is_the_exact_words() -> None:
    text = "The ferry sank at dawn, AFP reported on Monday."
    (entry,) = find_credits([account(text)])
    assert [text[s.start : s.end] for s in entry.spans] == ["AFP reported"]
    assert entry.kind == "credited"
    assert entry.source is None


@pytest.mark.parametrize(
    "text",
    [
        "The strike at Reuters ended on Monday.",
        "The minister told his staff to leave the BBC alone.",
        "The minister told a rally that CNN had left the country.",
        "The ferry sank at dawn.",
        "Reuters and its staff said nothing.",
        "The head of the Korean Central News Agency (KCNA) resigned.",
    ],
)
def test_a_name_alone_is_no_credit(text: str) -> None:
    assert origins(text) == []


@pytest.mark.parametrize("outlet", ["BBC", "BBC News"])
def test_an_outlet_does_not_credit_itself(outlet: str) -> None:
    assert origins("The ferry sank at dawn, BBC News reported.", outlet) == []


def test_outlets_of_other_accounts_of_the_case_are_credited_too() -> None:
    other = account("The ferry sank.", outlet="Alta Courier", name="b")
    mine = account("The ferry sank at dawn, the Alta Courier reported.")
    assert [(e.origin, e.spans[0].document) for e in find_credits([mine, other])] == [
        ("Alta Courier", mine.id)
    ]


def test_one_place_is_credited_once() -> None:
    assert origins("The ferry sank, according to a report by Reuters news agency.") == ["Reuters"]


def test_a_name_that_closes_accounts_of_two_outlets_is_credited_by_both() -> None:
    one = account("The ferry sank at dawn.", "Gull Post", "a")
    other = account("Forty were saved.", "Island Echo", "b")
    both = [closed(a, "(Coast Press)") for a in (one, other)]
    assert [e.origin for e in find_credits(both)] == ["Coast Press"] * 2


def test_a_name_that_closes_accounts_of_one_outlet_may_be_its_author() -> None:
    one = account("The ferry sank at dawn.", "Gull Post", "a")
    other = account("Forty were saved.", "Gull Post", "b")
    assert list(find_credits([closed(a, "(Ida Holm)") for a in (one, other)])) == []


def closed(bare: Account, words: str) -> Account:
    text = f"{bare.text}\n\n{words}"
    closing = Paragraph(len(text) - len(words), len(text), "paragraph")
    return Account(bare.name, bare.sha256, text, (*bare.paragraphs, closing), outlet=bare.outlet)


def test_a_link_to_another_account_of_the_case_credits_it() -> None:
    other = Account(
        "b", "b" * 8, "The ferry sank.", (), url="https://www.altacourier.example/ferry/", outlet="Alta"
    )
    mine = account("It sank (https://altacourier.example/ferry?from=here), they write.", "Hill Post")
    (entry,) = find_credits([mine, other])
    assert (entry.origin, entry.source) == ("Alta", other.id)
    text = [mine.text[s.start : s.end] for s in entry.spans]
    assert text == ["https://altacourier.example/ferry?from=here"]


@pytest.mark.parametrize(
    ("text", "origin"),
    [
        ("The ferry sank. https://www.reuters.com/world/ferry-2031-05-02/", ["Reuters"]),
        ("The ferry sank. https://ferries.example/reuters.com/", []),
    ],
)
def test_a_link_to_an_agency_credits_it(text: str, origin: list[str]) -> None:
    assert origins(text) == origin
