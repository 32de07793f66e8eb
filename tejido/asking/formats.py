"""Answers written out: to read (table, Markdown, HTML), for programs (CSV, TSV, JSON, RDF)."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

import pyoxigraph as ox

from tejido.asking.passages import beside, gathered, noted
from tejido.asking.results import Answer, Passage, Rows, Term
from tejido.errors import QueryError
from tejido.graph.terms import PREFIXES

if TYPE_CHECKING:
    from rich.table import Table

__all__ = ["FORMATS", "GRAPHS", "table", "write"]

FORMATS = ("table", "csv", "tsv", "json", "jsonl", "markdown", "html")
"""Forms of rows, and of yes and no."""
GRAPHS = ("turtle", "ntriples", "jsonld")
"""Forms of triples; the first is theirs when ``table`` is asked for."""
_RDF = {
    "turtle": ox.RdfFormat.TURTLE,
    "ntriples": ox.RdfFormat.N_TRIPLES,
    "jsonld": ox.RdfFormat.JSON_LD,
}
_XSD_STRING = "http://www.w3.org/2001/XMLSchema#string"
_NUMBERS = {f"http://www.w3.org/2001/XMLSchema#{name}" for name in ("integer", "decimal", "double")}
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

    Passages behind the rows, where they were asked for, are notes below a ``table``, one more cell
    of ``markdown``, folded in ``html``, a list in ``jsonl``, and elsewhere five more columns, with
    a line for each passage.

    Args:
        answer: rows, a bool, or triples.
        format: one of :data:`FORMATS`, for triples of :data:`GRAPHS`. ``json`` is SPARQL 1.1 Query
            Results JSON; ``csv`` and ``tsv`` hold labels, or with ``iris`` are the SPARQL 1.1
            results formats. No cell of CSV begins a formula.
        lang: ``es`` or ``en``, the language of labels and headings.
        iris: IRIs and the query's own column names instead of labels and headings; in ``html``
            labels that link to IRIs.
        width: columns of the ``table``; None for the terminal's.

    Raises:
        QueryError: there is no such format, or the answer does not fit it.
    """
    _check(answer, format)
    if isinstance(answer, bool):
        return _boolean(answer, format)
    if isinstance(answer, tuple):
        return _triples(answer, format)
    match format:
        case "table":
            return _table(answer, lang, iris, width)
        case "markdown":
            return _markdown(gathered(answer, lang), lang, iris)
        case "html":
            from tejido.asking.page import page

            return page(answer, lang, iris=iris)
        case "jsonl":
            return _json_lines(answer, lang, iris)
        case "json":
            return _json(beside(answer))
    return {"csv": _csv, "tsv": _tsv}[format](beside(answer), lang, iris)


def _check(answer: Answer, format: str) -> None:
    if format not in (*FORMATS, *GRAPHS):
        known = ", ".join((*FORMATS, *GRAPHS))
        raise QueryError(f"'{format}' is no format of results; take {known}")
    if isinstance(answer, tuple) and format not in ("table", *GRAPHS):
        raise QueryError(
            f"the answer is triples, which have no form '{format}'; take {_or(GRAPHS)}"
        )
    if not isinstance(answer, tuple) and format in GRAPHS:
        raise QueryError(
            f"the answer is no graph, and '{format}' is for graphs; take {_or(FORMATS)}, or ask "
            "with CONSTRUCT or DESCRIBE"
        )


def _or(words: tuple[str, ...]) -> str:
    return f"{', '.join(words[:-1])} or {words[-1]}"


def _triples(triples: tuple[ox.Triple, ...], format: str) -> str:
    kind = _RDF[GRAPHS[0] if format == "table" else format]
    iris = " ".join(str(part) for triple in triples for part in triple)
    used = {name: iri for name, iri in PREFIXES.items() if f"<{iri}" in iris}
    written = (ox.serialize(triples, format=kind, prefixes=used) or b"").decode()
    return written if written.endswith("\n") or not written else f"{written}\n"


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


def _table(rows: Rows, lang: str, iris: bool, width: int | None) -> str:
    shown, notes = noted(rows, lang)
    text = _rendered(table(shown, lang, iris=iris), width)
    return f"{text}\n{_rendered(_numbered(notes), width)}" if notes else text


def _numbered(notes: list[str]) -> Table:
    from rich.table import Table
    from rich.text import Text

    made = Table.grid(padding=(0, 2, 0, 0))
    made.add_column(justify="right", no_wrap=True)
    made.add_column(overflow="fold")
    for number, note in enumerate(notes, start=1):
        made.add_row(Text(str(number)), Text(note))
    return made


def _rendered(made: Table, width: int | None) -> str:
    from rich.console import Console

    console = Console(file=io.StringIO(), width=width, color_system=None, force_jupyter=False)
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
    writer.writerows(_harmless(rows, lang, iris))
    return out.getvalue()


def _harmless(rows: Rows, lang: str, iris: bool) -> Iterator[list[str]]:
    """Yield cells of which no spreadsheet takes one for a formula; numbers stay as they are."""
    from tejido.curating.cells import guarded

    for row, cells in zip(rows, rows.texts(lang, iris), strict=True):
        yield [
            cell if _is_number(term) else guarded(cell)
            for term, cell in zip(row, cells, strict=True)
        ]


def _is_number(term: Term | None) -> bool:
    return isinstance(term, ox.Literal) and term.datatype.value in _NUMBERS


def _tsv(rows: Rows, lang: str, iris: bool) -> str:
    """Write TSV; with ``iris`` the SPARQL 1.1 form, every term in Turtle syntax."""
    if iris:
        heads = [f"?{column}" for column in rows.columns]
        body = [["" if term is None else str(term) for term in row] for row in rows]
    else:
        heads = list(rows.heads(lang))
        body = [[_one_line(cell) for cell in cells] for cells in _harmless(rows, lang, iris)]
    return "".join("\t".join(cells) + "\n" for cells in [heads, *body])


def _one_line(cell: str) -> str:
    return cell.replace("\\", "\\\\").replace("\t", "\\t").replace("\n", "\\n").replace("\r", "\\r")


def _markdown(rows: Rows, lang: str, iris: bool) -> str:
    heads = _heads(rows, lang, iris)
    body = [heads, ("---",) * len(heads), *rows.texts(lang, iris)]
    return "".join("| " + " | ".join(map(_cell, cells)) + " |\n" for cells in body)


def _cell(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace("|", "\\|").replace("<", "&lt;")
    return "<br>".join(" ".join(line.split()) for line in escaped.splitlines())


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


def _json_lines(rows: Rows, lang: str, iris: bool) -> str:
    """Write an object per row: columns by the query's names, what is unbound left out."""
    behind = rows.evidence if rows.evidence is not None else (None,) * len(rows)
    return "".join(
        json.dumps(_object(rows, row, passages, lang, iris), ensure_ascii=False) + "\n"
        for row, passages in zip(rows, behind, strict=True)
    )


def _object(
    rows: Rows,
    row: tuple[Term | None, ...],
    passages: tuple[Passage, ...] | None,
    lang: str,
    iris: bool,
) -> dict[str, object]:
    made: dict[str, object] = {
        column: _value(rows, term, lang, iris)
        for column, term in zip(rows.columns, row, strict=True)
        if term is not None
    }
    if passages is not None:
        made["evidence"] = [passage._asdict() for passage in passages]
    return made


def _value(rows: Rows, term: Term, lang: str, iris: bool) -> str | int:
    if _is_number(term) and re.fullmatch(r"-?[0-9]{1,15}", text := str(getattr(term, "value", ""))):
        return int(text)
    return rows.text(term, lang, iris)


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
