"""The title of a document: the line that the metadata names, or the first that can be one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tejido.reading.calendar import full_date
from tejido.reading.dateline import dateline
from tejido.reading.layout import Unit
from tejido.reading.words import alternatives, word_set

__all__ = ["find_title", "folded", "letterhead", "same_words"]

_SIGNS = re.compile(r"[\W_]+")
_REACH = 40  # units in which a title is looked for
_WORDS = re.compile(r"[^\W\d_]{2,}")


def folded(words: str) -> str:
    """Return words in lower case, with one space for all signs between them."""
    return _SIGNS.sub(" ", words.casefold()).strip()


def same_words(text: str, unit: Unit, title: str) -> bool:
    """Tell whether a unit is the title, whatever its case, quotes and dashes."""
    size = unit.end - unit.start
    if abs(size - len(title)) > 20 + len(title) // 4:
        return False
    return folded(text[unit.start : unit.end]) == folded(title)


@cache
def _document_kinds() -> re.Pattern[str]:
    names = alternatives(word_set("*", "documents", "kinds"))
    return re.compile(rf"(?:{names})\b[\s\d/.:#-]*(?:n[oº°]\.?|núm\.?)?[\s\d/.:-]*$", re.IGNORECASE)


@cache
def _institutions(language: str) -> re.Pattern[str]:
    names = alternatives(word_set(language, "documents", "institutions"))
    anywhere = r".*" if language == "en" else ""
    return re.compile(rf"(?:the\s+)?{anywhere}\b(?:{names})\b", re.IGNORECASE)


def letterhead(line: str, language: str) -> bool:
    """Tell whether a short line names an institution and nothing else, as a letterhead does."""
    short = len(line) <= 110 and not line.endswith((".", ";")) and ":" not in line
    if not short or not _institutions(language).match(line):
        return False
    return all(word[0].isupper() or len(word) <= 4 for word in _WORDS.findall(line))


def _can_be(line: str, language: str) -> bool:
    words = _WORDS.findall(line)
    if len(words) < 3 or full_date(line, language) or _document_kinds().match(line):
        return False
    return dateline(line, language, prose=False) is None


def find_title(
    text: str, units: Sequence[Unit], kinds: Sequence[str], title: str, language: str
) -> int | None:
    """Return the index of the unit that is the title, None when there is none.

    Of several copies (a breadcrumb in capitals above the title) the last one not in capitals wins.
    """
    reach = range(min(_REACH, len(units)))
    if title and (same := [i for i in reach if same_words(text, units[i], title)]):
        return max(same, key=lambda i: (not text[units[i].start : units[i].end].isupper(), -i))
    first = next((i for i in reach if kinds[i] == "row" or _text(units, kinds, i)), len(units))
    found = [
        i
        for i in range(min(first, _REACH))
        if kinds[i] == "heading" and _can_be(text[units[i].start : units[i].end], language)
    ]
    bare = [i for i in found if not letterhead(text[units[i].start : units[i].end], language)]
    if not bare:
        return found[0] if found else None
    chosen = bare[0]
    words = text[units[chosen].start : units[chosen].end]
    for i in bare[1:]:
        if same_words(text, units[i], words):
            return i
    return chosen


def _text(units: Sequence[Unit], kinds: Sequence[str], at: int) -> bool:
    """Tell whether a unit is a paragraph of the text, and no sentence within a menu."""
    menu = 0 < at < len(kinds) - 1 and kinds[at - 1] == kinds[at + 1] == "boilerplate"
    return kinds[at] == "paragraph" and units[at].end - units[at].start > 80 and not menu
