"""What an account of any format is, once read."""

import hashlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.accounts import Known, read
from crossbearing.accounts.reading import account_of
from crossbearing.errors import ReadError
from crossbearing.lexicons.addresses import canonical_url
from crossbearing.model.account import Account, Bases

PROSE = "The bridge over the Tarn was closed on Monday after two lorries collided, the prefect said. "


def texts(account: Account, kind: str) -> list[str]:
    return [account.text[p.start : p.end] for p in account.paragraphs if p.kind == kind]


def test_an_account_keeps_the_name_of_its_file_and_not_its_folder() -> None:
    here = read(Path("/somewhere/secret/a.txt"), PROSE.encode())
    there = read(Path("elsewhere/a.txt"), PROSE.encode())
    assert here == there
    assert here.name == here.path == "a.txt"
    assert here.sha256 == hashlib.sha256(PROSE.encode()).hexdigest()


def test_what_is_known_wins_over_what_the_page_tells() -> None:
    page = (
        b"---\ntitle: Old\nauthor: Ann Reed\ndate: 2024-02-11\n---\nThe bridge is closed, the prefect said.\n"
    )
    account = read(Path("a.md"), page, Known(title="New", published="2024-02", outlet="Tarn Post"))
    assert (account.title, account.author, account.outlet) == ("New", "Ann Reed", "Tarn Post")
    assert (account.published, account.published_basis) == ("2024-02", "metadata")


def test_the_day_of_publication_comes_from_the_address_where_nothing_else_tells() -> None:
    account = read(Path("a.txt"), PROSE.encode(), Known(url="https://post.example/2024/02/11/bridge"))
    assert (account.published, account.published_basis) == ("2024-02-11", "url")


def test_no_day_of_publication_is_made_of_days_in_the_prose() -> None:
    account = read(
        Path("a.txt"), b"11 February 2024\n\nThe bridge was closed on 2024-02-11, the prefect said.\n"
    )
    assert (account.published, account.published_basis) == (None, None)


def test_the_language_is_named_where_there_is_enough_text() -> None:
    german = "Die Brücke über den Tarn wurde am Montag nach einem Unfall mit zwei Lastwagen gesperrt. " * 3
    assert read(Path("a.txt"), (PROSE * 2).encode()).language == "en"
    assert read(Path("a.txt"), german.encode()).language == "de"
    assert read(Path("a.txt"), "Die Brücke.".encode()).language is None


def test_a_line_that_names_the_author_gives_the_author() -> None:
    account = read(Path("a.txt"), f"Bridge closed\nBy Ann Reed\n{PROSE}\n".encode())
    assert (account.title, account.author) == ("Bridge closed", "Ann Reed")
    assert texts(account, "paragraph") == [PROSE.strip()]


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (b"Advertisement\n\n***\n", "furniture"),
        ("\u200b\u200b\n".encode(), "white space"),
        (bytes(range(256)) * 8, "binary"),
        (b"\xff\xfe\x00", "utf-16"),
    ],
)
def test_data_without_an_account_are_refused_with_the_cause(data: bytes, why: str) -> None:
    with pytest.raises(ReadError, match=why) as refused:
        read(Path("folder/a.txt"), data)
    assert refused.value.where == "a.txt"


def test_a_kind_of_file_that_is_not_read_is_refused() -> None:
    with pytest.raises(ReadError, match="it is a picture"):
        read(Path("a.html"), b"\x89PNG\r\n" + bytes(100))


def test_what_holds_accounts_is_none_itself() -> None:
    with pytest.raises(ReadError, match="holds accounts and is none itself"):
        read(Path("a.txt"), b"WARC/1.0\r\n")


def test_the_ending_of_a_name_does_not_hide_what_a_file_is() -> None:
    page = f"<!doctype html><html><body><article><h1>Bridge closed</h1><p>{PROSE}</p></article></body></html>"
    account = read(Path("a.txt"), page.encode())
    assert texts(account, "heading") == ["Bridge closed"]
    assert texts(account, "paragraph") == [PROSE.strip()]


def test_a_date_in_the_dateline_is_a_guess_and_marked_so() -> None:
    account = read(Path("a.txt"), f"NORTHPORT, 3 Sept 2023 (Reuters) — {PROSE}".encode())
    assert (account.published, account.published_basis) == ("2023-09-03", "text")
    without_year = read(Path("a.txt"), f"NORTHPORT, Sept 3 (Reuters) — {PROSE}".encode())
    assert (without_year.published, without_year.published_basis) == (None, None)


