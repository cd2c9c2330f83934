"""Elements tell by their names what is furniture, a caption or the story."""

import pytest

from crossbearing.accounts.html import page

PROSE = [
    "The dam above Orlen gave way on Friday night and 31 houses were swept away, officials said on Saturday.",
    "Engineers had found three cracks in the spillway two years before, but the repair was put off twice.",
    "Rescuers from three towns searched the valley until dawn and found nine people alive on a roof.",
]
CALL = "A line that the page prints for reasons of its own"


def told(
    amid: str, around: str = "<article>{}</article>", head: str = ""
) -> list[tuple[str, str, str | None]]:
    """Kind, text and reason of the blocks of a page with ``amid`` between its paragraphs."""
    first, *rest = (f"<p>{line}</p>" for line in PROSE)
    body = around.format(f"<h1>Dam fails</h1>{first}{amid}{''.join(rest)}")
    made = f"<html><head><title>Dam fails | Post</title>{head}</head><body>{body}</body></html>"
    return [(block.kind, block.text, block.reason) for block in page(made, "a.html").blocks]


def kept(blocks: list[tuple[str, str, str | None]]) -> list[str]:
    return [text for kind, text, _ in blocks if kind == "paragraph"]


@pytest.mark.parametrize(
    ("element", "reason"),
    [
        ('<div class="related-stories"><a href="/1">{}</a></div>', "related links"),
        ('<div class="articleRelated"><p>{}</p></div>', "related links"),
        ('<div data-component="newsletter"><p>{}</p></div>', "subscription call"),
        ('<section id="share-tools"><p>{}</p></section>', "share prompt"),
        ('<blockquote class="pullquote"><p>{}</p></blockquote>', "pull quotation"),
        ('<div class="author-bio"><p>{}</p></div>', "about the author"),
        ("<aside><p>{}</p></aside>", "beside the story"),
        ('<p><a href="/other">{}</a></p>', "pointer to another page"),
        ('<div class="lire-aussi"><p>{}</p></div>', "related links"),
    ],
)
def test_furniture_is_remembered_in_its_place_with_the_reason(element: str, reason: str) -> None:
    blocks = told(element.format(CALL))
    assert kept(blocks) == PROSE
    assert blocks.index(("furniture", CALL, reason)) == blocks.index(("paragraph", PROSE[0], None)) + 1


@pytest.mark.parametrize(
    "around",
    [
        '<main class="has-newsletter">{}</main>',
        '<article class="story subscription-content">{}</article>',
        '<div class="page related-layout"><div class="txt">{}</div></div>',
        "<aside><div>{}</div></aside>",
        '<div class="promo">{}</div>',
        "<table><tr><td><ul><li>Home</li></ul></td><td>{}</td></tr></table>",
    ],
)
def test_the_story_is_not_furniture_whatever_holds_it(around: str) -> None:
    assert kept(told("", around)) == PROSE


def test_a_line_of_links_that_is_a_sentence_of_the_story_stays() -> None:
    linked = "The board published the names of all nine on Saturday."
    assert linked in kept(told(f'<p><a href="/names">{linked}</a></p>'))


def test_a_caption_is_told_from_its_credit() -> None:
    blocks = told(
        '<figure><img src="a.jpg"><figcaption>The spillway on Saturday. <span class="credit">Ann Reed</span>'
        "</figcaption></figure>"
    )
    assert ("caption", "The spillway on Saturday.", "picture caption") in blocks
    assert ("furniture", "Ann Reed", "picture or video credit") in blocks


def test_a_figure_that_holds_a_quotation_is_one() -> None:
    blocks = told(
        "<figure><blockquote><p>“We heard it before we saw it,” she told the board.</p></blockquote>"
        "<figcaption>Lena Moss, baker</figcaption></figure>"
    )
    assert ("quote", "“We heard it before we saw it,” she told the board.", None) in blocks
    assert ("furniture", "Lena Moss, baker", "who is quoted") in blocks


def test_a_line_in_bold_is_a_heading_and_a_sentence_in_bold_is_none() -> None:
    blocks = told("<p><b>What comes next</b></p><p><b>The lake is still rising, the board said.</b></p>")
    assert ("heading", "What comes next", None) in blocks
    assert ("paragraph", "The lake is still rising, the board said.", None) in blocks


def test_posts_of_a_live_report_are_no_items() -> None:
    posts = "".join(f"<li><h3>Post {n}</h3><p>{line}</p></li>" for n, line in enumerate(PROSE))
    made = f"<html><body><main><h1>Live</h1><ul>{posts}</ul></main></body></html>"
    assert [block.text for block in page(made, "a.html").blocks if block.kind == "paragraph"] == PROSE


def test_all_posts_are_read_where_each_is_an_article_of_its_own() -> None:
    posts = "".join(f"<article><h2>Post {n}</h2><p>{line}</p></article>" for n, line in enumerate(PROSE))
    made = f"<html><body><main><h1>Live</h1><div>{posts}</div></main></body></html>"
    blocks = page(made, "a.html").blocks
    assert [block.text for block in blocks if block.kind == "paragraph"] == PROSE
    assert [block.text for block in blocks if block.text.startswith("Post")] == ["Post 0", "Post 1", "Post 2"]


def test_a_standfirst_outside_the_text_is_kept_below_the_heading() -> None:
    around = (
        '<div><p class="standfirst">Nine people were found alive</p><div class="article-body">{}</div></div>'
    )
    texts = [
        text
        for _, text, _ in told(
            "",
            around.replace("<p", "<h1>Dam fails</h1><p").replace(
                "{}", "".join(f"<p>{line}</p>" for line in PROSE)
            ),
        )
    ]
    assert texts[:2] == ["Dam fails", "Nine people were found alive"]


def test_private_characters_of_a_page_bring_nothing_in() -> None:
    blocks = told("<p>\ue0f37\ue0f4 and a few words that follow it on the page</p>")
    assert all("\ue0f3" not in text for _, text, _ in blocks)
