"""Draw the partnership map of a graph file as one page."""

from __future__ import annotations

from pathlib import Path

from tejido.graph.files import replace_file
from tejido.network import network

__all__ = ["draw_map"]


def draw_map(graph_path: Path, output: Path, language: str = "es") -> Path:
    """Write the map of the graph at ``graph_path`` to ``output``, opening in ``es`` or ``en``.

    The old file stays until the new one is whole. Returns ``output``. Raises
    :class:`tejido.errors.GraphError` or :class:`tejido.errors.OutputError`.
    """
    graph = network(graph_path)
    from tejido.drawing.beside import files_beside
    from tejido.drawing.layout import layout
    from tejido.drawing.page import PartnershipPage

    files = files_beside(graph.graph["documents"], graph_path, output)
    page = PartnershipPage(graph, layout(graph), language, files).generate_html()
    replace_file(output, [page], check=lambda written: None)
    return output
