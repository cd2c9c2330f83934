import json

from attrs import evolve

from crossbearing.exports import summarise, summary_json
from crossbearing.exports.summary import AGREED_SHOWN
from crossbearing.model.dossier import Dossier


def test_what_has_one_origin_is_repeated_and_not_agreed(dossier: Dossier) -> None:
    summary = summarise(dossier)
    assert [a.statement for a in summary.agreed] == ["The ferry Amber Star burned off Port Callis"]
    assert (summary.agreed_count, summary.repeated_count) == (1, 1)


def test_each_answer_in_dispute_names_its_holders(dossier: Dossier) -> None:
    disputed = next(d for d in summarise(dossier).disputed if d.kind == "quantity")
    assert [(p.value, p.outlets) for p in disputed.positions] == [
        ("40", ("The Herald", '"><svg onload=alert(1)>')),
        ("52", ("Wire Service",)),
    ]


def test_what_one_account_says_comes_by_detail_and_without_what_is_disputed(dossier: Dossier) -> None:
    summary = summarise(dossier)
    assert summary.single[0].statement == "Norland sent two fire boats to Callis"
    assert "Fifty-two people were taken to hospital" not in [s.statement for s in summary.single]
    assert summary.single_count == sum(f.accounts == 1 for f in dossier.findings)


def test_copies_say_how_much_of_the_account_is_taken(dossier: Dossier) -> None:
    (copy,) = summarise(dossier).copies
    assert (copy.other_outlet, copy.directed, copy.kind) == ("The Herald", True, "near_verbatim")
    assert copy.words == 22
    assert 0.5 < copy.share < 0.8


def test_agreed_is_what_nobody_disputes_and_comes_by_weight(dossier: Dossier) -> None:
    claims = dossier.findings[0].claims
    disputed = dossier.findings[1].claims
    made = [
        evolve(
            dossier.findings[0],
            id=f"f-{n:016x}",
            statement=str(n),
            credibility=grade,
            independent=origins,
            claims=disputed if n == 0 else claims,
        )
        for n, (grade, origins) in enumerate([(1, 9), (2, 9), (1, 2), (1, 3), *[(3, 2)] * 9])
    ]
    summary = summarise(evolve(dossier, findings=tuple(reversed(made))))
    assert [a.statement for a in summary.agreed[:3]] == ["3", "2", "1"]
    assert len(summary.agreed) == AGREED_SHOWN
    assert summary.agreed_count == 12  # the thirteenth is in dispute


def test_the_order_of_the_dossier_changes_nothing(dossier: Dossier) -> None:
    turned = evolve(dossier, findings=dossier.findings[::-1], conflicts=dossier.conflicts[::-1])
    assert summarise(turned) == summarise(dossier)


def test_the_json_holds_all_of_it_and_cannot_steer_a_terminal(dossier: Dossier) -> None:
    text = summary_json(summarise(evolve(dossier, stories=(evolve(dossier.stories[0], title="\x9b31mred"),))))
    data = json.loads(text)
    assert data["title"] == "\x9b31mred"
    assert data["disputed"][0]["positions"][0]["independent"] == 1
    assert text.isascii()


def test_an_empty_dossier_has_an_empty_summary(empty: Dossier) -> None:
    summary = summarise(empty)
    assert (summary.accounts, summary.agreed, summary.disputed, summary.single) == (0, (), (), ())
