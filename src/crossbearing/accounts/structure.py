"""What the elements of a page tell before its article is sought: furniture and captions by their names.

An element that is named as furniture ("related-links", "newsletter-signup") or as a caption, or that stands
beside the story, gives way to a mark; the mark is where its text belongs in the article, if it is within it.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache
from typing import Any

from attrs import evolve, frozen
from lxml.etree import XPath, strip_elements
from lxml.html import Element

from crossbearing.accounts.page import Block, is_closed
from crossbearing.lexicons.resource import resource

# A mark is a number between two private characters, which no page has a use for.
MARK = re.compile("\ue0f3(\\d+)\ue0f4")
NAMES = ("class", "id", "role", "itemprop", "data-component", "data-testid", "aria-label")
TAGGED = ("figure", "figcaption", "caption", "cite")
NAMED = XPath(f"//body//*[@{' or @'.join(NAMES)} or self::{' or self::'.join(TAGGED)}]")
BESIDE = XPath("(//aside | //footer)[ancestor::article or ancestor::main][not(ancestor::blockquote)]")
AROUND = XPath(
    "//nav | //script[not(contains(@type, 'json'))] | //footer[not(ancestor::article | ancestor::main)]"
)
LINES = XPath("//body//p[.//a[@href]] | //body//li[.//a[@href]]")
LINKS = XPath(".//a[@href][not(starts-with(@href, '#'))]")
STORY = XPath("descendant::h1 | descendant-or-self::*[@itemprop='articleBody']")
CREDIT = re.compile(r"credit|copyright|source|photographer|byline|attribution")
SITE = re.compile(r"\s+[|–—»·-]+\s+|:\s+")
CAMEL = re.compile(r"(?<=[a-z])(?=[A-Z])")
BOLD = XPath("//body//p[count(*) = 1][b or strong][not(text()[normalize-space()])]")
FIGURES = XPath("//figure[.//blockquote or .//table or .//pre]")  # what they show is text
POSTS = XPath("//body//li[h2 or h3 or h4][.//p]")  # a stream of posts is no list
BLOCKS = frozenset(("article", "aside", "blockquote", "body", "div", "figure", "main", "section", "td"))
LINED = frozenset(("br", "h2", "h3", "h4", "h5", "h6", "li", "ol", "p", "tr", "ul"))
LINKED = 0.9  # of the characters of such a line are in links
LONGEST_LINK = 30  # words of a line that is nothing but a link
LONGEST_BESIDE = 200  # words of an aside that is not the story itself
LONGEST_HEADING = 12  # words of a paragraph in bold that stands for a heading
CELL_WORDS = 40  # of a cell with paragraphs in it that holds no datum
STORY_WORDS = 12  # words of a paragraph that is likely the story's
MOST = 0.9  # of such words, that the story's element holds
SAFE_WORDS = 30  # that no story is as short as
SHARE = 0.4  # of such words, that a story holds at least and furniture does not


@frozen
class Named:
    """Elements with such a name and at most so many words are furniture, or captions, for that reason."""

    pattern: re.Pattern[str]
    words: int
    kind: str
    reason: str | None


def set_apart(tree: Any, pointers: bool = True) -> tuple[tuple[Block, ...], ...]:
    """Take what is named as furniture or caption out of ``tree``, in place; a mark with its number stays.

    With ``pointers``, lines that are nothing but a link are furniture too.
    """
    _say_with_elements(tree)
    apart: list[tuple[Block, ...]] = []
    gone: set[Any] = set()
    for element, rule in _chosen(tree, pointers):
        if any(above in gone for above in element.iterancestors()) or element in gone:
            continue
        if blocks := tuple(_blocks(element, rule)):
            gone.add(element)
            _replace(element, len(apart))
            apart.append(blocks)
    _tell_story(tree)
    return tuple(apart)


def opening(tree: Any, title: str | None) -> tuple[Block, ...]:
    """The page's heading and the standfirst below it.

    The heading is the only first heading if it is the title as well (else it may be the outlet's name),
    or without any the text of an element that is the title.
    """
    first, body = list(tree.iter("h1")), tree.find("body")
    told = title or ""
    if not first:
        parts = {told, *SITE.split(told)} - {""}
        lines = () if body is None else body.itertext()
        found = next((text for line in lines if (text := " ".join(line.split())) in parts), None)
        return (Block(found, "heading"),) if found else ()
    words, titled = set(_text(first[0]).casefold().split()), set(told.casefold().split())
    if len(first) != 1 or not words or len(words & titled) < 0.5 * len(words):
        return ()
    near = [*first[0].itersiblings(), *first[0].getparent().itersiblings()][:6]
    below = (e for e in near if _standfirst().search(CAMEL.sub("-", e.get("class") or "").lower()))
    leads = (Block(_text(e), "heading" if e.tag in ("h2", "h3", "h4") else "paragraph") for e in below)
    return Block(_text(first[0]), "heading"), *(lead for lead in leads if lead.text)


def placed(blocks: Iterable[Block], apart: tuple[tuple[Block, ...], ...]) -> Iterator[Block]:
    """``blocks`` with what was set apart where its marks stand."""
    for block in blocks:
        parts = MARK.split(block.text)
        for index, part in enumerate(parts):
            if index % 2:
                yield from apart[int(part)] if int(part) < len(apart) else ()
            elif told := part.strip():
                yield evolve(block, text=told)


def clear(tree: Any) -> None:
    """Drop from ``tree``, in place, what surely is no part of an article and no metadata; it costs time."""
    strip_elements(tree, "style", "svg", with_tail=False)
    for element in AROUND(tree):
        _drop(element)


def _say_with_elements(tree: Any) -> None:
    """Say with elements what is told by looks, and drop the asides that are too long to be remembered."""
    for element in list(tree.iter("aside")):
        if _words(element, LONGEST_BESIDE) > LONGEST_BESIDE and element.find(".//h1") is None:
            _drop(element)
    for element in tree.iter("header"):
        element.tag = "div"  # a heading in it is the article's
    for figure in FIGURES(tree):
        figure.tag = "div"
    for table in tree.iter("table"):
        if _is_layout(table):
            for part in table.iter("table", "tbody", "tr", "td"):
                part.tag = "div"
    for post in POSTS(tree):
        post.getparent().tag = post.tag = "div"
    for paragraph in BOLD(tree):
        text = _text(paragraph)
        if text and len(text.split()) <= LONGEST_HEADING and not is_closed(text):
            paragraph.tag = "h3"


def _is_layout(table: Any) -> bool:
    """Whether a table arranges the page instead of telling data."""
    if table.find(".//th") is not None or table.find(".//caption") is not None:
        return False
    cells = (cell for cell in table.iter("td") if cell.find(".//p") is not None)
    return table.find(".//td//table") is not None or any(_words(c, CELL_WORDS) > CELL_WORDS for c in cells)


def _chosen(tree: Any, pointers: bool) -> Iterator[tuple[Any, Named]]:
    """Elements to be set apart, the outer before the inner, and why."""
    story: int | None = None
    found: dict[Any, Named] = {}
    for element in NAMED(tree):
        tag = element.tag
        if tag in ("body", "main", "article", "h1") or not isinstance(tag, str):
            continue
        if tag == "figure":
            rule: Named | None = FIGURE
        elif tag in ("figcaption", "caption"):
            rule = CITED if _captions_quote(element) else FIGURE
        elif tag == "cite":
            rule = CITED if next(element.iterancestors("blockquote"), None) is not None else None
        else:
            rule = _rule(tuple([value for name, value in element.items() if name in NAMES]))
        if rule is not None:
            found[element] = rule
    for element in BESIDE(tree):
        found.setdefault(element, ASIDE)
    for element, rule in found.items():
        words = _words(element, rule.words)
        if not words or words > rule.words or STORY(element):
            continue
        if rule.kind == "furniture" and words > SAFE_WORDS:
            story = sum(_paragraph_words(tree).values()) if story is None else story
            if sum(_paragraph_words(element).values()) > SHARE * story:
                continue
        yield element, rule
    for line in LINES(tree) if pointers else ():
        if _words(line, LONGEST_LINK) <= LONGEST_LINK and _only_links(line):
            yield line, POINTER


def _only_links(line: Any) -> bool:
    text = _text(line)
    return not text.endswith(".") and sum(len(_text(link)) for link in LINKS(line)) >= LINKED * len(text)


FIGURE = Named(re.compile(""), 120, "caption", "picture caption")
ASIDE = Named(re.compile(""), LONGEST_BESIDE, "furniture", "beside the story")
CITED = Named(re.compile(""), 20, "furniture", "who is quoted")
POINTER = Named(re.compile(""), LONGEST_LINK, "furniture", "pointer to another page")


@cache
def _credit() -> re.Pattern[str]:
    return re.compile("|".join(resource("furniture")["credits"]), re.IGNORECASE)


@cache
def _standfirst() -> re.Pattern[str]:
    return re.compile(f"(?<![a-z])(?:{resource('furniture')['standfirsts']})")


@lru_cache(maxsize=10_000)
def _rule(names: tuple[str, ...]) -> Named | None:
    """What an element with these ``names`` is: the first rule that fits one of them."""
    apart = CAMEL.sub("-", " ".join(names)).lower()
    return next((rule for rule in _rules() if rule.pattern.search(apart)), None)


@cache
def _rules() -> tuple[Named, ...]:
    return tuple(
        Named(
            re.compile("(?<![a-z])(?:" + "|".join(group["names"]) + ")"),
            group["words"],
            group.get("kind", "furniture"),
            group["reason"],
        )
        for group in resource("furniture")["elements"]
    )


def _blocks(element: Any, rule: Named) -> Iterator[Block]:
    """The text of an element as lines; credits within a caption are furniture."""
    if rule.kind != "caption":
        yield from (Block(line, "furniture", reason=rule.reason) for line in _lines(element))
        return
    captions = _captions(element) if element.tag == "figure" else [element]
    for caption in captions:
        for line, credit in _caption_lines(caption):
            if credit:
                yield Block(line, "furniture", reason="picture or video credit")
            else:
                yield Block(line, "caption", reason=rule.reason)


def _captions(figure: Any) -> list[Any]:
    return figure.findall(".//figcaption") or [figure]


def _captions_quote(caption: Any) -> bool:
    return caption.getparent().find(".//blockquote") is not None


def _caption_lines(caption: Any) -> Iterator[tuple[str, bool]]:
    named = [e for e in caption.iterdescendants() if CREDIT.search((e.get("class") or "").lower())]
    credits = [e for e in named if not any(above in named for above in e.iterancestors())]
    apart = [(_text(credit), True) for credit in credits]
    for credit in credits:
        credit.text = None
        for inner in list(credit):
            credit.remove(inner)
    if text := _text(caption):
        tail = _credit().search(text)
        if told := text[: tail.start()].strip() if tail else text:
            yield told, False
        if tail:
            yield tail[0], True
    yield from (line for line in apart if line[0])


def _lines(element: Any) -> Iterator[str]:
    """The lines of text in an element, as a browser would set them."""
    run: list[str] = []
    for part in element.iter():
        if not isinstance(part.tag, str):
            continue
        if part.tag in BLOCKS or part.tag in LINED:
            if line := " ".join("".join(run).split()):
                yield line
            run = []
        run.append(part.text or "")
        if part is not element:
            run.append(part.tail or "")
    if line := " ".join("".join(run).split()):
        yield line


def _replace(element: Any, number: int) -> None:
    parent = element.getparent()
    if element.tag == "caption" and parent.getparent() is not None:
        parent.addprevious(element)  # a row would take it in
        parent = element.getparent()
    inline = parent.tag not in BLOCKS
    mark = Element("span" if inline else "p")
    mark.text = f"\ue0f3{number}\ue0f4"
    mark.tail, element.tail = element.tail, None
    parent.replace(element, mark)


def _tell_story(tree: Any) -> None:
    """Name the element that holds the story where the page has no one element for it."""
    articles = len(list(tree.iter("article")))
    if articles == 1 or tree.xpath("//*[@itemprop='articleBody']") or (not articles and tree.xpath("//main")):
        return
    within: defaultdict[Any, int] = defaultdict(int)
    for paragraph, words in _paragraph_words(tree).items():
        for above in paragraph.iterancestors():
            within[above] += words
    story = tree.find("body")
    if story is None or not within[story]:
        return
    total = within[story]
    while (inner := next((e for e in story if within.get(e, 0) >= MOST * total), None)) is not None:
        story = inner
    if story.tag in BLOCKS and story.tag != "body":
        story.tag = "div"
        story.set("itemprop", "articleBody")


def _paragraph_words(tree: Any) -> dict[Any, int]:
    """The words of each paragraph that is long enough to be the story's."""
    counted = ((p, len(_text(p).split())) for p in tree.iter("p"))
    return {p: words for p, words in counted if words >= STORY_WORDS}


def _drop(element: Any) -> None:
    if (parent := element.getparent()) is not None:
        before = element.getprevious()
        if element.tail:
            if before is None:
                parent.text = (parent.text or "") + element.tail
            else:
                before.tail = (before.tail or "") + element.tail
        parent.remove(element)


def _words(element: Any, most: int) -> int:
    """The words in an element; counted no further than ``most``, for elements lie in each other."""
    counted = 0
    for text in element.itertext():
        counted += len(text.split())
        if counted > most:
            break
    return counted


def _text(element: Any) -> str:
    return " ".join("".join(element.itertext()).split())
