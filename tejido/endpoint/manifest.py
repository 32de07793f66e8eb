"""The graph on the server that tells what was published: whole, under way, or neither.

A graph that is whole has the hash of its content as ``dcterms:identifier``. One that is being sent
has none; ``dcterms:hasVersion`` names the content under way and ``dcterms:hasPart`` the parts that
have arrived, so that the next ``publish`` goes on from there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tejido.asking.engines import Engine
from tejido.asking.results import Rows
from tejido.endpoint.parts import Part
from tejido.errors import EndpointError
from tejido.graph.terms import DCTERMS
from tejido.project import ID

__all__ = ["MANIFEST", "Record", "arrived", "manifest_text", "read_manifest"]

MANIFEST = f"{ID}graph/published"
_WHOLE, _COMING, _PART = (f"{DCTERMS}{name}" for name in ("identifier", "hasVersion", "hasPart"))
_URN = "urn:sha256:"
"""Before a hash; nothing behind it says that the graph is about to be removed."""


@dataclass(frozen=True, slots=True)
class Record:
    """What the manifest tells of a graph: hashes of the whole, of what is coming, of its parts."""

    whole: str = ""
    coming: str = ""
    parts: frozenset[str] = frozenset()


def read_manifest(engine: Engine) -> dict[str, Record]:
    """Return what was published, by the IRI of its graph.

    Raises:
        EndpointError: the server cannot be asked.
    """
    answer = engine.answer(
        f"SELECT ?graph ?key ?value WHERE {{ GRAPH <{MANIFEST}> {{ ?graph ?key ?value }} }}"
    )
    if not isinstance(answer, Rows):
        raise EndpointError("the endpoint answers a SELECT with no rows")
    told: dict[str, dict[str, set[str]]] = {}
    for graph, key, value in answer:
        hashes = told.setdefault(_text(graph), {}).setdefault(_text(key), set())
        hashes.add(_text(value).removeprefix(_URN))
    return {graph: _record(told[graph]) for graph in sorted(told)}


def manifest_text(records: Mapping[str, Record]) -> str:
    """Return a manifest as sorted N-Triples."""
    return "".join(sorted(line for graph in records for line in _lines(graph, records[graph])))


def arrived(part: Part) -> str:
    """Return what the manifest says when a part has arrived; with the last one the graph is whole.

    Parts are sent in their order, so the last one comes when all others are there.
    """
    if part.last:
        return _line(part.iri, _WHOLE, part.whole)
    return _line(part.iri, _PART, part.sha256)


def _lines(graph: str, record: Record) -> Iterator[str]:
    if record.whole:
        yield _line(graph, _WHOLE, record.whole)
    else:
        yield _line(graph, _COMING, record.coming)
    yield from (_line(graph, _PART, part) for part in record.parts)


def _record(told: Mapping[str, set[str]]) -> Record:
    whole, coming = told.get(_WHOLE, set()), told.get(_COMING, set())
    return Record(
        whole.pop() if len(whole) == 1 else "",
        coming.pop() if len(coming) == 1 else "",
        frozenset(told.get(_PART, ())),
    )


def _line(graph: str, key: str, sha256: str) -> str:
    return f"<{graph}> <{key}> <{_URN}{sha256}> .\n"


def _text(term: object) -> str:
    return str(getattr(term, "value", ""))
