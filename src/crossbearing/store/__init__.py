"""Keeping a case: the accounts of an analyst, what each yields by itself, and what went wrong."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

from attrs import frozen

from crossbearing.model.account import Account, Problem
from crossbearing.model.address import Address
from crossbearing.model.claim import Analysis
from crossbearing.model.fetched import Fetched, Validators
from crossbearing.model.judgement import Judgement
from crossbearing.model.kept import Kept
from crossbearing.model.shown import SetAside, Shown


@frozen
class FileReading:
    """The reading of a file. ``mark`` stands for all that what is read depends on.

    ``file`` is its full path; another mark means that the file, what is told of it, or the reader changed.
    """

    file: str
    mark: str


class Store(Protocol):
    """What the pipeline asks of a case. Every method keeps all of its change or none of it.

    All lists come in a fixed order, whatever the order they were put in. Iterators give what the case
    held when they were asked for, so it may be written to while they are read. Each method raises
    StoreError where the case cannot be read or written.
    """

    @property
    def files(self) -> tuple[Path, ...]:
        """The files the case is kept in, those included that are there only while it is open."""
        ...

    @property
    def responses(self) -> "Responses":
        """What servers gave for the accounts of this case."""
        ...

    @property
    def sources(self) -> "Files":
        """The files that were read into this case."""
        ...

    @property
    def results(self) -> "Results":
        """What was worked out of all accounts, piece by piece."""
        ...

    @property
    def judgements(self) -> "Judgements":
        """What the analyst decided."""
        ...

    @property
    def showings(self) -> "Showings":
        """What readers were shown of this case."""
        ...

    def put_account(
        self,
        account: Account,
        data: bytes,
        origin: str,
        *,
        url: str | None = None,
        retrieved: str | None = None,
        joins: Sequence[str] = (),
        reading: FileReading | None = None,
    ) -> None:
        """Keep ``account``, the bytes it was read from and the full path or URL they came from.

        The same id again replaces what was known; if that differs, its analysis is forgotten. ``url`` is
        the canonical URL of its page, ``retrieved`` when it was had, as an instant in UTC
        (YYYY-MM-DDTHH:MM:SSZ), ``reading`` that of the file it was met in. ``origin`` gives one account at
        a time: what came from it before is now older than this one, or forgotten if the two are not one
        account and nothing else leads to it.

        ``joins`` are the ids of kept accounts that it is a copy or a version of, which makes all of them
        one; its own id alone where it stands for itself though another has the same text; nothing leaves
        it with what it is with.
        Of copies and versions the newest counts: the last that came from one origin, else the last
        retrieved, the last published, the one most is known of.
        """
        ...

    def alike(self, account: Account, url: str | None) -> tuple[tuple[Account, ...], ...]:
        """Kept accounts of the same text or bytes as ``account``, or found at ``url``.

        Older versions and copies are among them, and ``account`` itself if it is kept. What is one account
        is in one group; groups and accounts come newest first.
        """
        ...

    def addresses(self, account_id: str) -> tuple[Address, ...]:
        """All addresses at which the account, its copies and versions are found, sorted by name."""
        ...

    def versions(self, account_id: str) -> tuple[Account, ...]:
        """The versions of the account, which all differ in their text, oldest first, with the newest.

        Empty where the case holds no such account.
        """
        ...

    def changed(self) -> tuple[str, ...]:
        """The ids of those of ``accounts`` that have several versions, sorted."""
        ...

    def ids_from(self, origin: str) -> tuple[str, ...]:
        """The ids of the accounts that came from ``origin``, sorted; of versions only the last."""
        ...

    def account_from(self, origin: str) -> Account | None:
        """The account that came last from ``origin``; None where there is none."""
        ...

    def remove(self, account_id: str) -> None:
        """Forget an account in all its copies and versions; nothing happens where there is none."""
        ...

    def accounts(self) -> Iterator[Account]:
        """All accounts, sorted by id: of copies and versions only the newest."""
        ...

    def account_bytes(self, account_id: str) -> bytes:
        """The bytes as they came. Raises StoreError where the case holds no such account."""
        ...

    def put_analyses(self, analyses: Iterable[Analysis], recipe: str) -> None:
        """Keep ``analyses`` as made with ``recipe``, in place of older ones of the same accounts."""
        ...

    def analyses(self, recipe: str) -> Iterator[Analysis]:
        """The analyses of ``accounts`` made with ``recipe``, sorted by document."""
        ...

    def analysis(self, document: str, recipe: str) -> Analysis | None:
        """The analysis of one account, if one was made with ``recipe``."""
        ...

    def unanalysed(self, recipe: str) -> Iterator[Account]:
        """Those of ``accounts`` without an analysis made with ``recipe``, sorted by id."""
        ...

    def put_problem(self, problem: Problem, origin: str) -> None:
        """Keep ``problem`` of the file or folder whose full path is ``origin``.

        It takes the place of the one known of the same origin and ``where``.
        """
        ...

    def clear_problems(self, origin: str) -> None:
        """Forget the problems of ``origin``, if there are any."""
        ...

    def troubled(self) -> tuple[str, ...]:
        """The origins that have problems, sorted."""
        ...

    def problems(self, origin: str | None = None) -> tuple[Problem, ...]:
        """All problems, or those of ``origin``, sorted by ``where`` and ``why``."""
        ...


class Files(Protocol):
    """The files that were read into a case. Each method raises StoreError as those of ``Store`` do."""

    def is_whole(self, reading: FileReading) -> bool:
        """Whether all that this reading of the file finds is kept, problems included."""
        ...

    def is_begun(self, reading: FileReading) -> bool:
        """Whether this reading of the file was begun and not finished."""
        ...

    def begin(self, reading: FileReading) -> None:
        """The file is about to be read from its start; its problems are forgotten."""
        ...

    def holds(self, reading: FileReading, origin: str) -> bool:
        """Whether what is at ``origin``, in the file, is kept as this reading found it."""
        ...

    def spare(self, reading: FileReading, member: str) -> None:
        """Keep what came earlier from ``member`` of the file and from all in it, though it is not met now.

        ``member`` is the way in the file, with a "/" before it; "" for all of it.
        """
        ...

    def finish(self, reading: FileReading) -> None:
        """All of the file is kept.

        What came from it earlier and was neither met nor spared is forgotten, unless something else leads
        to it.
        """
        ...

    def accounts(self, reading: FileReading) -> Iterator[Account]:
        """The accounts that this reading found, sorted by origin."""
        ...


class Responses(Protocol):
    """What servers gave, kept in a case. Each method raises StoreError as those of ``Store`` do."""

    def put(self, fetched: Fetched) -> None:
        """Keep ``fetched`` in place of what the same URL gave before.

        Where nothing has changed since, the older response stays, as it holds the page; of the newer only
        the time and what the server newly says of its page are kept.
        """
        ...

    def validators(self, url: str) -> Validators | None:
        """What to ask ``url`` with, so that it is not sent again unchanged; None where nothing is known."""
        ...

    def warc(self, url: str) -> bytes | None:
        """The WARC records of what ``url`` gave, redirects included; None where it was never fetched."""
        ...

    def urls(self) -> tuple[str, ...]:
        """All URLs that were fetched, sorted."""
        ...


class Results(Protocol):
    """What stages made of all accounts. Each method raises StoreError as those of ``Store`` do."""

    def of(self, stage: str, recipe: str) -> AbstractContextManager[Kept]:
        """The results that ``stage`` has made with ``recipe``, to be read and added to while it works.

        When it is done, what it neither read nor added is superseded, and forgotten. Where it fails
        nothing is forgotten.
        """
        ...


class Judgements(Protocol):
    """An analyst's decisions, kept in a case. Each method raises StoreError as those of ``Store`` do."""

    def add(self, judgement: Judgement) -> Judgement:
        """Append ``judgement``, or the undoing of one, and return it with its number.

        Numbers rise from 1; nothing that was appended is ever changed or deleted.
        """
        ...

    def log(self) -> tuple[Judgement, ...]:
        """All judgements, those undone and the undoings included, in the order they were made."""
        ...


class Showings(Protocol):
    """What the desk has shown of a case. Each method raises StoreError as those of ``Store`` do."""

    def keep(self, shown: Iterable[Shown], at: str) -> int:
        """Keep ``shown`` as all that is shown now and return the number of the build, from 1.

        Where the last build showed the same, it is that build still. ``at`` is an instant in UTC.
        """
        ...

    def find(self, id: str) -> Shown | None:
        """What was last shown under ``id``."""
        ...

    def begun(self, build: int) -> frozenset[str]:
        """The ids that ``build`` showed and the one before it did not."""
        ...

    def ended(self, build: int) -> tuple[Shown, ...]:
        """What the build before ``build`` showed and it did not, sorted by id; for the last build only."""
        ...

    def built(self, build: int) -> str | None:
        """When ``build`` was first shown; None where there is no such build."""
        ...

    def set_aside(self, one: SetAside) -> None:
        """Keep that a question needs no answer."""
        ...

    def take_back(self, subject: str) -> None:
        """Ask the question again; nothing happens where it was not set aside."""
        ...

    def aside(self) -> tuple[SetAside, ...]:
        """All questions set aside, oldest first."""
        ...
