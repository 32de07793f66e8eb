"""A text in one comparable form of the same length, so that offsets stay what they were."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

__all__ = ["fold", "pattern"]

_SEPARATORS = "()[]{}\"'-/_*\n\t"
_BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")


@cache
def _folded(char: str) -> str:
    """Return the unaccented lower case of a character, or a space for punctuation and spaces."""
    if char in "ñÑ":
        return "ñ"
    base = unicodedata.normalize("NFD", char)[0].lower()
    if len(base) != 1:
        return char
    return base if base.isalnum() else " "


def fold(text: str) -> str:
    """Return ``text`` in lower case without accents (ñ kept), code point by code point.

    Spaces, line ends, brackets, quotes, hyphens and slashes become single spaces; commas, full
    stops, colons and semicolons stay. ``text`` is NFC; the result has its length.
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(map(_folded, text))
    for separator in _SEPARATORS:
        lowered = lowered.replace(separator, " ")
    return _BEYOND_ASCII.sub(lambda match: _folded(match[0]), lowered)


def pattern(name: str) -> str:
    """Return what to look for in a folded text to find ``name``; it begins with a space."""
    return " " + fold(unicodedata.normalize("NFC", name)).strip()
