"""The ledger for people who live in spreadsheets: a row per entry that is written in a file."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from tejido.curating.cells import cell_of, guarded
from tejido.curating.columns import columns_for, value_at
from tejido.linking.files import bare, ledger_files, read_source

__all__ = ["Written", "csv_of", "id_sources", "written_entries"]

Written = tuple[str, Mapping[str, Any]]
"""The name of a file and an entry that stands in it."""


def written_entries(folder: Path) -> list[Written]:
    """Return the entries of the files of a folder, in their order.

    Raises:
        LedgerError: a file is broken.
    """
    return [
        (path.name, bare(entry))
        for path in ledger_files(folder)
        for entry in read_source(path).entries()
    ]


def id_sources(entries: Iterable[Written]) -> set[str]:
    """Return the names of the sources of external identifiers that entries have."""
    return {name for _, entry in entries for name in entry.get("ids", ())}


def csv_of(entries: Sequence[Written]) -> str:
    """Return the sheet: UTF-8's byte order mark, a header, a row per entry; CRLF ends lines."""
    out = io.StringIO(newline="")
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerows(_rows(entries))
    return "\ufeff" + out.getvalue()


def _rows(entries: Sequence[Written]) -> Iterator[list[str]]:
    columns = columns_for(id_sources(entries))
    yield [column.name for column in columns]
    for file, entry in entries:
        whole = {**entry, "file": file}
        cells = (cell_of(value_at(whole, column.keys), column.kind) for column in columns)
        yield [guarded(cell) for cell in cells]
