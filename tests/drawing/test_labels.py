from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.drawing.labels import Box, Label, placed

FRAME = Box(300, 200, 600, 400)
PLACE = st.tuples(st.integers(20, 580), st.integers(20, 380))
LABEL = st.builds(
    lambda place, size: Label(place[0], place[1], 5.0, size[0], size[1]),
    PLACE,
    st.tuples(st.integers(10, 120), st.integers(8, 30)),
)
LINE = st.tuples(PLACE, PLACE).map(lambda ends: (*ends[0], *ends[1]))


@settings(max_examples=60, deadline=None)
@given(st.lists(LABEL, max_size=25), st.lists(LINE, max_size=10))
def test_labels_keep_off_each_other_and_off_all_symbols(
    labels: list[Label], lines: list[tuple[float, float, float, float]]
) -> None:
    boxes = placed(labels, lines, FRAME)
    assert len(boxes) == len(labels)
    standing = [box for box in boxes if box is not None]
    assert not any(one.overlaps(other) for one, other in combinations(standing, 2))
    symbols = [Box(one.x, one.y, 2 * one.radius, 2 * one.radius) for one in labels]
    assert not any(box.overlaps(symbol) for box in standing for symbol in symbols)
    assert all(box.within(FRAME) for box in standing)


def test_a_label_alone_stands_below_its_symbol() -> None:
    (box,) = placed([Label(300, 200, 5, 60, 10)], [], FRAME)
    assert box is not None
    assert box.x == 300
    assert box.y < 190


def test_a_label_keeps_off_lines_where_it_can() -> None:
    (box,) = placed([Label(300, 200, 5, 60, 10)], [(300, 200, 300, 0)], FRAME)
    assert box is not None
    assert not box.crossed((300, 200, 300, 0))


def test_what_has_no_room_has_no_place() -> None:
    assert placed([Label(300, 200, 5, 700, 10)], [], FRAME) == [None]


@pytest.mark.parametrize(
    ("line", "crossed"),
    [
        ((0, 0, 10, 10), True),
        ((0, 9, 9, 0), True),
        ((0, 0, 10, 0), False),
        ((5, -5, 5, 20), True),
        ((4.5, 5, 5.5, 5), True),
        ((0, 0, 3, 3), False),
        ((0, 7, 3, 10), False),
    ],
)
def test_lines_through_a_box(line: tuple[float, float, float, float], crossed: bool) -> None:
    assert Box(5, 5, 2, 2).crossed(line) is crossed
