"""The rows that queries give on a store: those of this folder, and questions of the catalogue."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.project import BASE

if TYPE_CHECKING:
    from pyoxigraph import BlankNode, Literal, NamedNode, Store, Triple

__all__ = ["Row", "asked", "local", "rows", "values"]

_QUERIES = Path(__file__).with_name("queries")

Row = dict[str, tuple[str, str]]
"""The bound variables of one solution: text of the term, and its language (empty: none)."""


def rows(store: Store, name: str) -> Iterator[Row]:
    """Yield the solutions of this folder's query ``NAME`` in its order."""
    return _solved(store, (_QUERIES / f"{name}.rq").read_text(encoding="utf-8"))


def asked(store: Store, name: str) -> Iterator[Row]:
    """Yield the solutions of a question of the catalogue with the claims behind them."""
    from tejido.asking.catalogue import find

    question = find(name)
    assert question.evidence is not None
    return _solved(store, question.evidence.text(question.text))


def _solved(store: Store, text: str) -> Iterator[Row]:
    from pyoxigraph import QuerySolutions

    text = text.replace("https://w3id.org/tejido/", BASE)
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    for solution in found:
        terms = ((variable.value, solution[variable]) for variable in found.variables)
        yield {name: _text(term) for name, term in terms if term is not None}


def values(store: Store, name: str) -> dict[str, dict[str, list[tuple[str, str]]]]:
    """Gather the rows of a query of things, properties and values: thing → property → values."""
    gathered: dict[str, dict[str, list[tuple[str, str]]]] = {}
    for row in rows(store, name):
        thing = gathered.setdefault(next(iter(row.values()))[0], {})
        if "class" in row:
            thing["class"] = [row["class"]]
        thing.setdefault(row["property"][0], []).append(row["value"])
    return gathered


def _text(term: NamedNode | BlankNode | Literal | Triple) -> tuple[str, str]:
    from pyoxigraph import Literal, NamedNode

    if isinstance(term, Literal):
        return term.value, term.language or ""
    return (term.value if isinstance(term, NamedNode) else str(term)), ""


def local(iri: str, prefix: str = "") -> str:
    """Return the last part of an IRI (after ``#`` or ``/``), without ``prefix``."""
    return iri.rsplit("#", 1)[-1].rsplit("/", 1)[-1].removeprefix(prefix)
