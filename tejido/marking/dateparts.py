"""Dates as they are written: days, months and years, some of them left out."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from tejido.marking.dateforms import NUMERIC, SIGNED, Forms
from tejido.model import Span
from tejido.reading import calendar

__all__ = ["Part", "Taken", "cued", "parts_of"]

_BACK = 24  # characters in which a cue stands before a date


@dataclass(frozen=True, slots=True)
class Part:
    """A date as written: what it leaves out is None.

    ``side`` is -1 or 1 for a date said to lie before or after the document's own; ``weak`` tells
    that it counts only as an end of an interval; ``iso`` is given when it is read already.
    """

    start: int
    end: int
    year: int | None = None
    month: int | None = None
    day: int | None = None
    last: int | None = None
    side: int = 0
    weak: bool = False
    iso: str = ""


class Taken:
    """The stretches already read, so that no text is read as two dates."""

    def __init__(self) -> None:
        self._starts: list[int] = []
        self._ends: list[int] = []

    def take(self, start: int, end: int) -> bool:
        """Take a stretch; false when part of it is taken already."""
        at = bisect_right(self._starts, start)
        if at and self._ends[at - 1] > start:
            return False
        if at < len(self._starts) and self._starts[at] < end:
            return False
        self._starts.insert(at, start)
        self._ends.insert(at, end)
        return True


def _year(found: re.Match[str], known: Forms, base: int | None) -> tuple[int | None, int]:
    """Return the year said beside a month, and the side of the document's date it lies on."""
    if found["year"]:
        return calendar.number(found["year"], known.language), 0
    if found["phrase"]:
        offset = known.years[" ".join(found["phrase"].lower().split())]
        return (base + offset if base else None), 0
    if found["side"]:
        return None, -1 if found["side"].lower() in known.before else 1
    return None, 0


def _side_before(text: str, start: int, known: Forms) -> int:
    """Return the side that a word right before a date tells ("el pasado 3 de marzo")."""
    words = text[max(0, start - _BACK) : start].lower().split()
    weekdays = known.weekdays
    word = next((w for w in reversed(words[-2:]) if w.strip(",") not in weekdays), "")
    if word in known.before:
        return -1
    return 1 if word in ("próximo", "próxima", "next") else 0


def _day_parts(text: str, found: re.Match[str], known: Forms, base: int | None) -> Iterator[Part]:
    """Yield the days of a list, or one interval when they follow each other."""
    start = found.start("days")
    marks = list(known.day.finditer(text, start, found.end("days")))
    numbers = [calendar.number(mark.group(), known.language) for mark in marks]
    year, side = _year(found, known, base)
    side = side or _side_before(text, found.start(), known)
    month = calendar.months(known.language)[found["month"].lower()]
    whole = Part(found.start(), found.end(), year, month, numbers[0], side=side)
    if len(marks) == 1:
        yield whole
        return
    link = text[marks[0].end() : marks[1].start()]
    joined = known.link.fullmatch(link)
    open_ = joined is not None and (
        not joined["and"]
        or known.between.search(text, max(0, found.start() - _BACK), found.start()) is not None
    )
    row = all(later == earlier + 1 for earlier, later in pairwise(numbers))
    if (len(marks) == 2 and open_) or row:
        yield replace(whole, last=numbers[-1])
        return
    for at, (mark, number) in enumerate(zip(marks, numbers, strict=True)):
        first = found.start() if at == 0 else mark.start()
        end = found.end() if at == len(marks) - 1 else mark.end()
        yield replace(whole, start=first, end=end, day=number)


def _numeric(found: re.Match[str], language: str) -> Part:
    """Read digits only: ISO, or day first; in English only when no other order is possible."""
    if found["year"]:
        iso = calendar.day(int(found["year"]), int(found["month"]), int(found["day"]))
        return Part(*found.span(), iso=iso)
    first, second, year = int(found["a"]), int(found["b"]), int(found["c"])
    if language == "en" and second > 12 >= first:
        first, second = second, first
    elif language == "en" and first <= 12 and first != second:
        return Part(*found.span())
    return Part(*found.span(), iso=calendar.day(year, second, first))


def cued(pattern: re.Pattern[str], text: str, start: int) -> bool:
    """Tell whether a cue (a pattern that ends at ``start``) stands right before a position."""
    return pattern.search(text, max(0, start - _BACK), start) is not None


def _month_part(text: str, found: re.Match[str], known: Forms, base: int | None) -> Part:
    year, side = _year(found, known, base)
    side = side or _side_before(text, found.start(), known)
    number = calendar.months(known.language)[found["month"].lower()]
    told = year is not None or side != 0
    short = len(found["month"]) <= 3 and known.language == "es"
    weak = not told and (short or not cued(known.month_cue, text, found.start()))
    return Part(*found.span(), year, number, side=side, weak=weak)


def _year_part(text: str, found: re.Match[str], known: Forms) -> Part | None:
    start, end = found.span()
    if cued(known.amount, text, start) or known.counted.match(text, end):
        return None
    year = int(found["year"])
    if found["to"]:
        later = int(found["to"])
        return Part(start, end, iso=f"{year}/{later}") if later > year else None
    return Part(start, end, year, weak=not cued(known.year_cue, text, start))


def parts_of(text: str, span: Span, known: Forms, base: int | None) -> list[Part]:
    """Return all dates with a number or a month's name, in the order of the text."""
    taken, parts = Taken(), []
    for found in NUMERIC.finditer(text, *span) if SIGNED.search(text, *span) else ():
        if taken.take(*found.span()):
            parts.append(_numeric(found, known.language))
    named = any(map(text[slice(*span)].lower().__contains__, known.months))
    for pattern in known.days if named else ():
        for found in pattern.finditer(text, *span):
            no_date = known.counted.match(text, found.end("days")) or cued(
                known.street, text, found.start()
            )
            if not no_date and taken.take(*found.span()):
                parts += _day_parts(text, found, known, base)
    for found in known.month.finditer(text, *span) if named else ():
        if taken.take(*found.span()):
            parts.append(_month_part(text, found, known, base))
    for found in known.year.finditer(text, *span):
        if taken.take(*found.span()) and (part := _year_part(text, found, known)):
            parts.append(part)
    return sorted(parts, key=lambda part: part.start)
