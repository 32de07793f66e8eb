"""What every child process of ours gets: it ends with its parent, and its memory is watched."""

from __future__ import annotations

import ctypes
import os
import resource
import signal
from pathlib import Path

__all__ = ["addressed", "resident", "tie"]

_PARENT_DEATH = 1
"""PR_SET_PDEATHSIG of Linux's prctl."""


def tie(parent: int, seconds: float | None = None) -> None:
    """See to it that this child does not outlive its parent, whatever ends that.

    Args:
        parent: the process that forked this one.
        seconds: after which the kernel ends the child in any case; None never.
    """
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    ctypes.CDLL(None).prctl(_PARENT_DEATH, signal.SIGKILL)
    if os.getppid() != parent:
        os._exit(1)
    if seconds is not None:
        signal.setitimer(signal.ITIMER_REAL, seconds)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def resident(process: int) -> int:
    """Return the bytes of memory that a process holds; 0 once it has ended."""
    return _pages(process, 1)


def _pages(process: int, field: int) -> int:
    try:
        pages = int(Path(f"/proc/{process}/statm").read_text().split()[field])
    except (OSError, IndexError):
        return 0
    return pages * resource.getpagesize()


def addressed(process: int) -> int:
    """Return the bytes of address space that a process has; 0 once it has ended."""
    return _pages(process, 0)
