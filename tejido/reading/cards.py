"""Cards of persons: a name, and below it on lines of their own the post and the institution."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache
from itertools import pairwise

from tejido.reading.kinds import names_person
from tejido.reading.layout import Unit
from tejido.reading.words import word_set

__all__ = ["joined_cards"]

_LONGEST, _LINES = 120, 4
"""Code points of a line of a card, and lines below the name."""
_CLOSING = frozenset(".:;?!")


def joined_cards(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Return the units of a text, each card one unit if two of them follow each other anywhere.

    One card alone may be a by-line with the date below it.
    """
    cards = list(_cards(text, units))
    several = any(one[1] == other[0] for one, other in pairwise(cards))
    ends = dict(cards) if several else {}
    found: list[Unit] = []
    at = 0
    while at < len(units):
        end = ends.get(at, at + 1)
        found.append(units[at]._replace(end=units[end - 1].end, card=end > at + 1))
        at = end
    return found


def _cards(text: str, units: Sequence[Unit]) -> Iterator[tuple[int, int]]:
    """Yield where cards begin and end: a line that names a person, short lines without gap.

    A line that tells for whom may stand above: ``Por la Fundación Alerce``.
    """
    at = 0
    while at < len(units):
        named = at + _speaks_for(text, units, at)
        end = named + 1
        if _named(text, units, named):
            while end < len(units) and end - named <= _LINES and _below(text, units[end]):
                end += 1
        if end > at + 1 and _named(text, units, named) and _closed(text, units, end):
            yield at, end
        at = end


def _named(text: str, units: Sequence[Unit], at: int) -> bool:
    if at >= len(units) or not _plain(text, units[at]):
        return False
    return names_person(text[units[at].start : units[at].end])


def _speaks_for(text: str, units: Sequence[Unit], at: int) -> bool:
    """Whether a line tells for whom the person below signs: ``Por la Fundación Alerce``."""
    line = text[units[at].start : units[at].end].lower()
    told = _plain(text, units[at]) and line.startswith(_before())
    return told and at + 1 < len(units) and not units[at + 1].gap


@cache
def _before() -> tuple[str, ...]:
    words = word_set("*", "persons", "represents") | word_set("*", "persons", "spoken_for")
    return tuple(sorted(f"{word} " for word in words))


def _closed(text: str, units: Sequence[Unit], end: int) -> bool:
    """Whether a card ends before a unit: at a gap, at the next name, at a line of another sort."""
    if end == len(units) or units[end].gap or not _plain(text, units[end]):
        return True
    return names_person(text[units[end].start : units[end].end])


def _below(text: str, unit: Unit) -> bool:
    line = text[unit.start : unit.end]
    return not unit.gap and _plain(text, unit) and not names_person(line)


def _plain(text: str, unit: Unit) -> bool:
    """Whether a unit is a short line that nothing closes, no item, row or field."""
    short = unit.end - unit.start <= _LONGEST
    listed = unit.label or unit.row or unit.field
    return short and not listed and text[unit.end - 1] not in _CLOSING
