"""Places in brackets: where a body is of, or an event is held: ``la Red del Agua (Chile)``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tejido.stating.context import Context, Found
from tejido.stating.sentence import Arg, Chunk, Sentence

__all__ = ["bracketed_places"]

_CLOSING = ")"
_LISTED = ","
_SEATED = frozenset({"institution", "event"})


def bracketed_places(context: Context, sentence: Sentence) -> Iterator[Found]:
    """Yield the place that a bracket right behind a body or an event holds, or begins with."""
    for one, other in pairwise(sentence.chunks):
        named, place = one.args[-1], other.args[0]
        if place.type != "place" or named.type not in _SEATED or len(other.args) > 1:
            continue
        if _opened(context, one, other) and _closes(context, named, other):
            yield Found("place", named, place, (sentence.span,), "place-bracketed")


def _opened(context: Context, one: Chunk, other: Chunk) -> bool:
    """Whether nothing but the sign of a bracket stands between two names."""
    return context.document.text[one.span.end : other.span.start].strip() == "("


def _closes(context: Context, named: Arg, place: Chunk) -> bool:
    """Whether a bracket holds the place alone; that of an event may go on with its date."""
    sign = context.document.text[place.span.end : place.span.end + 1]
    return sign == _CLOSING or (sign == _LISTED and named.type == "event")
