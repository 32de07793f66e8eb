"""What editing the ledger tells a person, in Spanish or English."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import groupby
from pathlib import Path

from tejido.curating.forgetting import Done
from tejido.curating.plans import Change, Fault, Plan
from tejido.curating.renaming import Renamed
from tejido.wording import texts

__all__ = ["fault_lines", "forgetting_lines", "merging_lines", "renaming_lines"]


def renaming_lines(renamed: Renamed, language: str) -> Iterator[str]:
    """Yield what was renamed to what, then each changed file with its lines."""
    said = texts(language, "editing")
    for old, new in renamed.keys.items():
        yield said["renamed"].format(old=old, new=new)
    for path, lines in renamed.lines.items():
        numbers = ", ".join(map(str, lines))
        yield "  " + said["lines" if len(lines) > 1 else "line"].format(path=path, lines=numbers)


def forgetting_lines(done: Done, dry_run: bool, language: str) -> Iterator[str]:
    """Yield what forgetting a person did or would do, without the name."""
    said = texts(language, "forget")
    if not done.known:
        yield said["unknown"]
    if done.entries:
        yield said["entries"].format(count=done.entries)
    for part in ("ledger", "cleaned", "rebuilt", "left"):
        paths: tuple[Path, ...] = getattr(done, part)
        if paths:
            yield said[part]
            yield from (f"  {path}" for path in paths)
    yield said["dry" if dry_run else "done"]


def merging_lines(plan: Plan, dry_run: bool, language: str) -> Iterator[str]:
    """Yield what a sheet changes, entry by entry, then how much that is."""
    said = texts(language, "editing")
    for _, changes in groupby(plan.changes, key=lambda change: change.entry):
        yield from _entry_lines([*changes], said)
    added = sum(map(len, plan.new.values()))
    changed = len({change.entry for change in plan.changes}) - added
    if plan.changes:
        yield said["totals"].format(changed=changed, added=added)
    if plan.absent:
        yield said["absent"].format(absent=plan.absent)
    yield said["same" if not plan.changes else "dry" if dry_run else "written"]


def _entry_lines(changes: list[Change], said: Mapping[str, str]) -> Iterator[str]:
    first, nothing = changes[0], said["nothing"]
    new = not first.column
    yield said["added" if new else "changed"].format(entry=first.entry, file=first.file)
    for change in changes[1:] if new else changes:
        if new:
            yield f"  {change.column}: {change.new}"
        else:
            values = {"old": change.old or nothing, "new": change.new or nothing}
            yield said["value"].format(column=change.column, **values)


def fault_lines(plan: Plan, path: Path, language: str) -> Iterator[str]:
    """Yield a line for each fault of a sheet, then how many there are."""
    said = texts(language, "editing")
    for fault in plan.faults:
        where = "at_cell" if fault.column else "at_row" if fault.row else "at_sheet"
        yield said[where].format(
            path=path, row=fault.row, column=fault.column, message=_message(fault, said)
        )
    yield said["refused"].format(faults=len(plan.faults))


def _message(fault: Fault, said: Mapping[str, str]) -> str:
    near = said["near"].format(near=fault.near) if fault.near else ""
    return said[fault.message].format(value=fault.value, near=near)
