"""Generated accounts are the same every time and give every stage its usual work."""

from pathlib import Path

from generated import SENTENCES, account, write_accounts


def test_the_same_accounts_are_written_every_time(tmp_path: Path) -> None:
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        write_accounts(tmp_path / name, 25)
    files = [sorted((f.name, f.read_bytes()) for f in (tmp_path / name).iterdir()) for name in ("one", "two")]
    assert files[0] == files[1]
    assert len(files[0]) == 26


def test_the_last_outlet_copies_the_first_and_no_other_two_agree_word_for_word() -> None:
    told = [account(3, teller) for teller in range(10)]
    assert told[9] == told[0]
    assert len(set(told)) == 9


def test_no_slot_is_left_open() -> None:
    written = "".join(account(event, teller) for event in range(8) for teller in range(9))
    assert not set("{}[]|") & set(written)
    assert set("{}[]|") & set("".join(SENTENCES))
