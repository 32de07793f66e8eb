"""Characters that nobody sees or that stand for others: what each becomes in a canonical text."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator

from tejido.reading.offsets import Change

__all__ = ["LOST", "composed", "folded", "line_ends", "told"]

LOST = "\ufffd"
"""What stands for a character that was lost."""

_MOST_MARKS = 30
"""Marks on one letter beyond these are noise; composing them takes time that grows squared."""
_BEYOND_LATIN = re.compile(r"[\s\S]?[\u0300-\U0010ffff]+")
"""Where composing can change anything; what lies between stays as it is."""
_LONG = re.compile(r"[\u0300-\U0010ffff][\u0300-\U0010ffff]{30,}")

_LINE_ENDS = re.compile(r"\r\n?|\A\ufeff")
_CANDIDATES = re.compile(
    r"[\x00-\x08\x0b-\x1f\x7f-\xa0\xad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160\u1680"
    r"\u17b4\u17b5\u180b-\u180f\u2000-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ue000-\uf8ff"
    r"\ufb00-\ufb06\ufe00-\ufe0f\ufeff\uff01-\uff5e\uffa0\ufff0-\ufffb"
    r"\U0001d400-\U0001d7ff\U000e0000-\U000e0fff\U000f0000-\U0010ffff]"
)
_BROKEN_WORD = re.compile(r"\xad(?<=[^\W\d_]\xad)[ \t]*\r?\n[ \t]*(?=[^\W\d_])")
"""A word divided at the end of a line by a soft hyphen."""
_BULLETS = frozenset("\uf0b7\uf0a7\uf0d8\uf0fc\uf0a8\uf076\uf0e0\uf06c\uf06e\uf071")
"""What old symbol fonts have for bullets, ticks and arrows before items."""
_SYMBOLS = {"\uf02d": "-", "\uf0b0": "°", "\uf020": " ", "\uf0d3": "©", "\uf0d2": "®"}
_LINES = {"\x0b": "\n", "\x0c": "\n", "\x85": "\n", "\u2028": "\n", "\u2029": "\n\n"}
_QUIET = "\xad\ufe0e\ufe0f"
"""Taken out without a word: soft hyphens, and what chooses how a sign is drawn."""
_DIVIDERS = "\x1c\x1d\x1e\x1f"

_KINDS = (
    ("control", "control characters taken out or replaced"),
    ("bidi", "direction marks taken out"),
    ("invisible", "invisible characters taken out"),
    ("private", "characters of a private font lost"),
    ("lookalike", "letters of special forms (full width, ligatures) spelled plainly"),
)
"""The kinds of changes that a reader is told of; spaces and soft hyphens are not."""


def line_ends(text: str) -> Iterator[Change]:
    """Yield what makes line ends ``\\n`` and takes the byte order mark off."""
    if "\r" in text or text.startswith("\ufeff"):
        for match in _LINE_ENDS.finditer(text):
            yield Change(*match.span(), "" if match[0] == "\ufeff" else "\n")


def composed(text: str) -> Iterator[Change]:
    """Yield what brings a text into Unicode's form NFC."""
    long = {match.span() for match in _LONG.finditer(text)}
    if not long and unicodedata.is_normalized("NFC", text):
        return
    for match in _BEYOND_LATIN.finditer(text):
        sparse = _without_heaps(match[0]) if match.end() - match.start() > _MOST_MARKS else match[0]
        yield Change(*match.span(), unicodedata.normalize("NFC", sparse))


def _without_heaps(text: str) -> str:
    kept, marks = [], 0
    for char in text:
        marks = marks + 1 if unicodedata.combining(char) else 0
        if marks <= _MOST_MARKS:
            kept.append(char)
    return "".join(kept)


def folded(text: str) -> tuple[list[Change], Counter[str]]:
    """Return what makes a text free of characters that nobody sees, and how many of each kind.

    Spaces of all kinds become plain ones, line and paragraph separators line ends, letters of full
    width, of mathematical alphabets and ligatures plain letters, bullets of symbol fonts ``•``;
    what else a private font has is lost. The kinds are those that :func:`told` words.
    """
    changes: list[Change] = []
    kinds: Counter[str] = Counter()
    behind = 0
    divided = {match.start(): match.end() for match in _BROKEN_WORD.finditer(text)}
    for match in _CANDIDATES.finditer(text):
        if match.start() < behind:
            continue
        behind = divided.get(match.start(), match.end())
        new, kind = ("", "") if match.start() in divided else _fold(match[0])
        changes.append(Change(match.start(), behind, new))
        kinds[kind] += bool(kind)
    return changes, +kinds


def _fold(char: str) -> tuple[str, str]:
    """Return what stands instead of a character, and the kind of the change if it is told."""
    category = unicodedata.category(char)
    if char in _LINES:
        return _LINES[char], ""
    if category == "Zs":
        return " ", ""
    if category == "Cc":
        return _control(char), "control"
    if category == "Co":
        return _private(char)
    if category == "Cn":  # unassigned, and not to be shown
        return "", "invisible"
    if category in ("Cf", "Mn", "Lo"):
        quiet = char in _QUIET
        bidi = unicodedata.bidirectional(char) not in ("BN", "NSM", "L")
        return "", "" if quiet else "bidi" if bidi else "invisible"
    plain = unicodedata.normalize("NFKC", char)
    return plain, "lookalike" if plain != char else ""


def _control(char: str) -> str:
    """Return the character that Windows has at the place of a control character, if any."""
    if char in _DIVIDERS:
        return " "
    try:
        return char.encode("latin-1").decode("cp1252") if char > "\x7f" else ""
    except UnicodeDecodeError:
        return ""


def _private(char: str) -> tuple[str, str]:
    if char in _BULLETS:
        return "•", ""
    return (_SYMBOLS[char], "") if char in _SYMBOLS else (LOST, "private")


def told(kinds: Counter[str]) -> Iterator[str]:
    """Yield a line for each kind of change that a reader should know of."""
    for kind, what in _KINDS:
        if kinds[kind]:
            yield f"{what}: {kinds[kind]}"
