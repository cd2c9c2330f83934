"""Work for workers, which import it by its name."""

import os
import signal
import time
from pathlib import Path


def square(n: int) -> int:
    return n * n


def backwards(n: int) -> tuple[int, int]:
    """The first takes longest."""
    time.sleep(max(0.0, 0.3 - n / 10))
    return n, os.getpid()


def fails_at_three(n: int) -> int:
    if n == 3:
        raise ValueError("three is not read")
    return n


def dies_at_three(n: int) -> int:
    if n == 3:
        os.kill(os.getpid(), signal.SIGKILL)
    time.sleep(0.02)
    return n


def dies_once(flag: Path) -> str:
    if not flag.exists():
        flag.touch()
        os.kill(os.getpid(), signal.SIGKILL)
    return flag.name


def waits(n: int) -> int:
    print(os.getpid(), flush=True)
    time.sleep(0.2)
    return n
