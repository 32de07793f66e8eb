"""Where each institution stands on the map: the same place for the same network, always."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING

from tejido.drawing.room import BOX
from tejido.network.pairs import communities, pairs

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Point", "layout"]

Point = tuple[int, int]

_ASPECT = 0.85


def layout(
    graph: nx.MultiDiGraph[str], known: Mapping[str, Point] | None = None
) -> dict[str, Point]:
    """Return the position of every institution, in whole units, y downwards.

    Parts that nothing links are laid out each by itself, communities as clusters, freed of
    overlaps, then set beside each other. Institutions with a ``known`` position keep it exactly;
    the others get free places beside those they work with, or below the map.
    """
    network = pairs(graph)
    kept = {iri: point for iri, point in (known or {}).items() if iri in network}
    if not kept:
        return _fresh(network)
    from tejido.drawing.adding import added

    return added(network, kept, _fresh)


def _fresh(network: nx.Graph[str]) -> dict[str, Point]:
    import networkx as nx

    groups = communities(network)
    parts = sorted(nx.connected_components(network), key=lambda part: (-len(part), min(part)))
    placed = [_part(network, sorted(part), groups) for part in parts]
    return {
        iri: (round(x), round(y))
        for part in _packed(placed)
        for iri, (x, y) in sorted(part.items())
    }


def _part(
    network: nx.Graph[str], part: list[str], groups: Mapping[str, int]
) -> dict[str, tuple[float, float]]:
    if len(part) == 1:
        return {part[0]: (0.0, 0.0)}
    import numpy as np

    from tejido.drawing.forces import Part, placed

    number = {iri: n for n, iri in enumerate(part)}
    found: Iterable[tuple[str, str, float]] = network.subgraph(part).edges(data="weight")
    lines = sorted((*sorted((number[a], number[b])), weight) for a, b, weight in found)
    ranks = {group: n for n, group in enumerate(sorted({groups[iri] for iri in part}))}
    points = placed(
        Part(
            np.array([line[:2] for line in lines], dtype=np.int64),
            np.array([line[2] for line in lines], dtype=np.float64),
            np.array([ranks[groups[iri]] for iri in part], dtype=np.int64),
        )
    )
    return {iri: (float(x), float(y)) for iri, (x, y) in zip(part, points, strict=True)}


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
    half = (BOX[0] / 2, BOX[1] / 2)
    return min(xs) - half[0], min(ys) - half[1], max(xs) + half[0], max(ys) + half[1]
