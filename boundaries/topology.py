"""TopoJSON: areas whose rings are made of arcs, which neighbours share."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from itertools import accumulate
from typing import Any

from boundaries.projections import Point, Projection

__all__ = ["Area", "Line", "arcs", "areas", "joined"]

Line = list[Point]


def arcs(topology: Mapping[str, Any], project: Projection, middle: float) -> list[Line]:
    """Return the arcs of a quantized topology (degrees), projected around a ``middle`` meridian."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    found = []
    for arc in topology["arcs"]:
        steps = accumulate(arc, lambda at, step: (at[0] + step[0], at[1] + step[1]))
        degrees = ((x * scale[0] + translate[0], y * scale[1] + translate[1]) for x, y in steps)
        found.append([project(*point) for point in _around(degrees, middle)])
    return found


def _around(degrees: Iterable[Point], middle: float) -> Iterator[Point]:
    """Yield degrees east of ``middle``; an island on the far side stays in one piece."""
    last = 0.0
    for longitude, latitude in degrees:
        last += (longitude - middle - last + 180) % 360 - 180
        yield last, latitude


Area = tuple[Mapping[str, Any], list[list[int]]]


def areas(topology: Mapping[str, Any], name: str) -> Iterator[Area]:
    """Yield the areas of the object ``name`` with their rings: numbers of arcs, ~n: backwards."""
    for area in topology["objects"][name]["geometries"]:
        parts = area["arcs"] if area["type"] == "MultiPolygon" else [area.get("arcs", [])]
        yield area, [ring for part in parts for ring in part]


def joined(ring: list[int], lines: list[Line]) -> Line:
    """Return the points of a ring, the first not repeated at the end."""
    found: Line = []
    for number in ring:
        line = lines[number] if number >= 0 else lines[~number][::-1]
        found += line[1:] if found else line
    return found[:-1]
