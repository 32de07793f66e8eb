"""Draw the partnership map of a graph file as one page."""

from __future__ import annotations

from pathlib import Path

from tejido.drawing.network import network
from tejido.errors import OutputError

__all__ = ["draw_map"]


def draw_map(graph_path: Path, output: Path, language: str = "es") -> Path:
    """Write the map of the graph at ``graph_path`` to ``output``, opening in ``es`` or ``en``.

    The old file stays until the new one is whole. Returns ``output``. Raises
    :class:`tejido.errors.GraphError` or :class:`tejido.errors.OutputError`.
    """
    graph = network(graph_path)
    from tejido.drawing.layout import layout
    from tejido.drawing.page import PartnershipPage

    _write(output, PartnershipPage(graph, layout(graph), language).generate_html())
    return output


def _write(path: Path, text: str) -> None:
    beside = path.with_name(f"{path.name}.tmp")
    try:
        beside.write_text(text, encoding="utf-8", newline="\n")
        beside.replace(path)
    except OSError as error:
        beside.unlink(missing_ok=True)
        raise OutputError(f"{path}: cannot write the map: {error.strerror}; choose -o") from error
