"""Verifying: each tampering is found, and an honest dossier is not accused."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from crossbearing.dossier import verify
from crossbearing.model.account import Account
from crossbearing.model.codec import dump_dossier, load_dossier, plain
from crossbearing.model.dossier import Dossier

Tamper = Callable[[dict[str, Any]], object]

FERRY = [
    (
        "Gull Post",
        "The ferry Sea Otter ran onto a reef near Oslo on Monday, 5 May 2031. The "
        "accident killed 12 passengers. "
        "Fishermen rescued 40 passengers from the icy water. “The ferry hit the northern "
        "reef at full speed,” "
        "said Captain Ilse Marten. Minister Otto Brandt warned Norway that it would pay a price.",
    ),
    (
        "Island Echo",
        "The Sea Otter struck a reef off Oslo on Monday, 5 May 2031. The accident killed 15 passengers. "
        "Fishermen rescued 40 passengers of the Sea Otter near Oslo. “The ferry hit the "
        "southern reef at half "
        "speed,” said Captain Ilse Marten. Otto Brandt flew from Oslo to Bergen on 6 May 2031.",
    ),
    (
        "Harbour Times",
        "President Ilse Marten met President Otto Brandt in Oslo on 6 May 2031. Norway "
        "sold 60 tanks to Chile. "
        "The accident killed 21 passengers of the Sea Otter, the ferry that ran onto a reef near Oslo.",
    ),
]
DATES = ("2031-05-06", "2031-05-06", "2031-05-09")


@pytest.fixture(scope="module")
def honest(account: Callable[..., Account], dossier_of: Callable[..., Dossier]) -> Dossier:
    told = [account(o, t, d) for (o, t), d in zip(FERRY, DATES, strict=True)]
    found = dossier_of(*told)
    # what is tampered with below must be there
    assert found.conflicts
    assert found.updates
    assert found.timeline
    assert found.movements
    assert found.meetings
    assert found.transfers
    assert found.tolls
    return found


@pytest.fixture
def faults_after(honest: Dossier) -> Callable[[Tamper], list[str]]:
    """The causes that verifying gives after somebody has changed the dossier's JSON."""

    def tampered(tamper: Tamper) -> list[str]:
        data = json.loads(dump_dossier(honest))
        tamper(data)
        changed = json.dumps(data).encode()
        return [problem.why for problem in verify(load_dossier(changed))]

    return tampered


def finding(data: dict[str, Any], words: str) -> dict[str, Any]:
    return next(f for f in data["findings"] if words in f["statement"])


def claim(data: dict[str, Any], words: str) -> dict[str, Any]:
    return next(c for c in data["claims"] if words in c["text"])


def reword(data: dict[str, Any], old: str, new: str) -> None:
    found = finding(data, old)
    found["statement"] = found["statement"].replace(old, new)


def test_an_honest_dossier_has_no_fault(honest: Dossier) -> None:
    assert verify(honest) == ()


def test_it_is_as_honest_after_it_was_written_and_read(honest: Dossier) -> None:
    assert verify(load_dossier(dump_dossier(honest))) == ()


# --- spans and ids ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tamper", "cause"),
    [
        pytest.param(lambda d: claim(d, "reef").update(start=3), "does not read as quoted", id="start"),
        pytest.param(lambda d: claim(d, "reef").update(end=9_999), "does not read as quoted", id="end"),
        pytest.param(
            lambda d: claim(d, "reef").update(text="The ferry never sailed"),
            "does not read as quoted",
            id="text",
        ),
        pytest.param(
            lambda d: d["documents"][0].update(text=d["documents"][0]["text"].replace("icy", "warm")),
            "does not read as quoted",
            id="the account itself",
        ),
        pytest.param(
            lambda d: claim(d, "reef")["roles"][0].update(end=9_999), "lies outside its document", id="a role"
        ),
        pytest.param(
            lambda d: claim(d, "at full speed")["speaker"].update(start=9_990, end=9_999),
            "lies outside its document",
            id="a speaker",
        ),
        pytest.param(
            lambda d: d["mentions"][0].update(start=-5), "span lies outside its document", id="a mention"
        ),
        pytest.param(
            lambda d: d["findings"][0].update(told_alone=[[3, 999]]),
            "lies outside its statement",
            id="what is told alone",
        ),
    ],
)
def test_a_changed_offset_or_word_is_found(faults_after: Any, tamper: Tamper, cause: str) -> None:
    assert any(cause in why for why in faults_after(tamper))


