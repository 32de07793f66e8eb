"""The graph as text: Turtle, TriG, N-Quads and JSON-LD, each canonical."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from tejido.errors import OutputError
from tejido.graph.jsonld import json_ld
from tejido.graph.layout import sections
from tejido.graph.turtle import Names, body, prefixes

__all__ = ["FORMATS", "HEADER", "format_of", "n_quads", "trig", "turtle"]

HEADER = """\
# Tejido: what institutional documents say, as a graph in which every fact has its evidence.
#
# An event, a programme or an agreement and whoever had a part in it meet in a Participation; posts,
# members and representatives are Affiliations; places, dates and ties are Assertions. Each of these
# claims names its rule and its quote, the passage of the document that states it; further passages
# of its evidence name what the quote takes as known. Direct edges at the end are shortcuts drawn
# from the claims.
#
# To cite a fact, give the IRI of its claim, the document and the words of the quote.
# Made by tejido from the documents named below; edit those or the ledger, not this file.

"""


def turtle(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield the canonical Turtle of all quads, named graphs left aside."""
    names = Names()
    text = list(body(sections(list(quads)), names))
    yield HEADER
    yield from prefixes(names)
    yield from text


def trig(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield canonical TriG: the named graphs sorted by IRI, each written like the Turtle."""
    names = Names()
    graphs: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        graphs[getattr(quad.graph_name, "value", "")].append(quad)
    text = [part for graph in sorted(graphs) for part in _graph(graph, graphs[graph], names)]
    yield HEADER
    yield from prefixes(names)
    yield from text


def _graph(graph: str, quads: list[Quad], names: Names) -> Iterator[str]:
    yield f"\n{names.iri(graph)} {{\n" if graph else "\n{\n"
    yield from body(sections(quads), names, indent="  ")
    yield "}\n"


def n_quads(quads: Iterable[Quad]) -> Iterator[str]:
    """Yield N-Quads, one statement per line, sorted."""
    yield from sorted({f"{quad} .\n" for quad in quads})


FORMATS: dict[str, tuple[RdfFormat, Callable[[Iterable[Quad]], Iterator[str]]]] = {
    "ttl": (RdfFormat.TURTLE, turtle),
    "trig": (RdfFormat.TRIG, trig),
    "nq": (RdfFormat.N_QUADS, n_quads),
    "jsonld": (RdfFormat.JSON_LD, json_ld),
}
"""Each format by its file extension: how pyoxigraph calls it, and what writes it."""


def format_of(path: Path, format: str | None = None) -> str:
    """Return the format asked for, or the one that the file's extension says.

    Raises OutputError when there is no such format.
    """
    name = (format or path.suffix).lstrip(".").lower()
    if name not in FORMATS:
        raise OutputError(f"{path}: no format {name!r}; use one of {', '.join(FORMATS)}")
    return name
