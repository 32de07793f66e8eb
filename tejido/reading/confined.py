"""What a process that parses foreign bytes may do: compute, read files, and nothing else."""

from __future__ import annotations

import contextlib
import ctypes
import os
import resource
import signal
import sys
from pathlib import Path

__all__ = ["confine"]

_NEW_USER, _NEW_NET = 0x10000000, 0x40000000
"""CLONE_NEWUSER and CLONE_NEWNET of Linux's unshare."""
_WRITES = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
_REFUSED = (
    *(
        "socket.",
        "subprocess.",
        "shutil.",
        "urllib.",
        "http.",
        "ftplib.",
        "smtplib.",
        "webbrowser.",
    ),
    *(
        "os.exec",
        "os.fork",
        "os.forkpty",
        "os.posix_spawn",
        "os.spawn",
        "os.system",
        "os.startfile",
    ),
    *("os.chmod", "os.chown", "os.kill", "os.link", "os.mkdir", "os.remove", "os.rename"),
    *("os.rmdir", "os.symlink", "os.truncate", "os.utime", "os.putenv", "pty.", "tempfile."),
)
"""Events of Python's audit hooks that no parser has a reason for."""


def confine(megabytes: int, keep: tuple[int, ...]) -> None:
    """Take from this process all that a parser does not need, for good.

    Python code can open no socket, start no process and write no file; native code gets a network
    of its own without any interface where the kernel allows it, and cannot make a file longer.

    Args:
        megabytes: (10⁶ bytes) that it may allocate beyond what it has already.
        keep: the file descriptors that stay open; standard input and output go nowhere.
    """
    from tejido.processes import addressed

    sys.dont_write_bytecode = True
    _close_all_but(keep)
    _leave_network()
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    ceiling = addressed(os.getpid()) + megabytes * 1_000_000
    resource.setrlimit(resource.RLIMIT_AS, (ceiling, ceiling))
    sys.addaudithook(_refuse)


def _close_all_but(keep: tuple[int, ...]) -> None:
    """Close what the parent had open: a lock that this process held on to would never be free."""
    for number in sorted(int(path.name) for path in Path("/proc/self/fd").iterdir()):
        if number > 2 and number not in keep:
            with contextlib.suppress(OSError):
                os.close(number)
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in (0, 1, 2):
        os.dup2(nowhere, standard)


def _leave_network() -> None:
    libc = ctypes.CDLL(None)
    if libc.unshare(_NEW_NET) != 0:
        libc.unshare(_NEW_USER | _NEW_NET)


def _refuse(event: str, args: tuple[object, ...]) -> None:
    if event.startswith(_REFUSED) or (event == "open" and _opens_for_writing(args)):
        raise PermissionError(f"a parser of documents may not do this: {event}")


def _opens_for_writing(args: tuple[object, ...]) -> bool:
    flags = args[2] if len(args) > 2 else 0
    return isinstance(flags, int) and bool(flags & _WRITES)
