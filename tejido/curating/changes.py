"""Changed ledger files: tried together before any is replaced, then replaced all or none."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from tejido.errors import LedgerError, OutputError, TejidoError
from tejido.graph.files import replace_file
from tejido.linking.compiled import compile_ledger
from tejido.linking.files import ledger_files

__all__ = ["Changes", "compiled_with", "read_text", "save"]

Changes = Mapping[Path, str]
"""The new texts of files, by path; all in the last of the ledger's folders."""


def read_text(path: Path) -> str:
    """Return the text of a ledger file with its line breaks and byte order mark; empty if none.

    Raises:
        LedgerError: it is not UTF-8.
    """
    if not path.exists():
        return ""
    try:
        return path.read_bytes().decode("utf-8")
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path}: not UTF-8 ({error.reason}); save it as UTF-8 text") from error


def compiled_with(folders: Sequence[Path], changes: Changes) -> dict[str, Any]:
    """Return the tables of the ledger as it would be with the changes; nothing is written there.

    Raises:
        LedgerError: the ledger would be broken; the message names the file as if it were changed.
    """
    *others, own = folders
    with tempfile.TemporaryDirectory() as name:
        trial = Path(name)
        for path in ledger_files(own):
            shutil.copyfile(path, trial / path.name)
        for path, text in changes.items():
            (trial / path.name).write_bytes(text.encode())
        try:
            return compile_ledger(*others, trial)
        except LedgerError as error:
            raise LedgerError(str(error).replace(str(trial), str(own))) from error


def save(changes: Changes, before: Changes) -> None:
    """Replace the files by their new texts; when one cannot be, those already done go back.

    Args:
        changes: the new texts.
        before: the texts that the new ones were made of; empty for a file that did not exist.

    Raises:
        OutputError: a file cannot be written, or was changed by another hand meanwhile.
    """
    done: list[Path] = []
    try:
        for path in sorted(changes):
            replace_file(path, [changes[path]], _unchanged(path, before.get(path, "")))
            done.append(path)
    except TejidoError:
        for path in done:
            _back(path, before.get(path, ""))
        raise


def _unchanged(path: Path, before: str) -> Callable[[Path], None]:
    def check(_: Path) -> None:
        if read_text(path) != before:
            raise OutputError(f"{path}: was changed meanwhile; nothing was written, try again")

    return check


def _back(path: Path, text: str) -> None:
    with suppress(TejidoError, OSError):
        if text:
            replace_file(path, [text], lambda _: None)
        else:
            path.unlink()
