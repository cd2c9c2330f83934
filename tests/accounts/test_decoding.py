"""Bytes become text, or are refused with the cause."""

import pytest

from crossbearing.accounts.decoding import decode
from crossbearing.errors import ReadError

TEXT = "“The café is closed,” said the owner – she won’t open again before May.\n" * 3


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1252"])
def test_usual_encodings_are_told(encoding: str) -> None:
    assert decode(TEXT.encode(encoding), "a.txt") == TEXT


def test_one_odd_byte_does_not_change_the_alphabet() -> None:
    assert decode(b"It wasn\x92t known who fired. " * 50, "a.txt").startswith("It wasn’t known")


def test_a_page_is_in_the_encoding_it_declares() -> None:
    russian = "<html><head><meta charset='windows-1251'></head><body>Мост закрыт</body></html>"
    assert decode(russian.encode("windows-1251"), "a.html") == russian
    latin = '<meta http-equiv="Content-Type" content="text/html; charset=ISO-8859-1"><p>“café”</p>'
    assert decode(latin.encode("windows-1252"), "a.html") == latin


def test_another_alphabet_is_told_by_its_statistics() -> None:
    russian = "Вчера в городе закрыли мост, сообщили местные власти, а вечером его снова открыли. " * 4
    assert decode(russian.encode("windows-1251"), "a.txt") == russian


def test_a_few_stray_controls_make_no_text_binary() -> None:
    assert "closed" in decode(("The bridge is closed, she said. " * 20 + "\x00\x01").encode(), "a.txt")


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"\x89PNG\r\n\x1a\n" + bytes(range(200)) * 3, "binary"),
        (b"\xef\xbb\xbfThe caf\xe9 is closed.", "utf-8-sig, but byte"),
        (b"<meta charset='shift_jis'><p>\x81\xff\xff</p>", "shift_jis, but byte"),
    ],
)
def test_what_cannot_be_told_is_refused(data: bytes, why: str) -> None:
    with pytest.raises(ReadError, match=why):
        decode(data, "a.txt")


@pytest.mark.parametrize("charset", ["base64", "undefined", "unicode_escape", "punycode", "utf-16", "x\xe9"])
def test_what_is_no_encoding_is_not_believed(charset: str) -> None:
    text = "The caf\xe9 was closed on Monday, the mayor said: \\x41."
    data = text.encode("windows-1252")
    assert decode(data, "a.txt", charset) == text
    declared = f'<meta charset="{charset}">'.encode("windows-1252") + data
    assert decode(declared, "a.html").endswith(text)
