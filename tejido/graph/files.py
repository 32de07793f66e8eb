"""Replace a file whole or not at all: written aside, checked, then moved into place."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from tejido.errors import OutputError

__all__ = ["replace_file"]

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing the same file."""


def replace_file(path: Path, parts: Iterable[str], check: Callable[[Path], None]) -> None:
    """Write ``parts`` as UTF-8 to ``path``, whole or not at all.

    The text goes to a file beside it, to the disk, through ``check``, which raises when it finds
    fault, and then takes the place of the old one. Whatever happens before, the old file stays as
    it was. One process writes at a time, others wait; the next one clears up after one that was
    killed. Raises OutputError when it cannot be written.
    """
    target = path.resolve()
    try:
        if target.exists() and not target.is_file():
            _write_through(target, parts)
            return
        with _locked(target):
            _replace(target, parts, check)
    except OutputError:
        raise
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{path}: cannot be written: {reason}; it stays as it was") from error


def _write_through(target: Path, parts: Iterable[str]) -> None:
    """Write to a pipe or device, which nothing can replace; a folder raises."""
    with target.open("w", encoding="utf-8", newline="\n") as out:
        out.writelines(parts)


def _replace(target: Path, parts: Iterable[str], check: Callable[[Path], None]) -> None:
    aside = target.with_name(f".{target.name}.new")
    try:
        with aside.open("w", encoding="utf-8", newline="\n") as out:
            out.writelines(parts)
            out.flush()
            os.fsync(out.fileno())
        check(aside)
        if target.exists():
            aside.chmod(target.stat().st_mode)
        aside.replace(target)
    finally:
        aside.unlink(missing_ok=True)
    _sync_folder(target.parent)


def _sync_folder(folder: Path) -> None:
    """Make the new name last; file systems that cannot do it for folders are left alone."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)


@contextmanager
def _locked(target: Path) -> Iterator[None]:
    lock = target.with_name(f".{target.name}.lock")
    descriptor = _acquire(lock, target)
    try:
        yield
    finally:
        lock.unlink(missing_ok=True)
        os.close(descriptor)


def _acquire(lock: Path, target: Path) -> int:
    """Return the descriptor of the lock file, held; raise OutputError when it stays taken."""
    end = time.monotonic() + _PATIENCE
    while True:
        descriptor = os.open(lock, os.O_RDWR | os.O_CREAT, 0o666)
        if _lock(descriptor) and _same_file(descriptor, lock):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, str(os.getpid()).encode())
            return descriptor
        os.close(descriptor)
        if time.monotonic() > end:
            raise OutputError(f"{target}: {_holder(lock)} is writing it; try again later")
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
