"""What changed between two versions of an account, in sentences for a reader."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from crossbearing.model.account import Account

WORDS = re.compile(r"\w+(?:[.,'’:/-]\w+)*|\s+|[^\w\s]")
ALIKE = 0.5  # share of words above which a paragraph is the same one, reworded
NEAR = (
    12  # paragraphs among which a reworded one is looked for: what was rewritten as a whole takes no longer
)
CONTEXT = 2  # words around a change that make it readable
LONGEST = 160  # characters of a quotation


def describe_changes(old: Account, new: Account) -> list[str]:
    """What ``new`` says otherwise than ``old``: title, author and date, then paragraph by paragraph.

    Paragraphs are numbered as in the version they are quoted from; page furniture is left aside, and so
    is white space. The list is empty where nothing an account tells has changed.
    """
    before, after = _paragraphs(old), _paragraphs(new)
    return [*_told_anew(old, new), *_text_changes(before, after)]


def _told_anew(old: Account, new: Account) -> Iterator[str]:
    for name in ("title", "author", "outlet"):
        was, now = getattr(old, name), getattr(new, name)
        if was and now and was != now and _are_found_alike(old, new, name):
            yield f"The {name} was {_quoted(was)} and is {_quoted(now)}."
    was, now = old.published, new.published
    if was and now and was != now and _are_found_alike(old, new, "published"):
        yield f"It was dated {was} and is dated {now}."


def _are_found_alike(old: Account, new: Account, name: str) -> bool:
    """Whether both have a datum from the same kind of place: another may tell it otherwise of one account."""
    bases = {getattr(account.bases, name) for account in (old, new)}
    return len(bases - {None}) < 2


def _paragraphs(account: Account) -> list[str]:
    texts = (account.text[p.start : p.end] for p in account.paragraphs if p.kind != "furniture")
    return [" ".join(text.split()) for text in texts]


def _text_changes(before: list[str], after: list[str]) -> Iterator[str]:
    steps = [step for step in SequenceMatcher(None, before, after).get_opcodes() if step[0] != "equal"]
    gone = {text: n for _, low, high, _, _ in steps for n, text in enumerate(before[low:high], low + 1)}
    come = {text: n for _, _, _, low, high in steps for n, text in enumerate(after[low:high], low + 1)}
    moved = gone.keys() & come.keys()
    for _, low, high, new_low, new_high in steps:
        dropped = [(n, text) for n, text in enumerate(before[low:high], low + 1) if text not in moved]
        added = [(n, text) for n, text in enumerate(after[new_low:new_high], new_low + 1)]
        yield from _step(dropped, added, gone, moved)


def _step(
    dropped: list[tuple[int, str]],
    added: Sequence[tuple[int, str]],
    gone: dict[str, int],
    moved: set[str],
) -> Iterator[str]:
    """Paragraphs that stand in the place of others: reworded, moved here, or new."""
    for n, text in added:
        if text in moved:
            yield f"Paragraph {gone[text]}, {_quoted(text)}, is now paragraph {n}."
        elif (old := _reworded(text, dropped)) is not None:
            # those before it have no counterpart, as the order is kept
            yield from (_removed(*told) for told in dropped[: dropped.index(old)])
            del dropped[: dropped.index(old) + 1]
            yield f"In paragraph {n}, {'; '.join(_word_changes(old[1], text))}."
        else:
            yield f"Paragraph {n} was added: {_quoted(text)}."
    yield from (_removed(*told) for told in dropped)


def _removed(n: int, text: str) -> str:
    return f"Paragraph {n} was removed: {_quoted(text)}."


def _reworded(text: str, candidates: Sequence[tuple[int, str]]) -> tuple[int, str] | None:
    """The most alike of the first ``candidates``, if it is alike at all."""
    matcher: SequenceMatcher[str] = SequenceMatcher(None, b=WORDS.findall(text))
    best, share = None, ALIKE
    for candidate in candidates[:NEAR]:
        matcher.set_seq1(WORDS.findall(candidate[1]))
        if matcher.real_quick_ratio() > share and matcher.quick_ratio() > share and matcher.ratio() > share:
            best, share = candidate, matcher.ratio()
    return best


def _word_changes(before: str, after: str) -> Iterator[str]:
    old, new = WORDS.findall(before), WORDS.findall(after)
    for group in SequenceMatcher(None, old, new).get_grouped_opcodes(2 * CONTEXT):
        (_, low, _, new_low, _), (_, _, high, _, new_high) = group[0], group[-1]
        was, now = "".join(old[low:high]).strip(), "".join(new[new_low:new_high]).strip()
        yield f"{_quoted(was)} became {_quoted(now)}"


def _quoted(text: str) -> str:
    if len(text) > LONGEST:
        text = text[:LONGEST].rsplit(" ", 1)[0] + "…"
    return f"“{text}”"
