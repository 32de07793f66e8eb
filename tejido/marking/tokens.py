"""Words, numbers and signs of a stretch of text, with their offsets."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import NamedTuple

from tejido.model import Span
from tejido.reading.words import word_set

__all__ = ["Token", "acronymic", "bare", "possessive", "roman", "tokenise"]

_TOKEN = re.compile(
    r"(?:[^\W\d_]\.){2,}"  # S.A., U.S.
    r"|[^\W\d_]+(?:[-'’/][^\W\d_]+|\d+[^\W\d_]*)*"  # words, Inter-secretariat, J/TIP, C5i
    r"|\d+(?:[.,:/]\d+)*"  # numbers, then their endings: 1º, 2nd, 3er, 4ta
    r"(?:[ºª°]|st\b|nd\b|rd\b|th\b|er\b|era\b|d[oa]\b|r[oa]\b|t[oa]\b|v[oa]\b|m[oa]\b)?"
    r"|\S"
)

_ROMAN = frozenset("IVXLCDM")


class Token(NamedTuple):
    """One token: its text, lower-case form, offsets in the document, and shape.

    ``shape`` is ``W`` capitalised word, ``A`` word all in capitals (two letters or more), ``w``
    lower-case word, ``n`` number, ``.`` any sign; ``capital`` says that it is ``W`` or ``A``.
    """

    text: str
    low: str
    start: int
    end: int
    shape: str
    capital: bool


@lru_cache(maxsize=65536)
def _read(text: str) -> tuple[str, str, bool]:
    """Return the lower-case form and the shape of a token, and whether it is a capital."""
    shape = _shape(text)
    return text.lower(), shape, shape in "WA"


def _shape(text: str) -> str:
    first = text[0]
    if first.isdigit():
        return "n"
    if not first.isalpha():
        return "."
    if not first.isupper():
        return "w"
    return "A" if len(text) > 1 and text.isupper() and text.count(".") < 2 else "W"


@lru_cache(maxsize=1024)
def _tokens(text: str, start: int, end: int) -> tuple[Token, ...]:
    """Tokenise a sentence; kept, because every stage splits the same sentences."""
    found = []
    for match in _TOKEN.finditer(text, start, end):
        word, at = match[0], match.start()
        if "-" not in word:
            low, shape, capital = _read(word)
            found.append(Token(word, low, at, match.end(), shape, capital))
            continue
        for part in _parts(word):
            low, shape, capital = _read(part)
            behind = at + len(part)
            found.append(Token(part, low, at, behind, shape, capital))
            at = behind
    return tuple(found)


@lru_cache(maxsize=4096)
def _parts(word: str) -> tuple[str, ...]:
    """Return name, hyphen and participle of ``EU-funded``; any other word whole."""
    name, hyphen, tail = word.rpartition("-")
    tied = name[:1].isupper() and tail in word_set("en", "hyphens", "tails")
    if not tied or name.lower() in word_set("en", "hyphens", "bound"):
        return (word,)
    return name, hyphen, tail


def tokenise(text: str, span: Span) -> tuple[Token, ...]:
    """Split ``text[span.start:span.end]`` into tokens whose offsets count in the whole text."""
    return _tokens(text, span.start, span.end)


def possessive(token: Token) -> int:
    """Return how many characters at the end of a token are an English possessive (``Peru's``)."""
    return 2 if token.low.endswith(("'s", "’s")) and len(token.text) > 2 else 0


def roman(text: str) -> bool:
    """Whether a token is written with Roman numerals only (``III``, but also ``MIL``)."""
    return _ROMAN.issuperset(text)


@lru_cache(maxsize=65536)
def bare(word: str) -> str:
    """Return the lower-case word without accents (``ñ`` kept), for text written in capitals."""
    kept = word.lower().replace("ñ", "\0")
    folded = unicodedata.normalize("NFKD", kept)
    return "".join(c for c in folded if not unicodedata.combining(c)).replace("\0", "ñ")


@lru_cache(maxsize=65536)
def acronymic(text: str) -> bool:
    """Whether a word is built like an acronym: ``UNODC``, ``CONAPRED-MX``, ``UdeG``."""
    letters = sum(map(str.isupper, text))
    if letters < 2 or len(text) > 14 or any(map(str.isdigit, text)):
        return False
    mixed = len(text) < 2 or not text.isupper() or text.count(".") > 1
    if (mixed and letters * 2 < len(text)) or roman(text):
        return False
    return text.count("-") < 3
