"""CSV of nodes and of edges, for spreadsheets and network tools."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping

from tejido.curating.cells import guarded
from tejido.exporting.content import Content
from tejido.exporting.network import edge_of, nodes

__all__ = ["edge_table", "node_table", "table"]


def node_table(content: Content, language: str) -> Iterator[str]:
    """Yield a table of things, ``Id`` and ``Label`` as Gephi reads them."""
    return table({"Id": iri, **about} for iri, about in nodes(content, language))


def edge_table(content: Content, language: str) -> Iterator[str]:
    """Yield a table of facts; of a date ``Target`` is empty and ``value`` has it."""
    return table(
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


def table(
    rows: Iterable[Mapping[str, str | int | float | bool]], head: Iterable[str] = ()
) -> Iterator[str]:
    """Yield rows that have the same keys as lines of CSV, the head first.

    A text that a spreadsheet would run as a formula gets an apostrophe. Without rows there is a
    head only when it is given.
    """
    first = tuple(head)
    if first:
        yield _line(first)
    for row in rows:
        if not first:
            first = tuple(row)
            yield _line(first)
        yield _line(map(_cell, row.values()))


def _line(cells: Iterable[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\r\n").writerow(cells)
    return out.getvalue()


def _cell(value: str | int | float | bool) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return guarded(value) if isinstance(value, str) else str(value)
