"""Where labels stand: beside their symbols, on no other label and no symbol, on few lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import cos, pi, sin

__all__ = ["Box", "Label", "Segment", "placed"]

Segment = tuple[float, float, float, float]
"""Ends of a line: x, y, x, y."""
_GAP = 1.5
_ON_LINE = 1.0
_BESIDE = 0.6
"""What it costs not to stand below, against a line crossed."""
_DISTANCES = (0.0, 6.0, 14.0, 24.0, 36.0, 50.0, 70.0, 95.0)
_TURNS = 24


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle: middle, width and height."""

    x: float
    y: float
    width: float
    height: float

    def overlaps(self, other: Box) -> bool:
        """Tell whether two rectangles share more than an edge."""
        return (
            abs(self.x - other.x) * 2 < self.width + other.width
            and abs(self.y - other.y) * 2 < self.height + other.height
        )

    def within(self, other: Box) -> bool:
        """Tell whether it lies in the other whole."""
        return (
            abs(self.x - other.x) * 2 <= other.width - self.width
            and abs(self.y - other.y) * 2 <= other.height - self.height
        )

    def crossed(self, line: Segment) -> bool:
        """Tell whether a line runs through it (Liang and Barsky)."""
        x0, y0, x1, y1 = line
        first, last = 0.0, 1.0
        for start, way, middle, size in (
            (x0, x1 - x0, self.x, self.width),
            (y0, y1 - y0, self.y, self.height),
        ):
            low, high = middle - size / 2 - start, middle + size / 2 - start
            if way == 0:
                if low > 0 or high < 0:
                    return False
                continue
            near, far = sorted((low / way, high / way))
            first, last = max(first, near), min(last, far)
        return first < last


@dataclass(frozen=True, slots=True)
class Label:
    """What is to be placed: the symbol's middle and radius, the size of its text."""

    x: float
    y: float
    radius: float
    width: float
    height: float


def placed(
    labels: Sequence[Label], lines: Sequence[Segment], frame: Box, farthest: float = _DISTANCES[-1]
) -> list[Box | None]:
    """Return the box of each label in a frame (y upwards), None where no place is free.

    They are placed in order, no further from their symbols than ``farthest``; a label keeps off
    all symbols and all labels placed before.
    """
    distances = [distance for distance in _DISTANCES if distance <= farthest]
    symbols = [Box(one.x, one.y, 2 * one.radius, 2 * one.radius) for one in labels]
    taken: list[Box] = []
    found: list[Box | None] = []
    for one in labels:
        boxes = (_best(one, d, [*symbols, *taken], lines, frame) for d in distances)
        box = next(filter(None, boxes), None)
        found.append(box)
        if box is not None:
            taken.append(box)
    return found


def _best(
    label: Label, distance: float, taken: Sequence[Box], lines: Sequence[Segment], frame: Box
) -> Box | None:
    """Return the cheapest free place at a distance."""
    free = [
        (cost + _ON_LINE * sum(box.crossed(line) for line in lines), n, box)
        for n, (cost, box) in enumerate(_around(label, distance))
        if box.within(frame) and not any(box.overlaps(other) for other in taken)
    ]
    return min(free, key=lambda one: one[:2])[2] if free else None


def _around(label: Label, distance: float) -> Iterator[tuple[float, Box]]:
    """Yield places around a symbol and what each costs, below first."""
    for n in range(_TURNS):
        turn = (n + 1) // 2 * (-1) ** n * 2 * pi / _TURNS
        way = (sin(turn), -cos(turn))
        x = label.x + way[0] * (label.radius + _GAP + distance + label.width / 2)
        y = label.y + way[1] * (label.radius + _GAP + distance + label.height / 2)
        yield _BESIDE * abs(turn), Box(x, y, label.width, label.height)
