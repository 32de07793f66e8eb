"""Publish the named graphs of files on a SPARQL server, so that an interruption can be made good.

Before the first graph changes, the manifest says which ones will; after each one, that it is
whole. A graph of one part is replaced in one request. Graphs that are there unchanged are not sent.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import NamedNode

from tejido.asking.results import Rows
from tejido.endpoint.address import Endpoint
from tejido.endpoint.manifest import (
    MANIFEST,
    Record,
    arrived,
    manifest_text,
    read_manifest,
)
from tejido.endpoint.parts import Named, Part, named_graphs, parts
from tejido.endpoint.remote import Remote
from tejido.endpoint.writing import Writer, writer
from tejido.errors import EndpointError, GraphError
from tejido.project import ID

__all__ = ["WHOLE", "Published", "Track", "publish", "unpublish"]

WHOLE = f"{ID}graph/whole"
"""The graph that takes triples of no named graph, as all those of a Turtle file."""
_ASKED_AT_ONCE = 200

Track = Callable[[Sequence[Part]], Iterable[Part]]


@dataclass(frozen=True, slots=True)
class Published:
    """What became of graphs, by IRI: sent, there unchanged, removed, or kept from earlier."""

    sent: tuple[str, ...] = ()
    unchanged: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    kept: tuple[str, ...] = ()
    triples: int = 0


def publish(
    paths: Iterable[Path],
    server: Endpoint,
    *,
    default: str = WHOLE,
    remove: bool = False,
    track: Track = lambda parts: parts,
) -> Published:
    """Put the named graphs of some files on a server.

    Args:
        paths: graph files.
        server: where to.
        default: the IRI of the graph for triples that stand in none.
        remove: remove graphs published earlier that the files do not hold.
        track: goes through the parts to send, to show progress.

    Raises:
        GraphError: a file is no graph, or has what cannot be published.
        EndpointError: the server fails; publishing again goes on where it stopped.
    """
    graphs = named_graphs(paths, _graph_iri(default))
    if any(graph.iri == MANIFEST for graph in graphs):
        raise GraphError(f"{MANIFEST}: is where the server notes what is published; take it out")
    told = _present(Remote(server))
    changed = [g for g in graphs if told.get(g.iri, Record()).whole != g.sha256]
    here = dict.fromkeys(graph.iri for graph in graphs)
    earlier = tuple(iri for iri in told if iri not in here)
    sent = dict.fromkeys(graph.iri for graph in changed)
    result = Published(
        tuple(sent),
        tuple(iri for iri in here if iri not in sent),
        earlier if remove else (),
        () if remove else earlier,
        sum(len(graph.lines) for graph in changed),
    )
    _carry_out(server, told, changed, result, track)
    return result


def unpublish(server: Endpoint) -> Published:
    """Remove every graph that was published on a server, and the manifest.

    Raises:
        EndpointError: the server fails; calling again goes on where it stopped.
    """
    told = read_manifest(Remote(server))
    result = Published(removed=tuple(told))
    _carry_out(server, told, [], result, lambda parts: parts)
    return result


def _graph_iri(iri: str) -> str:
    try:
        return NamedNode(iri).value
    except ValueError:
        raise GraphError(f"{iri!r}: is no IRI for a graph; write https://... or urn:...") from None


def _present(engine: Remote) -> dict[str, Record]:
    """Return what the manifest tells; of graphs that somebody else removed, only that they were."""
    told = read_manifest(engine)
    there = _existing(engine, tuple(told))
    return {iri: record if iri in there else Record() for iri, record in told.items()}


def _existing(engine: Remote, iris: Sequence[str]) -> set[str]:
    found = set()
    for at in range(0, len(iris), _ASKED_AT_ONCE):
        named = " ".join(f"<{iri}>" for iri in iris[at : at + _ASKED_AT_ONCE])
        answer = engine.answer(
            f"SELECT ?graph WHERE {{ VALUES ?graph {{ {named} }} "
            "FILTER EXISTS { GRAPH ?graph { ?s ?p ?o } } }"
        )
        rows = answer if isinstance(answer, Rows) else ()
        found |= {cell.value for (cell,) in rows if isinstance(cell, NamedNode)}
    return found


def _carry_out(
    server: Endpoint,
    told: Mapping[str, Record],
    changed: Sequence[Named],
    result: Published,
    track: Track,
) -> None:
    if not (result.sent or result.removed):
        return
    marked = _marked(told, changed, result.removed)
    way = writer(server, MANIFEST, manifest_text(marked))
    for part in track([part for g in changed for part in _missing(g, marked[g.iri], way.part)]):
        _send(part, way)
    for iri in result.removed:
        way.remove(iri)
    _close({**told, **{g.iri: Record(g.sha256) for g in changed}}, result, way)
    _check(Remote(server), result)


def _marked(
    told: Mapping[str, Record], changed: Sequence[Named], removed: Sequence[str]
) -> dict[str, Record]:
    """Return the manifest while the work goes on: what changes is not whole."""
    coming = {g.iri: Record("", g.sha256, _arrived(told.get(g.iri), g.sha256)) for g in changed}
    return {**told, **coming, **{iri: Record() for iri in removed}}


def _arrived(record: Record | None, sha256: str) -> frozenset[str]:
    return record.parts if record and record.coming == sha256 else frozenset()


def _missing(graph: Named, record: Record, size: int) -> Iterator[Part]:
    """Yield the parts to send; without its first one, which replaces, nothing counts as there."""
    cut = list(parts(graph, size))
    there = record.parts if cut[0].sha256 in record.parts else frozenset()
    return (part for part in cut if part.sha256 not in there)


def _send(part: Part, way: Writer) -> None:
    (way.put if part.first else way.add)(part.iri, part.text)
    way.add(MANIFEST, arrived(part))


def _close(records: Mapping[str, Record], result: Published, way: Writer) -> None:
    left = {iri: record for iri, record in records.items() if iri not in result.removed}
    if left:
        way.put(MANIFEST, manifest_text(left))
    else:
        way.remove(MANIFEST)


def _check(engine: Remote, result: Published) -> None:
    """Raise EndpointError unless queries see what was done."""
    there = _existing(engine, (*result.sent, *result.removed))
    wrong = sorted(there ^ set(result.sent))
    if wrong:
        raise EndpointError(
            f"{engine.server.query}: took everything, but queries do not show it ({wrong[0]}); "
            "does --graph-store belong to another server?"
        )
