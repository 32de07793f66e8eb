"""Dates in a stretch of text, as ISO 8601 days, months, years and intervals.

A date without a year takes the year of the document's own date; the clock is never asked.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta
from itertools import takewhile

from tejido.marking.dateforms import Forms, forms
from tejido.marking.dateparts import Part, Taken, cued, parts_of
from tejido.model import Block, Document, Span
from tejido.reading import calendar

__all__ = ["DateMention", "find_dates", "reference_of"]

_DIGIT = re.compile(r"\d")
_TITLE_YEAR = re.compile(r"(?<![\w/.,-])(?:19|20)\d\d(?![\w/]|[.,]\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date in a text: ``iso`` is a day, month or year, or two of them as ``start/end``.

    ``form`` is ``day``, ``month``, ``year``, ``interval``, or ``relative`` when it is counted
    from the day of the document ("ayer", "this year", "el viernes 27").
    """

    span: Span
    iso: str
    form: str


def _complete(part: Part, base: date | None) -> Part:
    """Give a date its year: the document's own, or the one before or after when told so."""
    if part.year is not None or part.month is None or base is None:
        return part
    year = base.year
    here = (part.month, part.day or 0)
    own = (base.month, base.day if part.day else 0)
    if (part.side < 0 and here > own) or (part.side > 0 and here < own):
        year += part.side
    return replace(part, year=year)


def _iso(part: Part, last: bool = False) -> str:
    if part.iso or part.year is None:
        return part.iso
    if part.month is None:
        return str(part.year)
    if part.day is None:
        return calendar.month(part.year, part.month)
    return calendar.day(part.year, part.month, (last and part.last) or part.day)


def _form(iso: str) -> str:
    return "interval" if "/" in iso else {4: "year", 7: "month"}.get(len(iso), "day")


def _joined(text: str, first: Part, second: Part, known: Forms) -> bool:
    """Tell whether two dates are the ends of an interval ("de marzo de 2020 a mayo de 2021")."""
    link = known.link.fullmatch(text, first.end, second.start) if _close(first, second) else None
    if link is None or first.last or second.last or first.iso or second.iso:
        return False
    same = (first.month is None, first.day is None) == (second.month is None, second.day is None)
    return same and (not link["and"] or cued(known.between, text, first.start))


def _close(first: Part, second: Part) -> bool:
    return 0 < second.start - first.end < 16


def _mention(part: Part, base: date | None) -> DateMention | None:
    part = _complete(part, base)
    iso = _iso(part)
    if part.last and iso:
        end = _iso(part, last=True)
        iso = f"{iso}/{end}" if end > iso else ""
    return DateMention(Span(part.start, part.end), iso, _form(iso)) if iso else None


def _interval(first: Part, second: Part, base: date | None) -> DateMention | None:
    second = _complete(second, base)
    if first.year is None and second.year is not None:
        earlier = (first.month or 0, first.day or 0) <= (second.month or 0, second.day or 0)
        first = replace(first, year=second.year - (not earlier))
    start, end = _iso(first), _iso(second)
    if not start or not end or start >= end:
        return None
    return DateMention(Span(first.start, second.end), f"{start}/{end}", "interval")


def _resolve(
    text: str, parts: list[Part], known: Forms, base: date | None
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
    if not any(map(text[slice(*span)].lower().__contains__, known.weekdays)):
        return
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
    told = any(map(text[slice(*span)].lower().__contains__, known.triggers))
    if not told and _DIGIT.search(text, *span) is None:
        return []
    year, base, exact = _base(reference)
    found = list(_resolve(text, parts_of(text, span, known, year), known, base))
    if base and told:
        taken = Taken()
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


def reference_of(document: Document) -> str:
    """Return the date from which the dates of a document without a year take it.

    It is the document's own date; without one, the year that its title and headings name, or
    else the lines before its first paragraph, if they name one only; else empty.
    """
    if document.published:
        return document.published
    blocks = list(takewhile(lambda block: block.kind != "paragraph", document.blocks))
    heads = [block for block in blocks if block.kind in {"title", "dateline", "heading"}]
    named = (_years(document, some) for some in (heads, blocks))
    return next((min(years) for years in named if len(years) == 1), "")


def _years(document: Document, blocks: Iterable[Block]) -> set[str]:
    years: set[str] = set()
    target = forms(document.language).target
    for block in blocks:
        if block.kind == "title":
            found_years = _TITLE_YEAR.finditer(document.text, *block.span)
            years |= {
                found.group()
                for found in found_years
                if not cued(target, document.text, found.start())
            }
        if block.kind != "boilerplate":
            found = find_dates(document.text, block.span, document.language, "")
            years |= {year[:4] for mention in found for year in mention.iso.split("/")}
    return years
