"""Two names that letters show to be one: ``Museums and Monuments Board (MMB)``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tejido.marking.words import Words
from tejido.model import Mention, Span

__all__ = ["lettered"]

_LETTERS = re.compile(r"\s*\(\s*[\"“]?([^\W\d_]{2,12})[\"”]?\s*\)")
_BETWEEN = re.compile(r"\s+([^\W\d_]+|&)\s+")
_WORD = re.compile(r"[^\W\d_]+")


def lettered(text: str, mentions: Sequence[Mention], words: Words) -> list[Mention]:
    """Return mentions of a line, two bodies joined by ``and`` as one where letters cover both."""
    found: list[Mention] = []
    for mention in mentions:
        whole = _whole(text, found[-1], mention, words) if found else None
        if whole is not None:
            found[-1] = whole
        else:
            found.append(mention)
    return found


def _whole(text: str, one: Mention, other: Mention, words: Words) -> Mention | None:
    """Return the name that two mentions make together, None where the letters tell otherwise."""
    if one.type != "institution" or other.type != "institution" or one.key or other.key:
        return None
    join = _BETWEEN.fullmatch(text[one.span.end : other.span.start])
    letters = _LETTERS.match(text, other.span.end)
    if join is None or letters is None or join[1].lower() not in words.ands | {"&"}:
        return None
    wanted = "".join(filter(str.isupper, letters[1]))
    name = " ".join(text[one.span.start : other.span.end].split())
    if wanted != _initials(name) or wanted == _initials(other.name):
        return None
    return replace(one, span=Span(one.span.start, other.span.end), name=name, names=(name,))


def _initials(name: str) -> str:
    return "".join(word[0] for word in _WORD.findall(name) if word[0].isupper())
