"""Documents of every kind, most of them a little wrong: a few seconds of ``evaluation/fuzz.py``."""

import hashlib
import io
import time
from collections.abc import Callable

import pytest
from fuzz_documents import DOCUMENTS
from fuzz_invariants import InvariantError, Read, check
from fuzz_packing import docx, pdf, tarred, zipped
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import OTHER, PROSE

from crossbearing.accounts import accounts_of
from crossbearing.accounts.manifest import parsed
from crossbearing.accounts.repair import repair
from crossbearing.model.account import Account, Paragraph, Problem


@pytest.mark.parametrize("kind", DOCUMENTS)
@settings(
    max_examples=8,
    derandomize=True,
    database=None,
    deadline=None,
    suppress_health_check=[HealthCheck.too_slow],
)
@given(data=st.data())
def test_whatever_the_bytes_are_the_invariants_of_reading_hold(kind: str, data: st.DataObject) -> None:
    document = DOCUMENTS[kind]
    check(data.draw(document.mangled), document.name, document.read)


@pytest.mark.parametrize("kind", DOCUMENTS)
def test_the_seeds_are_read_and_twice_the_same(kind: str) -> None:
    document = DOCUMENTS[kind]
    for seed in map(document.packed, document.seeds):
        check(seed, document.name, document.read, twice=True)
        found = document.read(seed, document.name)
        assert kind in ("sitemap", "manifest") or any(not isinstance(one, Problem) for one in found)


def account(text: str = "It is closed.", **changed: object) -> Account:
    told = {"sha256": hashlib.sha256(b"x").hexdigest(), "paragraphs": (Paragraph(0, 5, "paragraph"),)}
    return Account(name="a", text=text, **told | changed)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "broken",
    [
        account(sha256="0"),
        account(text="It is\0 closed."),
        account(title="\ud800"),
        account(paragraphs=(Paragraph(3, 5, "paragraph"), Paragraph(0, 2, "paragraph"))),
        account(paragraphs=(Paragraph(0, 99, "paragraph"),)),
        account(published="2024-02-30", published_basis="page"),
    ],
)
def test_an_account_that_breaks_an_invariant_is_found_out(broken: Account) -> None:
    whole: Read = lambda data, _: [(account(), data)]  # noqa: E731
    check(b"x", "a", whole)
    with pytest.raises(InvariantError):
        check(b"x", "a", lambda data, _: [(broken, data)])


# --- what fuzzing found -----------------------------------------------------------------------------------


def found(data: bytes, name: str = "a") -> tuple[list[Account], list[Problem]]:
    outcomes = list(accounts_of(io.BytesIO(data), name))
    accounts = [one[0] for one in outcomes if not isinstance(one, Problem)]
    return accounts, [one for one in outcomes if isinstance(one, Problem)]


def test_an_archive_in_an_uncompressed_tar_is_opened() -> None:
    (read,), problems = found(tarred([("b.zip", zipped([("c.txt", PROSE.encode())]))]), "a.tar")
    assert (read.name, read.text, problems) == ("a.tar/b.zip/c.txt", PROSE, [])


def test_a_member_without_a_name_stops_nothing() -> None:
    data = zipped([("QQ", PROSE.encode()), ("b.txt", OTHER.encode())])
    read, problems = found(data.replace(b"QQ", b"\0\0"), "a.zip")
    assert ([one.text for one in read], problems) == ([PROSE, OTHER], [])


def test_what_is_told_of_an_account_has_no_nul_no_half_pairs_and_no_controls() -> None:
    table = f'name,title,text\n"a\x1b[31m\0b","B\0ridge\x1b]0;x\x07 closed","{PROSE * 4}"\n'.encode()
    (read,), _ = found(table, "a.csv")
    assert (read.name, read.title) == ("a.csv/a[31mb", "Bridge]0;x closed")
    (read,), _ = found(b'{"title": "\\ud800 closed", "text": "%s"}\n{}' % PROSE.encode())
    assert read.title == "? closed"
    told = parsed(b"name,title\na.txt,Bri\0dge\nb\0.txt,x\n", "accounts.csv", frozenset({"a.txt", "b.txt"}))
    assert [known.title for known in told.rows.values()] == ["Bridge", "x"]


