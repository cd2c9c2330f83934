"""ZIP, WACZ, tar and compressed files → members. Links and paths that lead out of the archive are refused."""

import bz2
import gzip
import lzma
import re
import stat
import tarfile
import zipfile
from collections.abc import Callable, Collection, Iterator, Mapping, Set
from pathlib import PurePosixPath
from typing import IO, Any

from crossbearing.accounts.failures import reading
from crossbearing.accounts.known import NOTHING, Known, shown
from crossbearing.accounts.manifest import NAME, parsed
from crossbearing.accounts.members import Allowance, Member, metered, taken
from crossbearing.errors import ReadError
from crossbearing.model.account import Problem

COMPRESSED: dict[bytes, Callable[[IO[bytes]], Any]] = {
    b"\x1f": lambda stream: gzip.GzipFile(fileobj=stream, mode="rb"),
    b"B": bz2.BZ2File,
    b"\xfd": lzma.LZMAFile,
}
CRAWLS = re.compile(r"archive/[^/]+\.(?:warc|warc\.gz|arc\.gz)", re.IGNORECASE)
LARGEST_DIRECTORY = 100_000_000  # bytes of a ZIP's list of its members, which is read whole
READ_WHOLE = (b"L", b"K", b"x", b"g", b"X")  # tar headers with long names and the like
LARGEST_NAME = 1_000_000  # bytes of a tar's header with a long name, which is read whole too


