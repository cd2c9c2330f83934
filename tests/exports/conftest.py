"""A small dossier with something in every list, and with accounts that would like to harm the page."""

from collections.abc import Callable
from hashlib import sha256

import pytest
from attrs import evolve

from crossbearing.exports.lookup import Lookup, look_up
from crossbearing.model.account import Account, Paragraph, Problem
from crossbearing.model.claim import Claim, Cue, Layer, Order, Speaker
from crossbearing.model.dossier import (
    Agreement,
    Conflict,
    Dossier,
    Finding,
    Meeting,
    Movement,
    Position,
    Relation,
    Rule,
    Story,
    TimelineEntry,
    Toll,
    Transfer,
    Update,
    Warning,
)
from crossbearing.model.lineage import Lineage, Passage
from crossbearing.model.mention import Actor, Entity, Mention, Place, Quantity

HOSTILE = "<script>document.title='owned'</script><img src=x onerror=\"document.title='owned'\">"
LONG_WORD = "Donaudampfschifffahrtsgesellschaftskapitän" * 8
ARABIC = "قال القبطان إن العبارة كانت تحمل ستين راكبا"
OVERRIDE = "\u202etxet desrever"  # RIGHT-TO-LEFT OVERRIDE, never closed

HERALD = """Fire on the Callis ferry

The ferry Amber Star burned off Port Callis on 3 May 2031, the harbour master said.

Forty people were taken to hospital, according to the ministry, which believes that a generator exploded.

"We will punish the owners if they lied to us," minister Ana Ruel said.

Listen to our podcast every morning"""

COURIER = f"""The ferry Amber Star burned off Port Callis on 3 May 2031, the harbour master said. Forty people
were taken to hospital. The owner denied that the generator had exploded. {HOSTILE} {LONG_WORD}"""

WIRE = f"""The Amber Star caught fire near Port Callis on 4 May 2031. Fifty-two people were taken to hospital,
police said. It was the first fire on the line. Divers from Norland will arrive on Friday.

{ARABIC} {OVERRIDE}"""

BULLETIN = """Norland sent two fire boats to Callis. (Wire Service) An older fire, in 2019, hurt nobody.
Any rescue without a permit would breach the harbour law. Ruel met the governor of Norland in Callis."""


def account(name: str, text: str, **known: str | None) -> Account:
    """An account whose paragraphs are parted by empty lines, and whose podcast calls are furniture."""
    paragraphs, at = [], 0
    for part in text.split("\n\n"):
        kind = "furniture" if "podcast" in part else "heading" if len(part) < 40 else "paragraph"
        reason = "a call to listen" if kind == "furniture" else None
        paragraphs.append(Paragraph(at, at + len(part), kind, reason))  # type: ignore[arg-type]
        at += len(part) + 2
    digest = sha256(text.encode("utf8")).hexdigest()
    return Account(name, digest, text, tuple(paragraphs), path=name, **known)  # type: ignore[arg-type]


def claim(
    account: Account, words: str, said_by: str | None = None, cue: str | None = None, **more: object
) -> Claim:
    """The claim of ``account`` that reads ``words``."""
    start = account.text.index(words)
    cue_at = account.text.index(cue) if cue else 0
    return Claim(
        document=account.id,
        start=start,
        end=start + len(words),
        text=words,
        predicate="say",
        head=start,
        sentence=0,
        speaker=Speaker(said_by, start, start + 3, "person") if said_by else None,
        cue=Cue(cue_at, cue_at + len(cue), cue) if cue else None,
        **more,  # type: ignore[arg-type]
    )


def passage(account: Account, words: str) -> Passage:
    start = account.text.index(words)
    return Passage(account.id, start, start + len(words))


def finding(
    number: int, statement: str, claims: list[Claim], independent: int = 1, grade: int = 3
) -> Finding:
    accounts = len({c.document for c in claims})
    return Finding(
        id=f"f-{number:016x}",
        story="s-0000000000000001",
        statement=statement,
        claims=tuple(c.id for c in claims),
        accounts=accounts,
        independent=independent,
        credibility=grade,
        likelihood="very likely" if number == 2 else None,
        reasons=(f"{independent} independent origins say so.", "One account copies another."),
    )


