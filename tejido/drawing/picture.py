"""A picture of the map for reports: an A4 page across, made without a browser."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from io import BytesIO
from itertools import count
from math import sqrt
from typing import TYPE_CHECKING, Any

from tejido.drawing.labels import Box, Label, placed
from tejido.drawing.layout import layout
from tejido.drawing.palette import DASHES, marker
from tejido.drawing.selection import Line, Shown, shown
from tejido.drawing.telling import Told, told
from tejido.drawing.texts import marks, texts
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
_PAGE = (842.0, 595.0)
"""An A4 page across, in points, as everything here."""
_DOTS = 200
_MARGIN, _LEGEND = 30.0, 158.0
_FRAME = Box(331.0, 304.0, 602.0, 436.0)
_INK, _PALE = "#1c2733", "#5b6875"
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
_Places = Mapping[str, tuple[float, float]]


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
        page = Figure(figsize=(_PAGE[0] / 72, _PAGE[1] / 72))
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
    axes.set(xlim=(0, _PAGE[0]), ylim=(0, _PAGE[1]))
    axes.set_axis_off()
    chosen = shown(graph, MOST)
    if chosen.left:
        points = layout(graph.subgraph(chosen.institutions))
    _frame_texts(axes, told(graph, chosen, language))
    if not chosen.institutions:
        return
    places = _scaled({iri: points[iri] for iri in chosen.institutions})
    for line in sorted(chosen.lines, key=lambda one: -FAMILIES.index(one.family)):
        _draw_line(axes, line, places)
    partners = _partners(chosen)
    for iri, place in places.items():
        _draw_symbol(axes, place, graph.nodes[iri]["kind"], _radius(partners[iri]))
    _draw_labels(axes, graph, chosen, places, language)
    _draw_legend(axes, graph, chosen, language)


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


def _draw_line(axes: Axes, line: Line, places: _Places) -> None:
    look = marks()["families"][line.family]
    start, end = places[line.first], places[line.second]
    width = look["width"] * 0.55 + 0.12 * min(line.partnerships - 1, 6)
    faint = line.family == "participation"
    axes.plot(
        *zip(start, end, strict=True),
        color=look["color"],
        linewidth=width,
        linestyle=(0, (1, 2)) if line.planned else DASHES[line.family],
        alpha=0.55 if faint else 0.9,
        zorder=1 if faint else 2,
        solid_capstyle="round",
    )
    if line.arrow:
        _draw_arrow(axes, start, end, look["color"])


def _draw_arrow(
    axes: Axes, start: tuple[float, float], end: tuple[float, float], color: str
) -> None:
    at, on = ([a + (b - a) * part for a, b in zip(start, end, strict=True)] for part in (0.6, 0.64))
    axes.annotate(
        "",
        xy=(on[0], on[1]),
        xytext=(at[0], at[1]),
        arrowprops={
            "arrowstyle": "-|>,head_length=0.5,head_width=0.25",
            "color": color,
            "linewidth": 0,
            "shrinkA": 0,
            "shrinkB": 0,
        },
        zorder=3,
    )


def _draw_symbol(axes: Axes, place: tuple[float, float], kind: str, radius: float) -> None:
    look = marks()["kinds"].get(kind) or marks()["kinds"]["other"]
    axes.plot(
        *((value,) for value in place),
        marker=marker(look["shape"]),
        markersize=2 * radius,
        markerfacecolor=look["color"],
        markeredgecolor=_INK,
        markeredgewidth=0.9,
        linestyle="none",
        zorder=4,
    )


def _draw_labels(
    axes: Axes, graph: nx.MultiDiGraph[str], chosen: Shown, places: _Places, language: str
) -> None:
    """Write the names at the largest size at which every one has a place near its symbol."""
    partners = _partners(chosen)
    order = sorted(chosen.institutions, key=lambda iri: (-partners[iri], iri))
    names = [_folded(graph.nodes[iri]["short"][language]) for iri in order]
    lines = [(*places[one.first], *places[one.second]) for one in chosen.lines]
    for size in _SIZES:
        wanted = [
            Label(*places[iri], _radius(partners[iri]) + 1, *_measured(name, size))
            for iri, name in zip(order, names, strict=True)
        ]
        near = {"farthest": _NEAR} if size > _SIZES[-1] else {}
        boxes = placed(wanted, lines, _FRAME, **near)
        if None not in boxes:
            break
    for label, name, box in zip(wanted, names, boxes, strict=True):
        if box is not None:
            _draw_label(axes, label, name, box, size)


def _draw_label(axes: Axes, label: Label, name: str, box: Box, size: float) -> None:
    reach = max(abs(box.x - label.x) - box.width / 2, abs(box.y - label.y) - box.height / 2)
    if reach > label.radius + 8:
        ends = zip((label.x, label.y), (box.x, box.y), strict=True)
        axes.plot(*ends, color=_PALE, linewidth=0.4, zorder=4.5)
    axes.text(
        box.x,
        box.y,
        name,
        fontsize=size,
        color=_INK,
        ha="center",
        va="center",
        linespacing=1.15,
        parse_math=False,
        zorder=5,
        bbox={"boxstyle": "square,pad=0.08", "facecolor": "white", "alpha": 0.8, "linewidth": 0},
    )


def _folded(name: str, wide: int = 20) -> str:
    """Break a name into lines of about the same length."""
    from textwrap import wrap

    least = len(wrap(name, wide))
    for width in range(max(len(name) // max(least, 1), 1), wide + 1):
        lines = wrap(name, width, break_long_words=False)
        if len(lines) <= least:
            return "\n".join(lines)
    return "\n".join(wrap(name, wide)) or name


def _measured(text: str, size: float) -> tuple[float, float]:
    """Return width and height of a text of several lines, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", size=size)
    lines = text.split("\n")
    measured = (text_to_path.get_text_width_height_descent(s, font, False) for s in lines)
    return max(width for width, *_ in measured) + 2, size * 1.35 * len(lines) + 1


