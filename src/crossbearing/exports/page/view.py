"""The whole page, section by section."""

from collections.abc import Iterator

from attrs import frozen

from crossbearing.charts.drawing import Picture
from crossbearing.exports.headline import headline_of
from crossbearing.exports.lookup import Lookup, look_up
from crossbearing.exports.news import news
from crossbearing.exports.page import events
from crossbearing.exports.page.accounts import AccountText, accounts
from crossbearing.exports.page.events import Day, Table
from crossbearing.exports.page.findings import (
    AgreementLine,
    Findings,
    Question,
    SingleGroup,
    agreements,
    findings,
    ledger,
    singles,
    updates,
)
from crossbearing.exports.page.judgements import JudgementLine, judgements
from crossbearing.exports.page.new import Novelties, novelties
from crossbearing.exports.page.pictures import pictures
from crossbearing.exports.page.places import places
from crossbearing.exports.page.sources import Sources, sources
from crossbearing.exports.sentences import Stated, stated
from crossbearing.exports.summary import Summary, summary_of
from crossbearing.exports.wording import count, date
from crossbearing.model.account import Problem
from crossbearing.model.dossier import Dossier

OPEN_ACCOUNTS = 6  # with more, each account is folded
AGREEMENTS_SHOWN = 10
FINDINGS_OPEN = 5
QUESTIONS_SHOWN = 30
ALWAYS = ("findings", "single", "ledger", "sources", "accounts")


@frozen
class Entry:
    """A line of the page's contents."""

    anchor: str
    title: str
    count: int


@frozen
class Page:
    """What the templates lay out, in the order of the page. ``accounts`` can be gone through once.

    ``titled_by`` is the outlet whose headline the title is; ``new`` is None where nothing is known to be new.
    """

    title: str
    titled_by: str
    facts: str
    bottom_line: str
    summary: Summary
    stated: dict[str, Stated]  # of the findings in the summary, by id
    new: Novelties | None
    contents: tuple[Entry, ...]
    findings: tuple[Findings, ...]
    findings_open: int  # the rest is folded
    singles: tuple[SingleGroup, ...]
    ledger: tuple[Question, ...]
    questions_shown: int
    updates: tuple[Question, ...]
    agreements: tuple[AgreementLine, ...]
    agreements_shown: int
    timeline: tuple[Day, ...]
    tables: dict[str, Table]
    pictures: dict[str, Picture]
    sources: Sources
    accounts: Iterator[AccountText]
    accounts_open: bool
    changes: tuple[tuple[str, tuple[str, ...]], ...]
    judgements: tuple[JudgementLine, ...]
    problems: tuple[Problem, ...]
    recipe: tuple[tuple[str, str], ...]

    @property
    def headings(self) -> dict[str, str]:
        """Titles of the sections the page has."""
        return {entry.anchor: entry.title for entry in self.contents}


def view(dossier: Dossier, earlier: Dossier | None = None) -> Page:
    """All that the page of ``dossier`` shows, and what ``earlier`` did not yet tell."""
    lookup = look_up(dossier)
    summary = summary_of(lookup)
    tables = {
        "places": places(lookup),
        "movements": events.movements(lookup),
        "meetings": events.meetings(lookup),
        "transfers": events.transfers(lookup),
        "relations": events.relations(lookup),
        "rules": events.rules(lookup),
        "warnings": events.warnings(lookup),
        "tolls": events.tolls(lookup),
    }
    return Page(
        title=summary.title,
        titled_by=headline_of(summary.title, lookup),
        facts=_facts(lookup),
        bottom_line=bottom_line(summary),
        summary=summary,
        stated={f: stated(lookup.findings[f], lookup) for f in _summed_up(summary)},
        new=novelties(news(earlier, lookup), lookup),
        contents=_contents(summary, dossier, tables),
        findings=findings(lookup),
        findings_open=FINDINGS_OPEN,
        singles=singles(lookup),
        ledger=ledger(lookup),
        questions_shown=QUESTIONS_SHOWN,
        updates=updates(lookup),
        agreements=agreements(lookup),
        agreements_shown=AGREEMENTS_SHOWN,
        timeline=events.timeline(lookup),
        tables=tables,
        pictures=pictures(lookup),
        sources=sources(lookup),
        accounts=accounts(lookup),
        accounts_open=len(dossier.documents) <= OPEN_ACCOUNTS,
        changes=tuple((lookup.credit(c.document), c.sentences) for c in dossier.changes),
        judgements=judgements(dossier.judgements),
        problems=dossier.problems,
        recipe=tuple(sorted(dossier.recipe.items())),
    )


def _summed_up(summary: Summary) -> tuple[str, ...]:
    return (*(line.finding for line in summary.agreed), *(line.finding for line in summary.single))


def bottom_line(summary: Summary) -> str:
    """The dossier in a sentence or two."""
    agreed = _some(summary.agreed_count, "finding rests", "findings rest")
    disputed = _some(summary.disputed_count, "question is", "questions are")
    single = _some(summary.single_count, "finding has", "findings have")
    told = f"{agreed} on at least two independent origins and nobody disputes them. {disputed} in dispute"
    line = f"{told[0].upper()}{told[1:]}, and {single} only one account to go by."
    copies = _some(summary.copies_count, "pair of accounts shares", "pairs of accounts share")
    return f"{line} {copies[0].upper()}{copies[1:]} passages."


def _some(n: int, one: str, many: str) -> str:
    return count(n, one, many) if n else f"no {one}"


def _facts(lookup: Lookup) -> str:
    accounts = lookup.accounts.values()
    outlets = len({a.outlet for a in accounts if a.outlet})
    published = sorted(a.published.partition("T")[0] for a in accounts if a.published)
    facts = [
        count(len(accounts), "account"),
        *([count(outlets, "outlet")] if outlets else []),
        count(len(lookup.claims), "claim"),
    ]
    if published:
        first, last = published[0], published[-1]
        facts.append(f"published {date(first if first == last else f'{first}/{last}')}")
    return " · ".join(facts)


def _contents(summary: Summary, dossier: Dossier, tables: dict[str, Table]) -> tuple[Entry, ...]:
    """The page's sections: those that carry the answer, and of the others those that hold something."""
    rows = {name: len(table) for name, table in tables.items()}
    entries = (
        Entry("findings", "Key findings", sum(f.accounts >= 2 for f in dossier.findings)),
        Entry("ledger", "Disagreements", summary.disputed_count),
        Entry("updates", "Updates", len(dossier.updates)),
        Entry("agreements", "Only seeming conflicts", len(dossier.agreements)),
        Entry("timeline", "Timeline", len(dossier.timeline)),
        Entry("movements", "Places and movements", rows["movements"] + rows["meetings"] + rows["places"]),
        Entry("relations", "Who does what to whom", rows["relations"]),
        Entry("transfers", "Who gives what to whom", rows["transfers"]),
        Entry("rules", "Rules and warnings", rows["rules"] + rows["warnings"]),
        Entry("tolls", "Tolls", rows["tolls"]),
        Entry("single", "Told by one account", summary.single_count),
        Entry("sources", "Sources and lineage", len(dossier.documents)),
        Entry("accounts", "Accounts in full", len(dossier.documents)),
        Entry("changes", "Changed accounts", len(dossier.changes)),
        Entry("judgements", "Judgements", len(dossier.judgements)),
        Entry("problems", "Problems", len(dossier.problems)),
    )
    return tuple(entry for entry in entries if entry.count or entry.anchor in ALWAYS)