def drop(data: dict[str, Any], kind: str, identity: str) -> None:
    data[kind] = [entry for entry in data[kind] if entry["id"] != identity]


@pytest.mark.parametrize(
    ("tamper", "missing"),
    [
        pytest.param(lambda d: d["documents"].pop(), "document", id="a document"),
        pytest.param(lambda d: d["stories"].clear(), "story", id="the stories"),
        pytest.param(lambda d: drop(d, "claims", claim(d, "40 passengers")["id"]), "claim", id="a claim"),
        pytest.param(
            lambda d: drop(d, "findings", d["timeline"][0]["findings"][0]), "finding", id="a finding"
        ),
        pytest.param(lambda d: d["mentions"].clear(), "mention", id="the mentions"),
        pytest.param(lambda d: d["entities"].clear(), "entity", id="the entities"),
        pytest.param(
            lambda d: d["conflicts"][0]["positions"][0]["claims"].append("c-0"), "claim", id="in a position"
        ),
        pytest.param(lambda d: d["tolls"][0]["claims"].append("c-0"), "claim", id="in a toll"),
        pytest.param(
            lambda d: d["findings"][0].update(possible_links=["c-0"]), "claim", id="in a possible link"
        ),
        pytest.param(lambda d: d["movements"][0]["findings"].append("f-0"), "finding", id="in a movement"),
        pytest.param(lambda d: claim(d, "reef").update(condition="c-0"), "claim", id="a condition"),
        pytest.param(
            lambda d: claim(d, "at full speed")["speaker"].update(entity="e-0"), "entity", id="who speaks"
        ),
        pytest.param(
            lambda d: d["agreements"].append({"claims": ["c-0", "c-1"], "relation": "same", "reason": "so"}),
            "claim",
            id="in an agreement",
        ),
    ],
)
def test_what_is_cited_and_not_there_is_found(faults_after: Any, tamper: Tamper, missing: str) -> None:
    assert any(f"the {missing} " in why and "not in the dossier" in why for why in faults_after(tamper))


@pytest.mark.parametrize(
    ("tamper", "cause"),
    [
        pytest.param(lambda d: d["findings"][0]["claims"].clear(), "cites no claim", id="no claims"),
        pytest.param(lambda d: d["conflicts"][0]["positions"].pop(), "only one position", id="one position"),
        pytest.param(lambda d: d["timeline"][0]["findings"].clear(), "cites no finding", id="no findings"),
        pytest.param(lambda d: d["findings"][0].update(accounts=7), "counts 7 accounts", id="more accounts"),
        pytest.param(lambda d: d["findings"][0].update(independent=9), "counts 9 origins", id="more origins"),
        pytest.param(
            lambda d: next(f for f in d["findings"] if f["accounts"] == 1).update(credibility=1),
            "confirmed with one origin",
            id="a better grade",
        ),
        pytest.param(
            lambda d: d["conflicts"][0]["positions"][0].update(independent=5),
            "counts 5 origins",
            id="a position",
        ),
    ],
)
def test_what_is_said_to_rest_on_more_than_it_does_is_found(
    faults_after: Any, tamper: Tamper, cause: str
) -> None:
    assert any(cause in why for why in faults_after(tamper))


def test_a_claim_taken_from_its_finding_is_found(faults_after: Any) -> None:
    def drop_one(data: dict[str, Any]) -> None:
        several = next(f for f in data["findings"] if f["accounts"] > 1)
        document = {c["id"]: c["document"] for c in data["claims"]}
        last = document[several["claims"][-1]]
        several["claims"] = [c for c in several["claims"] if document[c] != last]

    assert any("accounts where" in why for why in faults_after(drop_one))


