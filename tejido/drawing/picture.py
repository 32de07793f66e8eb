"""A picture of the map for reports: an A4 page across, made without a browser."""

from __future__ import annotations

from collections.abc import Mapping
from io import BytesIO
from math import sqrt
from typing import TYPE_CHECKING, Any

from tejido.drawing.labels import Box, Label, placed
from tejido.drawing.layout import layout
from tejido.drawing.legend import PAGE, draw_legend, draw_texts
from tejido.drawing.lettering import folded, measured
from tejido.drawing.selection import Shown, shown
from tejido.drawing.strokes import Places, draw_label, draw_line, draw_symbol
from tejido.drawing.telling import told
from tejido.errors import OutputError
from tejido.network import FAMILIES

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

    from tejido.drawing.layout import Point

__all__ = ["MOST", "picture"]

MOST = 60
"""Institutions for which a page has room, each with its name."""
_DOTS = 200
_FRAME = Box(331.0, 304.0, 602.0, 436.0)
"""Where the map stands on the page, in points as everything here."""
_STRETCH = 1.5
"""How much more one direction may be stretched than the other to fill the page."""
_SIZES, _NEAR = (7.5, 7.0, 6.5, 6.0), 10.0
_SETTINGS: Any = {
    "font.family": ["DejaVu Sans"],
    "path.simplify": False,
    "pdf.fonttype": 3,
    "svg.fonttype": "path",
    "svg.hashsalt": "tejido",
}
"""Over the defaults, so that the files of a user change no byte."""


def picture(
    graph: nx.MultiDiGraph[str], points: Mapping[str, Point], language: str, format: str
) -> bytes:
    """Return a picture of a network as ``svg``, ``png`` or ``pdf``; always the same bytes.

    ``points`` are the positions on the map; a network with more institutions than a page has room
    for is laid out anew without those left out.

    Raises:
        OutputError: matplotlib is not installed.
    """
    try:
        import matplotlib
        from matplotlib.figure import Figure
    except ImportError as error:
        raise OutputError(
            "pictures need matplotlib: pip install 'tejido[pictures]'; pages (html) do not"
        ) from error
    with matplotlib.rc_context():
        matplotlib.rcdefaults()
        matplotlib.rcParams.update(_SETTINGS)
        page = Figure(figsize=(PAGE[0] / 72, PAGE[1] / 72))
        _draw(page, graph, points, language)
        out = BytesIO()
        title = told(graph, shown(graph, MOST), language).title
        page.savefig(out, format=format, dpi=_DOTS, metadata=_about(format, title))
        return out.getvalue()


def _about(format: str, title: str) -> dict[str, Any]:
    if format == "png":
        return {"Title": title, "Software": None}
    if format == "pdf":
        return {"Title": title, "Creator": "Tejido", "Producer": None, "CreationDate": None}
    return {"Title": title, "Creator": "Tejido", "Date": None}


def _draw(
    page: Figure, graph: nx.MultiDiGraph[str], points: Mapping[str, Point], language: str
) -> None:
    axes = page.add_axes((0, 0, 1, 1))
    axes.set(xlim=(0, PAGE[0]), ylim=(0, PAGE[1]))
    axes.set_axis_off()
    chosen = shown(graph, MOST)
    if chosen.left:
        points = layout(graph.subgraph(chosen.institutions))
    words = told(graph, chosen, language)
    draw_texts(axes, words, _FRAME.y)
    if not chosen.institutions:
        return
    places = _scaled({iri: points[iri] for iri in chosen.institutions})
    for line in sorted(chosen.lines, key=lambda one: -FAMILIES.index(one.family)):
        draw_line(axes, line, places)
    partners = _partners(chosen)
    for iri, place in places.items():
        draw_symbol(axes, place, graph.nodes[iri]["kind"], _radius(partners[iri]))
    _draw_labels(axes, graph, chosen, places, language)
    draw_legend(axes, graph, chosen, words, language)


def _scaled(points: Mapping[str, Point]) -> dict[str, tuple[float, float]]:
    """Return the places on the page: the map fills the frame, stretched a little if need be."""
    frame = Box(_FRAME.x, _FRAME.y, _FRAME.width - 90, _FRAME.height - 44)
    xs, ys = ([point[axis] for point in points.values()] for axis in (0, 1))
    wide, high = max(max(xs) - min(xs), 1), max(max(ys) - min(ys), 1)
    scales = [frame.width / wide, frame.height / high]
    least = min(*scales, 1.2)
    across, up = (min(scale, least * _STRETCH) for scale in scales)
    middle = ((max(xs) + min(xs)) / 2, (max(ys) + min(ys)) / 2)
    return {
        iri: (frame.x + (x - middle[0]) * across, frame.y - (y - middle[1]) * up)
        for iri, (x, y) in sorted(points.items())
    }


def _partners(chosen: Shown) -> dict[str, int]:
    return {
        iri: sum(iri in (line.first, line.second) for line in chosen.lines)
        for iri in chosen.institutions
    }


def _radius(partners: int) -> float:
    return 4.0 + 0.9 * sqrt(min(partners, 25))


def _draw_labels(
    axes: Axes, graph: nx.MultiDiGraph[str], chosen: Shown, places: Places, language: str
) -> None:
    """Write the names at the largest size at which every one has a place near its symbol."""
    partners = _partners(chosen)
    order = sorted(chosen.institutions, key=lambda iri: (-partners[iri], iri))
    names = [folded(graph.nodes[iri]["short"][language]) for iri in order]
    lines = [(*places[one.first], *places[one.second]) for one in chosen.lines]
    for size in _SIZES:
        wanted = [
            Label(*places[iri], _radius(partners[iri]) + 1, *measured(name, size))
            for iri, name in zip(order, names, strict=True)
        ]
        near = {"farthest": _NEAR} if size > _SIZES[-1] else {}
        boxes = placed(wanted, lines, _FRAME, **near)
        if None not in boxes:
            break
    for label, name, box in zip(wanted, names, boxes, strict=True):
        if box is not None:
            draw_label(axes, label, name, box, size)
