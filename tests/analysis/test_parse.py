"""From accounts to parses. All events are invented."""

from pathlib import Path

import pytest

from crossbearing.accounts import read
from crossbearing.analysis import Parser, ParseSettings
from crossbearing.errors import SettingsError
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.parse import Parse


def parse(parser: Parser, text: str) -> Parse:
    return next(iter(parser.parse([read(Path("a.txt"), text.encode())])))


def plain(text: str) -> Account:
    return Account("a.txt", "0" * 64, text, (Paragraph(0, len(text), "paragraph"),))


def test_tokens_stand_where_the_text_has_them(parser: Parser) -> None:
    account = plain(
        "Heavy rain — 40 mm in an hour — fell on Łódź.  Schools closed. 🙂 Café owners cleaned up."
    )
    parsed = next(iter(parser.parse([account])))
    assert all(account.text[t.start : t.end] == t.text for t in parsed.tokens)
    assert [t.index for t in parsed.tokens] == list(range(len(parsed.tokens)))


def test_heads_and_children_agree_and_stay_in_their_sentence(parser: Parser) -> None:
    text = (
        "A train believed to carry the minister left Porto. The vote, said the observer, was clean.\n\n"
        "The army shelled the town, the opposition says, and burned the mill."
    )
    parsed = parse(parser, text)
    for sentence in parsed.sentences:
        inside = range(sentence.first, sentence.last)
        roots = [i for i in inside if parsed.tokens[i].head == i]
        assert len(roots) == 1
        for i in inside:
            assert parsed.tokens[i].head in inside
            assert all(parsed.tokens[c].head == i for c in parsed.tokens[i].children)
            children = tuple(j for j in inside if parsed.tokens[j].head == i and j != i)
            assert parsed.tokens[i].children == children


def sentences_of(parsed: Parse) -> list[str]:
    tokens = parsed.tokens
    return [parsed.text[tokens[s.first].start : tokens[s.last - 1].end] for s in parsed.sentences]


def test_no_sentence_spans_two_paragraphs(parser: Parser) -> None:
    text = "The premier met the queen\n\nThe queen is ill, the palace said."
    paragraphs = (Paragraph(0, 25, "paragraph"), Paragraph(27, len(text), "paragraph"))
    parsed = next(iter(parser.parse([Account("a.txt", "0" * 64, text, paragraphs)])))
    assert [s.paragraph for s in parsed.sentences] == [0, 1]
    assert not any("\n" in sentence for sentence in sentences_of(parsed))


def test_a_list_items_label_is_not_parsed(parser: Parser) -> None:
    text = "Two points.\n\n- State of the Talks: The sides meet on Friday.\n- Nobody was hurt: luck, mostly."
    parsed = parse(parser, text)
    sentences = sentences_of(parsed)
    assert "The sides meet on Friday." in sentences
    assert any("Nobody was hurt" in s for s in sentences)


def test_a_long_paragraph_is_parsed_in_pieces_that_lose_no_word() -> None:
    text = "The river rose and the town slept. " * 40
    parser = Parser(ParseSettings(max_characters=200))
    parsed = next(iter(parser.parse([plain(text.strip())])))
    assert "".join(t.text for t in parsed.tokens).replace(" ", "") == text.replace(" ", "")


def test_a_word_longer_than_a_piece_is_parsed_too() -> None:
    parser = Parser(ParseSettings(max_characters=10))
    parsed = next(iter(parser.parse([plain("a" * 35 + " b")])))
    assert "".join(t.text for t in parsed.tokens).replace(" ", "") == "a" * 35 + "b"


def test_each_account_has_its_own_parse_in_order(parser: Parser) -> None:
    accounts = [plain("The river rose."), plain(""), plain("The team won the cup.")]
    parses = list(parser.parse(accounts))
    assert [p.document for p in parses] == [a.id for a in accounts]
    assert [len(p.sentences) for p in parses] == [1, 0, 1]


def test_a_missing_model_is_a_setting_that_cannot_be_used() -> None:
    with pytest.raises(SettingsError, match="no_such_model"):
        Parser(ParseSettings(model="no_such_model"))


def test_the_recipe_names_the_model_and_its_version(parser: Parser) -> None:
    assert "en_core_web_sm" in parser.recipe
    assert "spacy 3" in parser.recipe
