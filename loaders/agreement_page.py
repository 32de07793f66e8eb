"""Web pages that tell of an agreement, with menus and footers around the story."""

from __future__ import annotations

from functools import cache

from tejido.engine import read
from tejido.marking.words import words
from tejido.model import Document, Reading

__all__ = ["load", "matches"]

_SIGNS = '.,;“”"()'


@cache
def _kinds(language: str) -> frozenset[str]:
    """Return the first words of the kinds of agreement: ``convenio``, ``acuerdo``."""
    return frozenset(
        word
        for word, readings in words(language).heads.items()
        if any(head.type == "agreement" for _, head, _ in readings)
    )


def matches(document: Document) -> float:
    """A page with set-apart boilerplate that names a kind of agreement more than once."""
    if not any(block.kind == "boilerplate" for block in document.blocks):
        return 0.0
    kinds = _kinds(document.language)
    told = sum(word.strip(_SIGNS) in kinds for word in document.text.lower().split())
    return 0.6 if told > 1 else 0.0


def load(document: Document) -> Reading:
    """Menus are set apart as boilerplate, so what is left is read under the page's title."""
    return read(document, sections="title")
