"""Replace a file whole or not at all: written aside, checked, then moved into place."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable
from contextlib import suppress
from pathlib import Path

from tejido.errors import OutputError
from tejido.graph.locks import locked

__all__ = ["replace_file", "sync_folder"]

_PATIENCE = 10.0
"""Seconds to wait for another process that is writing the same file."""


def replace_file(path: Path, parts: Iterable[str | bytes], check: Callable[[Path], None]) -> None:
    """Write ``parts``, texts as UTF-8, to ``path``, whole or not at all.

    The text goes to a file beside it, to the disk, through ``check``, which raises when it finds
    fault, and then takes the place of the old one. Whatever happens before, the old file stays as
    it was. One process writes at a time, others wait; the next one clears up after one that was
    killed. Raises OutputError when it cannot be written.
    """
    target = path.resolve()
    try:
        if not target.is_file() and target.exists():
            _write_through(target, parts)
            return
        with locked(target.with_name(f".{target.name}.lock"), target, _PATIENCE):
            _replace(target, parts, check)
    except OutputError:
        raise
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{path}: cannot be written: {reason}; it stays as it was") from error


def _write_through(target: Path, parts: Iterable[str | bytes]) -> None:
    """Write to a pipe or device, which nothing can replace; a folder raises."""
    with target.open("wb") as out:
        out.writelines(map(_bytes, parts))


def _bytes(part: str | bytes) -> bytes:
    return part.encode() if isinstance(part, str) else part


def _replace(target: Path, parts: Iterable[str | bytes], check: Callable[[Path], None]) -> None:
    aside = target.with_name(f".{target.name}.new")
    try:
        with aside.open("wb") as out:
            out.writelines(map(_bytes, parts))
            out.flush()
            os.fsync(out.fileno())
        check(aside)
        with suppress(FileNotFoundError):
            aside.chmod(target.stat().st_mode)
        aside.replace(target)
    except BaseException:
        aside.unlink(missing_ok=True)
        raise
    sync_folder(target.parent)


def sync_folder(folder: Path) -> None:
    """Make a new name in it last; file systems that cannot do it for folders are left alone."""
    with suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
