"""What answers a query: a graph in pyoxigraph's store, in memory or on disk, or in rdflib.

The fourth engine, a server, is :class:`tejido.endpoint.Remote`.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

import pyoxigraph as ox

from tejido.asking.guard import syntax_error
from tejido.asking.results import Answer, few, first
from tejido.asking.tokens import names_graphs
from tejido.errors import QueryError
from tejido.graph.store import open_store, rdflib_graph
from tejido.graph.terms import PREFIXES

if TYPE_CHECKING:
    import rdflib
    from rdflib.term import Node

__all__ = ["Engine", "Oxigraph", "Rdflib", "open_graph", "open_stored"]


class Engine(Protocol):
    """Anything that answers SPARQL 1.1 over the union of its graphs."""

    def answer(self, text: str, most: int | None = None) -> Answer:
        """Return the answer, of a SELECT the first ``most`` rows.

        Raises QueryError when the text does not parse, or gives more triples than ``most``.
        """


@dataclass(frozen=True, slots=True)
class Oxigraph:
    """Answers from a pyoxigraph store.

    ``held`` is what has to last as long as the engine; ``memory`` what was once made of the graph,
    so that the store has to stay as it is while the engine answers.
    """

    store: ox.Store
    held: object = None
    memory: dict[str, object] = field(default_factory=dict, compare=False, repr=False)

    def answer(self, text: str, most: int | None = None) -> Answer:
        """Return the answer; CONSTRUCT and DESCRIBE sorted.

        Raises:
            QueryError: the text does not parse or calls an unknown function.
        """
        try:
            union = not ("FROM" in text.upper() and names_graphs(text))
            found = self.store.query(text, prefixes=PREFIXES, use_default_graph_as_union=union)
            return _answer(found, most)
        except QueryError:
            raise
        except SyntaxError as error:
            raise syntax_error(text, str(error)) from None
        except (RuntimeError, ValueError, OSError) as error:
            raise QueryError(f"the query cannot be run: {error}") from None


@dataclass(frozen=True, slots=True)
class Rdflib:
    """Answers from an rdflib graph, all graphs of the file merged: slower, for comparison."""

    graph: rdflib.Graph

    def answer(self, text: str, most: int | None = None) -> Answer:
        """Return the same answer as :class:`Oxigraph`, in pyoxigraph's terms.

        Raises:
            QueryError: the text does not parse.
        """
        try:
            found = self.graph.query(text, initNs=PREFIXES)
        except Exception as error:  # rdflib lets pyparsing's and its own errors through
            line = (str(error).splitlines() or [type(error).__name__])[0]
            raise QueryError(f"the query does not parse in rdflib: {line}") from None
        if found.type == "ASK":
            return bool(found.askAnswer)
        if found.type == "SELECT":
            columns = tuple(str(variable) for variable in found.vars or ())
            return first(columns, (tuple(map(_term, row)) for row in found), most)  # type: ignore[arg-type]
        return _sorted((ox.Triple(*map(_term, triple)) for triple in found), most)  # type: ignore[arg-type]


def open_graph(path: Path, engine: str = "pyoxigraph") -> Engine:
    """Read a graph file (.ttl, .nt, .trig, .nq, .jsonld, .rdf) into memory.

    Args:
        path: the file; its suffix says its format.
        engine: ``pyoxigraph`` or ``rdflib``.

    Raises:
        GraphError: the file is missing, has an unknown suffix, or does not parse.
    """
    store = open_store(path)
    if engine == "pyoxigraph":
        return Oxigraph(store)
    return Rdflib(rdflib_graph(sorted({quad.triple for quad in store}, key=str)))


def open_stored(folder: Path) -> Engine:
    """Open a store on disk, made by :func:`tejido.graph.disk.fill`.

    Raises:
        GraphError: there is none, or it is damaged.
    """
    from tejido.graph.disk import open_disk

    disk = open_disk(folder)
    return Oxigraph(disk.store, disk)


def _answer(
    found: ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples, most: int | None
) -> Answer:
    if isinstance(found, ox.QueryBoolean):
        return bool(found)
    if isinstance(found, ox.QuerySolutions):
        columns = tuple(variable.value for variable in found.variables)
        return first(columns, map(tuple, found), most)
    return _sorted(found, most)


def _sorted(triples: Iterable[ox.Triple], most: int | None) -> tuple[ox.Triple, ...]:
    taken = triples if most is None else islice(triples, most + 1)
    return few(tuple(sorted(set(taken), key=str)), most)


def _term(node: Node | None) -> ox.NamedNode | ox.BlankNode | ox.Literal | None:
    import rdflib

    if isinstance(node, rdflib.URIRef):
        return ox.NamedNode(str(node))
    if isinstance(node, rdflib.BNode):
        return ox.BlankNode(str(node))
    if isinstance(node, rdflib.Literal):
        datatype = None if node.language or not node.datatype else ox.NamedNode(node.datatype)
        return ox.Literal(str(node), language=node.language, datatype=datatype)
    return None
