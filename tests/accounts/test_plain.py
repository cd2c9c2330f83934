"""Plain text: where paragraphs end, and what kind they are."""

from crossbearing.accounts.page import Block
from crossbearing.accounts.plain import page

FIRST = "The ferry left the harbour at six with about 120 people on board, the company said."
SECOND = "It was found by fishermen two hours later, far from its usual way to the islands."


def kinds(text: str) -> list[tuple[str, str]]:
    return [(block.kind, block.text) for block in page(text, "a.txt").blocks]


def test_each_line_is_a_paragraph_where_lines_are_whole() -> None:
    assert kinds(f"{FIRST}\n{SECOND}\n") == [("paragraph", FIRST), ("paragraph", SECOND)]


def test_lines_that_a_program_wrapped_are_joined() -> None:
    wrapped = (
        "The ferry left the harbour at six with about 120 people on board, the\n"
        "company said. It was found by fishermen two hours later, far from its\n"
        "usual way to the islands.\n"
        "\n"
        "Nobody knows why the captain, a man of long experience in these waters\n"
        "whom his crew trusted, had turned north, and the company would not say\n"
        "more.\n"
    )
    assert [text[-12:] for kind, text in kinds(wrapped)] == ["the islands.", "not say more"[-11:] + "."]
    assert "\n" not in kinds(wrapped)[0][1]


def test_wrapped_lines_without_blank_lines_end_where_the_next_word_had_room() -> None:
    wrapped = (
        "The ferry left the harbour at six with about 120 people on board, the\n"
        "company said.\n"
        "It was found by fishermen two hours later, far from its usual way to\n"
        "the islands.\n"
    )
    assert [text for _, text in kinds(wrapped)] == [
        "The ferry left the harbour at six with about 120 people on board, the company said.",
        "It was found by fishermen two hours later, far from its usual way to the islands.",
    ]


def test_a_short_line_before_prose_is_a_heading_and_the_first_one_the_title() -> None:
    text = f"Ferry found far off\n\n{FIRST}\n\nWhat Is Known?\n\n{SECOND}\n\nUnclear\n\n- Why it turned\n"
    assert [kind for kind, _ in kinds(text)] == [
        "heading",
        "paragraph",
        "heading",
        "paragraph",
        "heading",
        "item",
    ]
    assert page(text, "a.txt").title == "Ferry found far off"


def test_a_first_line_of_prose_is_no_title() -> None:
    assert page(f"{FIRST}\n{SECOND}", "a.txt").title is None


def test_short_lines_that_end_a_text_or_speak_are_no_headings() -> None:
    assert kinds(f"{FIRST}\n“We are lost,” she said\n{SECOND}\nThe search goes on") == [
        ("paragraph", FIRST),
        ("paragraph", "“We are lost,” she said"),
        ("paragraph", SECOND),
        ("paragraph", "The search goes on"),
    ]


def test_a_heading_before_a_paragraph_that_ends_in_an_address_is_one() -> None:
    prose = f"{FIRST} {SECOND} https://ferry.example/a"
    assert kinds(f"{FIRST}\nA Long Night\n{prose}")[1] == ("heading", "A Long Night")


def test_furniture_between_a_title_and_its_prose_does_not_hide_the_title() -> None:
    assert page(f"Ferry found\nBy Ann Reed\nAdvertisement\n{FIRST}", "a.txt").title == "Ferry found"


def test_markers_of_items_and_quotations_stand_before_their_text() -> None:
    blocks = page(
        f"{FIRST}\n- One boat left.\n* Two boats left.\n• Three left.\n1. Four left.\n> “Five left.”", "a"
    ).blocks
    assert blocks[1:] == (
        Block("One boat left.", "item", "- "),
        Block("Two boats left.", "item", "* "),
        Block("Three left.", "item", "• "),
        Block("Four left.", "item", "1. "),
        Block("“Five left.”", "quote", "> "),
    )


def test_a_number_or_a_negative_figure_is_no_item() -> None:
    assert [kind for kind, _ in kinds("-5 degrees were measured.\n1.5 million fled.\n12 people died.")] == [
        "paragraph"
    ] * 3
