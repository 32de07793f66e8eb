"""Where each institution stands on the map: the same place for the same network, always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Point", "layout"]

Point = tuple[int, int]

_SEED = 7
_BOX = (156.0, 78.0)
"""Room that a symbol with its label of two lines takes, in units of the map."""
_WEIGHTS = {"participation": 0.2}
_SPREAD_LIMIT = 400
_REACH = 45.0
_CLEAR = 40.0
_ASPECT = 0.85


def layout(graph: nx.MultiDiGraph[str]) -> dict[str, Point]:
    """Return the position of every institution, in whole units, y downwards.

    Parts that nothing links are laid out each by itself (Fruchterman-Reingold with a fixed seed,
    met-at-an-event lines pull least), freed of overlaps, then set beside each other.
    """
    import networkx as nx

    simple = _simple(graph)
    parts = sorted(nx.connected_components(simple), key=lambda part: (-len(part), min(part)))
    placed = [_part(simple.subgraph(sorted(part))) for part in parts]
    return {
        iri: (round(x), round(y))
        for part in _packed(placed)
        for iri, (x, y) in sorted(part.items())
    }


def _simple(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    import networkx as nx

    simple: nx.Graph[str] = nx.Graph()
    simple.add_nodes_from(sorted(graph))
    ties: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    for first, second, family in sorted((a, b, tie["family"]) for a, b, tie in ties):
        known = simple.get_edge_data(first, second, {"weight": 0.0})["weight"]
        simple.add_edge(first, second, weight=min(known + _WEIGHTS.get(family, 1.0), 3.0))
    return simple


def _part(part: nx.Graph[str]) -> dict[str, tuple[float, float]]:
    import networkx as nx

    nodes: list[str] = sorted(part)
    if len(nodes) == 1:
        return {nodes[0]: (0.0, 0.0)}
    ordered: nx.Graph[str] = nx.Graph()
    ordered.add_nodes_from(nodes)
    ordered.add_edges_from(sorted(part.edges(data=True)))
    iterations = 400 if len(nodes) <= _SPREAD_LIMIT else 60
    found: Mapping[str, Any] = nx.spring_layout(
        ordered, k=1.6 / len(nodes) ** 0.5, seed=_SEED, iterations=iterations, weight="weight"
    )
    reach = _REACH * len(nodes) ** 0.5
    points = {iri: _drawn_in(float(found[iri][0]), float(found[iri][1]), reach) for iri in nodes}
    if len(nodes) <= _SPREAD_LIMIT:
        drawn: Iterable[tuple[str, str, dict[str, float]]] = ordered.edges(data=True)
        strong = [(a, b) for a, b, line in drawn if line["weight"] >= 1.0]
        _spread(points, strong)
    return {iri: (x, y) for iri, (x, y) in points.items()}


def _drawn_in(x: float, y: float, reach: float) -> list[float]:
    """Bring what lies far out nearer, so that the middle has room."""
    factor = reach * (x * x + y * y) ** -0.12 if x or y else 0.0
    return [x * factor * _ASPECT, y * factor]


def _spread(points: dict[str, list[float]], lines: list[tuple[str, str]]) -> None:
    """Push apart, a little at a time, whatever stands on another's room or on a strong line."""
    order = [points[iri] for iri in sorted(points)]
    for _ in range(300):
        moved = False
        for i, one in enumerate(order):
            for other in order[i + 1 :]:
                moved = _push(one, other) or moved
        for first, second in lines:
            for point in order:
                moved = _aside(point, points[first], points[second]) or moved
        if not moved:
            return


def _aside(point: list[float], start: list[float], end: list[float]) -> bool:
    """Move a point off the line between two others."""
    if point is start or point is end:
        return False
    along = [end[0] - start[0], end[1] - start[1]]
    length = (along[0] ** 2 + along[1] ** 2) ** 0.5 or 1.0
    away = [point[0] - start[0], point[1] - start[1]]
    where = (away[0] * along[0] + away[1] * along[1]) / length
    off = (along[0] * away[1] - along[1] * away[0]) / length
    if not _CLEAR < where < length - _CLEAR or abs(off) >= _CLEAR - 0.5:
        return False
    step = (_CLEAR - abs(off)) * (1 if off >= 0 else -1)
    point[0] -= along[1] / length * step
    point[1] += along[0] / length * step
    return True


def _push(one: list[float], other: list[float]) -> bool:
    gaps = [_BOX[axis] - abs(one[axis] - other[axis]) for axis in (0, 1)]
    if min(gaps) <= 0.5:
        return False
    axis = 0 if gaps[0] / _BOX[0] < gaps[1] / _BOX[1] else 1
    step = gaps[axis] / 2 * (1 if one[axis] <= other[axis] else -1)
    one[axis] -= step
    other[axis] += step
    return True


def _packed(
    parts: list[dict[str, tuple[float, float]]],
) -> Iterable[dict[str, tuple[float, float]]]:
    """Set the parts in rows below the largest, each row as wide as the largest or the rest."""
    boxes = [_bounds(part.values()) for part in parts]
    area = sum((x1 - x0) * (y1 - y0) for x0, y0, x1, y1 in boxes)
    wide = max([x1 - x0 for x0, _, x1, _ in boxes] + [(area * _ASPECT) ** 0.5])
    left = top = height = 0.0
    for part, (x0, y0, x1, y1) in zip(parts, boxes, strict=True):
        if left and left + x1 - x0 > wide + 1:
            left, top, height = 0.0, top + height, 0.0
        shift = (left - x0, top - y0)
        left, height = left + x1 - x0, max(height, y1 - y0)
        yield {iri: (x + shift[0], y + shift[1]) for iri, (x, y) in part.items()}


def _bounds(points: Iterable[tuple[float, float]]) -> tuple[float, float, float, float]:
    xs, ys = zip(*points, strict=True)
    half = (_BOX[0] / 2, _BOX[1] / 2)
    return min(xs) - half[0], min(ys) - half[1], max(xs) + half[0], max(ys) + half[1]
