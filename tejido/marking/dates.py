"""Dates in a stretch of text, as ISO 8601 days, months, years and intervals.

A date without a year takes the year of the document's own date; the clock is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import pairwise

from tejido.marking.dateforms import NUMERIC, Forms, forms
from tejido.model import Span
from tejido.reading import calendar

__all__ = ["DateMention", "find_dates"]

_DIGIT = re.compile(r"\d")
_BACK = 24  # characters in which a cue stands before a date


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: ``iso`` is a day, month or year, or two of them as ``start/end``.

    ``form`` is ``day``, ``month``, ``year``, ``interval``, or ``relative`` when it is counted
    from the day of the document ("ayer", "this year", "el viernes 27").
    """

    span: Span
    iso: str
    form: str


@dataclass(frozen=True, slots=True)
class _Part:
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


class _Taken:
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


def _day_parts(text: str, found: re.Match[str], known: Forms, base: int | None) -> Iterator[_Part]:
    """Yield the days of a list, or one interval when they follow each other."""
    start = found.start("days")
    marks = list(known.day.finditer(text, start, found.end("days")))
    numbers = [calendar.number(mark.group(), known.language) for mark in marks]
    year, side = _year(found, known, base)
    side = side or _side_before(text, found.start(), known)
    month = calendar.months(known.language)[found["month"].lower()]
    whole = _Part(found.start(), found.end(), year, month, numbers[0], side=side)
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


def _numeric(found: re.Match[str], language: str) -> _Part:
    """Read digits only: ISO, or day first; in English only when no other order is possible."""
    if found["year"]:
        iso = calendar.day(int(found["year"]), int(found["month"]), int(found["day"]))
        return _Part(*found.span(), iso=iso)
    first, second, year = int(found["a"]), int(found["b"]), int(found["c"])
    if language == "en" and second > 12 >= first:
        first, second = second, first
    elif language == "en" and first <= 12 and first != second:
        return _Part(*found.span())
    return _Part(*found.span(), iso=calendar.day(year, second, first))


def _cued(pattern: re.Pattern[str], text: str, start: int) -> bool:
    return pattern.search(text, max(0, start - _BACK), start) is not None


def _month_part(text: str, found: re.Match[str], known: Forms, base: int | None) -> _Part:
    year, side = _year(found, known, base)
    side = side or _side_before(text, found.start(), known)
    number = calendar.months(known.language)[found["month"].lower()]
    told = year is not None or side != 0
    short = len(found["month"]) <= 3 and known.language == "es"
    weak = not told and (short or not _cued(known.month_cue, text, found.start()))
    return _Part(*found.span(), year, number, side=side, weak=weak)


def _year_part(text: str, found: re.Match[str], known: Forms) -> _Part | None:
    start, end = found.span()
    if _cued(known.amount, text, start) or known.counted.match(text, end):
        return None
    year = int(found["year"])
    if found["to"]:
        later = int(found["to"])
        return _Part(start, end, iso=f"{year}/{later}") if later > year else None
    return _Part(start, end, year, weak=not _cued(known.year_cue, text, start))


def _parts(text: str, span: Span, known: Forms, base: int | None) -> list[_Part]:
    """Return all dates with a number or a month's name, in the order of the text."""
    taken, parts = _Taken(), []
    for found in NUMERIC.finditer(text, *span):
        if taken.take(*found.span()):
            parts.append(_numeric(found, known.language))
    for pattern in known.days:
        for found in pattern.finditer(text, *span):
            no_date = known.counted.match(text, found.end("days")) or _cued(
                known.street, text, found.start()
            )
            if not no_date and taken.take(*found.span()):
                parts += _day_parts(text, found, known, base)
    for found in known.month.finditer(text, *span):
        if taken.take(*found.span()):
            parts.append(_month_part(text, found, known, base))
    for found in known.year.finditer(text, *span):
        if taken.take(*found.span()) and (part := _year_part(text, found, known)):
            parts.append(part)
    return sorted(parts, key=lambda part: part.start)


def _complete(part: _Part, base: date | None) -> _Part:
    """Give a date its year: the document's own, or the one before or after when told so."""
    if part.year is not None or part.month is None or base is None:
        return part
    year = base.year
    here = (part.month, part.day or 0)
    own = (base.month, base.day if part.day else 0)
    if (part.side < 0 and here > own) or (part.side > 0 and here < own):
        year += part.side
    return replace(part, year=year)


def _iso(part: _Part, last: bool = False) -> str:
    if part.iso or part.year is None:
        return part.iso
    if part.month is None:
        return str(part.year)
    if part.day is None:
        return calendar.month(part.year, part.month)
    return calendar.day(part.year, part.month, (last and part.last) or part.day)


def _form(iso: str) -> str:
    return "interval" if "/" in iso else {4: "year", 7: "month"}.get(len(iso), "day")


def _joined(text: str, first: _Part, second: _Part, known: Forms) -> bool:
    """Tell whether two dates are the ends of an interval ("de marzo de 2020 a mayo de 2021")."""
    link = known.link.fullmatch(text, first.end, second.start) if _close(first, second) else None
    if link is None or first.last or second.last or first.iso or second.iso:
        return False
    same = (first.month is None, first.day is None) == (second.month is None, second.day is None)
    return same and (not link["and"] or _cued(known.between, text, first.start))


