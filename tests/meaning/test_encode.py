"""What words mean where they stand: an offline encoder, the same for the same sentence."""

from itertools import pairwise
from typing import Any

import numpy as np
import pytest
from attrs import evolve

from crossbearing.meaning.encode import MOST, encode, states
from crossbearing.model.codec import dump, load
from crossbearing.model.meaning import DIMENSIONS, WordMeanings


def words(text: str, read: WordMeanings) -> dict[str, Any]:
    spans = np.frombuffer(read.spans, dtype="<i4").reshape(-1, 2)
    rows = np.frombuffer(read.vectors, dtype=np.int8).reshape(-1, DIMENSIONS).astype(float)
    assert len(spans) == len(rows)
    return {text[start:end]: row for (start, end), row in zip(spans, rows, strict=True)}


def cosine(one: Any, other: Any) -> float:
    return float(one @ other / np.linalg.norm(one) / np.linalg.norm(other))


@pytest.fixture
def read(account: Any, analysed: Any) -> Any:
    """``read(text)``: the words of a text with their rows."""

    def read_text(text: str) -> dict[str, Any]:
        told = account("Gull Post", text)
        return words(told.text, analysed(told).meanings)

    return read_text


def test_words_of_sentences_with_claims_have_rows_and_marks_have_none(read: Any) -> None:
    found = read("The ferry sank off Oslo, the harbour master said.")
    assert {"ferry", "sank", "Oslo"} <= found.keys()
    assert not {",", "."} & found.keys()


def test_a_word_means_another_thing_in_another_sentence(read: Any) -> None:
    river = read("The men pulled the boat onto the bank of the river.")["bank"]
    stream = read("The boys swam to the bank of the stream.")["bank"]
    money = read("The company borrowed the money from a bank in the city.")["bank"]
    assert cosine(river, stream) > cosine(river, money)


def test_a_sentence_is_read_alike_whatever_stands_around_it(read: Any) -> None:
    alone = read("Fishermen rescued 40 passengers.")
    among = read("The ferry hit a reef near Oslo at dawn. Fishermen rescued 40 passengers. It then sank.")
    assert all((alone[word] == among[word]).all() for word in ("Fishermen", "rescued", "passengers"))


def test_an_account_is_read_alike_each_time(account: Any, analysed: Any) -> None:
    told = account("Gull Post", "The ferry hit a reef near Oslo at dawn. Fishermen rescued 40 passengers.")
    assert encode(told, reversed(analysed(told).claims)) == analysed(told).meanings


def test_an_account_without_claims_has_no_rows(account: Any) -> None:
    assert encode(account("Gull Post", "Fishermen rescued 40 passengers."), ()) == WordMeanings()


def test_a_very_long_text_is_read_to_its_end() -> None:
    found = list(states("The ferry sank off the coast of Oslo. " * (MOST // 4)))
    assert len(found) == 8 * (MOST // 4)
    assert all(one[0][1] <= other[0][0] for one, other in pairwise(found))


def test_an_analysis_keeps_its_meanings_in_the_case(account: Any, analysed: Any) -> None:
    told = analysed(account("Gull Post", "Fishermen rescued 40 passengers."))
    assert told.meanings.vectors
    assert load(dump(told), type(told)) == told
    assert evolve(told, meanings=WordMeanings()) != told
