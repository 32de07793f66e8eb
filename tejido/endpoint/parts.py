"""The named graphs of a file, cut into parts that a server takes in one request."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from pyoxigraph import BlankNode, DefaultGraph, Quad

from tejido.errors import GraphError
from tejido.graph.store import read_quads

__all__ = ["Named", "Part", "named_graphs", "parts"]


@dataclass(frozen=True, slots=True)
class Part:
    """Some triples of the graph ``iri`` as N-Triples: the first ones, the last ones, or others.

    ``sha256`` is that of this text, ``whole`` that of the graph.
    """

    iri: str
    text: str
    sha256: str
    whole: str
    first: bool
    last: bool


@dataclass(frozen=True, slots=True)
class Named:
    """A named graph to publish: its triples as sorted lines of N-Triples, and their SHA-256."""

    iri: str
    lines: tuple[str, ...]
    sha256: str
    blank: bool


def named_graphs(paths: Iterable[Path], default: str) -> tuple[Named, ...]:
    """Return the graphs of some files, sorted by IRI.

    Args:
        paths: graph files; what several say of one graph is put together.
        default: the IRI under which triples go that stand in no named graph.

    Raises:
        GraphError: a file is no graph or empty, or a graph has a blank node for a name.
    """
    lines: dict[str, set[str]] = defaultdict(set)
    blank = set()
    for path in paths:
        quads = list(read_quads(path))
        if not quads:
            raise GraphError(f"{path}: holds no triples; nothing is published")
        for quad in quads:
            iri = _name(path, quad, default)
            lines[iri].add(f"{quad.triple} .\n")
            if isinstance(quad.subject, BlankNode) or isinstance(quad.object, BlankNode):
                blank.add(iri)
    return tuple(_named(iri, lines[iri], iri in blank) for iri in sorted(lines))


def parts(graph: Named, size: int) -> Iterator[Part]:
    """Yield the parts of a graph, of ``size`` triples at most.

    Raises:
        GraphError: the graph has blank nodes, which are others in each request, and is too long.
    """
    if graph.blank and len(graph.lines) > size:
        raise GraphError(
            f"{graph.iri}: has blank nodes and over {size} triples, so it cannot be sent in parts; "
            "give its nodes IRIs"
        )
    for at in range(0, len(graph.lines), size):
        text = "".join(graph.lines[at : at + size])
        last = at + size >= len(graph.lines)
        yield Part(graph.iri, text, _hash(text), graph.sha256, at == 0, last)


def _name(path: Path, quad: Quad, default: str) -> str:
    if isinstance(quad.graph_name, BlankNode):
        raise GraphError(f"{path}: a graph has a blank node for a name; give it an IRI")
    return default if isinstance(quad.graph_name, DefaultGraph) else quad.graph_name.value


def _named(iri: str, lines: set[str], blank: bool) -> Named:
    ordered = tuple(sorted(lines))
    return Named(iri, ordered, _hash("".join(ordered)), blank)


def _hash(text: str) -> str:
    return sha256(text.encode()).hexdigest()
