"""Merge an edited sheet into the files of a ledger folder: all that it says, or nothing."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

import yaml

from tejido.curating.changes import compiled_with, read_text, save
from tejido.curating.editing import edited
from tejido.curating.marks import pairs, parsed
from tejido.curating.plans import Fault, Known, Plan, planned
from tejido.curating.renameable import Known as Ledger
from tejido.curating.renameable import known
from tejido.curating.sheetfile import Sheet, read_sheet
from tejido.curating.sheets import written_entries
from tejido.errors import LedgerError

__all__ = ["merge"]

_PLACE = re.compile(r"(?P<path>.+?\.yaml):(?P<line>\d+): (?P<message>.*)")


def merge(path: Path, folders: Sequence[Path], *, dry_run: bool = False) -> tuple[Plan, Sheet]:
    """Merge an edited sheet into the last of the ledger's folders.

    Args:
        path: the sheet as a spreadsheet saved it.
        folders: the folders of the ledger.
        dry_run: only find out what it would change.

    Returns:
        What it changed, or its faults, with which nothing is written; and the sheet as read.

    Raises:
        LedgerError: the sheet cannot be read, the ledger is broken before it, or an entry is
            written in a way that no command can change.
        OutputError: a file cannot be written.
    """
    sheet = read_sheet(path)
    plan = planned(sheet, _known(known(folders)))
    if plan.faults:
        return plan, sheet
    own = folders[-1]
    before = {own / file: read_text(own / file) for file in sorted({*plan.edits, *plan.new})}
    changes = {file: _text(file, text, plan) for file, text in before.items()}
    if changes:
        try:
            compiled_with(folders, changes)
        except LedgerError as error:
            faults = tuple(_faults(str(error), changes, plan))
            return replace(plan, faults=faults), sheet
    if not dry_run:
        save(changes, before)
    return plan, sheet


def _known(ledger: Ledger) -> Known:
    own = ledger.folders[-1]
    here = [source for source in ledger.sources if source.path.parent == own]
    return Known(
        written_entries(own),
        frozenset(source.path.name for source in here if not isinstance(source.content, list)),
        frozenset(ledger.tables["entries"]),
        frozenset(ledger.tables["types"]),
        frozenset(key.partition("/")[2] for key in ledger.redirects),
    )


def _text(path: Path, text: str, plan: Plan) -> str:
    try:
        return edited(text, plan.edits.get(path.name, ()), plan.new.get(path.name, ()))
    except LedgerError as error:
        raise LedgerError(f"{path}: {error}") from error


def _faults(message: str, changes: Mapping[Path, str], plan: Plan) -> Iterator[Fault]:
    """Yield what the ledger says of the changed files, at the rows that it speaks of."""
    for line in message.splitlines():
        found = _PLACE.fullmatch(line)
        row = 0
        if found and (text := changes.get(Path(found["path"]))) is not None:
            row = plan.rows.get(_entry_at(text, int(found["line"])), 0)
        yield Fault(row, "", "ledger", found["message"] if found and row else line)


def _entry_at(text: str, line: int) -> str:
    """Return the id of the entry that a line, counted from 1, belongs to."""
    root = parsed(text.removeprefix("\ufeff"))
    at = ""
    for entry in root.value if isinstance(root, yaml.SequenceNode) else ():
        if entry.start_mark.line < line:
            at = next((str(value.value) for key, value in pairs(entry) if key.value == "id"), "")
    return at
