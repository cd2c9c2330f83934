"""Who shares words with whom. All accounts are invented."""

import itertools
import random
import time

from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.lineage import trace
from crossbearing.lineage.words import words_of
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.lineage import Lineage

FLOOD = (
    "The river Alta broke its banks on Tuesday night after three days of rain, and firefighters carried "
    "the people of two villages to a school on the hill, where they slept on mats and waited for news of "
    "their animals."
)
RACE = (
    "Forty thousand runners crossed the old bridge on a cold morning while the band of the harbour police "
    "played, and the winner, a baker from the hills, said afterwards that she had only come because her "
    "sister was ill."
)
QUOTE = "“We had one hour to leave and we took only the dog, the papers and my mother’s old clock”"


def account(name: str, text: str, published: str | None = None, outlet: str | None = None) -> Account:
    paragraphs: list[Paragraph] = []
    start = 0
    for part in text.split("\n\n"):
        paragraphs.append(Paragraph(start, start + len(part), "paragraph"))
        start += len(part) + 2
    return Account(name, name * 8, text, tuple(paragraphs), published=published, outlet=outlet)


def shared(*accounts: Account) -> list[Lineage]:
    return [entry for entry in trace(accounts) if entry.kind != "credited"]


def words_at(entry: Lineage, *accounts: Account) -> list[str]:
    texts = {a.id: a.text for a in accounts}
    return [texts[s.document][s.start : s.end] for s in entry.spans]


def test_a_copied_passage_is_verbatim_with_its_exact_extent() -> None:
    a = account("a", f"Rain fell. {FLOOD} Nobody knows more.")
    b = account("b", f"From the hills we hear this. {FLOOD} The school is warm.")
    (entry,) = shared(a, b)
    assert entry.kind == "verbatim"
    assert words_at(entry, a, b) == [FLOOD.rstrip(".")] * 2
    assert entry.words == len(words_of(account("c", FLOOD)).words)


def test_marks_and_case_do_not_hide_a_copy() -> None:
    a, b = account("a", FLOOD), account("b", FLOOD.upper().replace(",", " —"))
    assert [entry.kind for entry in shared(a, b)] == ["verbatim"]


def test_a_lightly_edited_passage_is_found_whole() -> None:
    edited = FLOOD.replace("three days", "several days").replace("people of two villages", "villagers")
    a, b = account("a", f"It rained. {FLOOD}"), account("b", f"{edited} More follows.")
    (entry,) = shared(a, b)
    assert entry.kind == "near_verbatim"
    assert words_at(entry, *sorted([a, b], key=lambda x: x.id))[0].startswith("The river Alta")
    assert all(words.endswith("of their animals") for words in words_at(entry, a, b))


def test_accounts_in_words_of_their_own_share_nothing() -> None:
    retold = (
        "Villagers near the Alta spent Tuesday night in a school after fire crews brought them uphill; three "
        "wet days had swollen the river, and many asked about their cattle."
    )
    assert shared(account("a", FLOOD), account("b", retold)) == []


def test_a_short_phrase_in_common_is_no_copy() -> None:
    phrase = "at the end of the day in the middle of"
    a, b = account("a", f"He sang {phrase} for us."), account("b", f"Rain came {phrase}, they say.")
    assert shared(a, b) == []


def test_a_passage_repeated_inside_one_account_is_no_lineage() -> None:
    assert trace([account("a", f"{FLOOD}\n\n{RACE}\n\n{FLOOD}")]) == ()


def test_a_passage_repeated_in_one_account_has_one_counterpart() -> None:
    a, b = account("a", FLOOD), account("b", f"{FLOOD}\n\n{FLOOD}")
    assert len(shared(a, b)) == 1


def test_a_shared_quotation_is_a_shared_speaker() -> None:
    a = account("a", f"In Norvik the farmer Ole Dahl wept. {QUOTE}, he told us at the gate.")
    b = account("b", f"Others had less time. {QUOTE}, said a man of sixty who gave his name as Dahl.")
    (entry,) = shared(a, b)
    assert entry.kind == "shared_quotation"


def test_plain_words_between_two_short_quotations_are_not_quoted() -> None:
    text = f'"No," the old ferryman began, and looked away. {FLOOD} "Yes," he said.'.replace("“", '"')
    assert [e.kind for e in shared(account("a", text), account("b", text))] == ["verbatim"]


def test_a_copy_that_also_holds_a_quotation_is_a_copy() -> None:
    passage = f"{FLOOD} {QUOTE}, a farmer said. {RACE}"
    assert [e.kind for e in shared(account("a", passage), account("b", passage))] == ["verbatim"]


def test_a_copy_beside_scattered_likenesses_is_not_lost() -> None:
    rng = random.Random(7)
    filler = [f"word{i}" for i in range(400)]

    def scattered() -> str:
        pieces = [" ".join(RACE.split()[i : i + 5] + rng.sample(filler, 9)) for i in range(0, 30, 5)]
        return " ".join(pieces)

    a, b = account("a", f"{FLOOD} {scattered()}"), account("b", f"{FLOOD} {scattered()}")
    assert any(entry.kind == "verbatim" and entry.words > 30 for entry in shared(a, b))


def test_the_account_published_first_is_the_source() -> None:
    early, late = account("z", FLOOD, "2031-05-02"), account("a", FLOOD, "2031-05-03T08:00:00Z")
    assert [entry.source for entry in shared(late, early)] == [early.id]


