"""Open a graph file: strictly, as quads, as a pyoxigraph store or as an rdflib dataset."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat, Store, Triple, parse

from tejido.errors import GraphError
from tejido.graph.terms import XSD

if TYPE_CHECKING:
    from rdflib import Dataset, IdentifiedNode
    from rdflib import Literal as RdflibLiteral

    Term = NamedNode | BlankNode | Literal | Triple

__all__ = ["open_dataset", "open_store", "read_quads"]


def read_quads(path: Path, format: RdfFormat | None = None) -> Iterator[Quad]:
    """Yield the quads of a graph file, read strictly; the format follows from the extension.

    Raises GraphError, naming file and line, when it is missing or broken.
    """
    format = format or RdfFormat.from_extension(path.suffix.lstrip("."))
    if format is None:
        raise GraphError(f"{path}: no graph: the name should end in .ttl, .trig, .nq or .jsonld")
    try:
        yield from parse(path=path, format=format)
    except OSError as error:
        raise GraphError(f"{path}: cannot be read: {error.strerror or error}") from error
    except SyntaxError as error:
        line = f", line {error.lineno}" if error.lineno else ""
        raise GraphError(f"{path}{line}: {' '.join(str(error.msg).split())}") from error


def open_store(path: Path) -> Store:
    """Load a graph file into a store in memory; ask it with the default graph as union.

    Raises GraphError as :func:`read_quads`.
    """
    store = Store()
    store.bulk_extend(read_quads(path))
    return store


def open_dataset(path: Path) -> Dataset:
    """Load a graph file into an rdflib dataset whose default graph is the union of all.

    Raises GraphError as :func:`read_quads`.
    """
    from rdflib import Dataset

    dataset = Dataset(default_union=True)
    for quad in read_quads(path):
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
