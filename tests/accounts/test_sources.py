"""Files and folders are walked, and what stands in the way is said."""

import os
from collections.abc import Sequence
from pathlib import Path

import pytest

from crossbearing.accounts import Known, Source, gather
from crossbearing.model.account import Problem


def sources(paths: Sequence[Path]) -> list[str]:
    return [found.where for found in gather(paths) if isinstance(found, Source)]


def problems(paths: Sequence[Path]) -> list[tuple[str, str]]:
    return [(found.where, found.why) for found in gather(paths) if isinstance(found, Problem)]


def write(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("The bridge is closed.", encoding="utf8")


def test_folders_are_walked_in_the_order_of_names(tmp_path: Path) -> None:
    write(tmp_path, "b.md", "a.txt", "sub/c.HTML", "sub/deep/d.htm", ".hidden.txt", ".git/e.txt")
    assert sources([tmp_path]) == ["a.txt", "b.md", "sub/c.HTML", "sub/deep/d.htm"]
    assert problems([tmp_path]) == []


def test_a_file_met_twice_counts_once(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt")
    assert sources([tmp_path / "b.txt", tmp_path, tmp_path / "a.txt"]) == ["b.txt", "a.txt"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt")
    (tmp_path / "sub" / "up").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "self.txt").symlink_to(tmp_path / "self.txt")
    assert sources([tmp_path]) == ["sub/a.txt"]
    assert problems([tmp_path]) == [("self.txt", "is a link that leads nowhere")]


def test_what_cannot_be_an_account_is_a_problem(tmp_path: Path) -> None:
    write(tmp_path, "a.pdf", "a.txt")  # what a file holds is told by who opens it
    os.mkfifo(tmp_path / "pipe.txt")
    assert problems([tmp_path, tmp_path / "missing.txt"]) == [
        ("pipe.txt", "is neither a file nor a folder"),
        ("missing.txt", "does not exist"),
    ]


def test_a_folder_with_nothing_is_a_problem_that_does_not_tell_where_it_lies(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    ((where, why),) = problems([tmp_path / "empty"])
    assert where == "empty"
    assert "holds no account" in why


def test_what_accounts_csv_tells_applies_to_the_folder_and_to_a_file_of_it(tmp_path: Path) -> None:
    write(tmp_path, "a.txt", "b.txt", "sub/a.txt")
    (tmp_path / "accounts.csv").write_bytes(
        b"\xef\xbb\xbfname,url,outlet,published,title,author\r\na.txt,,Tarn Post,2024-02-11,,Ann Reed\r\n\r\n"
    )
    known = Known(outlet="Tarn Post", published="2024-02-11", author="Ann Reed")
    whole = {found.where: found.known for found in gather([tmp_path]) if isinstance(found, Source)}
    assert whole == {"a.txt": known, "b.txt": Known(), "sub/a.txt": Known()}
    (single,) = gather([tmp_path / "a.txt"])
    assert isinstance(single, Source)
    assert single.known == known
    assert sources([tmp_path / "accounts.csv", tmp_path / "b.txt"]) == ["b.txt"]


def test_wrong_rows_are_problems_and_the_others_apply(tmp_path: Path) -> None:
    write(tmp_path, "sub/a.txt", "sub/b.txt", "sub/c.txt")
    (tmp_path / "sub" / "accounts.csv").write_text(
        "name,url,outlet,published,title,author\n"
        "a.txt,,Post,last week,,\n"
        "b.txt,,Post\n"
        "gone.txt,,Post,,,\n"
        ",,Post,,,\n"
        'c.txt,,"The\nTimes",2024,,\n'
        "c.txt,,Other,,,\n",
        encoding="utf8",
    )
    found = problems([tmp_path])
    assert [where for where, _ in found] == [f"sub/accounts.csv, line {n}" for n in (2, 3, 4, 5, 8)]
    assert [
        part in why
        for (_, why), part in zip(
            found, ["'last week'", "3 cells", "gone.txt", "no file", "second time"], strict=True
        )
    ] == [True] * 5
    known = {s.where: s.known for s in gather([tmp_path]) if isinstance(s, Source)}
    assert known["sub/a.txt"] == Known(outlet="Post")
    assert known["sub/b.txt"] == Known()
    assert known["sub/c.txt"] == Known(outlet="The\nTimes", published="2024")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"file;date\na.txt;2024\n", "the header must be"),
        (b"name,outlet\na.txt,Caf\xe9\n", "is not UTF-8"),
        (b"", "is empty"),
        (b'name,outlet\na.txt,"Post\n', "cannot be read as CSV"),
    ],
)
def test_a_broken_accounts_csv_is_one_problem_and_the_accounts_are_still_met(
    tmp_path: Path, data: bytes, why: str
) -> None:
    write(tmp_path, "a.txt")
    (tmp_path / "accounts.csv").write_bytes(data)
    ((where, said),) = problems([tmp_path])
    assert where.startswith("accounts.csv")
    assert why in said
    assert sources([tmp_path]) == ["a.txt"]


def test_a_name_that_is_not_utf8_is_shown_with_replacement_characters(tmp_path: Path) -> None:
    write(tmp_path, os.fsdecode(b"caf\xe9.txt"))
    assert sources([tmp_path]) == ["caf\ufffd.txt"]
