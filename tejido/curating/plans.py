"""An edited sheet back into the ledger's files: what it changes, or everything wrong with it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from tejido.asking.spelling import nearest
from tejido.curating.cells import CellError, cell_of, value_of
from tejido.curating.columns import COLUMNS, IDS, Column, columns_for, value_at
from tejido.curating.editing import ORDER, Edit
from tejido.curating.sheetfile import Row, Sheet
from tejido.curating.sheets import Written, id_sources
from tejido.linking.checks import ENTRY_ID
from tejido.project import JUDGEMENTS, REDIRECTS

__all__ = ["Change", "Fault", "Plan", "planned"]

Entry = Mapping[str, Any]
_FILE = re.compile(r"[A-Za-z0-9][\w-]*\.yaml")
_NO_ENTRIES = frozenset({JUDGEMENTS, REDIRECTS})
_NEEDED = ("name_es", "name_en", "type")
_REFERENCES = ("parent", "successor", "jurisdiction", "within")
_SOURCE = re.compile(rf"{IDS}[a-z][a-z0-9_]*")


class Fault(NamedTuple):
    """What is wrong with a cell: its row and column, the key of the message, what stands there."""

    row: int
    column: str
    message: str
    value: str = ""
    near: str = ""


class Change(NamedTuple):
    """A cell of an entry that says something else now; ``old`` is empty for a new entry's."""

    entry: str
    file: str
    column: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Plan:
    """What a sheet would do: changed values and new entries by file, or what is wrong with it."""

    edits: Mapping[str, list[Edit]] = field(default_factory=dict)
    new: Mapping[str, list[dict[str, Any]]] = field(default_factory=dict)
    changes: tuple[Change, ...] = ()
    faults: tuple[Fault, ...] = ()
    rows: Mapping[str, int] = field(default_factory=dict)
    absent: int = 0


class Known(NamedTuple):
    """What a sheet is compared with.

    Written entries, files of tables, all ids, all types, and ids that were given up.
    """

    written: list[Written]
    tables: frozenset[str]
    ids: frozenset[str]
    types: frozenset[str]
    given_up: frozenset[str] = frozenset()


def planned(sheet: Sheet, known: Known) -> Plan:
    """Return what an edited sheet changes; with faults it changes nothing.

    A missing column changes nothing, an emptied cell takes the value away, a missing row leaves
    its entry as it is.
    """
    columns = {column.name: column for column in _columns(sheet, known)}
    faults = [*_header_faults(sheet, columns)]
    faults += [_beyond(row) for row in sheet.rows if row.beyond]
    ids = _ids(sheet.rows, faults)
    entries = {entry["id"]: (file, entry) for file, entry in known.written}
    everybody = known.ids | {*ids}
    changes: list[Change] = []
    edits: dict[str, list[Edit]] = {}
    new: dict[str, list[dict[str, Any]]] = {}
    for id_, row in ids.items():
        file, old = entries.get(id_, ("", {}))
        faults += (misplaced := [*_place_faults(id_, row, file, known)])
        if any(fault.message in ("id_unknown", "id_made") for fault in misplaced):
            continue
        home = file or value_of(row.cells.get("file", ""), "text") or ""
        values = dict(_values(row, columns.values(), old, faults))
        faults += _value_faults(row, columns, values, old, known.types, everybody)
        changes += _changes(id_, home, values, old)
        if old:
            edits.setdefault(home, []).extend(_edits(id_, values))
        else:
            new.setdefault(home, []).append(_entry(id_, values))
    if faults:
        return Plan(faults=tuple(sorted(faults, key=lambda fault: fault.row)))
    rows = {id_: row.number for id_, row in ids.items()}
    edits = {file: made for file, made in edits.items() if made}
    return Plan(edits, new, tuple(changes), (), rows, len({*entries} - {*ids}))


def _columns(sheet: Sheet, known: Known) -> Iterable[Column]:
    own = {name.removeprefix(IDS) for name in sheet.columns if _SOURCE.fullmatch(name)}
    names = {*sheet.columns}
    return [one for one in columns_for(own | id_sources(known.written)) if one.name in names]


def _header_faults(sheet: Sheet, columns: Mapping[str, Column]) -> Iterator[Fault]:
    for at, name in enumerate(sheet.columns):
        if name in sheet.columns[:at]:
            yield Fault(1, name, "column_twice")
        elif not name and any(row.cells[name].strip() for row in sheet.rows):
            yield Fault(1, "", "column_unnamed")
        elif name and name not in columns:
            near = nearest(name, (column.name for column in COLUMNS))
            yield Fault(1, name, "column_unknown", near=near)


