"""Which files are accounts: files and folders are walked, nothing of them is kept in memory."""

import os
from collections.abc import Collection, Iterator, Sequence
from pathlib import Path

from attrs import field, frozen

from crossbearing.accounts.known import NOTHING, Known, shown
from crossbearing.accounts.manifest import NAME, Manifest, manifest
from crossbearing.accounts.settings import DEFAULT, ReadSettings
from crossbearing.model.account import Problem


@frozen
class Source:
    """A file that holds accounts, and what is known of it.

    ``where`` names it before a reader: its path below the folder that was given.
    """

    path: Path
    where: str
    known: Known = NOTHING


@frozen
class Obstacle(Problem):
    """A problem of the file or folder at ``path``."""

    path: Path


def gather(
    paths: Sequence[Path], settings: ReadSettings = DEFAULT, apart: Collection[Path] = ()
) -> Iterator[Source | Obstacle]:
    """The accounts among ``paths``, files or folders, and what stands in the way of reading others.

    Folders are walked in the order of names, hidden files passed over; a file met twice counts once,
    and a link into a folder already walked is not followed. What accounts.csv tells of a file applies
    whether its folder or the file itself is given. The files ``apart`` are passed over. Nothing is raised
    for what is found on the disk.
    """
    walk = _Walk(settings, {os.path.realpath(path) for path in apart})
    for path in paths:
        name = shown(Path(os.path.realpath(path)).name) or "/"
        yield from walk.folder(path, "", name) if path.is_dir() else walk.file(path, shown(path.name))


@frozen
class _Walk:
    """What was met on the way: real paths, and the manifests of folders."""

    settings: ReadSettings
    seen: set[str]
    manifests: dict[str, Manifest] = field(factory=dict)

    def folder(self, folder: Path, below: str, name: str) -> Iterator[Source | Obstacle]:
        """``below`` is the way from the folder that was given, "" for itself."""
        if self._met(folder):
            return
        try:
            paths = sorted(folder.iterdir(), key=lambda path: shown(path.name))
        except OSError as error:
            yield Obstacle(below or name, f"cannot be opened: {error.strerror}", folder)
            return
        yield from self._problems(folder, below)
        empty = True
        for path in paths:
            if path.name.startswith(".") or path.name == NAME:
                continue
            empty = False
            inner = f"{below}/{shown(path.name)}".lstrip("/")
            yield from self.folder(path, inner, name) if path.is_dir() else self.file(path, inner)
        if empty and not below:
            yield Obstacle(name, "holds no account: there is no file in it", folder)

    def file(self, path: Path, where: str) -> Iterator[Source | Obstacle]:
        if path.name == NAME or self._met(path):
            return
        if not path.exists():
            why = "is a link that leads nowhere" if path.is_symlink() else "does not exist"
            yield Obstacle(where, why, path)
        elif not path.is_file():
            yield Obstacle(where, "is neither a file nor a folder", path)
        else:
            yield from self._problems(path.parent, where.rpartition("/")[0])
            yield Source(path, where, self._manifest(path.parent, where.rpartition("/")[0]).known(path))

    def _met(self, path: Path) -> bool:
        real = os.path.realpath(path)
        met = real in self.seen
        self.seen.add(real)
        return met

    def _manifest(self, folder: Path, below: str) -> Manifest:
        real = os.path.realpath(folder)
        if real not in self.manifests:
            self.manifests[real] = manifest(folder, f"{below}/{NAME}".lstrip("/"), self.settings)
        return self.manifests[real]

    def _problems(self, folder: Path, below: str) -> Iterator[Obstacle]:
        """What is wrong with a folder's accounts.csv, the first time the folder is met."""
        if os.path.realpath(folder) not in self.manifests:
            for problem in self._manifest(folder, below).problems:
                yield Obstacle(problem.where, problem.why, folder / NAME)
