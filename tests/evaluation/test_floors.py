"""Floors hold, and only ever rise."""

import subprocess
import sys
from pathlib import Path

import pytest
from evaluate import HERE, SHARED, Scored, passes, table
from floors import Figure, Floor, raise_floors, read_floors

ACCEPTANCE = [f"acceptance/{p.parent.name}" for p in sorted(SHARED.glob("acceptance/*/accounts"))]

TOML = """\
# a comment
["set/one"]
"F1" = { at_least = 0.5 } # kept
"false alarms" = { at_most = 3 }

["set/two"]
"F1" = { at_least = 0.9 }
"""


def raised(f1: float, alarms: float) -> str:
    return raise_floors(TOML, {"set/one": {"F1": Figure(f1), "false alarms": Figure(alarms)}})


def test_a_better_figure_raises_its_floor_to_two_decimals_on_the_worse_side() -> None:
    expected = TOML.replace("0.5", "0.61").replace("at_most = 3", "at_most = 1.24")
    assert raised(0.617, 1.231) == expected


def test_an_exact_figure_is_not_rounded_at_all() -> None:
    assert raised(0.29 * 2, 1) == TOML.replace("0.5", "0.58").replace("at_most = 3", "at_most = 1")


def test_a_worse_figure_leaves_the_floor() -> None:
    assert raised(0.4, 7) == TOML


def test_what_was_raised_is_read_and_holds(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text(raised(0.617, 1.231), "utf8")
    floors = read_floors(tmp_path / "floors.toml")
    assert floors["set/one"]["F1"].holds(0.617)
    assert not floors["set/one"]["F1"].holds(0.609)
    assert floors["set/one"]["false alarms"].holds(1.231)
    assert not floors["set/one"]["false alarms"].holds(1.25)


def test_a_misspelt_bound_is_told(tmp_path: Path) -> None:
    (tmp_path / "floors.toml").write_text('["set/one"]\n"F1" = { at_leats = 0.5 }\n', "utf8")
    with pytest.raises(ValueError, match="at_leats"):
        read_floors(tmp_path / "floors.toml")


@pytest.mark.parametrize(
    ("result", "verdict"),
    [
        (Scored("set/one", {"F1": Figure(0.49)}), "BELOW"),
        (Scored("set/one", {"F1, renamed": Figure(0.9)}), "MISSING"),
        (Scored("set/one", failure="no dossier"), "FAILED"),
    ],
)
def test_a_figure_below_its_floor_or_gone_or_not_to_be_had_fails(result: Scored, verdict: str) -> None:
    floors = {"F1": Floor("F1", "at_least", 0.5)}
    assert not passes(result, floors)
    assert verdict in "\n".join(table(result, floors, everything=False))


def test_every_floor_can_be_raised() -> None:
    """A floor that the rewriting does not see would stay low unnoticed."""
    toml = (HERE / "floors.toml").read_text("utf8")
    best = {
        name: {f: Figure(-1e9 if floor.bound == "at_most" else 1e9) for f, floor in floors.items()}
        for name, floors in read_floors(HERE / "floors.toml").items()
    }
    numbers = [line.split("=")[-1] for line in raise_floors(toml, best).splitlines() if line.startswith('"')]
    assert {n.strip(" }") for n in numbers} == {"1000000000", "-1000000000"}


@pytest.mark.skipif(not ACCEPTANCE, reason=f"the acceptance sets are not here: there is no folder {SHARED}")
@pytest.mark.parametrize("name", ACCEPTANCE)
def test_the_acceptance_floors_hold(name: str) -> None:
    done = subprocess.run(
        [sys.executable, HERE / "evaluate.py", "--only", name], capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "all floors hold" in done.stdout


def test_without_the_shared_folder_evaluation_is_skipped_with_the_reason(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("CROSSBEARING_SHARED", str(tmp_path / "nowhere"))
    done = subprocess.run([sys.executable, HERE / "evaluate.py"], capture_output=True, text=True, timeout=60)
    assert done.returncode == 0
    assert done.stdout.startswith("skipped: ")
    assert str(tmp_path / "nowhere") in done.stdout