# --- statements ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        pytest.param(lambda d: reword(d, "40", "4"), "figure 4 ", id="a digit less"),
        pytest.param(lambda d: reword(d, "40", "400"), "figure 400 ", id="a digit more"),
        pytest.param(lambda d: reword(d, "40", "4,000"), "figure 4,000 ", id="thousands"),
        pytest.param(
            lambda d: reword(d, "40 passengers", "40.5 passengers"), "figure 40.5 ", id="a fraction"
        ),
        pytest.param(lambda d: reword(d, "5 May 2031", "7 May 2031"), "figure 7 ", id="a day"),
        pytest.param(lambda d: reword(d, "Oslo", "Bergen-Nord"), "name Bergen-Nord ", id="a place"),
        pytest.param(lambda d: reword(d, "Fishermen", "Zorblax"), "name Zorblax ", id="a name that opens"),
        pytest.param(lambda d: reword(d, "near Oslo", "near NATO ships"), "name NATO ", id="capitals"),
        pytest.param(
            lambda d: reword(d, "Otto Brandt", "Øle Brandt"), "name Øle ", id="a letter beyond ASCII"
        ),
        pytest.param(
            lambda d: reword(d, "tanks", "tanks “as a gift”"), "quotation “as a gift” ", id="a quotation"
        ),
    ],
)
def test_what_no_account_says_is_found_in_a_finding(faults_after: Any, tamper: Tamper, fault: str) -> None:
    assert any(f"the {fault}" in why for why in faults_after(tamper))


def position(data: dict[str, Any], ledger: str, **changes: str) -> None:
    data[ledger][0]["positions"][0].update(changes)


@pytest.mark.parametrize(
    ("tamper", "fault"),
    [
        pytest.param(lambda d: position(d, "conflicts", value="99"), "figure 99 ", id="a position"),
        pytest.param(lambda d: position(d, "updates", value="99"), "figure 99 ", id="an update"),
        pytest.param(
            lambda d: d["conflicts"][0].update(question="When did Zorblax act?"),
            "name Zorblax ",
            id="question",
        ),
        pytest.param(
            lambda d: d["conflicts"][0]["reasons"].append("They say 77."), "figure 77 ", id="a reason"
        ),
        pytest.param(lambda d: d["timeline"][0].update(edtf="2031-05-17"), "date 2031-05-17 ", id="a date"),
        pytest.param(
            lambda d: d["timeline"][0].update(statement="Nothing in 1999"), "figure 1999 ", id="timeline"
        ),
        pytest.param(lambda d: d["tolls"][0].update(number=99.0), "figure 99 ", id="a toll"),
        pytest.param(lambda d: d["movements"][0].update(by="a Zeppelin"), "name Zeppelin ", id="a movement"),
        pytest.param(
            lambda d: d["meetings"][0].update(edtf="2031-07-01"), "date 2031-07-01 ", id="a meeting"
        ),
        pytest.param(lambda d: d["transfers"][0].update(goods="900 tanks"), "figure 900 ", id="goods"),
    ],
)
def test_what_no_account_says_is_found_wherever_it_is_said(
    faults_after: Any, tamper: Tamper, fault: str
) -> None:
    assert any(f"the {fault}" in why for why in faults_after(tamper))


@pytest.mark.parametrize(
    ("day", "traced", "fault"),
    [
        pytest.param("2029-03-02", True, None, id="as it is"),
        pytest.param("2029-03-03", True, "the date 2029-03-03 ", id="another day"),
        pytest.param("2029-03-02", False, "the date 2029-03-02 ", id="no words in common"),
    ],
)
def test_when_an_account_of_long_before_printed_the_words_is_proved(
    faults_after: Any, account: Callable[..., Account], day: str, traced: bool, fault: str | None
) -> None:
    old = account("Lantern Weekly", FERRY[0][1], "2029-03-02")

    def lay_to_old_words(data: dict[str, Any]) -> None:
        conflict = data["conflicts"][0]
        cited = set(conflict["positions"][0]["claims"])
        claim = next(c for c in data["claims"] if c["id"] in cited)
        taker = next(d for d in data["documents"] if d["id"] == claim["document"])
        data["documents"].append(plain(old))
        conflict["reasons"].append(
            f"Not counted: {taker['outlet']} tells it in words that Lantern Weekly printed on {day}."
        )
        whole = [
            {"document": d, "start": 0, "end": len(t)}
            for d, t in ((taker["id"], taker["text"]), (old.id, old.text))
        ]
        if traced:
            entry = {"kind": "verbatim", "spans": whole, "words": 40, "source": old.id, "means": "earlier"}
            data["lineage"].append(entry)

    faults = faults_after(lay_to_old_words)
    assert faults == [] if fault is None else any(fault in why for why in faults)


def test_one_actor_put_in_the_place_of_another_is_found(faults_after: Any) -> None:
    def swap(data: dict[str, Any]) -> None:
        movement = data["movements"][0]
        other = next(e["id"] for e in data["entities"] if e["name"] == "Chile")
        movement["entity"] = other

    assert any("names an entity that no claim" in why for why in faults_after(swap))


