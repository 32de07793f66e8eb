"""Places set off beside a name: ``la Red del Agua (Chile)``, ``la Red del Agua, de Chile;``."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from tejido.model import Span
from tejido.stating.context import Context, Found
from tejido.stating.governors import verb_at
from tejido.stating.sentence import Arg, Chunk, Sentence

__all__ = ["bracketed_places"]

_CLOSING, _LISTED = ")", ","
_DASHES = frozenset("-–—")
_ENDS = frozenset(",;.")
_LISTS = frozenset({"item", "row"})
_SEATED = frozenset({"institution", "event"})


def bracketed_places(context: Context, sentence: Sentence) -> Iterator[Found]:
    """Yield the place that a bracket, a dash or two commas set off behind a body or an event.

    In a list so does a label: ``Chile: la Red del Agua, la Fundación X``.
    """
    yield from _labelled(context, sentence)
    for one, other in pairwise(sentence.chunks):
        named, place = one.args[-1], other.args[0]
        if place.type != "place" or named.type not in _SEATED or len(other.args) > 1:
            continue
        if _set_off(context, sentence, named, Span(one.span.end, other.span.start), other):
            yield Found("place", named, place, (sentence.span,), "place-bracketed")


def _set_off(context: Context, sentence: Sentence, named: Arg, gap: Span, place: Chunk) -> bool:
    """Whether a place is set off behind a name; a bracket with an event's may go on with a date."""
    between, end = context.words(gap).strip(), place.span.end
    sign = context.document.text[end : end + 1]
    if between == "(":
        return sign == _CLOSING or (sign == _LISTED and named.type == "event")
    if named.type == "event":
        return False
    if between in _DASHES:
        return end == sentence.span.end
    origin = between[:1] == _LISTED and between[1:].strip() in context.cues["sources"]
    return origin and (sign in _ENDS or not sign)


def _labelled(context: Context, sentence: Sentence) -> Iterator[Found]:
    """Yield the place before a colon that opens a line, for the bodies behind it."""
    first, *rest = sentence.chunks or (None,)
    if first is None or not rest or first.args[0].type != "place":
        return
    block = context.layout.block_at(first.span.start)
    listed = block is not None and block.kind in _LISTS and first.span.start == sentence.span.start
    told = any(verb_at(sentence, at) for at in range(sentence.size))
    if told or not listed or context.document.text[first.span.end : first.span.end + 1] != ":":
        return
    for chunk in rest:
        for arg in chunk.args:
            if arg.type == "institution":
                where = (sentence.span,)
                yield Found("place", arg, first.args[0], where, "place-bracketed")
