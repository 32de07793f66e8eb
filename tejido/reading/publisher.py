"""Who published a document, when its own lines say so plainly."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tejido.model import Block
from tejido.reading.title import letterhead
from tejido.reading.words import alternatives, word_set

__all__ = ["find_publisher"]

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\s*(?:\d{4}(?:-\d{4})?)?,?\s*(?P<name>[A-ZÁÉÍÓÚ][^.|©\d\n]{4,90})", re.I
)
_RIGHTS = re.compile(r"\s*[.,|]?\s*(?:all rights|todos los derechos|derechos reservados).*", re.I)
_HEAD = 6  # blocks in which a letterhead stands


@cache
def _labels(language: str) -> re.Pattern[str]:
    publisher = alternatives(word_set(language, "documents", "publisher"))
    release = alternatives(word_set(language, "documents", "release"))
    before = rf"(?:{publisher})\s*:|(?:{release})\s+(?:l[ao]s?|el|the)?"
    return re.compile(rf"(?i:{before})\s*(?P<name>[A-ZÁÉÍÓÚ].*)")


def find_publisher(text: str, blocks: Sequence[Block], language: str) -> str:
    """Return the publisher named by a label, a letterhead or a copyright line; else empty."""
    for block in blocks[:_HEAD]:
        line = " ".join(text[slice(*block.span)].split())
        if len(line) > 160:
            break
        if found := _labels(language).match(line):
            return found["name"].strip()
        if block.kind in ("heading", "row") and letterhead(line, language):
            return line
    for block in reversed(blocks[-12:]):
        if block.kind == "boilerplate" and (found := _COPYRIGHT.search(text[slice(*block.span)])):
            name = _RIGHTS.sub("", found["name"]).strip()
            if len(name.split()) > 1 and name.casefold() not in ("todos los derechos",):
                return name
    return ""