# --- honest accounts that are hard to read ------------------------------------------------------------

HARD = {
    "apostrophes and hyphens": [
        "The U.N.'s envoy, Jean-Luc O'Brien-D'Souza, met St. John’s mayor, Ms. "
        "D’Angelo-Smith, on the 3rd of May.",
        "Jean-Luc O’Brien-D’Souza spoke with D'Angelo-Smith in St John's. She’s from N'Djamena’s twin town.",
    ],
    "quotations in quotations": [
        "“It's ‘over’ for the ‘Sea Otter’,” said Captain Ilse Marten, “and we're 'fine' here.”",
        "Captain Ilse Marten said: \"It is 'over' for the “Sea Otter”, and we are fine here.\"",
    ],
    "capitals throughout": [
        "CAPTAIN ILSE MARTEN LEFT THE SEA OTTER AT 9:05 P.M. ON MONDAY, POLICE SAY. THE FERRY SANK.",
        "Captain Ilse Marten left the Sea Otter at 21.05 on Monday, police said. The ferry SANK.",
    ],
    "money and figures": [
        "Velburg paid €1,250.50 (about $1.3m) for 3½ boats — or 3.5 of them — in the 1990s’ boom.",
        "Velburg paid EUR 1,250.50 for its 3.5 boats. The 1,250th visitor came. Prices "
        "rose 5% to $4bn in Q3.",
    ],
    "figures without commas and with": [
        "About 1 000 people (some 1.000, say police) marched, i.e. 10 to 20 per cent of Velburg's residents.",
        "About 1000 people marched in Velburg; 10-20% of its residents, at least 1,000, were on the streets.",
    ],
    "odd words with capitals inside": [
        "eBay's CEO MacLeod said iPhone sales rose (R'n'R was over) in L.A., e.g. at McDonald’s.",
        "EBAY'S CEO MACLEOD SAID IPHONE SALES ROSE. The “R’n’R” was over at McDonald's, he said.",
    ],
    "letters beyond ASCII": [
        "Øystein Ås of Ålesund met officials of Côte d’Ivoire on 1 Jan. 2031 at 10:30 GMT.",
        "Mayor Øystein Ås and officials from Ivory Coast met in Ålesund on New Year's Day 2031.",
    ],
    "ranges of years and numbers of things": [
        "The 21st-century ferry Sea Otter II, built 2019-2021, sailed in the 1917-1918 channel at 37 mph.",
        "The Sea Otter II (2019–21) sailed at 60 km/h on 5/6/2031, 14 years after No. 10 "
        "was closed in 2017-18.",
    ],
    "disputes": [
        "Norway’s Prime Minister Ilse Marten met Otto Brandt in Oslo on 5 May 2031 for the first time. "
        "Norway sold 60 tanks to Chile. The “Sea Otter” fire killed 1,200 people.",
        "Ilse Marten and Otto Brandt met in Bergen on 6 May 2031 for the second time. "
        "Chile sold 60 tanks to Norway. "
        "The “Sea Otter” fire killed 3,400 people.",
    ],
}


@pytest.mark.parametrize("texts", HARD.values(), ids=HARD)
@pytest.mark.parametrize("dates", [(None, None), ("2031-05-07", "2031-05-08")], ids=["undated", "dated"])
def test_honest_accounts_are_not_accused(
    account: Any, dossier_of: Any, texts: list[str], dates: tuple[str | None, str | None]
) -> None:
    told = [account(f"Outlet {i}", t, d) for i, (t, d) in enumerate(zip(texts, dates, strict=True))]
    assert verify(dossier_of(*told)) == ()


def test_all_of_them_in_one_case_are_not_accused_either(account: Any, dossier_of: Any) -> None:
    sentences = [text for texts in HARD.values() for text in texts]
    told = [account(f"Outlet {i}", " ".join(sentences[i::3]), "2031-05-07") for i in range(3)]
    found = dossier_of(*told)
    assert found.conflicts
    assert verify(found) == ()


def test_an_empty_dossier_proves_itself(dossier_of: Any) -> None:
    assert verify(dossier_of()) == ()


def test_who_is_in_a_call_is_named_where_the_call_is_told(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    text = (
        "At a tense breakfast with President Otto Brandt, President Ilse Marten said that Norway would pay."
    )
    dossier = dossier_of(account("Gull Post", text, None))
    assert [len(m.participants) for m in dossier.meetings] == [2]
    assert verify(dossier) == ()
