"""Locks between processes: one writes at a time, and a killed one leaves nothing locked."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tejido.errors import OutputError

__all__ = ["locked", "shared", "unused"]


@contextmanager
def locked(lock: Path, what: Path, patience: float = 0.0) -> Iterator[None]:
    """Hold the lock file ``lock`` while writing ``what``; it is removed at the end.

    Raises OutputError, naming the process that holds it, when it stays taken for ``patience``
    seconds.
    """
    descriptor = _acquire(lock, what, patience)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def shared(path: Path) -> int:
    """Return a descriptor of an existing file that keeps :func:`unused` false until it is closed.

    Raises FileNotFoundError when there is no such file, BlockingIOError when it is to be removed.
    """
    import fcntl

    descriptor = os.open(path, os.O_RDONLY)
    try:
        fcntl.flock(descriptor, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        raise
    return descriptor


@contextmanager
def unused(path: Path) -> Iterator[bool]:
    """Tell whether nobody has a file :func:`shared`, and let nobody have it meanwhile."""
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        yield _lock(descriptor)
    finally:
        os.close(descriptor)


def _acquire(lock: Path, what: Path, patience: float) -> int:
    """Return the descriptor of the lock file, held; raise OutputError when it stays taken."""
    end = time.monotonic() + patience
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        if _lock(descriptor) and _same_file(descriptor, lock):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, str(os.getpid()).encode())
            return descriptor
        os.close(descriptor)
        if time.monotonic() > end:
            raise OutputError(f"{what}: {_holder(lock)} is writing it; try again later")
        time.sleep(0.05)


def _lock(descriptor: int) -> bool:
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True


def _same_file(descriptor: int, lock: Path) -> bool:
    """Tell whether the lock is still the one that others see: its last holder removes it."""
    try:
        return os.path.samestat(os.fstat(descriptor), lock.stat())
    except FileNotFoundError:
        return False


def _holder(lock: Path) -> str:
    with suppress(OSError):
        return f"process {lock.read_text()}"
    return "another process"
