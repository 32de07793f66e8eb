"""From readings to the graph: every quad, in one order whatever the order of the readings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from pyoxigraph import NamedNode, Quad, Triple

from tejido.errors import GraphError
from tejido.graph.claims import Statement, claim_triples, passage_triples, statements
from tejido.graph.curated import Ledger, curated_triples, replaced_triples
from tejido.graph.derive import derived_edges
from tejido.graph.iris import document_iri
from tejido.graph.sources import document_triples
from tejido.graph.terms import AUTHORITY
from tejido.model import Reading

__all__ = ["Graph", "graph_of"]


@dataclass(frozen=True, slots=True)
class Graph:
    """Quads without repetition, sorted as N-Quads; iterating gives :class:`pyoxigraph.Quad`."""

    quads: tuple[Quad, ...]

    def __iter__(self) -> Iterator[Quad]:
        return iter(self.quads)

    def __len__(self) -> int:
        return len(self.quads)


def graph_of(
    readings: Iterable[Reading],
    ledger: Ledger | None = None,
    retired: Mapping[str, str] | None = None,
) -> Graph:
    """Return the graph of some readings: documents, claims, passages, entities, direct edges.

    Each document has its own named graph; what is curated stands in ``id/graph/authority``, the
    direct edges in ``id/graph/derived``. ``ledger`` describes the entities it knows; ``retired``
    maps keys that nothing bears any more to those that took their place. Raises GraphError when
    two documents share an id.
    """
    read = list(readings)
    _check_distinct(read)
    stated = [(reading, statements(reading)) for reading in read]
    quads = {quad for reading, said in stated for quad in _document_quads(reading, said)}
    quads.update(_in(AUTHORITY, curated_triples(read, ledger or {})))
    quads.update(_in(AUTHORITY, replaced_triples(retired or {})))
    quads.update(derived_edges(statement for _, said in stated for statement in said))
    return Graph(tuple(sorted(quads, key=str)))


def _check_distinct(readings: Iterable[Reading]) -> None:
    paths: dict[str, str] = {}
    for document in (reading.document for reading in readings):
        if document.id in paths:
            both = f"{paths[document.id]!r} and {document.path!r}"
            raise GraphError(f"two documents are called {document.id!r}: {both}; rename one")
        paths[document.id] = document.path


def _document_quads(reading: Reading, stated: list[Statement]) -> Iterator[Quad]:
    id = reading.document.id
    graph = NamedNode(document_iri(id))
    yield from _in(graph, document_triples(reading))
    for statement in stated:
        yield from _in(graph, claim_triples(statement))
    passages = (passage for statement in stated for passage in statement.claim.passages)
    yield from _in(graph, passage_triples(reading.document, passages))


def _in(graph: NamedNode, triples: Iterable[Triple]) -> Iterator[Quad]:
    return (Quad(t.subject, t.predicate, t.object, graph) for t in triples)
