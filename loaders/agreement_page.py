"""Web pages that tell of an agreement, with menus and footers around the story."""

from __future__ import annotations

from tejido.engine import read
from tejido.marking.words import words
from tejido.model import Document, Reading

__all__ = ["load", "matches"]


def matches(document: Document) -> float:
    """A page with set-apart boilerplate that names a kind of agreement more than once."""
    boilerplate = any(block.kind == "boilerplate" for block in document.blocks)
    kinds = {
        word
        for word, readings in words(document.language).heads.items()
        if any(head.type == "agreement" for _, head, _ in readings)
    }
    told = sum(word.lower().strip('.,;“”"()') in kinds for word in document.text.split())
    return 0.6 if boilerplate and told > 1 else 0.0


def load(document: Document) -> Reading:
    """Lists of such a page are menus, so only its prose is read."""
    return read(document, sections="title", lists=False)
