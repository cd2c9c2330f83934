"""An analyst's judgements, kept in the case."""

import sqlite3
from collections.abc import Callable
from contextlib import AbstractContextManager
from typing import Any

from attrs import evolve

from crossbearing.model.codec import dump, load
from crossbearing.model.judgement import Judgement
from crossbearing.store import Judgements
from crossbearing.store.words import storable

Rows = Callable[..., list[tuple[Any, ...]]]
Transaction = Callable[[], AbstractContextManager[sqlite3.Connection]]


class SqliteJudgements(Judgements):
    """The judgements of a case; ``rows`` asks its file and ``transaction`` changes it. See ``Judgements``."""

    def __init__(self, rows: Rows, transaction: Transaction) -> None:
        self._rows = rows
        self._transaction = transaction

    def add(self, judgement: Judgement) -> Judgement:
        told = storable(dump(evolve(judgement, number=0)))
        with self._transaction() as connection:
            connection.execute("INSERT INTO judgements (judgement) VALUES (?)", (told,))
            ((number,),) = connection.execute("SELECT max(number) FROM judgements")
        return evolve(judgement, number=number)

    def log(self) -> tuple[Judgement, ...]:
        rows = self._rows("SELECT number, judgement FROM judgements ORDER BY number")
        return tuple(evolve(load(told, Judgement), number=number) for number, told in rows)
