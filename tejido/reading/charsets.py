"""Which single-byte encoding a text is in, by what would be absurd in Spanish and English."""

from __future__ import annotations

import codecs
import re
from functools import cache
from typing import NamedTuple

__all__ = ["Guess", "guess", "known_charset"]

_OURS = ("cp1252", "mac_roman", "cp850", "cp437", "iso8859_15")
"""The encodings of old Spanish and English texts, the likeliest first."""
_NAMES = {
    "cp1252": "Windows-1252",
    "mac_roman": "Mac Roman",
    "cp850": "code page 850",
    "cp437": "code page 437",
    "iso8859_15": "ISO-8859-15",
}
_SAME = {"iso8859-1": "cp1252", "latin-1": "cp1252", "ascii": "cp1252", "cp819": "cp1252"}
"""What is declared to be the one is nearly always the other, which holds all its letters."""
_SAMPLE = 200_000

_LOWER, _UPPER = "áéíóúüñ", "ÁÉÍÓÚÜÑ"
_OTHER = "àèìòùâêîôûäëïöãõçåøœæ"
_MARKS = "«»“”‘’–—…•¿¡ºª°§·€£©®™´¨½¼¾²³×"
_RARE = 0.15
"""A text with a larger part of letters that Spanish and English borrow is not sure."""
_CLEAR = 0.9
"""A reading in which so many of its signs stand where they belong is right."""
_NONSENSE = 0.3
"""Where fewer of its signs do, another encoding explains nothing."""
_TOKEN = re.compile(r"[^\x00-\x7f]")
_BESIDE = "aeiouáéíóúüAEIOUÁÉÍÓÚÜ"


class Guess(NamedTuple):
    """The text in its likeliest encoding, what that is called, and whether that is sure."""

    text: str
    encoding: str
    sure: bool


@cache
def known_charset(name: str) -> str:
    """Return Python's name of a declared encoding; empty when there is none of that name."""
    try:
        found = codecs.lookup(name.strip().strip("\"'").lower())
    except (LookupError, ValueError):
        return ""
    if not getattr(found, "_is_text_encoding", True) or found.name in _UNFIT:
        return ""
    return _SAME.get(found.name, found.name)


_UNFIT = frozenset(
    ("utf-7", "punycode", "idna", "unicode_escape", "raw_unicode_escape", "undefined")
)
"""Encodings in which plain letters say something else than they seem to."""


def guess(data: bytes, declared: str = "") -> Guess | None:
    """Return ``data`` in the single-byte encoding that makes most sense; None when none fits.

    ``declared`` is Python's name of an encoding that the document claims, which wins among equals
    and, when it is none of those told apart here, whenever its letters are possible.
    """
    names = dict.fromkeys((declared, *_OURS) if declared else _OURS)
    read = {name: text for name in names if (text := _decoded(data, name)) is not None}
    if not read:
        return None
    if declared in read and declared not in _OURS and _foreign(read[declared]):
        return Guess(read[declared], declared, True)
    scores = {name: _sense(text[:_SAMPLE]) for name, text in read.items()}
    best = max(read, key=scores.__getitem__)
    if scores[best] < _NONSENSE:
        return Guess(read["cp1252"], _NAMES["cp1252"], False) if "cp1252" in read else None
    return Guess(read[best], _NAMES.get(best, best), scores[best] >= _CLEAR)


def _decoded(data: bytes, name: str) -> str | None:
    try:
        return data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return None


def _foreign(text: str) -> bool:
    """Tell whether a text is of words in another alphabet, or of another Latin one."""
    beyond = [char for char in text[:_SAMPLE] if char > "\u00ff" and char.isalpha()]
    return bool(beyond) and all(char.isprintable() or char.isspace() for char in text[:_SAMPLE])


def _sense(text: str) -> float:
    """Return which part of the signs beyond ASCII stand where Spanish or English has them."""
    signs = [_fits(text, match.start()) for match in _TOKEN.finditer(text)]
    return sum(signs) / len(signs) if signs else 1.0


def _fits(text: str, at: int) -> float:
    char = text[at]
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    inside = before.islower() and after.islower()
    if char in _LOWER:
        return float(after.islower() or before.isalpha())
    if char in _UPPER:
        return float(not before.islower())
    if char in _OTHER:
        return _RARE * 4 if before.isalpha() or after.islower() else 0.0
    if char in "’´":
        return 1.0
    if char in "ºª°":
        return float((not after.isalpha() and before.isalnum()) or before in ".")
    if char in "¿¡":
        return float(not before.isalnum() and bool(after.strip()))
    if char in "«“‘":
        return float(not before.isalnum() and bool(after.strip()))
    if char in "»”":
        return float(bool(before.strip()) and not after.isalnum())
    if char in _MARKS or char == "\xa0":
        return 0.0 if inside else 1.0
    return 0.0
