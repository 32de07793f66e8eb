"""Notes that tell several events, each under a heading of its own."""

from __future__ import annotations

from tejido.engine import read
from tejido.marking.words import words
from tejido.model import Document, Reading

__all__ = ["load", "matches"]


def matches(document: Document) -> float:
    """Two headings or more that begin with an event's head noun (foro, curso, forum ...)."""
    heads = words(document.language).heads
    found = 0
    for block in document.blocks:
        if block.kind == "heading":
            first = document.text[block.span.start : block.span.end].split()[0].lower()
            found += any(head.type == "event" for _, head, _ in heads.get(first, ()))
    return 0.8 if found >= 2 else 0.0


def load(document: Document) -> Reading:
    """Each heading opens a section; "este evento" points to its event."""
    return read(document, sections="all")
