"""Write the graph of some readings to a file, checked before it replaces the old one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from pyoxigraph import Quad, RdfFormat

from tejido.errors import OutputError
from tejido.graph.curated import Ledger
from tejido.graph.files import replace_file
from tejido.graph.formats import FORMATS, format_of
from tejido.graph.store import read_quads
from tejido.graph.weave import graph_of
from tejido.model import Reading

__all__ = ["write_graph", "write_quads"]


def write_graph(
    readings: Iterable[Reading],
    path: Path,
    format: str | None = None,
    ledger: Ledger | None = None,
    retired: Mapping[str, str] | None = None,
) -> None:
    """Write the graph of the readings; ``format`` is ``ttl``, ``trig``, ``nq`` or ``jsonld``.

    Without a format the extension says it. ``ledger`` and ``retired`` are those of
    :func:`tejido.graph.weave.graph_of`. Raises OutputError when it cannot be written; the old
    file then stays as it was.
    """
    write_quads(graph_of(readings, ledger, retired), path, format)


def write_quads(quads: Iterable[Quad], path: Path, format: str | None = None) -> None:
    """Write quads canonically, as :func:`write_graph` does."""
    written, text = FORMATS[format_of(path, format)]
    known = list(quads)
    whole = known if written.supports_datasets else {quad.triple for quad in known}
    replace_file(path, text(known), partial(_check, expected=len(set(whole)), format=written))


def _check(path: Path, expected: int, format: RdfFormat) -> None:
    """Read the file again, strictly; what it holds must be as many statements as were meant."""
    count = len(set(read_quads(path, format)))
    if count != expected:
        raise OutputError(f"{path}: {count} statements read back of {expected}; nothing replaced")
