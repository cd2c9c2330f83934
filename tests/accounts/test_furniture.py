"""What belongs to the page is told from what belongs to the account."""

from pathlib import Path

import pytest

from crossbearing.accounts import read
from crossbearing.accounts.furniture import sift, sift_repeats
from crossbearing.accounts.page import Block
from crossbearing.model.account import Account

PROSE = "The dam above Orlen gave way on Friday night and 31 houses were swept away, officials said."


def reason(line: str) -> str | None:
    block, _ = sift([Block(line), Block(PROSE)])
    return block.reason if block.kind == "furniture" else None


def account(*lines: str) -> Account:
    return read(Path("a.txt"), "\n".join(lines).encode())


def furniture(found: Account) -> list[tuple[str, str | None]]:
    return [(found.text[p.start : p.end], p.reason) for p in found.paragraphs if p.kind == "furniture"]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("Sign up for our daily newsletter and never miss a story.", "subscription call"),
        ("Want our weekly briefing on the climate? Listen to the latest episode.", "subscription call"),
        ("Listen to our new podcast about rivers wherever you get your podcasts.", "podcast or video call"),
        ("Click here for more pictures of the flood", "podcast or video call"),
        ("Read more: Why dams fail", "pointer to another page"),
        ("RELATED: Villages still without power", "pointer to another page"),
        ("Related stories", "pointer to another page"),
        ("Share this article", "share prompt"),
        ("Follow us on Facebook for updates", "social media call"),
        ("Follow Ann Reed on Twitter @annreed", "social media call"),
        ("Video Courtesy: River TV", "picture or video credit"),
        ("Image credit: River Board", "picture or video credit"),
        ("Photo by Ann Reed", "picture or video credit"),
        ("Copyright 2024 The Orlen Post. All rights reserved.", "copyright line"),
        ("© 2024 The Orlen Post", "copyright line"),
        ("We use cookies to improve your experience on this site.", "cookie or privacy notice"),
        ("Advertisement", "advertisement"),
        ("Story continues below advertisement", "advertisement"),
        ("By Ann Reed and John Marsh", "byline"),
        ("(Reporting by Ann Reed; Editing by John Marsh)", "credit"),
        ("Updated: Mar 3, 2024 - 6:15 PM", "time stamp"),
        ("https://orlen.example/dam", "address"),
        ("***", "rule or end mark"),
        ("This article was amended on 4 March to correct the number.", "correction or note of the editors"),
        ("Were you there? Send your pictures to our desk.", "question to the readers"),
        ("Media enquiries: 0555 010 0110", "contact of the sender"),
        ("(With inputs from agencies)", "credit"),
        ("18:45", "time stamp"),
        ("Our coverage is free because readers give. Please help.", "call to the reader"),
        ("One email a week, and you can unsubscribe at any time.", "call to the reader"),
    ],
)
def test_calls_credits_and_rules_are_furniture(line: str, why: str) -> None:
    assert reason(line) == why


def test_a_short_statement_of_those_concerned_is_no_call_where_nothing_else_is_told() -> None:
    told = "The seizure of our aircraft ended without bloodshed. The captain gave support to the man, "
    told += "whose device was tape."
    assert furniture(account(told)) == []
    assert furniture(account(told, "", PROSE)) == [(told, "call to the reader")]
    (alone,) = sift([Block("Our newsletter has more stories like this: please subscribe.")])
    assert alone.kind == "furniture"


