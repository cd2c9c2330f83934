"""What pages and the API both let an analyst do: answer, decide, add."""

from collections.abc import Sequence
from typing import cast, get_args

from attrs import frozen
from starlette.datastructures import UploadFile

from crossbearing.errors import JudgementError, ReadError
from crossbearing.exports.wording import count
from crossbearing.model.judgement import Decision, Judgement
from crossbearing.web.adding import Pasted, Upload, keep_pasted, keep_uploads, web_address
from crossbearing.web.desk import Desk, Job

MOST_URLS = 50


@frozen
class Reviewed:
    """What came of an answer; ``judgement`` is None where the question was set aside."""

    judgement: int | None
    sentence: str
    left: int


def answer(desk: Desk, key: str, letter: str, because: str, by: str) -> Reviewed:
    """Give the question ``key`` of the queue the answer with that letter. Raises JudgementError."""
    item = next((i for i in desk.open_items() if i.key == key), None)
    if item is None:
        raise JudgementError("this question is not open: it is answered, or the case has moved on")
    given = item.answer(letter)
    if given is None:
        raise JudgementError(f"{letter!r} is no answer to it: {', '.join(a.key for a in item.answers)} are")
    if given.decision is None:
        desk.set_aside(item, by)
        return Reviewed(None, f"Set aside: {item.question}", len(desk.open_items()))
    kept = desk.judge(given.decision, item.subjects, because, by)
    return Reviewed(kept.number, f"Judgement {kept.number}: {kept.sentence}", len(desk.open_items()))


def decide(desk: Desk, decision: str, subjects: Sequence[str], because: str, by: str) -> Judgement:
    """Judge something. Raises JudgementError."""
    if decision not in get_args(Decision):
        raise JudgementError(f"{decision!r} is no decision: {', '.join(get_args(Decision))} are")
    return desk.judge(cast(Decision, decision), subjects, because, by)


def add_files(desk: Desk, files: Sequence[UploadFile]) -> Job:
    """Add uploaded files. Raises ReadError."""
    folder = keep_uploads([Upload(f.filename or "account", f.file) for f in files])
    title = f"Adding {count(len(files), 'file')}" if len(files) > 1 else f"Adding {files[0].filename}"
    return desk.add([folder], title, scratch=folder)


def add_pasted(desk: Desk, pasted: Pasted) -> Job:
    """Add an account that was pasted. Raises ReadError."""
    folder = keep_pasted(pasted)
    return desk.add([folder], f"Adding {pasted.title or pasted.outlet or 'a pasted text'}", scratch=folder)


def add_urls(desk: Desk, given: Sequence[str]) -> Job:
    """Fetch pages of the web and add them. Raises ReadError."""
    urls = [web_address(url) for url in dict.fromkeys(given)]
    if not urls:
        raise ReadError("address", "is empty")
    if len(urls) > MOST_URLS:
        raise ReadError("addresses", f"are {len(urls)}; {MOST_URLS} at once are allowed")
    return desk.add(
        urls, f"Fetching {urls[0] if len(urls) == 1 else count(len(urls), 'address', 'addresses')}"
    )
