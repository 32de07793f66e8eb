"""Processor time and memory of some work, so that whatever else the machine does is left out."""

from __future__ import annotations

import resource
import signal
import time
from collections.abc import Callable, Sequence
from math import exp, log
from pathlib import Path

__all__ = ["RUNS", "best", "by_turns", "mean", "resident", "timed", "within"]

RUNS = 5
"""Of so many runs the fastest counts."""


class _TooLong(BaseException):
    """The limit of processor time is reached; no engine takes it for an error of its own."""


def best(work: Callable[[], object], before: Callable[[], object] | None = None) -> float:
    """Return the processor seconds of the fastest run of some work; ``before`` is not counted."""
    seconds = []
    for _ in range(RUNS):
        if before is not None:
            before()
        seconds.append(timed(work))
    return min(seconds)


def by_turns(one: Callable[[], object], other: Callable[[], object]) -> tuple[float, float]:
    """Return the fastest run of each, run by turns so that both meet the same machine."""
    times = [(timed(one), timed(other)) for _ in range(RUNS)]
    return min(time for time, _ in times), min(time for _, time in times)


def timed(work: Callable[[], object]) -> float:
    """Return the processor seconds of one run of some work."""
    start = time.process_time()
    work()
    return time.process_time() - start


def mean(ratios: Sequence[float]) -> float:
    """Return the geometric mean of ratios."""
    return exp(sum(map(log, ratios)) / len(ratios))


def within(limit: float, work: Callable[[], bool]) -> tuple[float, bool | None]:
    """Return the processor seconds and the outcome; ``limit`` and None when that is reached."""

    def stop(*_: object) -> None:
        raise _TooLong

    before = signal.signal(signal.SIGVTALRM, stop)
    start = time.process_time()
    signal.setitimer(signal.ITIMER_VIRTUAL, limit)
    try:
        same = work()
        return time.process_time() - start, same
    except _TooLong:
        return limit, None
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def resident() -> int:
    """Return the bytes of memory that this process holds now."""
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * resource.getpagesize()