@pytest.mark.parametrize(
    "line",
    [
        PROSE,
        "Follow-up checks found three more cracks, the board said.",
        "Photographs from the valley show the road under water.",
        "Sign language interpreters were at the briefing.",
        "Share prices of the builder fell by a fifth on Monday.",
        "More than 300 people were brought to safety.",
        "Published in 2014, the report had warned of the cracks.",
        "By Saturday morning the water had gone down.",
        "Copyright law does not protect the plans, the court ruled.",
        "Related charges against the engineer were dropped.",
        "Read by her lawyer, the statement denied all charges.",
        "Watch towers along the river were manned all night.",
        "Want of money had delayed the repair, she said.",
        "Listening posts were set up along the border.",
        "Getting there took the rescuers nine hours.",
        "Video from the scene showed houses drifting past.",
        "Subscribers to the water service were told to boil it.",
        "Contact was lost at 3 a.m., the ministry said.",
        "Tags on the bodies allowed 12 of them to be named.",
        "“Your website is free and our readers are grateful,” the note ended.",
        "The board said our e-mails and your website had been read by the police.",
        "Snow covers the valley. He is the only one who stayed.",
        "This article of the treaty was violated twice, she said.",
        "Stay orders were lifted at noon.",
    ],
)
def test_prose_that_begins_like_furniture_is_kept(line: str) -> None:
    assert reason(line) is None


def test_a_long_paragraph_is_never_furniture_for_its_first_words() -> None:
    assert reason("Read more: " + PROSE * 5) is None


def test_captions_are_told_but_kept() -> None:
    found = account(PROSE, "Houses in Orlen on Saturday. (Photo: River Board)", PROSE.replace("31", "32"))
    assert found.paragraphs[1].kind == "caption"


def test_what_a_page_prints_twice_counts_once() -> None:
    found = account(
        "Dam fails", "Dam fails", PROSE, "“No.”", "Asked again, she hesitated for a while.", "“No.”", PROSE
    )
    assert furniture(found) == [("Dam fails", "repeated"), (PROSE, "repeated")]


def test_a_quotation_pulled_out_of_the_text_counts_once() -> None:
    pulled = "31 houses were swept away"
    blocks = [Block(PROSE), Block(pulled, "quote"), Block("It was loud as never before", "quote")]
    assert [block.reason for block in sift_repeats(blocks)] == [None, "repeated", None]


@pytest.mark.parametrize(
    ("dateline", "rest"),
    [
        ("ORLEN (Reuters) -", "The dam gave way on Friday."),
        ("(AP) —", "The dam gave way on Friday."),
        ("ORLEN, Farland, March 3 (AFP) –", "The dam gave way on Friday."),
        ("Orlen, 14 February (OPA) -", "The dam gave way on Friday."),
        ("Orlen (dpa) -", "“It was loud,” said the mayor."),
        ("NEW ORLEN —", "The dam gave way on Friday."),
        ("(CNN)", "The dam gave way on Friday."),
    ],
)
def test_a_dateline_is_cut_from_its_paragraph(dateline: str, rest: str) -> None:
    found = account(f"{dateline} {rest}", PROSE)
    assert furniture(found) == [(dateline, "dateline")]
    assert found.text[found.paragraphs[1].start : found.paragraphs[1].end] == rest


@pytest.mark.parametrize(
    "line",
    [
        "NATO — the alliance of 32 states — sent two helicopters.",
        "The dam — a work of the fifties — gave way.",
        "Officials (and some engineers) - Marsh among them - had warned of it.",
        "Orlen - The town in the valley - was spared.",
    ],
)
def test_a_dash_after_other_words_makes_no_dateline(line: str) -> None:
    assert furniture(account(line, PROSE)) == []


@pytest.mark.parametrize(
    "address",
    ["https://orlen.example/dam", "www.orlen.example", "https://orlen.example/why-dams- fail-at-last/"],
)
def test_an_address_at_the_end_is_cut_from_its_paragraph(address: str) -> None:
    found = account(f"{PROSE} {address}", "The search goes on, officials said.")
    assert furniture(found) == [(address, "address")]
    assert found.text[found.paragraphs[0].start : found.paragraphs[0].end] == PROSE


def test_an_address_amid_a_sentence_stays() -> None:
    found = account("Names are listed on www.orlen.example by the board.", PROSE)
    assert furniture(found) == []
