"""Checks that need the whole graph: SPARQL queries, each row a breach of a rule.

A check is a file of ``checks/``: its name is the rule's, its first comments are the message in
Spanish and English, ``?node`` is what breaks the rule and ``?value`` what it breaks it with.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    QuerySolutions,
    QueryTriples,
    Store,
    Triple,
)

from tejido.graph.ontology import ontology_triples
from tejido.project import ID, NS

__all__ = ["Breach", "Check", "breaches", "checks", "store_of"]

_FOLDER = Path(__file__).with_name("checks")

# Where the checks look when they tell one from the other.
_ONTOLOGY = NamedNode(NS.rstrip("#"))
_DATA = NamedNode(f"{ID}graph/data")
_CLOSURE = NamedNode(f"{ID}graph/closure")

_SUPERCLASSES = """
PREFIX rdfs: <http://www.w3.org/2000/01/rdf-schema#>
CONSTRUCT { ?thing a ?super } WHERE { ?thing a ?class . ?class rdfs:subClassOf+ ?super }
"""


class Breach(NamedTuple):
    """A node that breaks a rule; the messages in Spanish and English; with which value, if told."""

    node: str
    rule: str
    messages: tuple[str, str]
    value: str = ""


@dataclass(frozen=True, slots=True)
class Check:
    """A rule of the whole graph: its name, its messages in Spanish and English, its query."""

    rule: str
    messages: tuple[str, str]
    query: str


def checks() -> list[Check]:
    """Return the checks, by name."""
    return [_check(path) for path in sorted(_FOLDER.glob("*.rq"))]


def _check(path: Path) -> Check:
    text = path.read_text(encoding="utf-8")
    spanish, english, _ = text.split("\n", 2)
    messages = (spanish.removeprefix("# es: "), english.removeprefix("# en: "))
    return Check(path.stem, messages, text)


def store_of(triples: Iterable[Triple]) -> Store:
    """Return a store with these triples, the ontology, and the superclasses of typed nodes.

    Each of the three has a named graph; ask the store with the default graph as union.
    """
    store = Store()
    store.bulk_extend(_in(_DATA, triples))
    store.bulk_extend(_in(_ONTOLOGY, ontology_triples()))
    superclasses = store.query(_SUPERCLASSES, use_default_graph_as_union=True)
    assert isinstance(superclasses, QueryTriples)
    store.bulk_extend(list(_in(_CLOSURE, superclasses)))
    return store


def _in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)


def breaches(store: Store) -> Iterator[Breach]:
    """Yield what breaks a check in a store made by :func:`store_of`."""
    for check in checks():
        rows = store.query(check.query, use_default_graph_as_union=True)
        assert isinstance(rows, QuerySolutions)
        for row in rows:
            value = _text(row["value"]) if len(row) > 1 else ""
            yield Breach(_text(row["node"]), check.rule, check.messages, value)


def _text(term: NamedNode | BlankNode | Literal | Triple) -> str:
    """Return an IRI or literal bare, a blank node as Turtle writes it."""
    return term.value if isinstance(term, NamedNode | Literal) else str(term)
