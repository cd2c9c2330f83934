import pytest

from crossbearing.exports.wording import count, date, dated, found, number, percent
from crossbearing.model.account import Account, Bases


@pytest.mark.parametrize(
    ("edtf", "words"),
    [
        ("2031-05-03", "3 May 2031"),
        ("2031-05", "May 2031"),
        ("2031", "2031"),
        ("2031-05-XX", "May 2031"),
        ("2031-05-05T08:30:00Z", "5 May 2031, 08:30 UTC"),
        ("2031-05-05T08:30+02:00", "5 May 2031, 08:30 +02:00"),
        ("2031-05-03/2031-05-04", "3 to 4 May 2031"),
        ("2031-05-30/2031-06-02", "30 May 2031 to 2 Jun 2031"),
        ("2031-05/2031-05", "May 2031 to May 2031"),
        ("2031-05-03/..", "from 3 May 2031"),
        ("../2031-05-03", "until 3 May 2031"),
        ("2031~", "about 2031"),
        ("2031-05-03?", "perhaps 3 May 2031"),
        ("2031-21", "2031-21"),
        ("XXXX-WXX-3", "XXXX-WXX-3"),
        ("", ""),
        (None, ""),
    ],
)
def test_dates_read_as_people_write_them_and_nothing_is_made_up(edtf: str | None, words: str) -> None:
    assert date(edtf) == words


def test_numbers_and_shares() -> None:
    assert [number(None), number(1234.0), number(2.5)] == ["", "1,234", "2.5"]
    assert [count(1, "account"), count(2000, "account")] == ["1 account", "2,000 accounts"]
    assert count(2, "entry", "entries") == "2 entries"
    assert [percent(0), percent(0.004), percent(0.651)] == ["0 %", "under 1 %", "65 %"]


def test_how_an_account_is_known_reads_as_a_sentence() -> None:
    bases = Bases("manifest", "manifest", "page", "page", "text", "text")
    account = Account("a.txt", "1" * 64, "", (), published="2031-05-03", published_basis="text", bases=bases)
    assert found(account) == (
        "Outlet and address from accounts.csv; date guessed from the text; author and title from the page; "
        "language from the text"
    )
    assert found(Account("a.txt", "1" * 64, "", ())) == ""
    older = Account("a.txt", "1" * 64, "", (), published="2031-05-03", published_basis="metadata")
    assert (dated(older), found(older)) == ("told beside the account", "Date told beside the account")