def test_without_comparable_dates_nobody_is_the_source() -> None:
    for first, second in [
        (None, "2031-05-02"),
        ("2031-05", "2031-05-02"),
        ("2031-05-02", "2031-05-02"),
        ("2031-XX", "2031-05"),
    ]:
        assert [e.source for e in shared(account("a", FLOOD, first), account("b", FLOOD, second))] == [None]


def test_who_is_credited_is_the_source_whatever_the_dates() -> None:
    wire = account("w", FLOOD, "2031-05-03", outlet="Alta Courier")
    copy = account("c", f"{FLOOD}\n\nThe Alta Courier reported this.", "2031-05-02", outlet="Hill Post")
    credited = [e for e in trace([wire, copy]) if e.kind == "credited"]
    assert [(e.origin, e.spans[0].document) for e in credited] == [("Alta Courier", copy.id)]
    assert [e.source for e in shared(wire, copy)] == [wire.id]


def test_furniture_proves_nothing() -> None:
    a, b = account("a", FLOOD), account("b", FLOOD)
    banner = Account("b", b.sha256, b.text, (Paragraph(0, len(b.text), "furniture"),))
    assert shared(a, banner) == []


VOCABULARY = [
    "rain",
    "river",
    "school",
    "bridge",
    "night",
    "fire",
    "crew",
    "hill",
    "dog",
    "clock",
    "boat",
    "road",
    "mill",
]
SENTENCES = st.lists(st.sampled_from(VOCABULARY), min_size=15, max_size=60).map(" ".join)


@settings(max_examples=60, deadline=None)
@given(st.lists(SENTENCES, min_size=2, max_size=4), st.randoms(use_true_random=False))
def test_the_order_of_accounts_changes_nothing(texts: list[str], rng: random.Random) -> None:
    accounts = [account(f"n{i}", text) for i, text in enumerate(texts)]
    shuffled = accounts[:]
    rng.shuffle(shuffled)
    assert trace(accounts) == trace(shuffled)


@settings(max_examples=60, deadline=None)
@given(SENTENCES, SENTENCES, SENTENCES)
def test_passages_align_word_for_word_within_the_tolerance(before: str, passage: str, after: str) -> None:
    a, b = account("a", f"{before} {passage}"), account("b", f"{passage} {after}")
    for entry in shared(a, b):
        spans = [words_of(account("x", text)).words for text in words_at(entry, a, b)]
        longest = max(len(words) for words in spans)
        assert 12 <= entry.words <= min(len(words) for words in spans)
        assert entry.words >= 0.6 * longest
        assert all(words[0] in spans[1] and words[-1] in spans[1] for words in spans)


@settings(max_examples=40, deadline=None)
@given(SENTENCES, SENTENCES)
def test_an_unrelated_account_changes_no_passage(before: str, after: str) -> None:
    a, b = account("a", f"{before} {FLOOD}"), account("b", f"{FLOOD} {after}")
    unrelated = account("u", " ".join(f"other{i}" for i in range(200)))
    assert trace([a, b]) == trace([a, b, unrelated])


@settings(max_examples=40, deadline=None)
@given(st.integers(0, 2**32))
def test_a_passage_with_a_word_changed_in_each_fifteen_is_found(seed: int) -> None:
    rng = random.Random(seed)
    words = f"{FLOOD} {RACE}".split()
    for block in range(0, len(words) - 15, 15):
        words[block + rng.randrange(15)] = "changed"
    found = shared(account("a", f"We begin. {FLOOD} {RACE}"), account("b", " ".join(words)))
    assert sum(entry.words for entry in found) >= 0.6 * len(words)


def test_many_copies_are_paired_each_with_each() -> None:
    copies = [account(f"c{i}", f"Number {i} begins. {FLOOD}") for i in range(5)]
    pairs = {frozenset(s.document for s in entry.spans) for entry in shared(*copies)}
    assert pairs == {frozenset((a.id, b.id)) for a, b in itertools.combinations(copies, 2)}


def test_a_text_in_very_many_accounts_is_linked_to_the_first_of_them() -> None:
    copies = [account(f"c{i}", f"Number {i} begins. {FLOOD} {RACE}") for i in range(60)]
    found = shared(*copies)
    assert len(found) == 59
    assert {s.document for entry in found for s in entry.spans} == {a.id for a in copies}
    assert len(set.intersection(*({s.document for s in entry.spans} for entry in found))) == 1


def test_the_work_grows_with_the_number_of_copies_and_not_with_its_square() -> None:
    def passages(number: int) -> int:
        return len(shared(*(account(f"c{i}", f"Number {i} begins. {FLOOD}") for i in range(number))))

    assert (passages(100), passages(200)) == (99, 199)


def test_accounts_that_repeat_themselves_take_no_time() -> None:
    said = "The boats are safe, the harbour is open and nobody is missing tonight."
    a = account("a", f"Rain fell. {' '.join([said] * 200)} So ends it.")
    b = account("b", f"From the hills: {' '.join([said] * 200)} Good night.")
    other = account("c", " ".join(f"{said} {said.replace('boats', f'nets{i}')}" for i in range(100)))
    start = time.perf_counter()
    found = trace([a, b, other])
    assert time.perf_counter() - start < 5  # it once took minutes
    assert max(entry.words for entry in found) == 200 * len(said.split())
