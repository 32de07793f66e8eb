"""Fact sheets of programmes: a title that names no kind of thing, above lines with labels."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from tejido.model import Block, Document, Mention, Span
from tejido.stating.cues import Cues
from tejido.stating.labels import label_cue

__all__ = ["sheet_mentions"]

_HAPPENINGS = frozenset({"event", "programme", "agreement"})
_LABELS = 2
"""So many kinds of labels of programmes make a fact sheet of one."""


def sheet_mentions(document: Document, marked: Sequence[Mention], cues: Cues) -> Iterator[Mention]:
    """Yield the title of a fact sheet as a programme, unless it names a happening already."""
    title = next((block for block in document.blocks if block.kind == "title"), None)
    if title is None or any(_within(mention, title.span) for mention in marked):
        return
    if len(_labels(document, cues)) >= _LABELS:
        name = " ".join(document.text[title.span.start : title.span.end].split())
        yield Mention("programme", title.span, name, "project", (name,), "sheet", named=True)


def _within(mention: Mention, span: Span) -> bool:
    inside = span.start <= mention.span.start and mention.span.end <= span.end
    return inside and mention.type in _HAPPENINGS


def _labels(document: Document, cues: Cues) -> set[str]:
    """Return the ids of the cues of labels that say something of programmes only."""
    lines = chain.from_iterable(map(_lines, document.blocks))
    found = (label_cue(document.text[span.start : span.end], cues) for span in lines)
    return {cue.id for cue in found if cue and cue.claims[0].subject.type == "programme"}


def _lines(block: Block) -> Sequence[Span]:
    if block.kind in {"boilerplate", "title"}:
        return ()
    return block.sentences or (block.span,)
