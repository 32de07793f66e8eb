"""Names that a text defines: the acronym in brackets, the short form of an agreement."""

from __future__ import annotations

import re

from tejido.linking.clusters import Clusters, letters_alone
from tejido.marking.tokens import bare

__all__ = ["abbreviates", "defines"]

_PAREN = re.compile(r"^\s*\(\s*(?:[^\W\d_]{2,3}\s)?[\"“‘'«]?(?:[^\W\d_]{2,3}\s)?$")
_DASH = re.compile(r"^\s*[-–—]\s*$")
_COMMA = re.compile(r"^\s*,\s*$")
_SHORTENED = re.compile(r"^\s*[,(]\s*([^\W\d_][\w\s,]{7,40}?)[\s:\"“‘'«]*(?:[^\W\d_]{2,3}\s)?$")
_CLOSES = re.compile(r"^[\"”’'»]?\s*[),]")


def defines(clusters: Clusters, first: int, second: int) -> bool:
    """Whether the second of two mentions stands behind the first as its acronym or short name.

    ``first`` and ``second`` are positions in the mentions of the document.
    """
    one, other = clusters.mentions[first], clusters.mentions[second]
    if one.type != other.type:
        return False
    text, end = clusters.document.text, other.span.end
    between = text[one.span.end : other.span.start]
    if _hereinafter(between, clusters.words.hereinafters):
        return True
    if _PAREN.match(between):
        return bool(_CLOSES.match(text[end : end + 2] + ")"))
    dashed = _DASH.match(between) and " " in one.name
    apposed = dashed or (_COMMA.match(between) and text[end : end + 1] in ",)")
    return bool(apposed) and other.rule == "acronym" and _letters(other.name, one.name)


def abbreviates(clusters: Clusters, first: int, second: int) -> bool:
    """Whether the second mention is letters in brackets that stand for a happening: ``(MoU)``."""
    return letters_alone(clusters.mentions[second].name) and defines(clusters, first, second)


def _hereinafter(between: str, words: frozenset[str]) -> bool:
    """Whether words between two names give the second as short: ``(hereinafter referred to as``."""
    opened = _SHORTENED.match(between)
    return opened is not None and any(opened[1].lower().startswith(word) for word in words)


def _letters(acronym: str, name: str) -> bool:
    """Whether the letters of an acronym occur in order in the words of a name."""
    wanted, spelt = [c for c in bare(acronym) if c.isalpha()], bare(name)
    at = 0
    for letter in wanted:
        at = spelt.find(letter, at) + 1
        if not at:
            return False
    return (bool(wanted) and spelt[:1] == wanted[0]) or len(wanted) > 2
