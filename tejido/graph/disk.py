"""A graph on disk, in Oxigraph's own form: a folder that is filled whole or not at all.

The folder holds generations, each a RocksDB database that nobody changes once it is finished, and
the file ``current`` that names the one to ask. Filling it makes a new generation aside and then
puts its name into ``current``; whoever is killed before leaves the old one in place. Readers keep
the generation they opened; the next writer removes those that nobody has open.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path

from pyoxigraph import Store

from tejido.errors import GraphError, OutputError
from tejido.graph.files import replace_file, sync_folder
from tejido.graph.locks import locked, shared, unused
from tejido.graph.store import read_into

__all__ = ["Disk", "fill", "open_disk"]

_CURRENT, _LOCK, _PREFIX = "current", "lock", "generation-"
_USED = "used"
_ATTEMPTS = 20


@dataclass(slots=True)
class Disk:
    """An opened store, read only; its generation is kept while this object lives."""

    store: Store
    _used: int = field(repr=False)

    def __del__(self) -> None:
        os.close(self._used)


def fill(folder: Path, paths: Iterable[Path]) -> int:
    """Let a store on disk hold the graphs of some files, and nothing else.

    Args:
        folder: the store; made when it is not there.
        paths: graph files; named graphs stay what they are.

    Returns:
        How many triples it holds, counted in each named graph.

    Raises:
        GraphError: a file is no graph.
        OutputError: the folder holds something else, cannot be written, or another process is
            writing it; it stays as it was.
    """
    try:
        _prepare(folder)
        with locked(folder / _LOCK, folder):
            return _replace(folder, tuple(paths))
    except OutputError:
        raise
    except OSError as error:
        reason = error.strerror or error
        raise OutputError(f"{folder}: cannot be written: {reason}; it stays as it was") from error


def open_disk(folder: Path) -> Disk:
    """Open a store that :func:`fill` made, to ask it.

    Raises:
        GraphError: there is none, or it is damaged.
    """
    for _ in range(_ATTEMPTS):
        generation = folder / _current(folder)
        try:
            used = shared(generation / _USED)
        except (FileNotFoundError, BlockingIOError):
            continue  # a writer has just put another one in its place
        if not (generation / _USED).exists():
            os.close(used)
            continue
        try:
            return Disk(Store.read_only(str(generation)), used)
        except (OSError, ValueError, RuntimeError) as error:
            os.close(used)
            first = str(error).splitlines()[0]
            raise GraphError(f"{folder}: is damaged ({first}); fill it anew") from None
    raise GraphError(f"{folder}: its generation is missing; fill it anew with 'tejido store'")


def _current(folder: Path) -> str:
    try:
        name = (folder / _CURRENT).read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise GraphError(f"{folder}: holds no store; 'tejido store' makes one") from None
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", None) or "not text"
        raise GraphError(f"{folder}: cannot be read ({reason})") from None
    if not name.removeprefix(_PREFIX).isdecimal():
        raise GraphError(f"{folder / _CURRENT}: names no generation; fill the store anew")
    return name


def _prepare(folder: Path) -> None:
    """Make the folder; refuse one of somebody else's."""
    folder.mkdir(parents=True, exist_ok=True)
    ours = {_CURRENT, _LOCK, f".{_CURRENT}.new", f".{_CURRENT}.lock"}
    for path in sorted(folder.iterdir()):
        if path.name not in ours and not path.name.startswith(_PREFIX):
            raise OutputError(
                f"{folder}: holds {path.name}, so it is no store; give another folder"
            )


def _replace(folder: Path, paths: tuple[Path, ...]) -> int:
    keep = (folder / _CURRENT).read_text().strip() if (folder / _CURRENT).exists() else ""
    _clear(folder, keep)
    new = folder / f"{_PREFIX}{_next(folder)}"
    try:
        count = _make(new, paths)
    except BaseException:
        shutil.rmtree(new, ignore_errors=True)
        raise
    replace_file(folder / _CURRENT, [f"{new.name}\n"], lambda _: None)
    _clear(folder, new.name)
    return count


def _make(new: Path, paths: tuple[Path, ...]) -> int:
    """Make a generation and let go of it, so that it can be opened to read."""
    new.mkdir()
    store = Store(str(new))
    for path in paths:
        read_into(store, path)
    store.flush()
    count = len(store)
    (new / _USED).touch()
    sync_folder(new)
    return count


def _next(folder: Path) -> int:
    numbers = [path.name.removeprefix(_PREFIX) for path in folder.glob(f"{_PREFIX}*")]
    return max((int(number) for number in numbers if number.isdecimal()), default=0) + 1


def _clear(folder: Path, keep: str) -> None:
    """Remove the generations, half ones of killed writers too, that nobody has open."""
    for path in sorted(folder.glob(f"{_PREFIX}*")):
        if path.name == keep:
            continue
        if not (path / _USED).exists():
            shutil.rmtree(path, ignore_errors=True)
            continue
        with unused(path / _USED) as free:
            if free:
                shutil.rmtree(path, ignore_errors=True)
