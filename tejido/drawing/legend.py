"""What stands around the map on a picture: title, legend, notes, sources."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import count
from typing import TYPE_CHECKING

from tejido.drawing.lettering import INK, PALE, wrapped, write
from tejido.drawing.selection import Line, Shown
from tejido.drawing.strokes import PLANNED, draw_line, draw_symbol
from tejido.drawing.telling import Told
from tejido.drawing.texts import marks, texts
from tejido.network import FAMILIES

if TYPE_CHECKING:
    import networkx as nx
    from matplotlib.axes import Axes

__all__ = ["MARGIN", "PAGE", "draw_legend", "draw_texts"]

PAGE = (842.0, 595.0)
"""An A4 page across, in points."""
MARGIN = 30.0
_WIDTH = 158.0


def draw_legend(
    axes: Axes, graph: nx.MultiDiGraph[str], chosen: Shown, words: Told, language: str
) -> None:
    """Draw what shapes and lines mean, and the notes, at the right of the page."""
    said = texts()[language]
    kinds = [graph.nodes[iri]["kind"] for iri in chosen.institutions]
    left, top = PAGE[0] - MARGIN - _WIDTH, 505.0
    rows = _rows(top, 13.0)
    _head(axes, left, next(rows), words.kinds)
    for kind in marks()["kinds"]:
        if kind in kinds:
            y = next(rows)
            draw_symbol(axes, (left + 12, y), kind, 4.2)
            write(axes, left + 32, y, f"{said[f'kind.{kind}']} ({kinds.count(kind)})", 7.5)
    next(rows)
    _head(axes, left, next(rows), words.families)
    used = {line.family for line in chosen.lines}
    for family in FAMILIES:
        if family in used:
            y = next(rows)
            ends = {"left": (left, y), "right": (left + 26, y)}
            draw_line(axes, Line("left", "right", family, 1, False, False), ends)
            write(axes, left + 32, y, said[f"family.{family}"], 7.5)
    if any(line.planned for line in chosen.lines):
        y = next(rows)
        axes.plot((left, left + 26), (y, y), color=INK, linewidth=1.2, linestyle=PLANNED)
        write(axes, left + 32, y, words.planned, 7.5)
    notes = [line for note in words.notes for line in wrapped(note, _WIDTH, 6.5)]
    for line_of_note, y in zip(notes, _rows(next(rows) - 6, 9.5), strict=False):
        write(axes, left, y, line_of_note, 6.5, PALE)


def _rows(top: float, height: float) -> Iterator[float]:
    return (top - n * height for n in count())


def draw_texts(axes: Axes, words: Told, middle: float) -> None:
    """Write title, counts and sources; at the height ``middle`` that there is nothing to draw."""
    top = PAGE[1] - MARGIN
    write(axes, MARGIN, top - 10, words.title, 17, weight="bold")
    write(axes, MARGIN, top - 32, words.counts, 9.5, PALE)
    if words.none:
        write(axes, MARGIN, middle, words.none, 11)
    lines = [line for text in words.foot for line in wrapped(text, PAGE[0] - 2 * MARGIN, 6.5)]
    for n, line in enumerate(reversed(lines)):
        write(axes, MARGIN, MARGIN - 6 + n * 9.5, line, 6.5, PALE)


def _head(axes: Axes, x: float, y: float, text: str) -> None:
    write(axes, x, y, text, 8, weight="bold")