@pytest.fixture(scope="session")
def dossier() -> Dossier:
    """Four accounts of one fire."""
    herald = account(
        "herald.html", HERALD, outlet="The Herald", title="Fire on the Callis ferry", author="J. Moss",
        published="2031-05-04", published_basis="metadata", language="en", url="https://herald.example.org/fire",
    )  # fmt: skip
    courier = account(
        "courier.txt", COURIER, outlet='"><svg onload=alert(1)>', title=HOSTILE, published="2031-05-05",
        published_basis="text", language="en", url="javascript:alert(1)",
    )  # fmt: skip
    wire = account(
        "wire.txt", WIRE, outlet="Wire Service", published="2031-05-05T08:30:00Z", published_basis="url",
        language='en" onmouseover="alert(1)',
    )  # fmt: skip
    bulletin = account("bulletin.md", BULLETIN)
    everyone = (herald.id, courier.id, wire.id, bulletin.id)
    burned = "The ferry Amber Star burned off Port Callis on 3 May 2031"
    said = {"said_by": "the harbour master", "cue": "said", "quoted": "indirect"}
    master = burned + ", the harbour master said."
    hospital = "Forty people\nwere taken to hospital"
    told = [
        claim(herald, burned + ", the harbour master said", **said),  # type: ignore[arg-type]
        claim(herald, burned, **said),  # type: ignore[arg-type]
        claim(courier, burned + ", the harbour master said", **said),  # type: ignore[arg-type]
        claim(wire, "The Amber Star caught fire near Port Callis on 4 May 2031"),
    ]
    forty = [claim(herald, "Forty people were taken to hospital", "the ministry"), claim(courier, hospital)]
    fifty = claim(wire, "Fifty-two people were taken to hospital", "police", "said", quantities=("m-1",))
    exploded = claim(
        herald, "a generator exploded", "the ministry", "believes", certainty="probable",
        via=(Layer(Speaker("The Herald", 0, 3, "organisation"), None),),
    )  # fmt: skip
    denied = claim(courier, "the generator had exploded", "The owner", "denied", polarity="denied")
    threat = claim(
        herald, '"We will punish the owners if they lied to us," minister Ana Ruel said', "Ana Ruel", "said",
        quoted="direct", frame="hypothetical",
    )  # fmt: skip
    crossing = claim(herald, "minister Ana Ruel said.\n\nListen to our podcast")
    first = claim(wire, "It was the first fire on the line", order=Order(1, "fire"))
    divers = claim(wire, "Divers from Norland will arrive on Friday", frame="expected", certainty="possible")
    boats = claim(bulletin, "Norland sent two fire boats to Callis", quantities=("m-2",), places=("m-3",))
    older = claim(bulletin, "An older fire, in 2019, hurt nobody")
    permit = claim(bulletin, "Any rescue without a permit would breach the harbour law")
    met = claim(bulletin, "Ruel met the governor of Norland in Callis")
    hostile = claim(courier, HOSTILE)
    long = claim(courier, LONG_WORD)
    arabic = claim(wire, f"{ARABIC} {OVERRIDE}")
    singles = [
        exploded,
        denied,
        threat,
        crossing,
        first,
        divers,
        boats,
        older,
        permit,
        met,
        hostile,
        long,
        arabic,
    ]
    findings = (
        finding(1, "The ferry Amber Star burned off Port Callis", told, independent=2, grade=1),
        finding(2, "Forty people were taken to hospital", forty, independent=1, grade=2),
        finding(3, "Fifty-two people were taken to hospital", [fifty]),
        *(finding(4 + n, c.text, [c]) for n, c in enumerate(singles)),
    )
    ids = {f.claims[0]: f.id for f in findings}
    norland = Entity("e-0000000000000001", "country", "Norland", ("Norland",), {"iso3166": "NX"})
    ruel = Entity("e-0000000000000002", "person", "Ana Ruel", ("Ruel",), roles=("minister",))
    return Dossier(
        documents=(herald, courier, wire, bulletin),
        stories=(Story("s-0000000000000001", "Fire on the Callis ferry", everyone),),
        mentions=(
            Mention(bulletin.id, 0, 7, "actor", Actor("Norland", "country"), norland.id),
            Mention(wire.id, 59, 68, "quantity", Quantity(52, 52, 52, "exact", "", "person")),
            Mention(bulletin.id, 31, 37, "place", Place("Callis", None, 50.97, 1.86, "FR", "city")),
            Mention(bulletin.id, 179, 185, "place", Place("Callis", None, 50.97, 1.86, "FR", "city")),
        ),
        entities=(norland, ruel),
        claims=(*told, *forty, fifty, *singles),
        lineage=(
            Lineage("verbatim", (passage(herald, master), passage(courier, master)), 16, source=herald.id),
            Lineage(
                "near_verbatim", (passage(herald, "Forty people"), passage(courier, hospital)), 6, herald.id
            ),
            Lineage(
                "shared_quotation", (passage(herald, "We will punish"), passage(wire, "the first fire")), 3
            ),
            Lineage("credited", (passage(bulletin, "(Wire Service)"),), 2, origin="Wire Service"),
        ),
        findings=findings,
        conflicts=(
            Conflict(
                "s-0000000000000001",
                "quantity",
                "How many people were taken to hospital?",
                (Position("40", tuple(c.id for c in forty), 1), Position("52", (fifty.id,), 1)),
                ("Both counts are exact and of the same people.",),
            ),
            Conflict(
                "s-0000000000000001",
                "polarity",
                f"Did a generator explode? {HOSTILE}",
                (Position("yes", (exploded.id,), 1), Position("no", (denied.id,), 1)),
                (),
            ),
        ),
        updates=(
            Update(
                "s-0000000000000001",
                "quantity",
                "How many were hurt by when?",
                (Position("40", (forty[0].id,), 1), Position("52", (fifty.id,), 1)),
            ),
        ),
        agreements=(
            Agreement((told[0].id, older.id), "different_occurrence", "The fire of 2019 is another fire."),
        ),
        timeline=(
            TimelineEntry("s-0000000000000001", "2019", "An older fire hurt nobody", (ids[older.id],)),
            TimelineEntry(
                "s-0000000000000001", "2031-05-03/2031-05-04", "The Amber Star burned", (ids[told[0].id],)
            ),
        ),
        movements=(
            Movement("divers", norland.id, "Callis", None, "2031-05-09", "planned", (ids[divers.id],)),
        ),
        meetings=(
            Meeting((ruel.id, "the governor"), "Callis", None, "held", (ids[met.id], ids[told[0].id])),
        ),
        transfers=(Transfer(norland.id, "Callis", "two fire boats", "made", (ids[boats.id],)),),
        rules=(Rule("the harbour law", "rescue without a permit", "breaches", (ids[permit.id],)),),
        warnings=(Warning((ruel.id,), "the owners", "they lied", "punished", (ids[threat.id],)),),
        relations=(Relation(norland.id, "Callis", "AID", (ids[boats.id],)),),
        tolls=(Toll("s-0000000000000001", "injured", None, 40, 52, "2031-05-05", (forty[0].id, fifty.id)),),
        problems=(Problem("broken.bin", "It holds no text: <b>binary</b>"),),
        recipe={"read": "1", "parse": "en_core_web_sm 3.8"},
    )


