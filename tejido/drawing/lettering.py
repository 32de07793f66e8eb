"""Letters on a picture: how wide a text is, where it breaks, how it is written."""

from __future__ import annotations

from textwrap import wrap
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from matplotlib.axes import Axes

__all__ = ["INK", "PALE", "folded", "measured", "wrapped", "write"]

INK, PALE = "#1c2733", "#5b6875"
"""The colours of names and titles, and of what is said beside."""


def write(
    axes: Axes,
    x: float,
    y: float,
    text: str,
    size: float,
    color: str = INK,
    weight: str = "normal",
) -> None:
    """Write a line of text from ``x`` on, around the height ``y``."""
    axes.text(
        x, y, text, fontsize=size, color=color, fontweight=weight, va="center", parse_math=False
    )


def measured(text: str, size: float) -> tuple[float, float]:
    """Return width and height of a text of several lines, in points."""
    from matplotlib.font_manager import FontProperties
    from matplotlib.textpath import text_to_path

    font = FontProperties(family="DejaVu Sans", size=size)
    lines = text.split("\n")
    measured = (text_to_path.get_text_width_height_descent(s, font, False) for s in lines)
    return max(width for width, *_ in measured) + 2, size * 1.35 * len(lines) + 1


def folded(name: str, wide: int = 20) -> str:
    """Break a name into lines of about the same length, of ``wide`` letters at most."""
    least = len(wrap(name, wide))
    for width in range(max(len(name) // max(least, 1), 1), wide + 1):
        lines = wrap(name, width, break_long_words=False)
        if len(lines) <= least:
            return "\n".join(lines)
    return "\n".join(wrap(name, wide)) or name


def wrapped(text: str, width: float, size: float) -> list[str]:
    """Break a text where the next word would go beyond a width."""
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and measured(longer, size)[0] > width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines
