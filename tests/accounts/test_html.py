"""HTML pages: the article, its kinds and its metadata, and no more."""

import pytest

from crossbearing.accounts.html import page
from crossbearing.errors import ReadError

HEAD = """<title>Quake in Larn | Larn Post</title><meta property="og:site_name" content="Larn Post">
<meta name="author" content="Ann Reed"><meta property="og:image" content="https://x.example/2019/04/25/p.jpg">"""
BODY = """<nav><a href="/">Home</a> <a href="/news">News</a></nav><article><h1>Quake in Larn</h1>
<p>A quake of magnitude 6.1 shook Larn on Tuesday at 4.12 a.m.,<br>the survey said.</p>
<figure><img src="p.jpg"><figcaption>Ruins. Photo: Post</figcaption></figure>
<h2>The victims</h2><ul><li>At least 9 people died, officials said.</li><li>More than <b>200</b> were
hurt.</li></ul>
<blockquote><p>“The whole street is gone,” the mayor wrote.</p></blockquote>
<p>A quake on 2011-03-01 had killed two. Rescuers came from three towns and worked until late.</p>
</article><footer>© 2024 Larn Post. All rights reserved.</footer>"""


def html(head: str = "", body: str = BODY) -> str:
    return f"<!doctype html><html><head>{HEAD}{head}</head><body>{body}</body></html>"


def test_kinds_come_from_the_markup_and_the_page_around_is_gone() -> None:
    assert [(block.kind, block.text) for block in page(html(), "a.html").blocks] == [
        ("heading", "Quake in Larn"),
        ("paragraph", "A quake of magnitude 6.1 shook Larn on Tuesday at 4.12 a.m., the survey said."),
        ("caption", "Ruins."),
        ("furniture", "Photo: Post"),
        ("heading", "The victims"),
        ("item", "At least 9 people died, officials said."),
        ("item", "More than 200 were hurt."),
        ("quote", "“The whole street is gone,” the mayor wrote."),
        (
            "paragraph",
            "A quake on 2011-03-01 had killed two. Rescuers came from three towns and worked until late.",
        ),
    ]


def test_metadata_tell_of_the_page() -> None:
    found = page(html('<link rel="canonical" href="https://larn.example/quake">'), "a.html")
    assert (found.title, found.author, found.outlet) == ("Quake in Larn", "Ann Reed", "Larn Post")
    assert found.url == "https://larn.example/quake"


@pytest.mark.parametrize(
    ("stated", "published"),
    [
        (
            '<meta property="article:published_time" content="2024-02-13T06:30:00+09:00">',
            "2024-02-13T06:30:00+09:00",
        ),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "dateModified": "2024-03-01",'
            ' "datePublished": "2024-02-13T06:30:00Z"}</script>',
            "2024-02-13T06:30:00Z",
        ),
        ('<meta name="date" content="2024-02-13">', "2024-02-13"),
        ('<meta name="date" content="2024-02-13T06:30">', "2024-02-13"),
    ],
)
def test_the_time_of_publication_is_the_one_the_markup_states(stated: str, published: str) -> None:
    assert page(html(stated), "a.html").published == published


def test_the_time_element_of_the_article_gives_the_day() -> None:
    body = BODY.replace("</h1>", '</h1><time datetime="2024-02-13">Tuesday</time>')
    assert page(html(body=body), "a.html").published == "2024-02-13"


@pytest.mark.parametrize(
    "head",
    ["", '<meta property="article:modified_time" content="2024-03-01">', "<meta name='x' content='2024'>"],
)
def test_no_day_is_guessed_from_prose_pictures_changes_or_the_copyright(head: str) -> None:
    assert page(html(head), "a.html").published is None


def test_a_fragment_is_a_page_too() -> None:
    (block,) = page("<p>The road to Larn is open again, the survey said.</p>", "a.html").blocks
    assert block.text == "The road to Larn is open again, the survey said."


def test_line_breaks_after_full_stops_separate_paragraphs() -> None:
    body = "<article><p>A quake shook Larn.<br><br>Nine people died there, officials said.</p></article>"
    assert [block.text for block in page(html(body=body), "a.html").blocks] == [
        "A quake shook Larn.",
        "Nine people died there, officials said.",
    ]


def test_a_page_without_an_article_is_refused() -> None:
    with pytest.raises(ReadError, match="no article text"):
        page("<html><body><div></div><script>var a = 1</script></body></html>", "a.html")
