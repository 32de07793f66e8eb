"""Symbols, lines and labels of a picture, in points of its page."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from tejido.drawing.labels import Box, Label
from tejido.drawing.lettering import INK, PALE
from tejido.drawing.palette import DASHES, marker
from tejido.drawing.selection import Line
from tejido.drawing.texts import marks

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["PLANNED", "Places", "draw_label", "draw_line", "draw_symbol"]

Places = Mapping[str, tuple[float, float]]
"""Institution → where it stands on the page."""
PLANNED = (0, (1, 2))
"""The dashes of what is only planned."""


def draw_line(axes: Axes, line: Line, places: Places) -> None:
    """Draw the line of a pair, with an arrow where it runs one way."""
    look = marks()["families"][line.family]
    start, end = places[line.first], places[line.second]
    width = look["width"] * 0.55 + 0.12 * min(line.partnerships - 1, 6)
    faint = line.family == "participation"
    axes.plot(
        *zip(start, end, strict=True),
        color=look["color"],
        linewidth=width,
        linestyle=PLANNED if line.planned else DASHES[line.family],
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


def draw_symbol(axes: Axes, place: tuple[float, float], kind: str, radius: float) -> None:
    """Draw an institution: the shape and colour tell its type."""
    look = marks()["kinds"].get(kind) or marks()["kinds"]["other"]
    axes.plot(
        *((value,) for value in place),
        marker=marker(look["shape"]),
        markersize=2 * radius,
        markerfacecolor=look["color"],
        markeredgecolor=INK,
        markeredgewidth=0.9,
        linestyle="none",
        zorder=4,
    )


def draw_label(axes: Axes, label: Label, name: str, box: Box, size: float) -> None:
    """Write a name into its box, with a thin line to a symbol that is not beside it."""
    reach = max(abs(box.x - label.x) - box.width / 2, abs(box.y - label.y) - box.height / 2)
    if reach > label.radius + 8:
        ends = zip((label.x, label.y), (box.x, box.y), strict=True)
        axes.plot(*ends, color=PALE, linewidth=0.4, zorder=4.5)
    axes.text(
        box.x,
        box.y,
        name,
        fontsize=size,
        color=INK,
        ha="center",
        va="center",
        linespacing=1.15,
        parse_math=False,
        zorder=5,
        bbox={"boxstyle": "square,pad=0.08", "facecolor": "white", "alpha": 0.8, "linewidth": 0},
    )
