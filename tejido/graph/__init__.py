"""Claims become RDF: IRIs, triples, derived edges, files, audit.

The public functions load on first use, since they bring the RDF libraries along.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tejido.graph.auditing import audit
    from tejido.graph.store import open_dataset, open_store
    from tejido.graph.weave import graph_of
    from tejido.graph.writing import write_graph

__all__ = ["audit", "graph_of", "open_dataset", "open_store", "write_graph"]

_HOMES = {
    "audit": "auditing",
    "graph_of": "weave",
    "open_dataset": "store",
    "open_store": "store",
    "write_graph": "writing",
}


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tejido.graph' has no attribute {name!r}")
    return getattr(import_module(f"tejido.graph.{_HOMES[name]}"), name)
