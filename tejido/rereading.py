"""The documents of a graph, read once more."""

from __future__ import annotations

import logging
from collections import defaultdict
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.errors import DocumentError
from tejido.model import Reading
from tejido.project import NS

if TYPE_CHECKING:
    from tejido.gathering import Track

__all__ = ["read_again", "recorded_files"]

_log = logging.getLogger(__name__)


def read_again(
    graph: Path, track: Track = iter, only: Collection[str] | None = None
) -> tuple[Reading, ...]:
    """Read and load the documents that a graph was built from, or ``only`` those of some ids.

    What its build remembers of a document that is as it was is not read again.

    Raises GraphError when the graph is broken or foreign, DocumentError when a document is missing
    or no longer what the graph was built from.
    """
    from tejido.building.memory import recalling
    from tejido.building.recalling import Recaller
    from tejido.deciding import decisions
    from tejido.gathering import each

    recorded = {path: sha for id_, path, sha in _recorded(graph) if only is None or id_ in only}
    files = [_file(path, graph) for path in recorded]
    with recalling(graph, _log.info) as memory:
        read = Recaller.of(memory, decisions()).reading
        readings, _ = each(files, read, track, keep_going=False)
    for document in (reading.document for reading in readings):
        if document.sha256 not in recorded.values():
            raise DocumentError(f"{document.path}: changed since {graph} was built; build it anew")
    return readings


def recorded_files(graph: Path) -> list[Path]:
    """Return the files of the documents that a graph was built from.

    Raises GraphError when the graph is broken or foreign, DocumentError when a file is missing.
    """
    return [_file(path, graph) for _, path, _ in _recorded(graph)]


def _recorded(graph: Path) -> Iterator[tuple[str, str, str]]:
    """Yield id, path and SHA-256 of each document of a graph, sorted."""
    from tejido.graph.iris import document_name
    from tejido.graph.store import open_built

    known: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for quad in open_built(graph):
        name = quad.predicate.value.removeprefix(NS)
        if name in ("path", "sha256"):
            iri = getattr(quad.subject, "value", "")
            known[iri][name] = getattr(quad.object, "value", "")
    for iri, document in known.items():
        if "path" in document:
            yield document_name(iri), document["path"], document.get("sha256", "")


def _file(path: str, graph: Path) -> Path:
    from tejido.graph.sources import document_file

    found = document_file(path, graph)
    if found is None:
        raise DocumentError(
            f"{path}: the document of {graph} is missing; put it there or build anew"
        )
    return found
