"""Markdown becomes blocks without markup."""

from crossbearing.accounts.markdown import page
from crossbearing.accounts.page import Block


def test_kinds_are_told_and_markup_is_gone() -> None:
    text = (
        "# Fire in *Halden*\n\nThe **mill** burned\ndown on [Sunday](https://a.example), she said.\n\n"
        "> “It is gone,” he said.\n\n- One man died.\n- Two were hurt.\n\n1. First\n\n![The mill](mill.png)\n"
    )
    assert page(text, "a.md").blocks == (
        Block("Fire in Halden", "heading"),
        Block("The mill burned down on Sunday, she said."),
        Block("“It is gone,” he said.", "quote"),
        Block("One man died.", "item", "- "),
        Block("Two were hurt.", "item", "- "),
        Block("First", "item", "1. "),
        Block("The mill", "caption"),
    )


def test_front_matter_tells_of_the_page() -> None:
    text = "---\ntitle: 'Fire: the facts'\ndate: 2024-05-05\nauthor: Ann Reed\nsite: Post\n---\nIt burned."
    found = page(text, "a.md")
    assert (found.title, found.author, found.outlet) == ("Fire: the facts", "Ann Reed", "Post")
    assert found.published == "2024-05-05"
    assert found.blocks == (Block("It burned."),)


def test_a_rule_at_the_top_is_no_front_matter() -> None:
    found = page("---\n\nThe mill burned.\n\n---\n\nNobody died.", "a.md")
    assert [block.text for block in found.blocks] == ["The mill burned.", "Nobody died."]


def test_a_date_in_front_matter_that_is_none_is_not_used() -> None:
    assert page("---\ntitle: Fire\ndate: last week\n---\nThe mill burned.", "a.md").published is None


def test_markup_of_html_is_dropped_and_its_words_are_kept() -> None:
    blocks = page(
        "<div>\n<p>The mill burned.</p>\n<!-- hidden -->\n</div>\n\nTwo <b>men</b> died.", "a.md"
    ).blocks
    assert [block.text for block in blocks] == ["The mill burned.", "Two men died."]


def test_indented_prose_is_prose_and_rows_of_tables_are_items() -> None:
    blocks = page("    The mill burned.\n\n| Day | Dead |\n|---|---|\n| Sunday | 2 |\n", "a.md").blocks
    assert [(b.kind, b.text) for b in blocks] == [
        ("paragraph", "The mill burned."),
        ("item", "Day | Dead"),
        ("item", "Sunday | 2"),
    ]
