"""A text cut into marked and unmarked pieces."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from tejido.model import Document, Entity, Reading, Span

__all__ = ["Piece", "blocks", "mentions", "pieces"]


class Piece(NamedTuple):
    """A stretch of text; ``mark`` says what it is, empty for plain text; ``note`` says more."""

    text: str
    mark: str = ""
    note: str = ""


Marked = tuple[Span, str, str]
"""A span, its mark and its note."""


def pieces(text: str, within: Span, marked: Iterable[Marked]) -> Iterator[Piece]:
    """Cut ``text[within]`` at what is marked in it; of overlapping marks the longer one stays."""
    at = within.start
    for span, mark, note in sorted(marked, key=lambda one: (one[0].start, -one[0].end)):
        if at <= span.start and span.end <= within.end:
            if at < span.start:
                yield Piece(text[at : span.start])
            yield Piece(text[span.start : span.end], mark, note)
            at = span.end
    if at < within.end:
        yield Piece(text[at : within.end])


def mentions(reading: Reading) -> list[Marked]:
    """Return the mentions of all entities, marked with the type, noted with the id."""
    return sorted(
        (span, entity.type, entity.id) for entity in reading.entities for span in _stood(entity)
    )


def _stood(entity: Entity) -> tuple[Span, ...]:
    return tuple(dict.fromkeys(entity.mentions))


def blocks(document: Document) -> list[Span]:
    """Return the whole text, cut before each block."""
    starts = sorted({0, *(_line(document.text, block.span.start) for block in document.blocks)})
    return [Span(*pair) for pair in zip(starts, [*starts[1:], len(document.text)], strict=True)]


def _line(text: str, start: int) -> int:
    """Return where the line begins that holds an offset: a list item's label belongs to it."""
    return text.rfind("\n", 0, start) + 1
