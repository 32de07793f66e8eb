"""Stretches of a text against each other, in time that does not grow with their number squared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Sequence

from tejido.model import Span

__all__ = ["touches", "union"]


def union(spans: Iterable[Span]) -> list[Span]:
    """Return spans in text order and apart, those that overlap joined."""
    apart: list[Span] = []
    for span in sorted(spans):
        if apart and span.start < apart[-1].end:
            apart[-1] = Span(apart[-1].start, max(apart[-1].end, span.end))
        else:
            apart.append(span)
    return apart


def touches(span: Span, apart: Sequence[Span]) -> bool:
    """Tell whether a span shares a code point with one of those that :func:`union` returned."""
    after = bisect_left(apart, span.start + 1, key=lambda one: one.end)
    return after < len(apart) and apart[after].start < span.end
