"""Weaves what institutions publish into a knowledge graph of facts with their evidence.

The public functions load on first use, so that ``import tejido`` costs next to nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from tejido.asking.graph import Graph
    from tejido.build import build_graph
    from tejido.evaluate import evaluate_folders
    from tejido.graph.dataset import open
    from tejido.loading import load
    from tejido.reading import read_document, read_documents
    from tejido.report import report_graph

__all__ = [
    "Graph",
    "__version__",
    "build_graph",
    "evaluate_folders",
    "load",
    "open",
    "read_document",
    "read_documents",
    "report_graph",
]

__version__ = "0.1.0"

_HOMES = {
    "Graph": "tejido.asking.graph",
    "build_graph": "tejido.build",
    "evaluate_folders": "tejido.evaluate",
    "load": "tejido.loading",
    "open": "tejido.graph.dataset",
    "read_document": "tejido.reading",
    "read_documents": "tejido.reading",
    "report_graph": "tejido.report",
}


def __getattr__(name: str) -> Any:
    """Import a public function when it is first asked for."""
    if name not in _HOMES:
        raise AttributeError(f"module 'tejido' has no attribute {name!r}")
    return getattr(import_module(_HOMES[name]), name)
