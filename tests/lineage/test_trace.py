"""Who shares words with whom. All accounts are invented."""

import importlib
import itertools
import random
import time
from typing import Any

import pytest
from attrs import evolve
from hypothesis import given, settings
from hypothesis import strategies as st

from crossbearing.lineage import LineageSettings, trace
from crossbearing.lineage.candidates import CandidateSettings
from crossbearing.lineage.words import words_of
from crossbearing.model.account import Account, Paragraph
from crossbearing.model.lineage import Lineage

trace_module = importlib.import_module("crossbearing.lineage.trace")

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
    assert entry.words == len(words_of(account("c", FLOOD)).forms)


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
        spans = [words_of(account("x", text)).forms for text in words_at(entry, a, b)]
        longest = max(len(words) for words in spans)
        assert 6 <= entry.words <= min(len(words) for words in spans)
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


# --- edits that are stepped over ----------------------------------------------------------------------


def test_sentences_merged_split_and_respelt_are_one_passage() -> None:
    told = (
        "The harbour authority organised a search at the centre of the bay. Shoigu, a fisherman, towed forty "
        "people 60 kilometres to the pier; they were travelling home, grey with cold, and lost their luggage."
    )
    edited = (
        "The harbor authority organized a search at the center of the bay, and Shoygu, a fisherman, towed 40 "
        "people 37 miles to the pier. They were traveling home, gray with cold. And lost their luggage."
    )
    a, b = account("a", f"It rained. {told}"), account("b", f"{edited} So ends it.")
    (entry,) = shared(a, b)
    by_id = dict(zip((s.document for s in entry.spans), words_at(entry, a, b), strict=True))
    assert by_id == {a.id: told.rstrip("."), b.id: edited.rstrip(".")}


def test_a_passage_with_a_sentence_cut_out_is_found_on_both_sides_of_the_cut() -> None:
    middle = (
        "Nobody could say in the dark how many goats had been left behind in the burning barns, nor when the "
        "road to the lower valley would be free again."
    )
    a, b = account("a", f"{FLOOD} {middle} {RACE}"), account("b", f"{FLOOD} {RACE}")
    found = shared(a, b)
    assert sum(entry.words for entry in found) >= len(f"{FLOOD} {RACE}".split()) - 2
    assert not any(middle in text for entry in found for text in words_at(entry, a, b))


def test_passages_in_another_order_are_found_each() -> None:
    a, b = account("a", f"{FLOOD} {RACE}"), account("b", f"{RACE} {FLOOD}")
    texts = {text.strip(". ") for entry in shared(a, b) for text in words_at(entry, a, b)}
    assert texts == {FLOOD.strip("."), RACE.strip(".")}


def test_quotation_marks_and_white_space_do_not_hide_a_passage() -> None:
    spaced = FLOOD.replace(" two ", "\u00a0two\n").replace("their animals", "“their” animals")
    assert [e.kind for e in shared(account("a", FLOOD), account("b", spaced))] == ["verbatim"]


def test_one_event_told_twice_shares_its_names_and_figures_and_no_words() -> None:
    one = "The ferry Sea Otter ran onto a reef near Port Alder on Monday, 5 May 2031. Boats saved 40 people."
    other = "The Sea Otter struck rocks off Port Alder on Monday, 5 May 2031. Fishermen saved 40 people."
    assert shared(account("a", one), account("b", other)) == []


def test_shares_are_of_each_account() -> None:
    a, b = account("a", FLOOD), account("b", f"{FLOOD} {RACE} {RACE.upper()}")
    (entry,) = shared(a, b)
    shares = dict(zip((s.document for s in entry.spans), entry.shares, strict=True))
    assert shares[a.id] == 1.0
    assert 0.2 < shares[b.id] < 0.5


def test_one_word_replaced_is_not_word_for_word_any_more() -> None:
    long = f"{FLOOD} {RACE}"
    assert [e.kind for e in shared(account("a", long), account("b", long.replace("Alta", "alta")))] == [
        "verbatim"
    ]
    assert [e.kind for e in shared(account("a", long), account("b", long.replace("baker", "potter")))] == [
        "near_verbatim"
    ]


# --- what it means ------------------------------------------------------------------------------------


def meanings(*accounts: Account) -> list[str]:
    return [entry.means for entry in shared(*accounts)]


def test_words_of_another_outlet_are_copied_and_with_a_credit_credited() -> None:
    wire = account("w", FLOOD, "2031-05-02", "Coast Press")
    plain = account("p", f"{FLOOD} More follows.", "2031-05-03", "Gull Post")
    credited = account("c", f"{FLOOD}\n\n(Coast Press)", "2031-05-03", "Gull Post")
    assert meanings(wire, plain) == ["copying"]
    (entry,) = shared(wire, credited)
    assert (entry.means, entry.origin, entry.source) == ("credited", "Coast Press", wire.id)


def test_two_accounts_that_credit_one_agency_have_the_words_from_it() -> None:
    one = account("a", f"{FLOOD}\n\n(Reuters)", outlet="Gull Post")
    other = account("b", f"{FLOOD}\n\n(Reuters)", outlet="Island Echo")
    (entry,) = shared(one, other)
    assert (entry.means, entry.origin, entry.source) == ("credited", "Reuters", None)


def test_what_an_outlet_prints_again_are_its_own_words() -> None:
    one = account("a", f"The bridge is open. {FLOOD}", "2031-05-02", "Gull Post")
    other = account("b", f"The mill is closed. {FLOOD}", "2031-05-09", "Gull Post")
    (entry,) = shared(one, other)
    assert (entry.means, entry.source) == ("own_words", one.id)


