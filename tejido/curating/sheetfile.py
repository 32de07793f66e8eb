"""What spreadsheets write: CSV in their encodings, divided by commas, semicolons or tabs."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from tejido.curating.cells import unguarded
from tejido.errors import LedgerError
from tejido.reading.encoding import decode

__all__ = ["Row", "Sheet", "read_sheet"]

_MOST_BYTES = 64 * 2**20
_MOST_ROWS = 200_000
_MOST_COLUMNS = 500
_DIVIDERS = (",", ";", "\t")


@dataclass(frozen=True, slots=True)
class Row:
    """A row as people count it, the header being 1, and its cells by column.

    ``beyond`` holds what stands to the right of the last column with a name.
    """

    number: int
    cells: Mapping[str, str]
    beyond: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The names of the columns, the rows that are not empty, and warnings on how it was read."""

    columns: tuple[str, ...]
    rows: tuple[Row, ...]
    warnings: tuple[str, ...] = ()


def read_sheet(path: Path) -> Sheet:
    """Read an edited sheet of the ledger.

    UTF-8 with or without byte order mark and UTF-16, else Windows-1252 with a warning.

    Raises:
        LedgerError: it is no such file, has no column ``id``, or is too large.
    """
    text, warnings = _text(path)
    divider = max(_DIVIDERS, key=lambda mark: len(_header(path, text, mark)))
    records = _records(path, text, divider)
    columns = tuple(name.strip().casefold() for name in next(records, []))
    while columns and not columns[-1]:
        columns = columns[:-1]
    if "id" not in columns:
        raise LedgerError(f"{path}: row 1: no column id; take a sheet of 'tejido authority'")
    if len(columns) > _MOST_COLUMNS:
        raise LedgerError(f"{path}: row 1: {len(columns)} columns; at most {_MOST_COLUMNS}")
    return Sheet(columns, tuple(_rows(path, columns, records)), warnings)


def _text(path: Path) -> tuple[str, tuple[str, ...]]:
    with path.open("rb") as file:
        data = file.read(_MOST_BYTES + 1)
    if len(data) > _MOST_BYTES:
        raise LedgerError(f"{path}: larger than {_MOST_BYTES // 2**20} MiB; give a smaller part")
    if data[:4] in (b"PK\x03\x04", b"\xd0\xcf\x11\xe0"):
        raise LedgerError(f"{path}: a workbook; save the sheet as CSV (UTF-8)")
    try:
        return decode(data)
    except UnicodeDecodeError as error:
        raise LedgerError(f"{path}: no text ({error.reason}); save it as CSV (UTF-8)") from error


def _header(path: Path, text: str, divider: str) -> list[str]:
    """Return the first record when divided so; nothing when it cannot be."""
    try:
        found = next(_records(path, text[: text.find("\n") + 1] or text, divider), [])
    except LedgerError:
        return []
    return found if "id" in (name.strip().casefold() for name in found) else []


def _records(path: Path, text: str, divider: str) -> Iterator[list[str]]:
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=divider, strict=True)
    try:
        yield from reader
    except csv.Error as error:
        raise LedgerError(
            f"{path}:{reader.line_num}: no CSV ({error}); save it again from the spreadsheet"
        ) from error


def _rows(path: Path, columns: tuple[str, ...], records: Iterable[list[str]]) -> Iterator[Row]:
    for number, record in enumerate(records, start=2):
        if number > _MOST_ROWS:
            raise LedgerError(f"{path}: more than {_MOST_ROWS} rows; give a smaller part")
        if any(cell.strip() for cell in record):
            cells = map(unguarded, record)
            named = dict(zip(columns, cells, strict=False))
            beyond = " ".join(" ".join(record[len(columns) :]).split())
            yield Row(number, {**dict.fromkeys(columns, ""), **named}, beyond)
