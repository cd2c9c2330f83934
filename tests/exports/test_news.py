"""What is new since an earlier dossier."""

from io import StringIO

from attrs import evolve
from rich.console import Console

from crossbearing.exports import news_of, print_news
from crossbearing.exports.html import render
from crossbearing.model.dossier import Dossier


def earlier(dossier: Dossier) -> Dossier:
    """The same case before the last account came in, when nothing was in dispute."""
    gone = dossier.documents[2]
    claims = tuple(c for c in dossier.claims if c.document != gone.id)
    left = {c.id for c in claims}
    findings = tuple(
        evolve(f, claims=tuple(c for c in f.claims if c in left), independent=1, credibility=3)
        for f in dossier.findings
        if left & set(f.claims)
    )
    return evolve(
        dossier,
        documents=tuple(d for d in dossier.documents if d is not gone),
        claims=claims,
        findings=findings,
        conflicts=(),
        updates=(),
        agreements=(),
    )


def test_there_is_no_news_of_the_same_dossier_nor_without_an_earlier_one(dossier: Dossier) -> None:
    assert news_of(dossier, dossier) is None
    assert news_of(None, dossier) is None


def test_a_new_account_establishes_and_disputes(dossier: Dossier) -> None:
    found = news_of(earlier(dossier), dossier)
    assert found is not None
    assert found.accounts == (dossier.documents[2].id,)
    assert [f.id for f in found.established] == [dossier.findings[0].id]
    assert {k.id for k in found.disputed} == {k.id for k in dossier.conflicts}
    assert found.single > 0


def test_what_goes_is_told_too(dossier: Dossier) -> None:
    found = news_of(dossier, earlier(dossier))
    assert found is not None
    assert found.gone == 1
    assert len(found.settled) == 2


def test_a_question_asked_in_other_words_is_not_new(dossier: Dossier) -> None:
    reworded = tuple(evolve(k, question="How many went to hospital?") for k in dossier.conflicts)
    assert news_of(dossier, evolve(dossier, conflicts=reworded)) is None


def test_the_page_opens_with_the_news(dossier: Dossier) -> None:
    page = "".join(render(dossier, earlier(dossier)))
    told = page[page.index('<h3 id="new">') : page.index('<section id="findings"')]
    assert f'href="#{dossier.findings[0].id}"' in told
    assert f'href="#{dossier.conflicts[0].id}"' in told
    assert "Wire Service" in told
    assert "Nothing: there was no build before" in "".join(render(dossier, dossier))


def test_the_terminal_tells_it(dossier: Dossier) -> None:
    found = news_of(earlier(dossier), dossier)
    assert found is not None
    stream = StringIO()
    print_news(found, Console(file=stream, width=100))
    shown = stream.getvalue()
    assert "1 new account" in shown
    assert "1 finding is now established" in shown
    assert "2 questions are now in dispute" in shown