@pytest.fixture(scope="session")
def empty() -> Dossier:
    """A dossier with nothing in it."""
    return Dossier(*((),) * 19)


@pytest.fixture
def lookup(dossier: Dossier) -> Lookup:
    return look_up(dossier)


@pytest.fixture(scope="session")
def many() -> Callable[[int, int], Dossier]:
    """Makes a dossier of so many accounts with so many claims each, a quarter of them told by several."""

    def made(accounts: int, claims: int) -> Dossier:
        documents, all_claims = [], []
        for n in range(accounts):
            sentences = [
                f"In town {m}, {m + n % 3} houses of {n} burned down that night." for m in range(claims)
            ]
            paragraphs = [" ".join(sentences[at : at + 5]) for at in range(0, claims, 5)]
            told = account(f"{n}.txt", "\n\n".join(paragraphs), outlet=f"Outlet {n}", published="2031-05-04")
            documents.append(told)
            all_claims.append([claim(told, s, "police") for s in sentences])
        shared = claims // 4
        findings = [
            finding(m, f"Houses burned in town {m}", [told[m] for told in all_claims[m % 7 :: 7]], 2, 1)
            for m in range(shared)
        ]
        alone = [c for told in all_claims for c in told[shared:]]
        findings += [finding(shared + n, c.text, [c]) for n, c in enumerate(alone)]
        nothing = Dossier(*((),) * 19)
        return evolve(
            nothing,
            documents=tuple(documents),
            claims=tuple(c for told in all_claims for c in told),
            findings=tuple(findings),
            stories=(Story("s-0000000000000001", "Fires", tuple(d.id for d in documents)),),
        )

    return made