def test_words_of_years_ago_may_tell_of_an_earlier_event() -> None:
    old = account("a", FLOOD, "2019-05-02", "Gull Post")
    new = account("b", f"Water again. {FLOOD}", "2031-05-09", "Island Echo")
    (entry,) = shared(old, new)
    assert (entry.means, entry.source) == ("earlier", old.id)


PHRASE = (
    "Whoever saw anything unusual near the quay that evening may call the night desk of the harbour wardens"
)


def test_a_phrase_that_many_outlets_print_for_months_proves_nothing() -> None:
    told = [
        account(f"n{i}", f"Story number {i}. {PHRASE}. {i} boats.", f"2031-0{i + 1}-02", f"Outlet {i}")
        for i in range(5)
    ]
    assert set(meanings(*told)) == {"standard"}


def test_a_phrase_that_many_outlets_print_within_days_is_one_report() -> None:
    told = [
        account(f"n{i}", f"Story number {i}. {PHRASE}. {i} boats.", f"2031-05-0{i + 1}", f"Outlet {i}")
        for i in range(5)
    ]
    assert set(meanings(*told)) == {"copying"}


def test_a_standard_phrase_is_no_copy() -> None:
    phrase = (
        "The ministry did not immediately respond to a request for comment. An official spoke on condition "
        "of anonymity because she was not authorized to speak to the media. The investigation is ongoing."
    )
    a, b = account("a", f"A boat sank. {phrase}"), account("b", f"The opera closed. {phrase}")
    assert shared(a, b) == []


# --- quotations ---------------------------------------------------------------------------------------


def test_a_short_quotation_of_one_speaker_is_shared() -> None:
    a = account(
        "a", "The Harbour Board warned last week that smugglers would “regret every crate” they land."
    )
    b = account(
        "b",
        "Nobody was surprised. The Harbour Board threatened them, saying they would “regret every crate.”",
    )
    (entry,) = shared(a, b)
    assert (entry.kind, entry.means, entry.origin) == ("shared_quotation", "quotation", "Harbour Board")
    assert words_at(entry, a, b) == ["regret every crate"] * 2


def test_the_same_short_words_of_two_speakers_are_no_shared_quotation() -> None:
    a = account("a", "The Harbour Board warned that smugglers would “regret every crate” they land.")
    b = account("b", "Ole Dahl said that he did not “regret every crate” of his wine.")
    assert shared(a, b) == []


def test_the_shorter_quotation_within_a_longer_is_shared() -> None:
    a = account("a", "Mayor Ida Holm said that “nobody will be left without a roof this winter” in Norvik.")
    b = account("b", "“Nobody will be left without a roof,” Mayor Ida Holm said.")
    (entry,) = shared(a, b)
    assert [w.lower() for w in words_at(entry, a, b)] == ["nobody will be left without a roof"] * 2


# --- another account ----------------------------------------------------------------------------------

PIECES = [
    FLOOD,
    RACE,
    FLOOD.replace("Alta", "Orva"),
    PHRASE + ".",
    "Mayor Ida Holm said that “nobody will be left without a roof” this winter.",
    "The Alta Courier reported this.",
    "(Hill Post)",
    "The opera was closed on Monday because the tenor had lost his voice and his luggage at sea.",
]
CASES = st.lists(
    st.tuples(
        st.lists(st.sampled_from(PIECES), min_size=1, max_size=4),
        st.sampled_from([None, "Alta Courier", "Hill Post", "Gull Post"]),
        st.sampled_from([None, "2019-02-03", "2031-05-02", "2031-05-03"]),
    ),
    min_size=1,
    max_size=7,
)


@settings(max_examples=60, deadline=None)
@given(CASES, st.randoms(use_true_random=False), st.sampled_from([2, 20]))
def test_a_case_that_grows_and_shrinks_gives_what_its_accounts_give_at_once(
    case: list[Any], choice: random.Random, common: int
) -> None:
    chosen = LineageSettings(candidates=CandidateSettings(common=common))
    told = [account(f"n{i}", "\n\n".join(p), day, outlet) for i, (p, outlet, day) in enumerate(case)]
    kept: dict[str, bytes] = {}
    for _ in range(4):
        some = choice.sample(told, choice.randint(0, len(told)))
        if some:  # one is corrected
            some[0] = evolve(some[0], published="2031-06-01")
        assert trace(some, chosen, kept) == trace(some, chosen)


def test_an_account_looks_only_at_those_it_touches(monkeypatch: pytest.MonkeyPatch) -> None:
    read: list[str] = []
    for name in ("words_of", "sketch", "credits_of"):
        monkeypatch.setattr(trace_module, name, noting(read, getattr(trace_module, name)))
    case = [account(f"n{i}", " ".join(f"word{i}x{k}" for k in range(80))) for i in range(40)]
    case.append(account("a", FLOOD, outlet="Hill Post"))
    kept: dict[str, bytes] = {}
    trace(case, kept=kept)
    read.clear()
    trace([*case, account("b", f"It rained. {FLOOD}", outlet="Gull Post")], kept=kept)
    assert sorted(read) == ["credits_of b", "sketch b", "words_of a", "words_of b"]
    read.clear()
    trace(case, kept=kept)
    assert read == []


def noting(read: list[str], work: Any) -> Any:
    def noted(account: Account, *more: Any) -> Any:
        read.append(f"{work.__name__} {account.name}")
        return work(account, *more)

    return noted


def test_credits_are_read_again_where_an_account_of_a_new_outlet_gives_them_a_name() -> None:
    kept: dict[str, bytes] = {}
    told = account("a", "The Marsh Herald reported that the mill is closed.")
    assert trace([told], kept=kept) == ()
    (credit,) = trace([told, account("b", "It rained.", outlet="Marsh Herald")], kept=kept)
    assert credit.origin == "Marsh Herald"
