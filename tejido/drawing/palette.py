"""How matplotlib draws the shapes of institutions and the lines of families."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.path import Path

__all__ = ["DASHES", "marker"]

DASHES: dict[str, tuple[float, tuple[float, ...] | None]] = {
    "partner": (0, None),
    "agreement": (0, (9, 1.5, 2, 1.5)),
    "organisation": (0, (7, 2)),
    "funding": (0, (3.5, 1.5)),
    "implementation": (0, (8, 1.5, 1, 1.5, 1, 1.5)),
    "support": (0, (2, 1)),
    "membership": (0, (5, 2, 1, 2)),
    "participation": (0, None),
}
"""The dashes of each family, so that print in grey tells them apart too."""
_MARKERS = {
    "circle": "o",
    "square": "s",
    "diamond": "D",
    "pentagon": "p",
    "triangle": "^",
    "hexagon": "h",
    "octagon": "8",
    "star": "*",
    "inverted": "v",
    "cross": "P",
    "ring": "o",
}
_OUTLINES = {
    "trapezium": ((-0.5, -0.4), (0.5, -0.4), (0.28, 0.4), (-0.28, 0.4)),
    "bar": ((-0.5, -0.22), (0.5, -0.22), (0.5, 0.22), (-0.5, 0.22)),
}


def marker(shape: str) -> str | Path:
    """Return the marker of a shape of ``marks.json``."""
    if shape in _MARKERS:
        return _MARKERS[shape]
    from matplotlib.path import Path

    corners = _OUTLINES[shape]
    return Path([*corners, corners[0]], closed=True)
