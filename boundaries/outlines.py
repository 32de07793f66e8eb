"""Outlines for SVG: few points, whole numbers, and where a number can stand inside."""

from __future__ import annotations

import heapq
from itertools import pairwise

from boundaries.projections import Point
from boundaries.topology import Line

__all__ = ["area", "inside", "path", "simplified"]


def simplified(line: Line, least: float) -> Line:
    """Return a line without the points that span less than ``least`` area (Visvalingam).

    The ends stay, so that lines of neighbours still meet.
    """
    before, after = list(range(-1, len(line) - 1)), list(range(1, len(line) + 1))
    gone = [False] * len(line)
    spans = {i: _span(line, i - 1, i, i + 1) for i in range(1, len(line) - 1)}
    queue = [(span, i) for i, span in spans.items()]
    heapq.heapify(queue)
    while queue and queue[0][0] < least:
        span, i = heapq.heappop(queue)
        if gone[i] or span != spans[i]:
            continue
        gone[i] = True
        after[before[i]], before[after[i]] = after[i], before[i]
        for j in (before[i], after[i]):
            if 0 < j < len(line) - 1:
                spans[j] = max(span, _span(line, before[j], j, after[j]))
                heapq.heappush(queue, (spans[j], j))
    return [point for i, point in enumerate(line) if not gone[i]]


def _span(line: Line, a: int, b: int, c: int) -> float:
    (ax, ay), (bx, by), (cx, cy) = line[a], line[b], line[c]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2


def area(ring: Line) -> float:
    """Return the area within a ring, without sign."""
    return abs(sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise([*ring, ring[0]]))) / 2


def path(rings: list[Line]) -> str:
    """Return the rings as the data of an SVG path in whole numbers; what collapses is left out."""
    return "".join(_path(_whole(ring)) for ring in rings)


def _whole(ring: Line) -> list[tuple[int, int]]:
    points = [(round(x), round(y)) for x, y in ring]
    return [
        point
        for point, before in zip(points, [points[-1], *points], strict=False)
        if point != before
    ]


def _path(points: list[tuple[int, int]]) -> str:
    if len(points) < 3 or not area([(float(x), float(y)) for x, y in points]):
        return ""
    steps = [(x2 - x1, y2 - y1) for (x1, y1), (x2, y2) in pairwise(points)]
    return f"M{_pair(*points[0])}l{' '.join(_pair(*step) for step in steps)}z".replace(" -", "-")


def _pair(x: int, y: int) -> str:
    return f"{x} {y}"


def inside(ring: Line) -> Point:
    """Return about the point within a ring that is farthest from its border."""
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*ring, strict=True))
    best, room = ((left + right) / 2, (top + bottom) / 2), -1.0
    for row in range(1, 24):
        for column in range(1, 24):
            point = (left + (right - left) * column / 24, top + (bottom - top) * row / 24)
            here = _room(point, ring)
            if here > room:
                best, room = point, here
    return best


def _room(point: Point, ring: Line) -> float:
    """Return how far a point is from the border, below 0 outside."""
    sides = list(pairwise([*ring, ring[0]]))
    crossed = sum(_crosses(point, *side) for side in sides)
    near = min(_away(point, *side) for side in sides)
    return near if crossed % 2 else -near


def _crosses(point: Point, a: Point, b: Point) -> bool:
    if (a[1] > point[1]) == (b[1] > point[1]):
        return False
    return point[0] < a[0] + (point[1] - a[1]) / (b[1] - a[1]) * (b[0] - a[0])


def _away(point: Point, a: Point, b: Point) -> float:
    along = (b[0] - a[0], b[1] - a[1])
    length = along[0] ** 2 + along[1] ** 2
    share = (
        ((point[0] - a[0]) * along[0] + (point[1] - a[1]) * along[1]) / length if length else 0.0
    )
    share = min(max(share, 0.0), 1.0)
    x, y = a[0] + share * along[0] - point[0], a[1] + share * along[1] - point[1]
    return float((x * x + y * y) ** 0.5)
