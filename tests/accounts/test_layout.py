"""Pages of PDFs in two columns, whichever way a program draws them."""

from collections.abc import Iterator

from fuzz_packing import pdf

from crossbearing.accounts.reading import account_of

LEFT = (
    "The bridge over the Tarn was closed",
    "on Monday after two lorries col-",
    "lided, the prefect said. It carries",
    "nine thousand cars a day.",
    "Ferries will carry the children of",
    "the valley to their school until the",
)
RIGHT = (
    "bridge is mended, the mayor told re-",
    "porters on Tuesday in Albi.",
    "Engineers began to look at the pil-",
    "lars, which were built in 1821 and",
    "mended in 1904.",
    "They will report in May.",
)
TOLD = [
    "The bridge over the Tarn was closed on Monday after two lorries collided, the prefect said. It carries"
    " nine thousand cars a day.",
    "Ferries will carry the children of the valley to their school until the bridge is mended, the mayor told"
    " reporters on Tuesday in Albi.",
    "Engineers began to look at the pillars, which were built in 1821 and mended in 1904.",
    "They will report in May.",
]
HEADLINE = "A bridge is closed and nobody knows when it will be opened again"


def drawn(words: str, x: int, y: int, size: int = 10) -> str:
    return f"BT /F {size} Tf {x} {y} Td ({words}) Tj ET "


def by_column() -> Iterator[str]:
    for x, column in ((72, LEFT), (320, RIGHT)):
        yield from (drawn(line, x, 700 - 12 * row) for row, line in enumerate(column))


def by_row(left: tuple[str, ...] = LEFT, right: tuple[str, ...] = RIGHT) -> Iterator[str]:
    for row, (one, other) in enumerate(zip(left, right, strict=True)):
        yield drawn(one, 72, 700 - 12 * row) + drawn(other, 320, 700 - 12 * row)


def told(*operators: str) -> list[tuple[str, str]]:
    data = pdf([("page", "".join(operators).encode()), ("object", b"<< >>")])
    account, _ = account_of("pdf", data, "a.pdf")
    return [(p.kind, account.text[p.start : p.end]) for p in account.paragraphs]


def test_columns_drawn_one_after_the_other_are_read_so_and_their_cut_words_are_joined() -> None:
    assert told(*by_column()) == [("paragraph", words) for words in TOLD]


def test_columns_drawn_row_by_row_are_read_one_after_the_other() -> None:
    assert told(*by_row()) == [("paragraph", words) for words in TOLD]


def test_a_headline_over_both_columns_and_the_number_of_the_page_stand_apart() -> None:
    read = told(drawn(HEADLINE, 72, 730, 14), *by_row(), drawn("- 7 -", 300, 40, 8))
    assert read == [("heading", HEADLINE), *[("paragraph", words) for words in TOLD], ("paragraph", "- 7 -")]


def test_a_headline_over_both_columns_between_them_parts_them() -> None:
    below = [line.replace(" Td", " Td 0 -120 Td") for line in by_row()]
    read = told(*by_row(), drawn(HEADLINE, 72, 604, 14), *below)
    assert [words for _, words in read] == [*TOLD, HEADLINE, *TOLD]


def test_the_rows_of_a_table_stay_together() -> None:
    names = ("Albi", "Gaillac", "Castres", "Mazamet", "Graulhet", "Lavaur")
    figures = ("12 cars", "9 cars", "4 cars", "31 cars", "8 cars", "1 car")
    assert "Castres 4 cars" in " ".join(words for _, words in told(*by_row(names, figures)))