def test_a_dateline_after_a_standfirst_counts_and_one_further_down_does_not() -> None:
    dateline = f"NORTHPORT, 3 Sept 2023 (Reuters) — {PROSE}"
    below = [
        "Bridge closed",
        "Two lorries collided on Monday, and nobody was hurt, officials said.",
        dateline,
    ]
    assert read(Path("a.txt"), "\n\n".join(below).encode()).published == "2023-09-03"
    quoted = [
        f"{word} people were hurt when two lorries collided, officials said." for word in ("Two", "Six")
    ]
    digest = [*quoted, "Nobody was hurt in the village, the mayor said on the radio.", dateline]
    assert read(Path("a.txt"), "\n\n".join(digest).encode()).published is None


def test_datelines_of_several_days_tell_no_day_of_publication() -> None:
    reports = [f"NORTHPORT, 3 Sept 2023 (Reuters) — {PROSE}", f"PARIS, 1 Sept 2023 (AFP) — The {PROSE}"]
    assert read(Path("a.txt"), "\n\n".join(reports).encode()).published is None
    undated = [reports[0], f"PARIS (AFP) — The {PROSE}"]
    assert read(Path("a.txt"), "\n\n".join(undated).encode()).published == "2023-09-03"
    assert read(Path("a.txt"), "\n\n".join(reversed(undated)).encode()).published is None


@pytest.mark.parametrize("day", ["31 February 2024", "Monday", "3 Sept", "September 2023", "03/09/2023"])
def test_no_day_is_invented_for_a_dateline_that_names_none(day: str) -> None:
    account = read(Path("a.txt"), f"NORTHPORT, {day} (Reuters) — {PROSE}".encode())
    assert (account.published, account.published_basis, account.bases.published) == (None, None, None)


def test_a_guessed_date_is_the_last_resort_and_refused_like_any_other() -> None:
    text = f"NORTHPORT, 3 Sept 2023 (Reuters) — {PROSE}".encode()
    dated = read(Path("a.txt"), text, Known(url="https://post.example/2023/09/04/bridge"))
    assert (dated.published, dated.bases.published) == ("2023-09-04", "url")
    account, (problem,) = account_of("text", text, "a.txt", Known(retrieved="2023-09-01T08:00:00Z"))
    assert (account.published, account.published_basis, account.bases.published) == (None, None, None)
    assert "2023-09-03 (text) is not used: the account was retrieved before" in problem.why
    old = f"<html><body><p>NORTHPORT, 3 Sept 1939 (Reuters) — {PROSE}</p><p>{PROSE}</p></body></html>"
    page, (problem,) = account_of("html", old.encode(), "a.html")
    assert page.published is None
    assert "no pages then" in problem.why


def html(head: str, lang: str = "en", body: str = f"<p>{PROSE}</p><p>The {PROSE}</p>") -> bytes:
    return f'<html lang="{lang}"><head>{head}</head><body><article>{body}</article></body></html>'.encode()


def test_each_datum_says_how_it_was_found_and_the_surer_wins() -> None:
    head = '<meta property="og:site_name" content="Tarn Post"><meta name="author" content="Ann Reed">'
    head += '<title>Bridge closed</title><link rel="canonical" href="https://post.example/2024/02/11/bridge">'
    account = read(Path("a.html"), html(head), Known(title="The bridge"))
    assert (account.title, account.outlet, account.author) == ("The bridge", "Tarn Post", "Ann Reed")
    assert account.bases == Bases(
        url="page", outlet="page", title="manifest", author="page", language="text", published="url"
    )
    text = read(Path("a.txt"), f"Bridge closed\nBy Ann Reed\n{PROSE}\n".encode())
    assert text.bases == Bases(title="text", author="text", language="text")
    front = read(Path("a.md"), b"---\ntitle: Bridge\nsource: Tarn Post\n---\nIt is closed, they said.\n")
    assert (front.bases.title, front.bases.outlet, front.bases.published) == ("page", "page", None)


def test_the_site_stands_for_an_outlet_that_nothing_names() -> None:
    canonical = '<link rel="canonical" href="https://www.post.example/bridge">'
    for account in (
        read(Path("a.html"), html(canonical)),
        read(Path("a.txt"), PROSE.encode(), Known(url="https://www.post.example/bridge")),
    ):
        assert (account.outlet, account.bases.outlet) == ("post.example", "url")
    archived = read(
        Path("a.txt"), PROSE.encode(), Known(url="https://web.archive.org/web/2024/https://a.example")
    )
    assert (archived.outlet, archived.bases.outlet) == (None, None)


