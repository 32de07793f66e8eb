"""What builds remember of documents: bytes by name, in one file beside the graph.

It is a convenience and never a condition: whatever is wrong with it, the build goes on without.
"""

from __future__ import annotations

import logging
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import TypeVar

from tejido.building.seal import own_key, seal, sealed

__all__ = ["FOLDER", "Memory", "memory_file", "recalling", "remembering"]

_T = TypeVar("_T")
Warn = Callable[[str], None]
"""What takes a line of warning."""
FOLDER = ".tejido"
"""The folder beside a graph in which its builds remember."""

_log = logging.getLogger(__name__)
_FORM = 1
_SCHEMA = "CREATE TABLE IF NOT EXISTS kept (name TEXT PRIMARY KEY, seal BLOB, body BLOB)"
_PATIENCE = 0.5
"""Seconds to wait for another build that has the file."""


def memory_file(graph: Path) -> Path:
    """Return where builds of a graph remember: ``.tejido/NAME.memory`` beside it."""
    return graph.parent / FOLDER / f"{graph.name}.memory"


class Memory:
    """Bytes by name; what the build that has it open neither reads nor writes is forgotten.

    When the file fails, what was in it is as good as never kept: one warning, no error.
    """

    def __init__(self, file: Path | None, warn: Warn) -> None:
        self._file, self._warn = file, warn
        self._key = own_key()
        self._used: set[str] = set()
        self._connection = _opened(file, warn)

    def get(self, name: str) -> bytes | None:
        """Return what is kept under a name; None when nothing is, or not by this user's builds."""
        self._used.add(name)
        question = "SELECT seal, body FROM kept WHERE name=?"
        row = self._do(lambda: self._connection.execute(question, (name,)).fetchone())
        if row is None or not (isinstance(row[0], bytes) and isinstance(row[1], bytes)):
            return None
        body: bytes = row[1]
        return body if sealed(self._key, name, body, row[0]) else None

    def put(self, name: str, body: bytes) -> None:
        """Keep bytes under a name, in place of what was there."""
        self._used.add(name)
        row = (name, seal(self._key, name, body), body)
        order = "INSERT OR REPLACE INTO kept VALUES (?, ?, ?)"
        self._do(lambda: self._connection.execute(order, row))

    def keep(self, name: str) -> None:
        """Do not forget what is kept under a name, if anything is."""
        self._used.add(name)

    def close(self, *, forget: bool) -> None:
        """Save what is kept; ``forget`` what was neither read nor written."""
        if forget:
            self._do(self._forget)
        self._do(lambda: self._connection.execute("COMMIT"))
        self._connection.close()

    def _forget(self) -> None:
        names = [name for (name,) in self._connection.execute("SELECT name FROM kept")]
        unused = [(name,) for name in names if name not in self._used]
        self._connection.executemany("DELETE FROM kept WHERE name=?", unused)

    def _do(self, work: Callable[[], _T]) -> _T | None:
        """Return what work on the file returns; None when it fails, and there is no file then."""
        try:
            return work()
        except sqlite3.Error as error:
            self._warn(f"{self._file}: cannot be used ({error}); documents are read again")
            self._connection.close()
            full = isinstance(error, sqlite3.OperationalError)
            self._connection = _passing() if full else _anew(self._file)
            return None


def _anew(file: Path | None) -> sqlite3.Connection:
    """Return an empty file in place of a damaged one, a passing one if none can be made."""
    if file:
        with suppress(OSError, sqlite3.Error):
            file.unlink(missing_ok=True)
            return _connected(file)
    return _passing()


def _passing() -> sqlite3.Connection:
    """Return what remembers until it is closed."""
    return _begun(sqlite3.connect("", isolation_level=None))


def _begun(connection: sqlite3.Connection) -> sqlite3.Connection:
    connection.execute("PRAGMA trusted_schema=OFF")
    connection.execute("PRAGMA secure_delete=ON")  # what is forgotten is gone from the disk too
    connection.execute("PRAGMA auto_vacuum=FULL")
    connection.execute("PRAGMA cell_size_check=ON")
    connection.execute("BEGIN IMMEDIATE")
    connection.execute(_SCHEMA)
    return connection


def _opened(file: Path | None, warn: Warn) -> sqlite3.Connection:
    """Return the file ready to be used, a damaged one made anew; if none can be, a passing one."""
    if file is None:
        return _passing()
    try:
        return _connected(file)
    except (sqlite3.OperationalError, OSError) as error:
        if "locked" in str(error):
            warn(f"{file}: another build has it; this one goes on without it")
        _log.info("%s: cannot be used (%s)", file, error)
        return _passing()
    except sqlite3.DatabaseError as error:
        warn(f"{file}: damaged ({error}); all documents are read again")
        return _anew(file)


def _connected(file: Path) -> sqlite3.Connection:
    file.parent.mkdir(exist_ok=True)
    ignored = file.with_name(".gitignore")
    if not ignored.exists():
        ignored.write_text("*\n", encoding="utf-8")
    connection = sqlite3.connect(file, timeout=_PATIENCE, isolation_level=None)
    try:
        (form,) = connection.execute("PRAGMA user_version").fetchone()
        if form not in (0, _FORM):
            raise sqlite3.DatabaseError(f"form {form}, not {_FORM}")
        _begun(connection)
        connection.execute(f"PRAGMA user_version={_FORM}")
        _check_own(connection)
    except BaseException:
        connection.close()
        raise
    return connection


def _check_own(connection: sqlite3.Connection) -> None:
    """Check that a file holds the table that is made here, and no other, no view, no trigger."""
    made = connection.execute("SELECT type, sql FROM sqlite_master WHERE sql IS NOT NULL")
    if made.fetchall() != [("table", _SCHEMA.replace("IF NOT EXISTS ", ""))]:
        raise sqlite3.DatabaseError("not made by a build")


@contextmanager
def recalling(graph: Path, warn: Warn) -> Iterator[Memory]:
    """Yield what the builds of a graph remember, for other work on it; nothing is forgotten."""
    file = memory_file(graph)
    memory = Memory(file if file.exists() else None, warn)
    try:
        yield memory
    finally:
        memory.close(forget=False)


@contextmanager
def remembering(graph: Path, warn: Warn, *, clean: bool = False) -> Iterator[Memory]:
    """Yield what the builds of a graph remember, for one build.

    A build that fails forgets nothing, but leaves no memory where there was none; one that is
    interrupted leaves what it has read.

    Args:
        graph: the file that is built; what is no plain file has no memory.
        warn: takes the line that says what is wrong with the memory, if anything is.
        clean: forget everything first.
    """
    plain = graph.parent.is_dir() and (graph.is_file() or not graph.exists())
    file = memory_file(graph) if plain else None
    if file and clean:
        _remove(file)
    new = file is not None and not file.exists()
    memory = Memory(file, warn)
    try:
        yield memory
    except Exception:
        memory.close(forget=False)
        if file and new:
            _remove(file)
        raise
    except BaseException:
        memory.close(forget=False)
        raise
    memory.close(forget=True)


def _remove(file: Path) -> None:
    """Remove the file of a memory, and its folder if nothing else is in it."""
    with suppress(OSError):
        for path in (file, file.with_name(f"{file.name}-journal"), file.with_suffix(".json")):
            path.unlink(missing_ok=True)
        if [path.name for path in file.parent.iterdir()] == [".gitignore"]:
            file.with_name(".gitignore").unlink()
            file.parent.rmdir()
