"""The passages behind rows: as columns for programs; for people as one cell, or as notes."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

import pyoxigraph as ox

from tejido.asking.results import Passage, Rows, Term, compact
from tejido.wording import texts

__all__ = ["COLUMNS", "beside", "gathered", "noted", "once"]

COLUMNS = ("evidenceQuote", "evidenceDocument", "evidenceStart", "evidenceEnd", "evidenceClaim")
"""What the passages of a row add to its columns."""
_INTEGER = ox.NamedNode("http://www.w3.org/2001/XMLSchema#integer")


def beside(rows: Rows) -> Rows:
    """Return a row for each passage behind a row, in five more columns; one where there is none."""
    if rows.evidence is None:
        return rows
    return replace(
        rows,
        columns=(*rows.columns, *COLUMNS),
        rows=tuple(_beside(rows)),
        headings={
            lang: (*heads, *(texts(lang, "asking")[column] for column in COLUMNS))
            for lang, heads in rows.headings.items()
        },
        evidence=None,
    )


def gathered(rows: Rows, lang: str) -> Rows:
    """Return the rows with their passages in one more cell: quote, document, offsets."""
    if rows.evidence is None:
        return rows
    said = texts(lang, "asking")["passage"]
    cells = ("\n".join(_line(p, said) for p in once(some)) for some in rows.evidence)
    return _with_cells(rows, cells, lang)


def noted(rows: Rows, lang: str) -> tuple[Rows, list[str]]:
    """Return the rows with the numbers of their passages in one more cell, and the passages.

    A passage that stands behind several rows is one note.
    """
    if rows.evidence is None:
        return rows, []
    said = texts(lang, "asking")["passage"]
    lines = [[_line(p, said) for p in once(some)] for some in rows.evidence]
    notes = list(dict.fromkeys(line for some in lines for line in some))
    number = {line: str(i) for i, line in enumerate(notes, start=1)}
    return _with_cells(rows, (" ".join(number[n] for n in some) for some in lines), lang), notes


def _with_cells(rows: Rows, cells: Iterable[str], lang: str) -> Rows:
    return replace(
        rows,
        columns=(*rows.columns, "evidence"),
        rows=tuple((*row, ox.Literal(cell)) for row, cell in zip(rows, cells, strict=True)),
        headings={lang: (*rows.heads(lang), texts(lang, "asking")["evidence"])},
        evidence=None,
    )


def once(passages: tuple[Passage, ...]) -> tuple[Passage, ...]:
    """Return each passage once, whatever the number of claims that it stands behind."""
    return tuple({(p.document, p.start, p.end): p for p in reversed(passages)}.values())[::-1]


def _beside(rows: Rows) -> Iterator[tuple[Term | None, ...]]:
    for row, passages in zip(rows, rows.evidence or (), strict=True):
        yield from ((*row, *_terms(passage)) for passage in passages)
        if not passages:
            yield (*row, *(None for _ in COLUMNS))


def _terms(passage: Passage) -> tuple[Term, ...]:
    return (
        ox.Literal(passage.quote),
        ox.NamedNode(passage.document),
        ox.Literal(str(passage.start), datatype=_INTEGER),
        ox.Literal(str(passage.end), datatype=_INTEGER),
        ox.NamedNode(passage.claim),
    )


def _line(passage: Passage, form: str) -> str:
    return form.format(
        quote=passage.quote,
        document=compact(passage.document),
        start=passage.start,
        end=passage.end,
    )