def _beyond(row: Row) -> Fault:
    return Fault(row.number, "", "beyond", row.beyond)


# ---- ids and files


def _ids(rows: Iterable[Row], faults: list[Fault]) -> dict[str, Row]:
    found: dict[str, Row] = {}
    for row in rows:
        id_ = row.cells["id"].strip()
        if not id_:
            faults.append(Fault(row.number, "id", "id_missing"))
        elif id_ in found:
            faults.append(Fault(row.number, "id", "id_twice", id_))
        else:
            found[id_] = row
    return found


def _place_faults(id_: str, row: Row, file: str, known: Known) -> Iterator[Fault]:
    """Yield what is wrong with where an entry is to stand; ``file`` is where it stands."""
    wanted = row.cells.get("file", "").strip()
    if file:
        if wanted not in ("", file):
            yield Fault(row.number, "file", "moved", wanted)
    elif not wanted:
        made = id_ in known.ids
        near = "" if made else nearest(id_, (entry["id"] for _, entry in known.written))
        yield Fault(row.number, "id", "id_made" if made else "id_unknown", id_, near)
    elif not ENTRY_ID.fullmatch(id_):
        yield Fault(row.number, "id", "id_wrong", id_)
    elif id_ in known.given_up:
        yield Fault(row.number, "id", "id_given_up", id_)
    elif not _FILE.fullmatch(wanted) or wanted in _NO_ENTRIES | known.tables:
        yield Fault(row.number, "file", "no_file", wanted)


# ---- values


def _values(
    row: Row, columns: Iterable[Column], old: Entry, faults: list[Fault]
) -> Iterator[tuple[Column, Any]]:
    """Yield the columns of a row whose cells say something else than the entry, and what."""
    for column in columns:
        if column.name in ("id", "file"):
            continue
        cell = row.cells[column.name]
        was = cell_of(value_at(old, column.keys), column.kind)
        if _spaced(cell) == _spaced(was):
            continue
        try:
            value = value_of(cell, column.kind)
            if not was or value != value_of(was, column.kind):
                yield column, value
        except CellError as error:
            faults.append(Fault(row.number, column.name, str(error), _spaced(cell)))


def _spaced(text: str) -> str:
    return " ".join(text.split())


def _value_faults(
    row: Row,
    columns: Mapping[str, Column],
    values: Mapping[Column, Any],
    old: Entry,
    types: frozenset[str],
    ids: frozenset[str],
) -> Iterator[Fault]:
    said = {column.name: value for column, value in values.items()}
    for name in _NEEDED:
        if said.get(name, "") is None or (not old and name not in said):
            yield Fault(row.number, name, "needed")
    for name, known in (("type", types), *((key, ids) for key in _REFERENCES)):
        value = said.get(name)
        if value is not None and value not in known:
            yield Fault(
                row.number,
                name,
                f"no_{'type' if name == 'type' else 'entry'}",
                value,
                nearest(value, known),
            )
    yield from _both(row, said, old)


def _both(row: Row, said: Mapping[str, Any], old: Entry) -> Iterator[Fault]:
    """Yield names given both by language and for any language, which a file cannot say."""
    for key in ("alias", "scoped", "list_form"):
        plain = said[key] if key in said else value_at(old, (key,))
        for language in ("es", "en"):
            name = f"{key}_{language}"
            own = said[name] if name in said else value_at(old, (key, language))
            if plain and own:
                yield Fault(row.number, key, "both", name)


def _changes(id_: str, file: str, values: Mapping[Column, Any], old: Entry) -> Iterator[Change]:
    if not old:
        yield Change(id_, file, "", "", "")
    for column, value in values.items():
        was = cell_of(value_at(old, column.keys), column.kind)
        yield Change(id_, file, column.name, was, cell_of(value, column.kind))


def _edits(id_: str, values: Mapping[Column, Any]) -> list[Edit]:
    """Return the edits of an entry: what goes away first, to make room."""
    made = [Edit(id_, column.keys, value) for column, value in values.items()]
    return sorted(made, key=lambda edit: edit.value is not None)


def _entry(id_: str, values: Mapping[Column, Any]) -> dict[str, Any]:
    entry: dict[str, Any] = {"id": id_}
    for (_, keys, _), value in values.items():
        if value is not None:
            at = entry.setdefault(keys[0], {}) if len(keys) > 1 else entry
            at[keys[-1]] = value
    return {key: entry[key] for key in ORDER if key in entry}
