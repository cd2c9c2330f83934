"""Source → accounts: a file is told by its content, what holds accounts is unfolded, the rest is read."""

import io
import os
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import IO

from attrs import evolve, frozen

from crossbearing.accounts import archives, feeds, mail, tables, warc
from crossbearing.accounts.decoding import charset_of
from crossbearing.accounts.failures import reading
from crossbearing.accounts.known import NOTHING, Known
from crossbearing.accounts.members import Allowance, Exhausted, Member, laid_out, taken
from crossbearing.accounts.reading import PAGES, account_of
from crossbearing.accounts.repair import legible
from crossbearing.accounts.settings import DEFAULT, ReadSettings
from crossbearing.accounts.sniff import HEAD, kind_of, why_not
from crossbearing.accounts.sources import Obstacle, Source
from crossbearing.errors import ReadError
from crossbearing.model.account import Account, Problem
from crossbearing.model.fetched import Fetched

Unpacker = Callable[[IO[bytes], str, Allowance], Iterator[Member | Problem]]

# How a file of each kind that holds accounts unfolds: the file, its name for a reader, and what is allowed.
UNPACKERS: dict[str, Unpacker] = {
    "zip": archives.zipped,
    "tar": archives.tar,
    "packed": archives.packed,
    "warc": warc.records,
    "mbox": mail.box,
    "eml": mail.mail,
    "mhtml": mail.web_page,
    "feed": feeds.entries,
    "jsonfeed": feeds.items,
    "sitemap": feeds.sitemap,
    "csv": tables.rows,
    "jsonl": tables.lines,
    "json": tables.objects,
}
Found = tuple[Account, bytes] | Problem
Kept = Callable[[str], bool]


def _nothing_kept(_: str) -> bool:
    return False


def accounts_in(
    source: Source | Obstacle, settings: ReadSettings = DEFAULT, kept: Kept = _nothing_kept
) -> Iterator[Found]:
    """Each account in the file of ``source`` with the bytes it was read from, and why others were not.

    An account that is the file itself has the file's name; a member's name goes on after it, as in
    ``mails.zip/inbox/one.eml/report.pdf``. Nothing is raised for what is found in the file, and no
    more than one account is in memory at a time. An obstacle has nothing but itself. Those accounts are
    passed over of whose name ``kept`` says so. What is wrong with an account comes before it.
    """
    if isinstance(source, Obstacle):
        yield source
        return
    try:
        stream = source.path.open("rb")
    except OSError as error:
        yield Problem(source.where, f"cannot be opened: {error.strerror}")
        return
    with stream:
        yield from accounts_of(stream, source.where, source.known, settings, kept=kept)


def read_whole(source: Source | Obstacle, settings: ReadSettings = DEFAULT) -> list[Found] | None:
    """All of ``accounts_in``; None where its bytes are more than one account may have, too many to hold."""
    found: list[Found] = []
    size = 0
    for one in accounts_in(source, settings):
        size += 0 if isinstance(one, Problem) else len(one[1])
        if size > settings.max_bytes:
            return None
        found.append(one)
    return found


def accounts_at(page: Fetched, settings: ReadSettings = DEFAULT, told: Known = NOTHING) -> Iterator[Found]:
    """Each account in ``page``, named after the last part of its URL, as ``accounts_in`` for a file.

    What its server says of the encoding is a hint, and so is its address of the format. ``told`` is what is
    known of the page besides.
    """
    known = Known(url=page.final_url, retrieved=page.retrieved).by("crawl").over(told)
    charset = charset_of(page.content_type or "")
    for found in accounts_of(io.BytesIO(page.body), page.name, known, settings, charset):
        if isinstance(found, Problem):
            yield evolve(found, where=page.url + found.where.removeprefix(page.name))
        else:
            yield evolve(found[0], path=None), found[1]


def accounts_of(
    stream: IO[bytes],
    where: str,
    known: Known = NOTHING,
    settings: ReadSettings = DEFAULT,
    charset: str | None = None,
    kept: Kept = _nothing_kept,
) -> Iterator[Found]:
    """Each account in ``stream``, as ``accounts_in`` for a file named ``where``; it need not be seekable."""
    opening = _Opening(where.rpartition("/")[0], Allowance(settings, _size(stream)), kept)
    before: Found | None = None
    for found in opening.accounts(Member("", stream, known, charset), where, 0):
        if isinstance(found, Problem):
            found = evolve(found, where=legible(found.where), why=legible(found.why))
        if not (isinstance(found, Problem) and found == before):  # a file cut short is met at each member
            yield found
        before = found


