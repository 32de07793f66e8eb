"""What one document alone has to look at: unread sentences, names that became no entity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from tejido.model import Document, Reading, Span
from tejido.report.findings import Looked, Unread, Unresolved, name_of
from tejido.spans import touches, union

__all__ = ["look_at"]

_FEWEST = 2
"""How many institutions a sentence names that should state something between them."""


def look_at(reading: Reading) -> Looked:
    """Return what a document alone has to look at."""
    return Looked(tuple(_unread(reading)), tuple(_unresolved(reading)))


def _unread(reading: Reading) -> Iterator[Unread]:
    document = reading.document
    quoted = union(Span(*claim.passages[0][:2]) for claim in reading.claims)
    named = sorted(
        (span, name_of(entity), entity.id)
        for entity in reading.entities
        for span in (entity.mentions if entity.type == "institution" else ())
    )
    for span in _sentences(document):
        inside = {id_: name for name, id_ in _names_in(span, named)}
        if len(inside) >= _FEWEST and not touches(span, quoted):
            sentence = " ".join(document.text[slice(*span)].split())
            yield Unread(document.id, *span, sentence, tuple(sorted(inside.values())))


def _names_in(sentence: Span, named: Sequence[tuple[Span, str, str]]) -> Iterator[tuple[str, str]]:
    """Yield name and id of the institutions whose mentions lie inside a sentence."""
    first = bisect_left(named, sentence.start, key=lambda one: one[0].start)
    for at in range(first, len(named)):
        span, name, id_ = named[at]
        if span.start >= sentence.end:
            return
        if span.end <= sentence.end:
            yield name, id_


def _sentences(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        if block.kind != "boilerplate":
            yield from block.sentences or (block.span,)


def _unresolved(reading: Reading) -> Iterator[Unresolved]:
    resolved = union(span for entity in reading.entities for span in entity.mentions)
    for mention in sorted(reading.mentions, key=lambda mention: mention.span):
        if mention.named and not touches(mention.span, resolved):
            yield Unresolved(reading.document.id, *mention.span, mention.type, mention.name)
