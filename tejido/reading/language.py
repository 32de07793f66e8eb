"""The language of a text, by counting its small words."""

from __future__ import annotations

import re
from collections.abc import Iterable

from tejido.reading.words import LANGUAGES, word_set

__all__ = ["language_of", "surely"]

_WORD = re.compile(r"[^\W\d_]+")
_FEW = 5
_SAMPLE = 20_000  # characters: enough to be sure, whatever the size of the text


def language_of(text: str) -> str:
    """Return ``es`` or ``en``, whichever has more function words in the first 20 000 characters.

    A text with none of them (a list of names) counts as Spanish.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    return max(LANGUAGES, key=lambda language: _function_words(words, language))


def surely(text: str, language: str) -> bool:
    """Tell whether a text has twice as many function words of a language as of any other.

    Fewer than five of them are not enough to be sure.
    """
    words = _WORD.findall(text[:_SAMPLE].lower())
    counts = {each: _function_words(words, each) for each in LANGUAGES}
    own = counts.pop(language)
    return own >= _FEW and own >= 2 * max(counts.values())


def _function_words(words: Iterable[str], language: str) -> int:
    return sum(map(word_set(language, "language", "function").__contains__, words))
