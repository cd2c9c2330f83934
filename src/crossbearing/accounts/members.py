"""What a file that holds accounts unfolds to, and how much of that is allowed."""

import io
import lzma
import tempfile
import zipfile
import zlib
from typing import IO, Any

from attrs import define, field, frozen

from crossbearing.accounts.known import NOTHING, Known
from crossbearing.accounts.repair import legible
from crossbearing.accounts.settings import ReadSettings
from crossbearing.errors import ReadError

# What decompressors raise over broken data, or what they cannot do.
DAMAGES = (zlib.error, lzma.LZMAError, zipfile.BadZipFile, RuntimeError, NotImplementedError, OSError)
CHUNK = 1 << 16
IN_MEMORY = 8_000_000  # a nested container larger than this is laid out on the disk
NO_BOMB = 100_000_000  # bytes that any small file may unfold to: bombs make far more


@frozen
class Member:
    """An account, or a container of accounts, inside a file. ``name`` is "" for the file's own body.

    ``stream`` can be read until the next member is asked for. ``told`` is what the file says of it,
    ``charset`` the encoding a header gives it, ``kind`` its kind where the file leaves no doubt.
    """

    name: str = field(converter=legible)
    stream: IO[bytes]
    told: Known = NOTHING
    charset: str | None = None
    kind: str | None = None


class Exhausted(ReadError):  # noqa: N818 - it says what happened, as StopIteration does
    """A file unfolds to more than is allowed, so that no more of it is read."""


@define
class Allowance:
    """What one file may still unfold to; it lasts for the file and all that is in it."""

    settings: ReadSettings
    packed: int  # bytes of the file itself
    unpacked: int = 0
    members: int = 0

    def spend(self, count: int, where: str) -> None:
        """Raises Exhausted where ``count`` bytes more are too many."""
        self.unpacked += count
        limit = min(self.settings.max_unpacked, max(NO_BOMB, self.settings.max_ratio * self.packed))
        if self.unpacked > limit:
            raise Exhausted(where, f"unfolds to more than {limit / 1e6:g} MB; the rest is not read")

    def meet(self, where: str) -> None:
        """Raises Exhausted where one member more is too many."""
        self.members += 1
        if self.members > self.settings.max_members:
            raise Exhausted(
                where, f"holds more than {self.settings.max_members} members; the rest is not read"
            )


class _Metered(io.RawIOBase):
    """``source`` with every byte spent from ``allowance``; what precedes damage is given before the error."""

    def __init__(self, source: Any, allowance: Allowance, where: str) -> None:
        self.source, self.allowance, self.where = source, allowance, where
        self.at = 0
        self.failed: ReadError | None = None

    def readable(self) -> bool:
        return True

    def tell(self) -> int:
        return self.at

    def read(self, size: int = -1, /) -> bytes:
        pieces: list[bytes] = []
        while size and self.failed is None:
            try:
                # Not ``read``: it would throw away what it has when it meets the damage.
                piece: bytes = self.source.read1(CHUNK if size < 0 else min(CHUNK, size))
            except EOFError:
                self.failed = ReadError(self.where, "is cut short; what came before the cut is taken")
            except DAMAGES as error:
                self.failed = ReadError(self.where, f"is damaged: {error}")
            else:
                if not piece:
                    break
                pieces.append(piece)
                size -= len(piece) if size > 0 else 0
                self.at += len(piece)
                self.allowance.spend(len(piece), self.where)
        if self.failed and not pieces:
            raise self.failed
        return b"".join(pieces)


def metered(source: Any, allowance: Allowance, where: str) -> IO[bytes]:
    """``source``, a file that has ``read1``, read through a meter."""
    stream: Any = _Metered(source, allowance, where)
    return stream  # type: ignore[no-any-return]


def taken(stream: IO[bytes], most: int, where: str, head: bytes = b"") -> bytes:
    """``head`` and all that ``stream`` still holds.

    Raises ReadError where that is more than ``most`` bytes.
    """
    pieces, size = [head], len(head)
    while size <= most and (piece := stream.read(min(CHUNK, most + 1 - size))):
        pieces.append(piece)
        size += len(piece)
    if size > most:
        raise ReadError(where, f"is larger than {most / 1e6:g} MB and is not read")
    return b"".join(pieces)


def laid_out(stream: IO[bytes], head: bytes, where: str, most: int) -> tuple[IO[bytes], int]:
    """``head`` and the rest of ``stream`` as a file that can be read from any place, and its size in bytes.

    Raises Exhausted where that is more than ``most``.
    """
    spool = tempfile.SpooledTemporaryFile(IN_MEMORY)  # noqa: SIM115 - closed by who asked for it
    size = spool.write(head)
    while piece := stream.read(CHUNK):
        size += spool.write(piece)
        if size > most:
            spool.close()
            raise Exhausted(where, f"is larger than {most / 1e6:g} MB and is not read")
    spool.seek(0)
    return spool, size
