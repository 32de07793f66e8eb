"""A name found around its head: modifiers before it, links behind (``Blue Heart campaign``)."""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.grammar.extent import Extent
from tejido.marking.grammar.quotes import quote_at, quote_end
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
    end, behind = _name_end(line, index)
    quoted = quote_at(line, index - 1)
    named = line.low(behind) in line.words.naming_verbs and (quoted or _opens(line, index, end))
    said = line.low(behind) == "," or named
    if end == index or not said or not _kind_follows(line, behind + 1):
        return None
    if not quoted and _venue(line, index):
        return None
    for at in range(behind + 2, min(behind + 5, line.size)):
        match = line.head(at)
        if match is not None and _acted(line, match.end):
            return None  # "on Monday, a memorandum was signed"
        if match is not None and match.head.happening and not _modifies(line, match.end):
            return Compound(index, match, Extent(end, (), (index - 1, end), True))
    return None


def _venue(line: Line, index: int) -> bool:
    """Whether a name only tells where something is done: ``firmó, en la Casa Azul, un``."""
    first = index
    while line.capital(first - 1):
        first -= 1
    before = first - 1 - (line.low(first - 1) in line.words.articles)
    return line.low(before) in line.words.staging and line.low(first) in line.words.venues


def _opens(line: Line, index: int, end: int) -> bool:
    """Whether capitals open the sentence: ``Clean Rivers is a programme of``."""
    return index == 0 and end > 1 and not any(line.person(at) for at in range(end))


def _name_end(line: Line, index: int) -> tuple[int, int]:
    """The token behind a name, and the one behind its quotation marks: ``"Voces", una feria``."""
    close = quote_end(line, index - 1) if quote_at(line, index - 1) else None
    if close is not None:
        return close, close + 1
    end = index
    while end < min(line.size, index + _LONGEST) and _continues(line, end, index):
        end += 1
    return end, end


def _acted(line: Line, end: int) -> bool:
    """Whether an auxiliary follows: what it helps is said of the kind, which names nothing."""
    return line.low(end) in line.words.closers and line.finite(end)


def _modifies(line: Line, end: int) -> bool:
    """Whether the kind only modifies a noun: ``Paz, a former Relief Corps volunteer``."""
    told = line.finite(end) or line.low(end) in line.words.participles
    return line.lower(end) and not told and not line.verbs.get(line.low(end))


def _continues(line: Line, at: int, start: int) -> bool:
    return line.capital(at) or (at > start and line.link(at) is not None)


def _kind_follows(line: Line, at: int) -> bool:
    return line.low(at) in line.words.indefinite_articles
