"""How an account's words are cut into linked pieces."""

from collections.abc import Sequence

from attrs import evolve
from hypothesis import given
from hypothesis import strategies as st

from crossbearing.exports.lookup import look_up
from crossbearing.exports.page.accounts import Mark, Piece, accounts, pieces
from crossbearing.model.account import Paragraph
from crossbearing.model.dossier import Dossier

TEXT = "abcdefghij"


def mark(start: int, end: int, name: str, leads: bool = True) -> Mark:
    return Mark(start, end, name, name if leads else "", "single")


def drawn(made: Sequence[Piece]) -> str:
    """Pieces as a line: ``<a`` a mark with its anchor, ``<`` one that goes on, ``>`` its end."""
    signs = {
        "open": lambda p: f"<{p.anchor}:",
        "close": lambda p: ">",
        "words": lambda p: f"{p.words}@{p.href} ",
    }
    return "".join(signs[p.kind](p) for p in made)


def test_words_lead_where_the_innermost_claim_leads() -> None:
    made = list(pieces(TEXT, 0, 10, [mark(0, 8, "A"), mark(2, 4, "B"), mark(2, 3, "C")]))
    assert drawn(made) == "<A:ab@A <B:<C:c@C >d@B >efgh@A >ij@ "


def test_a_claim_without_a_finding_leaves_the_link_to_the_one_around_it() -> None:
    made = list(pieces(TEXT, 0, 4, [mark(0, 4, "A"), mark(1, 2, "B", leads=False)]))
    assert drawn(made) == "<A:a@A <B:b@A >cd@A >"


def test_blanks_between_claims_are_no_link() -> None:
    made = pieces("ab cd", 0, 5, [mark(0, 5, "A"), mark(0, 2, "B"), mark(3, 5, "C")])
    assert [(p.words, p.href) for p in made if p.kind == "words"] == [("ab", "B"), (" ", ""), ("cd", "C")]


def test_crossing_claims_are_cut_so_that_elements_nest() -> None:
    made = list(pieces(TEXT, 0, 10, [mark(0, 5, "A"), mark(3, 8, "B")]))
    assert drawn(made) == "<A:abc@A <B:de@B >><:fgh@B >ij@ "


marks = st.lists(
    st.tuples(st.integers(-2, 12), st.integers(-2, 12)).map(sorted), max_size=8
).map(lambda spans: [mark(a, b, f"c{n}") for n, (a, b) in enumerate(spans)])  # fmt: skip


@given(marks)
def test_no_word_is_lost_elements_nest_and_each_claim_has_its_anchor_once(some: list[Mark]) -> None:
    made = list(pieces(TEXT, 0, 10, some))
    assert "".join(p.words for p in made) == TEXT
    depth = 0
    for piece in made:
        depth += {"open": 1, "close": -1, "words": 0}[piece.kind]
        assert depth >= 0
    assert depth == 0
    assert sorted(p.anchor for p in made if p.anchor) == sorted(m.anchor for m in some)


def test_each_account_is_shown_word_for_word(dossier: Dossier) -> None:
    for account, shown in zip(dossier.documents, accounts(look_up(dossier)), strict=True):
        words = "\n\n".join("".join(p.words for p in block.pieces) for block in shown.blocks)
        assert words == account.text


def test_words_outside_every_paragraph_are_shown_too(dossier: Dossier) -> None:
    account = evolve(dossier.documents[0], paragraphs=(Paragraph(5, 9, "heading"),))
    claims = tuple(evolve(c, document=account.id) for c in dossier.claims if c.document == account.id)
    (shown,) = accounts(look_up(evolve(dossier, documents=(account,), claims=claims)))
    assert [block.kind for block in shown.blocks] == ["paragraph", "heading", "paragraph"]
    assert "".join(p.words for block in shown.blocks for p in block.pieces) == account.text
    anchors = [p.anchor for block in shown.blocks for p in block.pieces if p.anchor]
    assert sorted(anchors) == sorted(c.id for c in claims)
