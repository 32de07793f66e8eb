"""Press notes and news: a title, a dateline, paragraphs; also whatever no other loader claims."""

from __future__ import annotations

from tejido.engine import read
from tejido.model import Document, Reading

__all__ = ["load", "matches"]


def matches(document: Document) -> float:
    """A dateline makes a press note; without one this is still the loader to fall back on."""
    dated = any(block.kind == "dateline" for block in document.blocks)
    return 0.4 if dated else 0.2


def load(document: Document) -> Reading:
    """Only the title sets what "el evento" means: sub-headings of news name no happenings."""
    return read(document, sections="title")
