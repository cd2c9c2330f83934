"""Keeping a case: the accounts of an analyst, what each yields by itself, and what went wrong."""

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Protocol

from crossbearing.model.account import Account, Problem
from crossbearing.model.claim import Analysis


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

    def put_account(self, account: Account, data: bytes, origin: str) -> None:
        """Keep ``account``, the bytes it was read from and the full path or URL they came from.

        The same id again replaces what was known; if that differs, its analysis is forgotten.
        """
        ...

    def ids_from(self, origin: str) -> tuple[str, ...]:
        """The ids of the accounts that came from ``origin``, sorted: a changed file has an older one."""
        ...

    def remove(self, account_id: str) -> None:
        """Forget an account and its analysis; nothing happens where there is none."""
        ...

    def accounts(self) -> Iterator[Account]:
        """All accounts, sorted by id."""
        ...

    def account_bytes(self, account_id: str) -> bytes:
        """The bytes as they came. Raises StoreError where the case holds no such account."""
        ...

    def put_analyses(self, analyses: Iterable[Analysis], recipe: str) -> None:
        """Keep ``analyses`` as made with ``recipe``, in place of older ones of the same accounts."""
        ...

    def analyses(self, recipe: str) -> Iterator[Analysis]:
        """The analyses made with ``recipe``, sorted by document."""
        ...

    def unanalysed(self, recipe: str) -> Iterator[Account]:
        """The accounts without an analysis made with ``recipe``, sorted by id."""
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

    def problems(self) -> tuple[Problem, ...]:
        """All problems, sorted by ``where`` and ``why``."""
        ...