def test_a_letter_keeps_no_more_marks_than_any_language_needs() -> None:
    assert repair("e" + "\u0301\u200b" * 100 + " é") == "é" + "\u0301" * 29 + " é"


def test_a_tag_of_thousands_of_attributes_and_a_header_of_as_many_parameters_are_refused() -> None:
    tag = "<p " + " ".join(f"a{n}=1" for n in range(30_000)) + f">{PROSE}"
    _, (problem,) = found(f"<html><body>{tag}".encode())
    assert "more than 2000 attributes" in problem.why
    style = f"<p data-x='{'a b ' * 30_000}'>{PROSE}</p>"
    assert found(f"<html><body><article>{style}<p>{OTHER}</p></article></html>".encode())[0]
    mail = f"From: a@a.example\nDate: x\nSubject: a\nContent-Type: text/plain{'; a=b' * 9_000}\n\n{PROSE}"
    _, (problem,) = found(mail.encode())
    assert "longer than any mail's" in problem.why


@pytest.mark.parametrize("name", ["a.txt", "a.md"])
def test_more_lines_than_any_account_has_are_not_read(name: str) -> None:
    _, (problem,) = found(b"a\n" * 500_002, name)
    assert problem.why == "has more than 500000 lines and is not read"


# --- time against size ------------------------------------------------------------------------------------


def lines(line: str, size: int) -> bytes:
    return (line * (size // len(line))).encode()


def shown(line: str, size: int) -> bytes:
    return pdf(
        [
            ("p", f"BT /F 10 Tf 12 TL {f'({line}) Tj T* ' * (size // len(line))}ET".encode()),
            ("object", b"<< >>"),
        ]
    )


def folders(number: int) -> bytes:
    names = ("accounts.csv", "a.txt")
    return zipped([(f"{folder}/{name}", b"name\n") for folder in range(number) for name in names])


PARAGRAPH = "<w:p><w:r><w:t>a b</w:t></w:r></w:p>"
# What took the square of its length once, or might: name, bytes of about that size, and the smaller size.
LONG: dict[str, tuple[str, Callable[[int], bytes], int]] = {
    "one word": ("a.txt", lambda n: b"a" * n, 20_000),
    "short lines": ("a.txt", lambda n: lines("é\n", n), 1_500),
    "marks on a letter": ("a.txt", lambda n: ("a" + "\u0301\u0323" * (n // 4)).encode(), 40_000),
    "open brackets": ("a.md", lambda n: b"[" * n, 1_000),
    "brackets": ("a.md", lambda n: b"[" * (n // 2) + b"](b)" * (n // 2), 1_000),
    "open comments in a fence": ("a.md", lambda n: b"```\n" + lines("<!-- ", n), 20_000),
    "open tags in a block": ("a.md", lambda n: b"<div>\n" + lines("<a ", n), 20_000),
    "short lines of markdown": ("a.md", lambda n: lines("a\n\n", n), 600),
    "rows of one name": ("a.csv", lambda n: b"name,text,url\n" + lines("a,\u200b,x\n", n), 3_000),
    "folders of an archive": ("a.zip", folders, 60),
    "lines of a PDF": ("a.pdf", lambda n: shown("the bridge was closed and re-", n), 6_000),
    "a line of a PDF": ("a.pdf", lambda n: shown("a" * n, n), 15_000),
    "paragraphs of Word": ("a.docx", lambda n: docx([("d", lines(PARAGRAPH, n))]), 6_000),
}


@pytest.mark.parametrize("kind", LONG)
def test_four_times_the_size_takes_about_four_times_as_long(kind: str) -> None:
    name, make, size = LONG[kind]
    small, large = make(size), make(4 * size)

    def taken(data: bytes) -> float:
        started = time.process_time()
        found(data, name)
        return time.process_time() - started

    taken(small)
    # The square would be sixteen times; a millisecond is what a clock may be wrong.
    assert min(taken(large) for _ in range(2)) < 9 * min(taken(small) for _ in range(3)) + 0.001
