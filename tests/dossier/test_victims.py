"""Those to whom an account has something done."""

from collections.abc import Callable

import pytest

from crossbearing.dossier.evidence import evidence_in, roles
from crossbearing.dossier.victims import counted, rank, sex_of_pronoun
from crossbearing.model.account import Account
from crossbearing.model.dossier import Dossier


@pytest.mark.parametrize(
    ("text", "number", "marks"),
    [
        ("The blast killed two boys and their coach.", 3.0, []),
        ("The blast killed a passenger and a driver.", None, ["either ", "either "]),
        ("The blast killed an 8-year-old girl.", None, ["female 8"]),
        ("The blast killed another man.", None, ["another male "]),
        ("The blast killed the attacker.", None, ["himself"]),
        ("The blast killed the crew.", None, []),
        ("The blast killed the eighth victim.", 8.0, []),
    ],
)
def test_victims_are_counted_by_figure_or_one_by_one(
    account: Callable[..., Account],
    dossier_of: Callable[..., Dossier],
    text: str,
    number: float | None,
    marks: list[str],
) -> None:
    evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
    claim = next(c for c in evidence.claims if c.predicate == "kill")
    figure, people = counted(evidence, claim, roles(claim, "theme"))
    assert (figure.number if figure is not None else None) == number
    assert list(people.values()) == marks


def test_the_first_is_not_told_of_as_one_of_several(
    account: Callable[..., Account], dossier_of: Callable[..., Dossier]
) -> None:
    text = "The first victim died. The 12th victim died. The third ship sank."
    evidence = evidence_in(dossier_of(account("Gull Post", text, "2031-05-07")))
    told = {r.start: rank(evidence, c, r) for c in evidence.claims for r in roles(c, "agent", "theme")}
    assert [told[start] for start in sorted(told)] == [None, 12, None]


@pytest.mark.parametrize(
    ("words", "sex"),
    [("She", "female"), ("him", "male"), ("they", "either"), ("the boy", None), (None, None)],
)
def test_a_pronoun_tells_of_a_sex(words: str | None, sex: str | None) -> None:
    assert sex_of_pronoun(words) == sex