def _close(first: _Part, second: _Part) -> bool:
    return 0 < second.start - first.end < 16


def _mention(part: _Part, base: date | None) -> DateMention | None:
    part = _complete(part, base)
    iso = _iso(part)
    if part.last and iso:
        end = _iso(part, last=True)
        iso = f"{iso}/{end}" if end > iso else ""
    return DateMention(Span(part.start, part.end), iso, _form(iso)) if iso else None


def _interval(first: _Part, second: _Part, base: date | None) -> DateMention | None:
    second = _complete(second, base)
    if first.year is None and second.year is not None:
        earlier = (first.month or 0, first.day or 0) <= (second.month or 0, second.day or 0)
        first = replace(first, year=second.year - (not earlier))
    start, end = _iso(first), _iso(second)
    if not start or not end or start >= end:
        return None
    return DateMention(Span(first.start, second.end), f"{start}/{end}", "interval")


def _resolve(
    text: str, parts: list[_Part], known: Forms, base: date | None
) -> Iterator[DateMention]:
    at = 0
    while at < len(parts):
        part, after = parts[at], parts[at + 1] if at + 1 < len(parts) else None
        at += 1
        if after and _joined(text, part, after, known):
            whole = _interval(part, after, base)
            if whole:
                at += 1
                yield whole
                continue
        found = None if part.weak else _mention(part, base)
        if found:
            yield found


def _told(text: str, span: Span, known: Forms, base: date) -> Iterator[DateMention]:
    """Yield what is counted from the document's day: "ayer", "this year"."""
    for found in known.phrase.finditer(text, *span):
        words = " ".join(found["words"].lower().split())
        if words in known.years:
            year = base.year + known.years[words]
            yield DateMention(Span(*found.span()), str(year), "relative")
            continue
        before = text[max(0, found.start() - 12) : found.start()].lower().split()
        if known.relative[words] == 1 and before and before[-1] in known.not_tomorrow:
            continue
        day = base + timedelta(days=known.relative[words])
        yield DateMention(Span(*found.span()), day.isoformat(), "relative")


def _near(base: date, weekday: int, number: int | None, side: int) -> date | None:
    """Return the day nearest to ``base`` with this weekday (and number), on the told side."""
    reach = 45 if number else 6
    for distance in range(reach + 1):
        for step in (-1, 1):
            day = base + timedelta(days=step * distance)
            fits = day.weekday() == weekday and number in (None, day.day)
            if fits and (not side or side * (day - base).days > 0):
                return day
    return None


def _weekdays(text: str, span: Span, known: Forms, base: date) -> Iterator[DateMention]:
    """Yield weekdays with the number of a day, or with a word that tells which one."""
    for found in known.weekday.finditer(text, *span):
        words = {word.lower() for word in (found["side"], found["after"]) if word}
        if not found["day"] and not words:
            continue
        told = words - {"este", "this", "on"}
        side = (-1 if told & known.before else 1) if told else 0
        weekday = known.weekdays[found["name"].lower()]
        number = int(found["day"]) if found["day"] else None
        if day := _near(base, weekday, number, side):
            yield DateMention(Span(*found.span()), day.isoformat(), "relative")


def _beside(text: str, span: Span, dated: list[Span]) -> bool:
    """Tell whether a weekday belongs to a date before or after it ("Friday, 23 November")."""
    at = bisect_right(dated, span)
    before = text[dated[at - 1].end : span.start] if at else "-"
    after = text[span.end : dated[at].start] if at < len(dated) else "-"
    return not before.strip(" ,(") or not after.strip(" ,(")


def _base(reference: str) -> tuple[int | None, date | None, bool]:
    """Return the year of a reference, a day in it, and whether that day is the real one."""
    parts = [int(part) for part in reference.split("/")[0].split("-") if part.isdigit()]
    if not parts or not calendar.month(parts[0], 1):
        return None, None, False
    iso = calendar.day(parts[0], *(parts[1:3] if len(parts) > 2 else (*parts[1:2], 1, 1)[:2]))
    day = date.fromisoformat(iso) if iso else None
    return parts[0], day, len(parts) > 2


def find_dates(text: str, span: Span, language: str, reference: str) -> list[DateMention]:
    """Return the dates in ``text[span.start:span.end]``, in order, none overlapping.

    ``reference`` is the document's own date (ISO day, month or year; empty when not known): it
    gives the year of dates without one, and the day from which "ayer" counts. Dates that no
    calendar has, amounts, and numbers of names ("Agenda 2030") give nothing.
    """
    known = forms(language)
    if _DIGIT.search(text, *span) is None:
        lower = text[slice(*span)].lower()
        if not any(word in lower for word in known.triggers):
            return []
    year, base, exact = _base(reference)
    found = list(_resolve(text, _parts(text, span, known, year), known, base))
    if base:
        taken = _Taken()
        for mention in found:
            taken.take(*mention.span)
        for mention in _told(text, span, known, base):
            if (exact or len(mention.iso) == 4) and taken.take(*mention.span):
                found.append(mention)
        dated = sorted(mention.span for mention in found if mention.form != "relative")
        for mention in _weekdays(text, span, known, base) if exact else ():
            if taken.take(*mention.span) and not _beside(text, mention.span, dated):
                found.append(mention)
    return sorted(found, key=lambda mention: mention.span)
