"""Ask a question of the catalogue, or free SPARQL, of a graph."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from tejido.asking.catalogue import find
from tejido.asking.engines import Engine, Oxigraph, open_graph
from tejido.asking.evidence import evidence_of
from tejido.asking.guard import check_text
from tejido.asking.names import LaterLabels
from tejido.asking.parameters import fill, terms
from tejido.asking.question import Question
from tejido.asking.results import Answer, Labels, Rows
from tejido.errors import QueryError
from tejido.graph.store import HAS_DOCUMENTS, foreign

__all__ = ["ask", "sparql"]

_LONG = 4000
"""Characters that the values of parameters add at most to a question that was checked."""


def ask(
    name: str,
    graph: Path | Engine,
    params: Mapping[str, object] | None = None,
    /,
    *,
    engine: str = "pyoxigraph",
    folder: Path | None = None,
    evidence: bool = False,
    most: int | None = None,
    **more: object,
) -> Rows:
    """Return the rows that answer a question of the catalogue.

    Args:
        name: the question's name, the stem of its file.
        graph: a graph file, or what :func:`tejido.asking.engines.open_graph` gave.
        params: values by parameter, as people write them: ``{"of": "UNODC", "since": 2020}``.
        engine: ``pyoxigraph`` or ``rdflib``, for a graph file.
        folder: another folder of questions than the project's own.
        evidence: the passages behind each row too.
        most: the first so many rows only; ``truncated`` tells whether there are more.
        **more: further parameters, ``of="UNODC"``.

    Raises:
        QueryError: no such question or parameter, a value that fits nothing, a broken query.
        GraphError: the file is no graph, or none of Tejido's.
    """
    question = find(name, folder)
    source = _source(graph, engine)
    if not _has_documents(source):
        raise foreign(graph if isinstance(graph, Path) else getattr(graph, "name", "the graph"))
    bound = terms(question, given := {**(params or {}), **more}, source)
    text = fill(question, bound)
    answer = _answer(question, text, source, most)
    return replace(
        answer,
        labels=_labels(answer, source),
        headings={lang: question.headings(lang) for lang in ("es", "en")},
        evidence=evidence_of(question, text, answer, source) if evidence else None,
        unproven={lang: question.without_evidence(lang) for lang in ("es", "en")},
        titles={lang: question.title(lang) for lang in ("es", "en")},
        given=tuple((key, str(value)) for key, value in given.items() if key in bound),
    )


def sparql(
    text: str,
    graph: Path | Engine,
    *,
    engine: str = "pyoxigraph",
    allow_remote: bool = False,
    most: int | None = None,
) -> Answer:
    """Return what a SPARQL 1.1 query gives: rows, a bool, or sorted triples.

    The usual prefixes need no declaration; all graphs of a file are asked as one.
    With ``allow_remote`` a query may name other servers (SERVICE) and graphs (FROM); with ``most``
    only so many rows are given.

    Raises:
        QueryError: the text is refused (see :mod:`tejido.asking.guard`) or does not parse; the
            message has line and column, and below it the line with a caret.
        GraphError: the file is no graph.
    """
    check_text(text, allow_remote=allow_remote)
    source = _source(graph, engine)
    answer = source.answer(text, most)
    return replace(answer, labels=_labels(answer, source)) if isinstance(answer, Rows) else answer


@lru_cache
def _check_once(text: str) -> None:
    """Check a question as its file has it: the terms that fill it are single, escaped tokens."""
    check_text(text)


def _has_documents(source: Engine) -> bool:
    """Tell whether it is a graph of Tejido's; of a graph at hand that is asked once."""
    if not isinstance(source, Oxigraph):
        return source.answer(HAS_DOCUMENTS) is not False
    if HAS_DOCUMENTS not in source.memory:
        source.memory[HAS_DOCUMENTS] = source.answer(HAS_DOCUMENTS)
    return source.memory[HAS_DOCUMENTS] is not False


def _source(graph: Path | Engine, engine: str) -> Engine:
    return open_graph(graph, engine) if isinstance(graph, Path) else graph


def _answer(question: Question, text: str, source: Engine, most: int | None) -> Rows:
    try:
        _check_once(question.text)
        if len(text) > len(question.text) + _LONG:
            check_text(text)
        answer = source.answer(text, most)
    except QueryError as error:
        raise QueryError(f"{question.path}: {error}") from None
    found = answer.columns if isinstance(answer, Rows) else ()
    if not isinstance(answer, Rows) or found != question.columns:
        raise QueryError(
            f"{question.path}:1: 'columns' says {', '.join(question.columns)}, the "
            f"query gives {', '.join(found) or 'no rows'}"
        )
    return answer


def _labels(rows: Rows, source: Engine) -> Labels:
    """Return the labels, of a graph at hand when they are read, of a server at once."""
    later = LaterLabels(source, rows.rows)
    return later if isinstance(source, Oxigraph) else dict(later)
