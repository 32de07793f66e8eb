"""New institutions on a map that is known: what stands there stays, they go where room is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import count
from typing import TYPE_CHECKING

from tejido.drawing.room import room

if TYPE_CHECKING:
    import networkx as nx

    from tejido.drawing.layout import Point

__all__ = ["added"]


def added(
    network: nx.Graph[str],
    kept: Mapping[str, Point],
    fresh: Callable[[nx.Graph[str]], dict[str, Point]],
) -> dict[str, Point]:
    """Return the positions of all institutions of a network of pairs.

    Those ``kept`` stay; who works with somebody placed goes to the free place nearest to the
    middle of them, the best connected first; parts that touch nobody placed are laid out by
    ``fresh`` and set below.
    """
    import networkx as nx

    rooms = _Rooms(kept, room(len(network)))
    apart = []
    for part in sorted(nx.connected_components(network), key=lambda p: (-len(p), min(p))):
        if part.isdisjoint(kept):
            apart.append(part)
        else:
            _join(network, part, rooms)
    if apart:
        alone = network.subgraph(sorted(set().union(*apart)))
        rooms.below(fresh(alone))
    return dict(sorted(rooms.points.items()))


def _join(network: nx.Graph[str], part: set[str], rooms: _Rooms) -> None:
    """Place the rest of a part, always next the one with most of its weight placed."""
    waiting = {iri: _pulls(network, iri, rooms.points) for iri in part - rooms.points.keys()}
    while waiting:
        iri = min(waiting, key=lambda i: (-sum(waiting[i].values()), i))
        rooms.take(iri, _middle(waiting.pop(iri), rooms.points))
        for other in network[iri]:
            if other in waiting:
                waiting[other][iri] = network[iri][other]["weight"]


def _pulls(network: nx.Graph[str], iri: str, points: Mapping[str, Point]) -> dict[str, float]:
    return {other: network[iri][other]["weight"] for other in network[iri] if other in points}


def _middle(pulls: Mapping[str, float], points: Mapping[str, Point]) -> Point:
    total = sum(pulls[iri] for iri in sorted(pulls))
    x, y = (sum(pulls[i] * points[i][axis] for i in sorted(pulls)) / total for axis in (0, 1))
    return round(x), round(y)


class _Rooms:
    """The places taken, found by the square of the map in which they lie."""

    def __init__(self, points: Mapping[str, Point], room: tuple[float, float]) -> None:
        self.points: dict[str, Point] = {}
        self.width, self.height = int(room[0]), int(room[1])
        self._squares: dict[Point, list[Point]] = {}
        for iri, point in sorted(points.items()):
            self._put(iri, point)

    def take(self, iri: str, wanted: Point) -> None:
        """Put an institution on the free place nearest to the one wanted."""
        around = _around(wanted, (self.width // 3, self.height // 3))
        self._put(iri, next(place for place in around if self._free(place)))

    def below(self, points: Mapping[str, Point]) -> None:
        """Put institutions, as they lie to each other, below all others."""
        left = min(x for x, _ in self.points.values()) - min(x for x, _ in points.values())
        top = max(y for _, y in self.points.values()) - min(y for _, y in points.values())
        for iri, (x, y) in sorted(points.items()):
            self._put(iri, (x + left, y + top + 2 * self.height))

    def _put(self, iri: str, point: Point) -> None:
        self.points[iri] = point
        self._squares.setdefault(self._square(point), []).append(point)

    def _square(self, point: Point) -> Point:
        return point[0] // self.width, point[1] // self.height

    def _free(self, place: Point) -> bool:
        column, row = self._square(place)
        near = (
            point
            for x in (column - 1, column, column + 1)
            for y in (row - 1, row, row + 1)
            for point in self._squares.get((x, y), ())
        )
        return not any(
            abs(x - place[0]) < self.width and abs(y - place[1]) < self.height for x, y in near
        )


def _around(middle: Point, step: Point) -> Iterator[Point]:
    """Yield places in growing rings around a middle, in each ring the nearest first."""
    yield middle
    for ring in count(1):
        for x, y in sorted(_ring(ring), key=lambda at: (at[0] ** 2 + at[1] ** 2, at)):
            yield middle[0] + x * step[0], middle[1] + y * step[1]


def _ring(ring: int) -> set[Point]:
    sides = range(-ring, ring + 1)
    return {at for n in sides for at in ((n, -ring), (n, ring), (-ring, n), (ring, n))}
