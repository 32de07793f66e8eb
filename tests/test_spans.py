"""Spans against each other: the same as comparing each with each."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from tejido.model import Span
from tejido.spans import touches, union

SPAN = st.tuples(st.integers(0, 40), st.integers(1, 12)).map(lambda s: Span(s[0], s[0] + s[1]))


def _points(spans: list[Span]) -> set[int]:
    return {point for span in spans for point in range(*span)}


@given(st.lists(SPAN, max_size=12))
def test_union_holds_the_same_points_and_is_apart(spans: list[Span]) -> None:
    apart = union(spans)
    assert _points(apart) == _points(spans)
    assert all(one.end <= other.start for one, other in pairwise(apart))


@given(SPAN, st.lists(SPAN, max_size=12))
def test_touches_means_a_shared_point(span: Span, spans: list[Span]) -> None:
    assert touches(span, union(spans)) == bool(_points([span]) & _points(spans))
