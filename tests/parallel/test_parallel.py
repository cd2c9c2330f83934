import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures.process import BrokenProcessPool
from pathlib import Path

import pytest
from tests.parallel import chores

from crossbearing.parallel import AHEAD, in_parallel

ROOT = Path(__file__).parent.parent.parent


@pytest.fixture(autouse=True)
def chores_can_be_imported(monkeypatch: pytest.MonkeyPatch) -> None:
    """By workers, which are told where this process looks for modules."""
    monkeypatch.syspath_prepend(ROOT)


@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_results_come_in_the_order_of_the_things(jobs: int) -> None:
    assert list(in_parallel(chores.square, range(20), jobs)) == [n * n for n in range(20)]


def test_also_where_the_first_takes_longest_and_in_other_processes() -> None:
    found = list(in_parallel(chores.backwards, range(4), 2))
    assert [n for n, _ in found] == [0, 1, 2, 3]
    assert os.getpid() not in {process for _, process in found}
    assert len({process for _, process in found}) == 2


def test_nothing_gives_nothing() -> None:
    assert list(in_parallel(chores.square, [], 2)) == []


def test_things_are_taken_only_as_there_is_room_for_them() -> None:
    taken = []

    def things() -> Iterator[int]:
        for n in range(1_000_000):
            taken.append(n)
            yield n

    results = in_parallel(chores.square, things(), 2)
    assert [next(results) for _ in range(3)] == [0, 1, 4]
    results.close()  # type: ignore[attr-defined]
    assert len(taken) <= 3 + AHEAD * 2 + 1


@pytest.mark.parametrize("jobs", [1, 2])
def test_what_the_work_raises_is_raised_in_its_turn(jobs: int) -> None:
    results = in_parallel(chores.fails_at_three, range(9), jobs)
    assert [next(results) for _ in range(3)] == [0, 1, 2]
    with pytest.raises(ValueError, match="three is not read"):
        next(results)


def test_what_giving_the_things_raises_is_raised_here() -> None:
    def things() -> Iterator[int]:
        yield 1
        raise OSError("gone")

    with pytest.raises(OSError, match="gone"):
        list(in_parallel(chores.square, things(), 2))


def test_a_worker_that_dies_costs_the_one_thing_it_dies_of() -> None:
    found = list(in_parallel(chores.dies_at_three, range(8), 2, lost=lambda n: -n))
    assert found == [0, 1, 2, -3, 4, 5, 6, 7]


def test_a_worker_that_dies_once_costs_nothing(tmp_path: Path) -> None:
    assert list(in_parallel(chores.dies_once, [tmp_path / "a"], 2)) == ["a"]


def test_without_a_result_for_what_is_lost_it_is_an_error() -> None:
    with pytest.raises(BrokenProcessPool):
        list(in_parallel(chores.dies_at_three, [3], 2))


RUN = """
import signal

from crossbearing.parallel import in_parallel
from tests.parallel.chores import waits

if __name__ == "__main__":
    # a shell that runs the tests in the background has them ignore it
    signal.signal(signal.SIGINT, signal.default_int_handler)
    try:
        for n in in_parallel(waits, range(1000), 2):
            print("done", flush=True)
    except KeyboardInterrupt:
        print("interrupted", flush=True)
"""


def running(process: int) -> bool:
    try:
        return "Z" not in Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0]
    except (FileNotFoundError, ProcessLookupError):
        return False


@pytest.fixture
def run(tmp_path: Path) -> Iterator[tuple["subprocess.Popen[str]", list[int]]]:
    """A program in the midst of its work, in a process group as from a terminal, and its workers."""
    if not Path("/proc/self/stat").exists():
        pytest.skip("there is no /proc here to look for processes in")
    script = tmp_path / "run.py"
    script.write_text(RUN)
    with subprocess.Popen(
        [sys.executable, script],
        stdout=subprocess.PIPE,
        text=True,
        start_new_session=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as program:
        assert program.stdout is not None
        workers: set[int] = set()
        while len(workers) < 2:
            line = program.stdout.readline().strip()
            assert line
            workers |= {int(line)} if line.isdecimal() else set()
        yield program, sorted(workers)
        program.kill()


def ends(processes: list[int]) -> bool:
    until = time.monotonic() + 5
    while any(map(running, processes)) and time.monotonic() < until:
        time.sleep(0.02)
    return not any(map(running, processes))


def test_an_interruption_ends_the_work_at_once_and_quietly(
    run: tuple["subprocess.Popen[str]", list[int]],
) -> None:
    program, workers = run
    os.killpg(program.pid, signal.SIGINT)  # as a terminal does
    told, _ = program.communicate(timeout=30)  # of a thousand waits, which would take minutes
    assert told.split()[-1] == "interrupted"
    assert program.returncode == 0
    assert ends(workers)


def test_workers_end_with_the_program_that_has_them(run: tuple["subprocess.Popen[str]", list[int]]) -> None:
    program, workers = run
    program.kill()
    assert ends(workers)
