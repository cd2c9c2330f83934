from io import StringIO

from attrs import evolve
from rich.console import Console

from crossbearing.exports import print_summary, summarise
from crossbearing.exports.summary import Summary
from crossbearing.exports.terminal import clean, shorten
from crossbearing.model.dossier import Dossier


def printed(summary: Summary, width: int = 100, colours: bool = False) -> str:
    stream = StringIO()
    print_summary(summary, Console(file=stream, width=width, force_terminal=colours))
    return stream.getvalue()


def test_it_tells_what_is_agreed_disputed_single_and_copied(dossier: Dossier) -> None:
    lines = " ".join(printed(summarise(dossier)).split())
    assert "Independent accounts agree 1 The ferry Amber Star burned" in lines
    assert "3 accounts, 2 independent" in lines
    assert "40 – The Herald" in lines
    assert "52 – Wire Service (1 independent)" in lines
    assert "(bulletin): Norland sent two fire boats to Callis" in lines
    assert "takes 22 words (65 % of its text) from The Herald" in lines
    assert "Credited: Wire Service (by “Norland sent two fire boats to…” (bulletin))" in lines
    assert "broken.bin: It holds no text" in lines


def test_it_fits_one_screen(dossier: Dossier) -> None:
    assert len(printed(summarise(dossier)).splitlines()) < 50


def test_words_of_accounts_are_neither_markup_nor_controls(dossier: Dossier) -> None:
    title = "[bold red]x[/] \x1b[31mred\x07 \u202eright \ud800"
    summary = evolve(summarise(dossier), title=title, disputed=(), single=())
    first = printed(summary).splitlines()[0]
    assert first.startswith("[bold red]x[/] [31mred right")
    assert not set(first) & set("\x1b\x07\u202e\ud800")


def test_an_empty_dossier_says_so(empty: Dossier) -> None:
    assert "In dispute  none" in printed(summarise(empty))


def test_long_words_are_cut_at_a_words_end() -> None:
    assert shorten("word " * 100).endswith("word …")
    assert len(shorten("x" * 1000)) < 200
    assert clean(" a\n\tb ") == "a b"