@frozen
class _Opening:
    """One file being read: ``folder`` is the way to it, which is no part of the accounts' names."""

    folder: str
    allowance: Allowance
    kept: Kept

    def accounts(self, member: Member, where: str, depth: int) -> Iterator[Found]:
        """The accounts in ``member``, called ``where``; what fails does not stop the members after it."""
        try:
            yield from self._told_apart(member, where, depth)
        except Exhausted as error:
            if depth:
                raise
            yield Problem(error.where, error.why)
        except ReadError as error:
            yield Problem(error.where, error.why)

    def _told_apart(self, member: Member, where: str, depth: int) -> Iterator[Found]:
        with reading(where, "a file"):
            head = _head(member.stream)
        kind = member.kind or kind_of(head, where)
        name = where.removeprefix(f"{self.folder}/")
        if kind in PAGES and self.kept(name):
            return
        if kind in PAGES:
            with reading(where, "a file"):
                data = taken(member.stream, self.allowance.settings.max_bytes, where, head)
            account, problems = account_of(kind, data, name, member.told, member.charset)
            yield from (evolve(problem, where=where) for problem in problems)
            yield account, data
        elif kind not in UNPACKERS:
            raise ReadError(where, why_not(head, kind))
        elif depth >= self.allowance.settings.max_depth:
            why = f"lies in containers within containers more than {depth} deep, and is not read"
            raise ReadError(where, why)
        else:
            with _from_start(member.stream, head, where, self.allowance) as stream:
                yield from self._unfolded(UNPACKERS[kind], stream, member.told, where, depth)

    def _unfolded(
        self, unpacker: Unpacker, stream: IO[bytes], known: Known, where: str, depth: int
    ) -> Iterator[Found]:
        names: dict[int, int] = {}
        empty = True
        for member in unpacker(stream, where, self.allowance):
            empty = False
            if isinstance(member, Problem):
                yield member
                continue
            self.allowance.meet(where)
            # What is told of the whole is true of its body, and in part of each member.
            told = (known.of_members if member.name else known).over(member.told)
            inner = f"{where}/{_unique(member.name, names)}" if member.name else where
            yield from self.accounts(evolve(member, told=told), inner, depth + 1)
        if empty:
            yield Problem(where, "holds no account")


def _unique(name: str, met: dict[int, int]) -> str:
    """``name``, numbered where it was met before; only hashes are kept, for a crawl has many addresses.

    ``met`` has the number last given to each name, so that a thousand of one name are not tried in turn.
    """
    given, first = name, hash(name.encode("utf8", "replace"))
    while (mark := hash(given.encode("utf8", "replace"))) in met:
        met[first] += 1
        given = f"{name} ({met[first]})"
    met[mark] = 1
    return given


def _head(stream: IO[bytes]) -> bytes:
    """The first HEAD bytes of ``stream``."""
    head = b""
    while len(head) < HEAD and (piece := stream.read(HEAD - len(head))):
        head += piece
    return head


@contextmanager
def _from_start(stream: IO[bytes], head: bytes, where: str, allowance: Allowance) -> Iterator[IO[bytes]]:
    """``stream``, of which ``head`` was read, from its start and able to go anywhere in it."""
    if isinstance(stream, io.BytesIO | io.BufferedReader) and _is_file(stream):
        stream.seek(0)
        yield stream
        return
    with reading(where, "a file"):
        spool, size = laid_out(stream, head, where, allowance.settings.max_unpacked)
    allowance.packed = allowance.packed or size  # what is piped in counts as the file that it would be
    with spool:
        yield spool


def _is_file(stream: IO[bytes]) -> bool:
    return _size(stream) > 0 and stream.seekable()


def _size(stream: IO[bytes]) -> int:
    """How many bytes the file behind ``stream`` has; 0 where there is none, as behind a pipe."""
    if isinstance(stream, io.BytesIO):
        return stream.getbuffer().nbytes
    try:
        return os.fstat(stream.fileno()).st_size
    except (OSError, AttributeError):  # a member of a tar says it has a descriptor, and has none
        return 0
