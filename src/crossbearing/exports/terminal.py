"""Summary and news → a screenful of text."""

import unicodedata
from collections.abc import Iterable, Sequence

from rich.console import Console
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from crossbearing.exports.news import News
from crossbearing.exports.summary import Copy, Disputed, Summary
from crossbearing.exports.wording import CONFLICT, LINEAGE, count, percent
from crossbearing.model.dossier import CREDIBILITY

LONGEST = 180  # of a statement, in characters
OUTLETS_SHOWN = 5
PROBLEMS_SHOWN = 6
CREDITS_SHOWN = 6
NEWS_SHOWN = 3
STEERING = ("Cc", "Cf", "Cs", "Co", "Zl", "Zp")  # Unicode categories that could steer a terminal


def print_summary(summary: Summary, console: Console) -> None:
    """Print ``summary``. Words of accounts are printed as they are, never as markup or controls."""
    facts = f"{count(summary.accounts, 'account')} · {count(summary.claims, 'claim')}"
    console.print(Text.assemble((clean(summary.title), "bold"), (f"  {facts}", "dim")))
    _agreed(summary, console)
    _disputed(summary, console)
    _single(summary, console)
    _copies(summary, console)
    _problems(summary, console)


def print_news(found: News, console: Console) -> None:
    """Print what is new since the last build, in a line for each kind of news and a few of each."""
    console.print()
    console.print(Text("New since the last build", "bold cyan"))
    _some_news(len(found.accounts), "new account", "new accounts", (), console)
    for verb, findings in (
        ("now established", found.established),
        ("better supported", tuple(r.finding for r in found.stronger)),
        ("less supported", tuple(r.finding for r in found.weaker)),
    ):
        statements = [f.statement for f in findings]
        _some_news(len(findings), f"finding is {verb}", f"findings are {verb}", statements, console)
    for verb, conflicts in (("now in dispute", found.disputed), ("no longer in dispute", found.settled)):
        questions = [k.question for k in conflicts]
        _some_news(len(conflicts), f"question is {verb}", f"questions are {verb}", questions, console)
    _some_news(
        found.single,
        "further finding told by one account",
        "further findings told by one account",
        (),
        console,
    )
    _some_news(found.gone, "account no longer in the case", "accounts no longer in the case", (), console)


def _some_news(n: int, one: str, many: str, lines: Sequence[str], console: Console) -> None:
    if n:
        _print(Text(count(n, one, many)), console)
    for words in lines[:NEWS_SHOWN]:
        console.print(Padding(Text(shorten(words), "dim"), (0, 0, 0, 4), expand=False))


def _agreed(summary: Summary, console: Console) -> None:
    _heading("Independent accounts agree", summary.agreed_count, console)
    table = Table.grid(padding=(0, 2))
    for agreed in summary.agreed:
        grade = f"{agreed.credibility} {CREDIBILITY.get(agreed.credibility, '').split(' by ')[0].lower()}"
        support = f"{count(agreed.accounts, 'account')}, {agreed.independent} independent"
        statement = Text.assemble(shorten(agreed.statement), (_meant(agreed.how), "dim"))
        table.add_row(statement, Text(f"{support}\n{grade}", "dim"))
    _print(table, console)
    _more(summary.agreed_count - len(summary.agreed), "more", console)
    if summary.repeated_count:
        findings = count(summary.repeated_count, "finding is", "findings are")
        _print(Text(f"{findings} told by several accounts that have one origin.", "dim"), console)


def _disputed(summary: Summary, console: Console) -> None:
    _heading("In dispute", summary.disputed_count, console)
    for disputed in summary.disputed:
        _print(_dispute(disputed), console)
    _more(summary.disputed_count - len(summary.disputed), "more", console)


def _dispute(disputed: Disputed) -> Table:
    table = Table.grid()
    kind = CONFLICT.get(disputed.kind, disputed.kind)
    table.add_row(Text.assemble((shorten(disputed.question), "yellow"), (f"  {kind.lower()}", "dim")))
    for stance in disputed.positions:
        held = f" – {_outlets(stance.outlets)} ({stance.independent} independent)"
        answer = Text.assemble((shorten(stance.words), "bold"), (held, "dim"))
        table.add_row(Padding(answer, (0, 0, 0, 2)))
    return table


def _single(summary: Summary, console: Console) -> None:
    _heading("Only one account says", summary.single_count, console)
    for single in summary.single:
        told = (f"{clean(single.outlet)}: ", "dim"), shorten(single.statement), (_meant(single.how), "dim")
        _print(Text.assemble(*told), console)
    _more(summary.single_count - len(summary.single), "more", console)


def _copies(summary: Summary, console: Console) -> None:
    _heading("Copies", summary.copies_count, console)
    for copy in summary.copies:
        _print(Text(copied(copy)), console)
    _more(summary.copies_count - len(summary.copies), "more pairs", console)
    if summary.credits:
        credited = "; ".join(
            f"{clean(c.origin)} (by {_outlets(c.outlets)})" for c in summary.credits[:CREDITS_SHOWN]
        )
        _print(Text.assemble(("Credited: ", "dim"), credited), console)


def _problems(summary: Summary, console: Console) -> None:
    if not summary.problems:
        return
    _heading("Problems", len(summary.problems), console)
    for problem in summary.problems[:PROBLEMS_SHOWN]:
        _print(Text.assemble((f"{clean(problem.where)}: ", "red"), shorten(problem.why)), console)
    _more(len(summary.problems) - PROBLEMS_SHOWN, "more", console)


def _meant(how: str) -> str:
    return f" ({clean(how)})" if how else ""


def copied(copy: Copy) -> str:
    """Who shares words with whom, as a sentence."""
    amount = f"{count(copy.words, 'word')} ({percent(copy.share)} of its text)"
    verb, link = ("takes", "from") if copy.directed else ("shares", "with")
    return f"{clean(copy.outlet)} {verb} {amount} {link} {clean(copy.other_outlet)}, {LINEAGE[copy.kind]}"


def clean(words: str) -> str:
    """``words`` on one line, without characters that steer a terminal or turn the writing direction."""
    spaced = " ".join(words.split())
    return "".join(c for c in spaced if unicodedata.category(c) not in STEERING)


def shorten(words: str) -> str:
    """``words`` cleaned and cut at a word's end."""
    cleaned = clean(words)
    if len(cleaned) <= LONGEST:
        return cleaned
    head = cleaned[:LONGEST]
    return (head[: head.rfind(" ")] if " " in head else head) + " …"


def _outlets(outlets: Iterable[str]) -> str:
    named = [clean(o) for o in outlets]
    rest = len(named) - OUTLETS_SHOWN
    return ", ".join(named[:OUTLETS_SHOWN]) + (f" and {rest} more" if rest > 0 else "")


def _heading(words: str, n: int, console: Console) -> None:
    console.print()
    console.print(Text.assemble((words, "bold cyan"), (f"  {n:,}" if n else "  none", "dim")))


def _print(block: Text | Table, console: Console) -> None:
    console.print(Padding(block, (0, 0, 0, 2), expand=False))


def _more(n: int, words: str, console: Console) -> None:
    if n > 0:
        _print(Text(f"… and {n:,} {words}", "dim"), console)
