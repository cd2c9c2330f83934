"""The judgement of ``versions`` and the keeping of ``store`` together, as ``collect`` uses them."""

import hashlib
import tempfile
from collections.abc import Sequence
from pathlib import Path

from attrs import frozen
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.model.account import Account, Paragraph
from crossbearing.store import Store
from crossbearing.store.sqlite import open_case
from crossbearing.versions import same_account
from crossbearing.versions.same import page_url

PARAGRAPHS = (
    "The dam above the town broke on Monday at noon, the mayor said on the radio.",
    "Twelve houses were flooded and two bridges were carried away, firemen said.",
    "A recipe for bread with nothing but flour, water, salt and a lot of patience.",
)


@frozen
class File:
    """``text`` says which of PARAGRAPHS it holds."""

    path: str
    text: tuple[int, ...]
    outlet: str | None = None
    url: str | None = None

    def account(self) -> tuple[Account, bytes]:
        text, paragraphs = "", []
        for n in self.text:
            paragraphs.append(Paragraph(len(text), len(text) + len(PARAGRAPHS[n]), "paragraph"))
            text += PARAGRAPHS[n] + "\n\n"
        data = text.encode()
        sha256 = hashlib.sha256(data).hexdigest()
        return (
            Account(
                self.path.rpartition("/")[2],
                sha256,
                text,
                tuple(paragraphs),
                url=self.url,
                outlet=self.outlet,
            ),
            data,
        )


def keep(store: Store, files: Sequence[File]) -> None:
    for file in files:
        account, data = file.account()
        url = page_url(account)
        same = same_account(account, store.alike(account, url), store.account_from(file.path))
        store.put_account(account, data, file.path, url=url, joins=same)


def seen(store: Store) -> list[tuple[str, str | None]]:
    """What a dossier would show."""
    return sorted((account.text, account.outlet or "") for account in store.accounts())


PATHS = st.sampled_from(["/in/a.txt", "/in/b.txt", "/in/c.txt", "/in/d.txt", "/t.csv!/1", "/t.csv!/2"])
TEXTS = st.sampled_from([(0,), (0, 1), (2,)])
SITES = {"Wire": "https://wire.example/dam", "Post": "https://post.example/dam?utm_source=x"}
# An outlet has a site of its own; each of the two may be known or not.
FILES = st.lists(
    st.builds(
        lambda path, text, outlet, told, url: File(
            path, text, outlet if told else None, SITES[outlet] if url else None
        ),
        PATHS,
        TEXTS,
        st.sampled_from(sorted(SITES)),
        st.booleans(),
        st.booleans(),
    ),
    max_size=5,
    unique_by=lambda file: file.path,
)


@settings(max_examples=40)
@given(FILES)
def test_reading_all_files_again_changes_nothing(files: list[File]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case") as case:
        keep(case, files)
        once = seen(case)
        addresses = {a.id: case.addresses(a.id) for a in case.accounts()}
        keep(case, files)
        assert seen(case) == once
        assert {a.id: case.addresses(a.id) for a in case.accounts()} == addresses


@settings(max_examples=40)
@given(FILES)
def test_no_text_of_an_outlet_is_lost_and_each_file_is_an_address(files: list[File]) -> None:
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case") as case:
        keep(case, files)
        found = [address.origin for account in case.accounts() for address in case.addresses(account.id)]
        assert sorted(found) == sorted(file.path for file in files)
        kept = {version.text for account in case.accounts() for version in case.versions(account.id)}
        assert kept == {file.account()[0].text for file in files}


@settings(max_examples=40)
@given(FILES, FILES)
def test_after_any_change_of_files_each_shows_what_it_holds_now(
    first: list[File], second: list[File]
) -> None:
    """What all files held once, none shows any more unless as an older version."""
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case") as case:
        keep(case, first)
        keep(case, second)
        for file in second:
            account, _ = file.account()
            assert case.ids_from(file.path) == (account.id,)
        now = {file.path for file in second}
        held = {file.account()[0].text for file in (*second, *(f for f in first if f.path not in now))}
        assert {account.text for account in case.accounts()} <= held


def test_two_outlets_that_print_one_text_are_two_accounts_whatever_else_is_read() -> None:
    files = [
        File("/in/a.txt", (0, 1), "Wire"),
        File("/in/b.txt", (0, 1), "Post"),
        File("/in/copy of b.txt", (0, 1), "Post"),
        File("/in/c.txt", (0, 1)),
    ]
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case") as case:
        for order in (files, files[::-1]):
            keep(case, order)
            assert [outlet for _, outlet in seen(case)] == ["Post", "Wire"]


def test_outlets_that_become_known_later_tell_two_copies_apart() -> None:
    with tempfile.TemporaryDirectory() as folder, open_case(Path(folder) / "case") as case:
        keep(case, [File("/in/a.txt", (0,)), File("/in/b.txt", (0,))])
        assert len(seen(case)) == 1
        keep(case, [File("/in/a.txt", (0,), "Wire"), File("/in/b.txt", (0,), "Post")])
        assert [outlet for _, outlet in seen(case)] == ["Post", "Wire"]
