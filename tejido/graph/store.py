"""Open a graph file: strictly, as quads, as a pyoxigraph store or as rdflib has it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import (
    BlankNode,
    Literal,
    NamedNode,
    Quad,
    RdfFormat,
    Store,
    Triple,
    parse,
    serialize,
)

from tejido.errors import GraphError
from tejido.graph.terms import XSD
from tejido.project import NS

if TYPE_CHECKING:
    from rdflib import Dataset, Graph, IdentifiedNode
    from rdflib import Literal as RdflibLiteral

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = [
    "HAS_DOCUMENTS",
    "dataset_of",
    "foreign",
    "open_built",
    "open_dataset",
    "open_store",
    "rdflib_graph",
    "read_into",
    "read_quads",
]

HAS_DOCUMENTS = f"ASK {{ ?document a <{NS}Document> }}"
"""Every graph that Tejido built holds a document; another graph holds none."""
_SUFFIXES = (".ttl", ".trig", ".nq", ".jsonld", ".nt", ".rdf")


def read_quads(path: Path, format: RdfFormat | None = None) -> Iterator[Quad]:
    """Yield the quads of a graph file, read strictly; the format follows from the extension.

    Raises GraphError, naming file and line, when it is missing or broken.
    """
    format = format or _format(path)
    with _faults_told(path, format):
        yield from parse(path=path, format=format)


def _format(path: Path) -> RdfFormat:
    format = RdfFormat.from_extension(path.suffix.lstrip("."))
    if path.suffix not in _SUFFIXES or format is None:
        ends = f"{', '.join(_SUFFIXES[:-1])} or {_SUFFIXES[-1]}"
        raise GraphError(f"{path}: not a graph file; give one that ends in {ends}")
    return format


@contextmanager
def _faults_told(path: Path, format: RdfFormat) -> Iterator[None]:
    try:
        yield
    except OSError as error:
        reason = (error.strerror or str(error)).partition(" (os error")[0]
        raise GraphError(f"{path}: cannot be read ({reason}); 'tejido build' makes one") from error
    except SyntaxError as error:
        line = f":{error.lineno}" if error.lineno else ""
        why = " ".join(str(error.msg).split())
        raise GraphError(f"{path}{line}: is no {format.name}: {why}") from error


def open_store(path: Path) -> Store:
    """Load a graph file into a store in memory; ask it with the default graph as union.

    Raises GraphError as :func:`read_quads`.
    """
    store = Store()
    read_into(store, path)
    return store


def read_into(store: Store, path: Path) -> None:
    """Load a graph file into a store; raises GraphError as :func:`read_quads`."""
    format = _format(path)
    with _faults_told(path, format):
        store.bulk_load(path=path, format=format)


def open_built(path: Path) -> Store:
    """Load a graph that Tejido built, as :func:`open_store`.

    Raises GraphError as :func:`read_quads`, and when the graph is empty or not one of ours.
    """
    store = open_store(path)
    if not store.query(HAS_DOCUMENTS, use_default_graph_as_union=True):
        raise foreign(path)
    return store


def foreign(graph: Path | str) -> GraphError:
    """Return the error that tells a graph which Tejido did not build."""
    return GraphError(
        f"{graph}: holds no document read by Tejido; give a graph made by 'tejido build'"
    )


def rdflib_graph(triples: Iterable[Triple]) -> Graph:
    """Return triples as an rdflib graph."""
    from rdflib import Graph

    lines = serialize(triples, format=RdfFormat.N_TRIPLES)
    return Graph().parse(data=lines, format="nt")


def open_dataset(path: Path) -> Dataset:
    """Load a graph file into an rdflib dataset whose default graph is the union of all.

    Raises GraphError as :func:`read_quads`.
    """
    return dataset_of(read_quads(path))


def dataset_of(quads: Iterable[Quad]) -> Dataset:
    """Copy quads into an rdflib dataset whose default graph is the union of all."""
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    for quad in quads:
        graph = dataset.default_graph
        if isinstance(quad.graph_name, NamedNode):
            graph = dataset.graph(_rdflib_term(quad.graph_name))
        graph.add(tuple(map(_rdflib_term, quad.triple)))
    return dataset


def _rdflib_term(term: Term) -> IdentifiedNode | RdflibLiteral:
    """Return the same term in rdflib, its spelling kept."""
    import rdflib

    if isinstance(term, NamedNode):
        return rdflib.URIRef(term.value)
    if not isinstance(term, Literal):
        return rdflib.BNode(str(term).removeprefix("_:"))
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    if term.datatype.value == XSD + "string":
        return rdflib.Literal(term.value)
    datatype = rdflib.URIRef(term.datatype.value)
    return rdflib.Literal(term.value, datatype=datatype, normalize=False)
