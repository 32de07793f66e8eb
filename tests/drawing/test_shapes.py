"""The outlines of the places view: whole, in their place, under the right codes."""

from __future__ import annotations

import json
import re
from itertools import pairwise
from pathlib import Path
from typing import Any

import pycountry
import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from boundaries.outlines import area, inside, path, simplified
from boundaries.projections import equal_earth, mexican_conic
from tejido.drawing.texts import PAGE

FILE = PAGE / "shapes.json"
MAPS: dict[str, dict[str, Any]] = {
    one["id"]: one for one in json.loads(FILE.read_text(encoding="utf-8"))["maps"]
}
CAPITALS = yaml.safe_load(Path(__file__).with_name("capitals.yaml").read_text(encoding="utf-8"))
PROJECTIONS = {"mx": (mexican_conic, -102), "world": (equal_earth, 11)}
Ring = list[tuple[float, float]]


def rings(data: str) -> list[Ring]:
    """Read a path of whole numbers: M, then l with steps, then z."""
    assert re.fullmatch(r"(M-?\d+ ?-?\d+l(-?\d+(?: ?-?\d+)*)z)*", data)
    found = []
    for part in data.split("z")[:-1]:
        numbers = [int(n) for n in re.findall(r"-?\d+", part)]
        x, y = numbers[:2]
        ring: Ring = [(x, y)]
        for dx, dy in zip(numbers[2::2], numbers[3::2], strict=True):
            x, y = x + dx, y + dy
            ring.append((x, y))
        found.append(ring)
    return found


def holds(data: str, x: float, y: float) -> bool:
    crossed = 0
    for ring in rings(data):
        for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
            if (ay > y) != (by > y) and x < ax + (y - ay) / (by - ay) * (bx - ax):
                crossed += 1
    return crossed % 2 == 1


@pytest.mark.parametrize("name", MAPS)
def test_capitals_lie_in_their_own_place_and_in_no_other(name: str) -> None:
    one = MAPS[name]
    project, middle = PROJECTIONS[name]
    for code, (longitude, latitude) in CAPITALS[name].items():
        across, down = project(longitude - middle, latitude)
        x, y = across * one["scale"] + one["x"], down * one["scale"] + one["y"]
        assert [shape[0] for shape in one["shapes"] if holds(shape[5], x, y)] == [code]


@pytest.mark.parametrize("name", MAPS)
def test_each_outline_has_a_code_of_iso_3166_and_a_point_inside(name: str) -> None:
    one = MAPS[name]
    known = pycountry.subdivisions if name == "mx" else pycountry.countries
    codes = [shape[0] for shape in one["shapes"]]
    assert len(set(codes)) == len(codes)
    for code, x, y, width, height, data in one["shapes"]:
        assert known.get(**{"code" if name == "mx" else "alpha_2": code}), code
        assert 0 <= x <= one["width"] and 0 <= y <= one["height"]
        if min(width, height) > 12:
            assert holds(data, x, y), code


def test_every_state_and_nearly_every_country_is_there() -> None:
    states = {one.code for one in pycountry.subdivisions if one.country_code == "MX"}
    assert {shape[0] for shape in MAPS["mx"]["shapes"]} == states == set(MAPS["mx"]["names"])
    missing = {one.alpha_2 for one in pycountry.countries}
    missing -= {shape[0] for shape in MAPS["world"]["shapes"]}
    # Drawn within the country they belong to, or too small for this scale, or Antarctica.
    assert " ".join(sorted(missing)) == "AQ BQ BV CC CX GF GI GP MQ RE SJ TK TV UM YT"


def test_the_file_is_small_and_says_where_it_is_from() -> None:
    sizes = {name: len(json.dumps(one).encode()) for name, one in MAPS.items()}
    assert sizes["world"] <= 60_000 and sizes["mx"] <= 30_000
    for one in MAPS.values():
        assert "Natural Earth" in one["source"] and "public domain" in one["licence"]
        assert one["projection"]


POINTS = st.tuples(st.integers(-50, 50), st.integers(-50, 50))


@given(st.lists(POINTS, min_size=2, max_size=30), st.floats(0, 200))
def test_simplifying_keeps_ends_and_order(points: list[tuple[int, int]], least: float) -> None:
    line = [(float(x), float(y)) for x, y in points]
    few = simplified(line, least)
    assert few[0] == line[0] and few[-1] == line[-1]
    rest = iter(line)
    assert all(point in rest for point in few)
    assert simplified(line, 0) == line


@given(st.integers(2, 40), st.integers(2, 40), POINTS)
def test_a_rectangle_is_itself(width: int, height: int, corner: tuple[int, int]) -> None:
    (x, y) = (float(corner[0]), float(corner[1]))
    ring = [(x, y), (x + width, y), (x + width, y + height), (x, y + height)]
    assert rings(path([ring])) == [ring]
    assert area(ring) == width * height
    assert inside(ring) == pytest.approx(
        (x + width / 2, y + height / 2), abs=max(width, height) / 2
    )
    assert holds(path([ring]), *inside(ring))