def test_the_language_a_page_declares_counts_where_its_text_is_too_short_to_tell() -> None:
    short = "<p>Die Brücke ist zu.</p>"
    assert read(Path("a.html"), html("", "de-AT", short)).language == "de"
    assert read(Path("a.html"), html("", "de-AT", short)).bases.language == "page"
    assert read(Path("a.html"), html("", "", short)).language is None
    assert read(Path("a.html"), html("", "fr")).language == "en"


@pytest.mark.parametrize(
    ("canonical", "url", "basis"),
    [
        ("https://post.example/bridge", "https://post.example/bridge", "page"),
        ("https://post.example/amp/../bridge", "https://post.example/bridge", "page"),
        ("https://www.wire.example/bridge", "https://www.post.example/bridge?print=1", "crawl"),
        ("https://post.example/", "https://www.post.example/bridge?print=1", "crawl"),
        ("https://post.example/index.html", "https://www.post.example/bridge?print=1", "crawl"),
        ("nonsense", "https://www.post.example/bridge?print=1", "crawl"),
    ],
)
def test_a_retrieved_page_names_its_proper_address_on_its_own_site_only(
    canonical: str, url: str, basis: str
) -> None:
    retrieved = Known(url="https://www.post.example/bridge?print=1").by("crawl")
    account = read(Path("a.html"), html(f'<link rel="canonical" href="{canonical}">'), retrieved)
    assert canonical_url(account.url or "") == canonical_url(url)
    assert account.bases.url == basis
    assert account.outlet == "post.example"


def test_accounts_csv_knows_the_address_better_than_the_page() -> None:
    head = '<link rel="canonical" href="https://post.example/bridge">'
    account = read(Path("a.html"), html(head), Known(url="https://post.example/2024/02/11/other"))
    assert (account.url, account.bases.url) == ("https://post.example/2024/02/11/other", "manifest")


def test_a_saved_page_whose_address_is_said_to_be_the_front_page_has_none() -> None:
    account = read(Path("a.html"), html('<link rel="canonical" href="https://post.example/">'))
    assert (account.url, account.bases.url) == (None, None)
    assert (account.outlet, account.bases.outlet) == ("post.example", "url")


def test_a_date_in_the_address_a_page_was_retrieved_from_is_not_lost_over_its_proper_one() -> None:
    retrieved = Known(url="https://post.example/2024/02/11/bridge").by("crawl")
    account = read(Path("a.html"), html('<link rel="canonical" href="https://post.example/b17">'), retrieved)
    assert (account.url, account.published) == ("https://post.example/b17", "2024-02-11")


def test_a_date_after_the_retrieval_is_refused_with_a_reason_and_the_next_surest_is_used() -> None:
    page = b"---\ntitle: T\ndate: 2025-02-11\n---\nThe bridge is closed, the prefect said.\n"
    known = Known(url="https://post.example/2024/02/11/bridge", retrieved="2024-02-12T10:00:00Z")
    account, (problem,) = account_of("markdown", page, "a.md", known)
    assert (account.published, account.published_basis) == ("2024-02-11", "url")
    assert "2025-02-11 (page) is not used: the account was retrieved before" in problem.why


def test_a_page_that_says_it_is_older_than_the_web_is_not_believed() -> None:
    page = f"<html><head><meta name='date' content='1970-01-01'></head><body><p>{PROSE}</p></body></html>"
    account, problems = account_of("html", page.encode(), "a.html")
    assert account.published is None
    assert all("no pages then" in problem.why for problem in problems)


def test_one_line_of_a_megabyte_is_cut_into_paragraphs_at_sentence_ends() -> None:
    account = read(Path("a.txt"), (PROSE * 11_000).encode())
    stretches = texts(account, "paragraph")
    assert len(account.text) > 1_000_000
    assert all(len(stretch) <= 20_000 and stretch.endswith("said.") for stretch in stretches)
    assert " ".join(stretches) == account.text


@settings(max_examples=150, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "The mayor said so on Monday.",
                "Bridge closed",
                "NORTHPORT (AP) — Two died.",
                "- One",
                "> Well",
                "Read more: it",
                "See it. https://a.example/b- c/",
                "  ",
                "***",
                "“Yes,” she said",
            ]
        )
        | st.text(max_size=40),
        max_size=12,
    ),
    st.sampled_from(["a.txt", "a.md", "a.html"]),
)
def test_paragraphs_are_in_order_apart_and_trimmed(lines: list[str], name: str) -> None:
    try:
        account = read(Path(name), "\n".join(lines).encode("utf8", "replace"))
    except ReadError:
        return
    end = 0
    for paragraph in account.paragraphs:
        words = account.text[paragraph.start : paragraph.end]
        assert paragraph.start >= end
        assert words
        assert words == words.strip()
        assert "\n" not in words
        end = paragraph.end
    assert end <= len(account.text)
