"""Acronyms standing by themselves, and capitals that are none: surnames, initials."""

from __future__ import annotations

import re

from tejido.marking.grammar.called import is_given
from tejido.marking.line import Line
from tejido.marking.mentions import acronym_mention
from tejido.model import Mention
from tejido.reading.words import given_names

__all__ = ["acronym_at"]

_INITIALS = 3
"""So many letters may be the initials of a person."""
_HUMPED = re.compile(r"([A-Z][a-z]+)[A-Z][a-z]+\w*")


def acronym_at(line: Line, index: int) -> tuple[list[Mention], int]:
    """Return an acronym by itself, with its chapter if it has one (``DIF Sonora``), and its end."""
    spelt = line.acronym(index) or _humped(line, index)
    if not spelt or _initials(line, index) or _calls(line, index):
        return [], index
    end = line.place(index + 1) or index + 1 + _chapter(line, index + 1)
    return [acronym_mention(line, index, end)], end


def _humped(line: Line, index: int) -> bool:
    """Whether capitals inside a word make it the name of a body: ``WaterAid``, no ``McIntyre``."""
    word = line.tokens[index].text
    found = _HUMPED.fullmatch(word) if line.words.english and not line.shout else None
    before = line.low(index - 1)
    if found is None or found[1].lower() in line.words.humps or index in line.known:
        return False
    chapter = line.place(index + 1) is not None  # "BirdLife Malta"
    behind = (line.capital(index + 1) and not chapter) or line.low(index + 1) == "."
    told = before in given_names() or behind
    return not told and not line.calling(index - 1) and word.upper() not in line.words.not_acronyms


def _initials(line: Line, index: int) -> bool:
    """Whether letters behind a post open the name of its holder: ``Minister AHM Mustafa Kamal``.

    So do letters behind a title: ``Prof KP Singh``.
    """
    title = index - 1 - (line.low(index - 1) == ".")
    if line.calling(title) and line.shape(index + 1) == "W" and index not in line.known:
        return True
    if line.low(index - 1) not in line.words.posts or index in line.known:
        return False
    short = line.shape(index) == "A" and len(line.low(index)) <= _INITIALS  # "President MA Momen"
    plain = line.head(index + 1) is None and index + 1 not in line.known
    if short and plain and line.shape(index + 1) == "W" and not line.capital(index + 2):
        return True
    return line.low(index + 1) in given_names() and line.shape(index + 2) == "W"


def _calls(line: Line, index: int) -> bool:
    """Whether letters are part of a person's name in capitals: ``Ana PAZ GIL``, ``Sr. TAL``."""
    if index in line.known or line.tokens[index].text in line.defined:
        return False
    first = last = index
    while _lettered(line, first - 1):
        first -= 1
    while _lettered(line, last + 1):
        last += 1
    if any(is_given(line.low(at)) for at in range(first, last)):
        return True
    before = first - 1 - (line.low(first - 1) == ".")
    given = line.shape(before) == "W" and is_given(line.low(before)) and before not in line.known
    opens = line.low(before) in line.words.openers_false
    return (given and not opens) or line.low(before).rstrip(".") in line.words.callings


def _lettered(line: Line, index: int) -> bool:
    """Whether a word in capitals or an initial stands at a token, no known name."""
    initial = len(line.low(index)) == 1 and line.low(index + 1) == "."
    dot = line.low(index) == "." and len(line.low(index - 1)) == 1
    return (line.shape(index) == "A" or initial or dot) and index not in line.known


def _chapter(line: Line, index: int) -> bool:
    """Whether letters behind an acronym are those of its chapter: ``ASAJA CLM``."""
    return line.shape(index) == "A" and line.acronym(index) and index not in line.known