def _draw_legend(axes: Axes, graph: nx.MultiDiGraph[str], chosen: Shown, language: str) -> None:
    said = texts()[language]
    words = told(graph, chosen, language)
    kinds = [graph.nodes[iri]["kind"] for iri in chosen.institutions]
    left, top = _PAGE[0] - _MARGIN - _LEGEND, 505.0
    rows = _rows(top, 13.0)
    _head(axes, left, next(rows), words.kinds)
    for kind in marks()["kinds"]:
        if kind in kinds:
            y = next(rows)
            _draw_symbol(axes, (left + 12, y), kind, 4.2)
            _write(axes, left + 32, y, f"{said[f'kind.{kind}']} ({kinds.count(kind)})", 7.5)
    next(rows)
    _head(axes, left, next(rows), words.families)
    used = {line.family for line in chosen.lines}
    for family in FAMILIES:
        if family in used:
            y = next(rows)
            ends = {"left": (left, y), "right": (left + 26, y)}
            _draw_line(axes, Line("left", "right", family, 1, False, False), ends)
            _write(axes, left + 32, y, said[f"family.{family}"], 7.5)
    if any(line.planned for line in chosen.lines):
        y = next(rows)
        axes.plot((left, left + 26), (y, y), color=_INK, linewidth=1.2, linestyle=(0, (1, 2)))
        _write(axes, left + 32, y, words.planned, 7.5)
    notes = [line for note in words.notes for line in _wrapped(note, _LEGEND, 6.5)]
    for line_of_note, y in zip(notes, _rows(next(rows) - 6, 9.5), strict=False):
        _write(axes, left, y, line_of_note, 6.5, _PALE)


def _rows(top: float, height: float) -> Iterator[float]:
    return (top - n * height for n in count())


def _frame_texts(axes: Axes, words: Told) -> None:
    top = _PAGE[1] - _MARGIN
    _write(axes, _MARGIN, top - 10, words.title, 17, weight="bold")
    _write(axes, _MARGIN, top - 32, words.counts, 9.5, _PALE)
    if words.none:
        _write(axes, _MARGIN, _FRAME.y, words.none, 11)
    lines = [line for text in words.foot for line in _wrapped(text, _PAGE[0] - 2 * _MARGIN, 6.5)]
    for n, line in enumerate(reversed(lines)):
        _write(axes, _MARGIN, _MARGIN - 6 + n * 9.5, line, 6.5, _PALE)


def _head(axes: Axes, x: float, y: float, text: str) -> None:
    _write(axes, x, y, text, 8, weight="bold")


def _write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    color: str = _INK,
    weight: str = "normal",
) -> None:
    axes.text(
        x, y, text, fontsize=size, color=color, fontweight=weight, va="center", parse_math=False
    )


def _wrapped(text: str, width: float, size: float) -> list[str]:
    """Break a text where the next word would go beyond a width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and _measured(longer, size)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
