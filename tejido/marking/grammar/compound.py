"""A name found around its head: modifiers before it, links behind (``Blue Heart campaign``)."""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.grammar.extent import Extent
from tejido.marking.line import HeadMatch, Line

__all__ = ["Compound", "apposed"]

_LONGEST = 7


class Compound(NamedTuple):
    """A name found around a head: its first token, the head, how far it runs."""

    start: int
    match: HeadMatch
    extent: Extent


def apposed(line: Line, index: int) -> Compound | None:
    """A name whose kind follows it: ``Justicia Cercana, a programme funded by``."""
    if not line.appose:
        return None
    end = index
    while end < min(line.size, index + _LONGEST) and _continues(line, end, index):
        end += 1
    if end == index or line.low(end) != "," or not _kind_follows(line, end + 1):
        return None
    for at in range(end + 2, min(end + 5, line.size)):
        match = line.head(at)
        if match is not None and match.head.happening and not _modifies(line, match.end):
            return Compound(index, match, Extent(end, (), (index - 1, end), True))
    return None


def _modifies(line: Line, end: int) -> bool:
    """Whether the kind only modifies a noun: ``Paz, a former Relief Corps volunteer``."""
    told = line.finite(end) or line.low(end) in line.words.participles
    return line.lower(end) and not told and not line.verbs.get(line.low(end))


def _continues(line: Line, at: int, start: int) -> bool:
    return line.capital(at) or (at > start and line.link(at) is not None)


def _kind_follows(line: Line, at: int) -> bool:
    return line.low(at) in line.words.indefinite_articles
