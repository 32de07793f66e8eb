"""Answers written out: a table to read, CSV and TSV, SPARQL 1.1 JSON, Markdown."""

from __future__ import annotations

import csv
import io
import json
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tejido.asking.results import Answer, Rows, Term
from tejido.errors import QueryError

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["FORMATS", "table", "write"]

FORMATS = ("table", "csv", "tsv", "json", "markdown")
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_WORD = 16
"""Words up to this length are not broken in a table, if there is room."""


def write(
    answer: Answer,
    format: str = "table",
    lang: str = "es",
    *,
    iris: bool = False,
    width: int | None = None,
) -> str:
    """Return an answer as text, ending in a line break.

    Args:
        answer: rows, a bool, or triples (written as sorted N-Triples whatever the format).
        format: one of :data:`FORMATS`. ``json`` is SPARQL 1.1 Query Results JSON; ``csv`` and
            ``tsv`` hold labels, or with ``iris`` are the SPARQL 1.1 results formats.
        lang: ``es`` or ``en``, the language of labels and headings.
        iris: IRIs and the query's own column names instead of labels and headings.
        width: columns of the ``table``; None for the terminal's.

    Raises:
        QueryError: there is no such format.
    """
    if format not in FORMATS:
        raise QueryError(f"'{format}' is no format of results; take {', '.join(FORMATS)}")
    if isinstance(answer, bool):
        return _boolean(answer, format)
    if isinstance(answer, tuple):
        return "".join(f"{triple} .\n" for triple in answer)
    if format == "json":
        return _json(answer)
    if format == "table":
        return _rendered(table(answer, lang, iris=iris), width)
    return {"csv": _csv, "tsv": _tsv, "markdown": _markdown}[format](answer, lang, iris)


def table(rows: Rows, lang: str = "es", *, iris: bool = False) -> Table:
    """Return the rows as a rich table, to print on a console."""
    from rich.box import SIMPLE_HEAD
    from rich.table import Table
    from rich.text import Text

    made = Table(box=SIMPLE_HEAD, show_edge=False, pad_edge=False, padding=(0, 1, 0, 0))
    lines = list(rows.texts(lang, iris))
    for at, heading in enumerate(_heads(rows, lang, iris)):
        words = [word for cell in (heading, *(line[at] for line in lines)) for word in cell.split()]
        least = min(max(map(len, words), default=1), _WORD)
        made.add_column(Text(heading), overflow="fold", min_width=least)
    for cells in lines:
        made.add_row(*map(Text, cells))
    return made


def _heads(rows: Rows, lang: str, iris: bool) -> tuple[str, ...]:
    return rows.columns if iris else rows.heads(lang)


def _rendered(made: Table, width: int | None) -> str:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=width, color_system=None)
    with console.capture() as capture:
        console.print(made)
    return "".join(f"{line.rstrip()}\n" for line in capture.get().splitlines())


def _boolean(answer: bool, format: str) -> str:
    word = "true" if answer else "false"
    return _dumped({"head": {}, "boolean": answer}) if format == "json" else f"{word}\n"


def _csv(rows: Rows, lang: str, iris: bool) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_heads(rows, lang, iris))
    writer.writerows(rows.texts(lang, iris))
    return out.getvalue()


def _tsv(rows: Rows, lang: str, iris: bool) -> str:
    """Write TSV; with ``iris`` the SPARQL 1.1 form, every term in Turtle syntax."""
    if iris:
        heads = [f"?{column}" for column in rows.columns]
        body = [["" if term is None else str(term) for term in row] for row in rows]
    else:
        heads = list(rows.heads(lang))
        body = [[_one_line(cell) for cell in cells] for cells in rows.texts(lang)]
    return "".join("\t".join(cells) + "\n" for cells in [heads, *body])


def _one_line(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _markdown(rows: Rows, lang: str, iris: bool) -> str:
    heads = _heads(rows, lang, iris)
    body = [heads, ("---",) * len(heads), *rows.texts(lang, iris)]
    return "".join("| " + " | ".join(map(_cell, cells)) + " |\n" for cells in body)


def _cell(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return " ".join(escaped.split())


def _json(rows: Rows) -> str:
    bindings = [
        {
            column: _term(term)
            for column, term in zip(rows.columns, row, strict=True)
            if term is not None
        }
        for row in rows
    ]
    return _dumped({"head": {"vars": list(rows.columns)}, "results": {"bindings": bindings}})


def _dumped(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, indent=2) + "\n"


def _term(term: Term) -> dict[str, object]:
    if isinstance(term, ox.NamedNode):
        return {"type": "uri", "value": term.value}
    if isinstance(term, ox.BlankNode):
        return {"type": "bnode", "value": term.value}
    if isinstance(term, ox.Triple):
        parts = {"subject": term.subject, "predicate": term.predicate, "object": term.object}
        return {"type": "triple", "value": {key: _term(part) for key, part in parts.items()}}
    if term.language:
        return {"type": "literal", "value": term.value, "xml:lang": term.language}
    if term.datatype.value != _XSD_STRING:
        return {"type": "literal", "value": term.value, "datatype": term.datatype.value}
    return {"type": "literal", "value": term.value}
