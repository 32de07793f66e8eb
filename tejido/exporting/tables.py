"""CSV of nodes and of edges, for spreadsheets and network tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator

from tejido.curating.cells import guarded
from tejido.exporting.content import Content
from tejido.exporting.network import Attributes, edge_of, nodes

__all__ = ["edge_table", "node_table"]


def node_table(content: Content, language: str) -> Iterator[str]:
    """Yield a table of things, ``Id`` and ``Label`` as Gephi reads them."""
    return _table({"Id": iri, **about} for iri, about in nodes(content, language))


def edge_table(content: Content, language: str) -> Iterator[str]:
    """Yield a table of facts; of a date ``Target`` is empty and ``value`` has it."""
    return _table(
        {
            "Source": fact.subject,
            "Target": "" if fact.dates else fact.object,
            "Type": "Directed",
            "Id": iri,
            **edge_of(fact, content, language),
            "value": fact.object if fact.dates else "",
        }
        for iri, fact in content.facts.items()
    )


def _table(rows: Iterable[Attributes]) -> Iterator[str]:
    """Yield lines; a text that a spreadsheet would run as a formula gets an apostrophe."""
    for number, row in enumerate(rows):
        if number == 0:
            yield _line(row)
        yield _line(map(_cell, row.values()))


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: str | int | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return guarded(value) if isinstance(value, str) else str(value)
