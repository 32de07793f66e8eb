"""A thing as a person sees it who is to judge it: its names, and where documents name it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tejido.explaining.pieces import Piece, pieces
from tejido.linking.ledger import Ledger
from tejido.model import Document, Entity, Reading, Span

__all__ = ["Occurrence", "Shown", "marked_line", "sentence_around", "shown"]


@dataclass(frozen=True, slots=True)
class Occurrence:
    """A sentence in which a document names a thing, in pieces, the name marked ``subject``.

    ``at`` is the offset of the name in code points, ``words`` are its words, ``how`` is the step
    that identified the thing.
    """

    document: str
    published: str
    at: int
    words: str
    how: str
    sentence: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Shown:
    """A thing with all its names, best first, and the first places where documents name it.

    ``entry`` is its id in the ledger, empty if it has none.
    """

    key: str
    names: tuple[str, ...]
    entry: str
    occurrences: tuple[Occurrence, ...]


def shown(key: str, readings: Iterable[Reading], ledger: Ledger) -> Shown:
    """Return what readings, and the ledger, tell of the thing with a key."""
    id_ = key.partition("/")[2]
    entry = id_ if id_ in ledger else ""
    names = dict.fromkeys(ledger[entry].names.values()) if entry else {}
    found: list[Occurrence] = []
    for reading in readings:
        for entity in reading.entities:
            if entity.key == key:
                names.update(dict.fromkeys(entity.names))
                found.extend(_occurrences(reading.document, entity))
    return Shown(key, tuple(names), entry, tuple(found))


def _occurrences(document: Document, entity: Entity) -> Iterator[Occurrence]:
    told: set[Span] = set()
    ways = entity.ways or ("",) * len(entity.mentions)
    for span, way in sorted(zip(entity.mentions, ways, strict=True)):
        around = sentence_around(document, span)
        if around not in told:
            told.add(around)
            sentence = tuple(marked_line(document.text, around, span))
            words = " ".join(document.text[span.start : span.end].split())
            where = (document.id, document.published, span.start, words)
            yield Occurrence(*where, way or entity.resolved_by, sentence)


def sentence_around(document: Document, span: Span) -> Span:
    """Return the sentence that holds a span, the whole block if none does, else the span."""
    for block in document.blocks:
        if block.span.start <= span.start and span.end <= block.span.end:
            inside = (s for s in block.sentences if s.start <= span.start and span.end <= s.end)
            return next(inside, block.span)
    return span


def marked_line(text: str, within: Span, marked: Span, mark: str = "subject") -> Iterator[Piece]:
    """Yield ``text[within]`` on one line, a span in it marked."""
    for piece in pieces(text, within, [(marked, mark, "")]):
        yield piece._replace(text=piece.text.replace("\n", " "))
