"""Letters of other alphabets that look like Latin ones, inside words that are otherwise Latin."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from tejido.reading.offsets import Change

__all__ = ["Foreign", "foreign_words"]

_FOREIGN = (
    "АВЕЅІЈКМНОРСТУХҺԌԚԜаеѕіјкорсухһԁԛԝ"  # Cyrillic
    "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧαικνορυϲϳ"  # Greek
)
_LATIN = "ABESIJKMHOPCTYXhGQWaesijkopcyxhdqwABEZHIKMNOPTYXaikvopucj"
_ALIKE = str.maketrans(_FOREIGN, _LATIN)
_WORD = re.compile(r"[^\W\d_]+")
_OTHER = re.compile(r"[\u0370-\u03ff\u0400-\u052f]")
_LATIN_LETTER = re.compile(r"[A-Za-z\u00c0-\u024f]")


class Foreign(NamedTuple):
    """A word with letters of another alphabet: what changes in it; nothing when it is not sure."""

    start: int
    end: int
    change: Change | None


def foreign_words(text: str) -> Iterator[Foreign]:
    """Yield the words that mix Latin letters with Greek or Cyrillic ones, or only look Latin.

    A mixed word of three letters or more whose other letters all look like Latin ones is to be
    spelled in Latin letters. A word wholly in another alphabet is only told of, and only if it
    could be read as a Latin one (``ОЕА``) and the text around it is Latin.
    """
    for match in _WORD.finditer(text) if _OTHER.search(text) else ():
        word = match[0]
        if not _OTHER.search(word):
            continue
        latin = word.translate(_ALIKE)
        alike = all(_LATIN_LETTER.match(char) for char in latin)
        mixed = bool(_LATIN_LETTER.search(word))
        if mixed and alike and len(word) > 2:
            yield Foreign(*match.span(), Change(*match.span(), latin))
        elif (mixed and len(word) > 2) or (alike and len(word) > 2 and _among_latin(text, match)):
            yield Foreign(*match.span(), None)


def _among_latin(text: str, match: re.Match[str]) -> bool:
    around = text[max(match.start() - 80, 0) : match.start()] + text[match.end() : match.end() + 80]
    letters = [char for char in around if char.isalpha()]
    return sum(char < "\u0250" for char in letters) * 10 > len(letters) * 9 > 0
