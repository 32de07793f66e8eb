"""Work that may run away is done in a child process, which is stopped at a limit.

A query cannot be interrupted inside the engine, which holds the interpreter, so only the end of
its process ends it. The child is forked from the warm process: it has the code, and the graph if
that is open, without reading anything again, as a new interpreter would have to. A test holds what
that costs; so every query gets a child, not free SPARQL only.
"""

from __future__ import annotations

import os
import pickle
import select
import signal
import threading
import time
import warnings
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from tejido.errors import LimitError, QueryError, TejidoError
from tejido.processes import resident, tie

__all__ = ["LIMITS", "Limits", "within"]

_T = TypeVar("_T")
_POLL = 0.02
"""Seconds between two looks at the child's memory: 20 ms of a fast allocation are some 50 MB."""
_GRACE = 5
"""Seconds after which the kernel ends a child whose parent was killed before it could."""
_FORKING = threading.Lock()
"""One thread forks at a time: another's child would keep the pipe of the first one open."""


@dataclass(frozen=True, slots=True)
class Limits:
    """What work may take: ``seconds`` and ``megabytes`` (10⁶ bytes); None is no limit."""

    seconds: float | None = None
    megabytes: int | None = None


LIMITS = Limits(seconds=60, megabytes=4096)
"""What the commands allow unless they are told otherwise."""


def within(limits: Limits, work: Callable[[], _T]) -> _T:
    """Return what ``work`` returns, done in a child process.

    Args:
        limits: the seconds it may take, and the memory beyond what this process has already.
        work: returns something that can be pickled; whatever else it does stays in the child.

    Raises:
        LimitError: a limit struck; the message says which and what to do.
        QueryError: the child died.
        TejidoError: what ``work`` raised.
    """
    child, reader = _forked(work, limits)
    try:
        with os.fdopen(reader, "rb", buffering=0) as pipe:
            written = _watched(pipe.fileno(), child, limits)
    except BaseException:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        raise
    value: _T = _result(written, os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
    return value


def _forked(work: Callable[[], object], limits: Limits) -> tuple[int, int]:
    """Return the child that does the work, and where its outcome is read."""
    with _FORKING, warnings.catch_warnings():
        # Python 3.12 warns of forks beside threads, as in notebooks. A child that waits for
        # another thread's lock is ended by its time limit.
        warnings.simplefilter("ignore", DeprecationWarning)
        reader, writer = os.pipe()
        parent = os.getpid()
        child = os.fork()
        if child == 0:
            os.close(reader)
            _do(work, writer, limits, parent)
        os.close(writer)
    return child, reader


def _do(work: Callable[[], object], writer: int, limits: Limits, parent: int) -> None:
    """Do the work, write its outcome and end this process: nothing of the parent runs on in it."""
    code = 1
    try:
        tie(parent, None if limits.seconds is None else limits.seconds + _GRACE)
        with os.fdopen(writer, "wb") as pipe:
            pickle.dump(_outcome(work), pipe, protocol=pickle.HIGHEST_PROTOCOL)
        code = 0
    finally:
        os._exit(code)


def _outcome(work: Callable[[], object]) -> tuple[bool, object]:
    try:
        return True, work()
    except TejidoError as error:
        return False, error
    except MemoryError:
        return False, QueryError("the query needs more memory than there is; ask for less")
    except RecursionError:
        return False, QueryError("the query is nested too deep; write it flatter")


def _watched(pipe: int, child: int, limits: Limits) -> bytes:
    """Return what the child writes until it closes the pipe.

    Raises:
        LimitError: it took too long or too much.
    """
    start, before = time.monotonic(), resident(os.getpid())
    ready = select.poll()
    ready.register(pipe, select.POLLIN | select.POLLHUP)
    parts: list[bytes] = []
    while True:
        if ready.poll(_POLL * 1000):
            part = os.read(pipe, 1 << 20)
            if not part:
                return b"".join(parts)
            parts.append(part)
        if limits.seconds is not None and time.monotonic() - start > limits.seconds:
            raise LimitError(
                f"stopped after {limits.seconds:g} seconds; ask for less, "
                "or allow more (--timeout, in Python timeout=)"
            )
        if limits.megabytes is not None and resident(child) - before > limits.megabytes * 1e6:
            raise LimitError(
                f"stopped at {limits.megabytes} MB of memory; ask for less, "
                "or allow more (--max-memory, in Python max_memory=)"
            )


def _result(written: bytes, status: int) -> Any:
    if status or not written:
        raise QueryError(f"the query ended its process (exit code {status}); write it shorter")
    done, value = pickle.loads(written)
    if not done:
        raise value
    return value