def zipped(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """The files in a ZIP archive, of WACZ (webrecorder.net) the crawls. accounts.csv counts in its folder."""
    _check_directory(stream, where)
    with reading(where, "ZIP"):
        archive = zipfile.ZipFile(stream)
    infos = [info for info in archive.infolist() if not info.filename.endswith("/")]
    names = frozenset(info.filename for info in infos)
    if "datapackage.json" in names and any(map(CRAWLS.fullmatch, names)):
        infos = [info for info in infos if CRAWLS.fullmatch(info.filename)]
    elif "[Content_Types].xml" in names or {"mimetype", "content.xml"} <= names:
        raise ReadError(where, "is an Office file other than .docx; save it as .docx, PDF or CSV")
    tables: dict[str, Mapping[str, Known]] = {}
    beside = _by_folder(names)
    for info in infos:
        if PurePosixPath(info.filename).name == NAME and info.file_size <= allowance.settings.max_bytes:
            with reading(f"{where}/{shown(info.filename)}", "ZIP"), archive.open(info) as inner:
                found = inner.read(allowance.settings.max_bytes + 1)
            yield from _manifest(found, info.filename, beside, tables, where)
    for info in infos:
        here = f"{where}/{shown(info.filename)}"
        if why := _refused(info.filename) or _refused_entry(info):
            yield Problem(here, why)
            continue
        if _is_passed_over(info.filename):
            continue
        try:
            with reading(here, "ZIP"):
                inner = archive.open(info)
        except ReadError as error:
            yield Problem(error.where, error.why)
            continue
        with inner:
            yield Member(shown(info.filename), metered(inner, allowance, here), _known(info.filename, tables))


def tar(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """The files in a tar archive, compressed or not. An accounts.csv applies in its folder."""
    tables: dict[str, Mapping[str, Known]] = {}
    names: set[str] = set()
    manifests: list[tuple[str, bytes]] = []
    # Once through for what accounts.csv tells, which may stand behind the files it tells of.
    try:
        for info, inner in _entries(stream, where, Allowance(allowance.settings, allowance.packed)):
            names.add(info.name.removeprefix("./"))
            if PurePosixPath(info.name).name == NAME and inner is not None:
                manifests.append(
                    (info.name.removeprefix("./"), taken(inner, allowance.settings.max_bytes, where))
                )
    except ReadError:
        pass  # it will be met again, and told then
    beside = _by_folder(names)
    for name, data in manifests:
        yield from _manifest(data, name, beside, tables, where)
    stream.seek(0)
    for info, inner in _entries(stream, where, allowance):
        name = info.name.removeprefix("./")
        if info.isdir():
            continue
        if why := _refused(info.name) or (_no_file(info) if inner is None else None):
            yield Problem(f"{where}/{shown(name)}", why)
        elif inner is not None and not _is_passed_over(name):
            yield Member(shown(name), inner, _known(name, tables))


def packed(stream: IO[bytes], where: str, allowance: Allowance) -> Iterator[Member | Problem]:
    """The one file in a file that gzip, bzip2 or xz made."""
    yield Member("", unpacked(stream, where, allowance))


def unpacked(stream: IO[bytes], where: str, allowance: Allowance) -> IO[bytes]:
    """``stream`` as it was before gzip, bzip2 or xz; as it is, if it is not compressed."""
    mark = stream.read(1)
    stream.seek(0)
    opener = COMPRESSED.get(mark)
    return metered(opener(stream) if opener else stream, allowance, where)


class _Entry(tarfile.TarInfo):
    """A tar header; one that is longer than any name needs is refused instead of read into memory."""

    def _proc_member(self, archive: tarfile.TarFile) -> tarfile.TarInfo:
        if self.type in READ_WHOLE and self.size > LARGEST_NAME:
            raise tarfile.ReadError("a header is longer than any name")
        return super()._proc_member(archive)  # type: ignore[misc,no-any-return]


def _entries(
    stream: IO[bytes], where: str, allowance: Allowance
) -> Iterator[tuple[tarfile.TarInfo, IO[bytes] | None]]:
    """Each header with the bytes of its file, if it is one, in the order of the archive."""
    source = unpacked(stream, where, allowance)
    with reading(where, "tar"):
        archive = tarfile.open(fileobj=source, mode="r|", tarinfo=_Entry)  # noqa: SIM115
    while True:
        with reading(where, "tar"):
            info = archive.next()
            archive.members = []  # type: ignore[attr-defined]  # it would remember them all
            inner = archive.extractfile(info) if info is not None and info.isreg() else None
        if info is None:
            return
        yield info, inner


def _check_directory(stream: IO[bytes], where: str) -> None:
    """Raises ReadError for a ZIP whose list of members is larger than any honest one."""
    size = stream.seek(0, 2)
    stream.seek(max(0, size - 65_557))
    tail = stream.read()
    stream.seek(0)
    at = tail.rfind(b"PK\5\6")
    directory = int.from_bytes(tail[at + 12 : at + 16], "little") if at >= 0 else 0
    if directory == 0xFFFFFFFF:  # ZIP64 keeps the figure elsewhere
        at = tail.rfind(b"PK\6\6")
        directory = int.from_bytes(tail[at + 40 : at + 48], "little") if at >= 0 else 0
    if directory > LARGEST_DIRECTORY:
        raise ReadError(where, "lists more members than are read")


def _is_passed_over(name: str) -> bool:
    """Hidden files, what macOS adds, and accounts.csv, as in folders."""
    parts = PurePosixPath(name).parts
    hidden = any(part.startswith(".") and part != ".." for part in parts)
    return hidden or "__MACOSX" in parts or bool(parts and parts[-1] == NAME)


def _refused(name: str) -> str | None:
    """Why a member of this name is not read."""
    if name.startswith(("/", "\\")) or re.match(r"[A-Za-z]:", name) or ".." in re.split(r"[/\\]", name):
        return "has a path that leads out of the archive, and is not read"
    return None


def _refused_entry(info: zipfile.ZipInfo) -> str | None:
    if info.flag_bits & 1:
        return "is encrypted; pack it without a password"
    if stat.S_ISLNK(info.external_attr >> 16):
        return "is a link in an archive, and is not followed"
    return None


def _no_file(info: tarfile.TarInfo) -> str:
    link = info.issym() or info.islnk()
    return "is a link in an archive, and is not followed" if link else "is neither a file nor a folder"


def _by_folder(names: Collection[str]) -> dict[str, set[str]]:
    """The names of the files in each folder; none where no folder has an accounts.csv to ask for them."""
    folders: dict[str, set[str]] = {}
    if any(name.endswith(NAME) for name in names):
        for path in map(PurePosixPath, names):
            folders.setdefault(str(path.parent), set()).add(path.name)
    return folders


def _manifest(
    data: bytes,
    name: str,
    beside: Mapping[str, Set[str]],
    tables: dict[str, Mapping[str, Known]],
    where: str,
) -> Iterator[Problem]:
    folder = str(PurePosixPath(name).parent)
    found = parsed(data, f"{where}/{shown(name)}", frozenset(beside[folder]))
    tables[folder] = found.rows
    yield from found.problems


def _known(name: str, tables: Mapping[str, Mapping[str, Known]]) -> Known:
    path = PurePosixPath(name)
    return tables.get(str(path.parent), {}).get(shown(path.name), NOTHING)
