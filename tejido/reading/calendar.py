"""Days, months and years as ISO 8601, and the month names of each language."""

from __future__ import annotations

import re
from functools import cache

from tejido.reading.words import alternatives, table

__all__ = ["FIRST_YEAR", "LAST_YEAR", "day", "full_date", "month", "months", "number", "numbers"]

FIRST_YEAR, LAST_YEAR = 1500, 2150
_LENGTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


@cache
def months(language: str) -> dict[str, int]:
    """Return the month numbers by lower-case name and abbreviation."""
    names = table(language, "dates")["months"]
    return {name: number for number, forms in enumerate(names, 1) for name in forms}


@cache
def numbers(language: str) -> dict[str, int]:
    """Return the numbers from 1 to 31 by their word, and the word for "first"."""
    data = table(language, "dates")
    found = {word: number for number, word in enumerate(data["numbers"], 1)}
    return found | dict.fromkeys(data["first"], 1)


def number(words: str, language: str) -> int:
    """Return the day or year that digits or words tell ("1º", "veintisiete", "dos mil doce")."""
    digits = "".join(sign for sign in words if sign.isdigit())
    if digits:
        return int(digits)
    parts, known = words.lower().split(), numbers(language)
    whole = " ".join(parts)
    return known[whole] if whole in known else 2000 + known.get(" ".join(parts[2:]), 0)


def month(year: int, which: int) -> str:
    """Return ``YYYY-MM``, or an empty string when there is no such month."""
    if not (FIRST_YEAR <= year <= LAST_YEAR and 1 <= which <= 12):
        return ""
    return f"{year:04d}-{which:02d}"


def _leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def day(year: int, which: int, date: int) -> str:
    """Return ``YYYY-MM-DD``, or an empty string when the calendar has no such day."""
    start = month(year, which)
    if not start or not 1 <= date <= _LENGTHS[which - 1]:
        return ""
    return "" if (which, date) == (2, 29) and not _leap(year) else f"{start}-{date:02d}"


_DATED = re.compile(r"\d|mil", re.IGNORECASE)
"""What every complete date holds: a digit, or a year in words ("dos mil veinte")."""


@cache
def _full(language: str) -> tuple[re.Pattern[str], ...]:
    name = rf"(?P<month>{alternatives(frozenset(months(language)))})\b\.?"
    four = r"(?P<year>\d{4})(?!\d)"
    patterns = [r"(?P<year>\d{4})-(?P<number>\d{2})-(?P<day>\d{2})(?!\d)"]
    if language == "es":
        words = alternatives(frozenset(numbers("es")))
        spelled = rf"(?P<year>\d{{4}}(?!\d)|dos mil(?:\s+(?:{words}))?\b)"
        day = rf"(?P<day>\d{{1,2}}[ºo°]?|{words})"
        patterns += [
            rf"{day}\s+(?:de\s+)?{name},?\s+(?:del?\s+)?(?:año\s+)?{spelled}",
            rf"{name}\s+(?P<day>\d{{1,2}}),?\s+(?:del?\s+)?{four}",
            rf"(?P<day>\d{{1,2}})(?P<sign>[/-])(?P<number>\d{{1,2}})(?P=sign){four}",
        ]
    else:
        day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
        patterns += [rf"{day}\s+(?:of\s+)?{name},?\s+{four}", rf"{name}\s+{day},?\s+{four}"]
    return tuple(re.compile(rf"(?<![\w/-]){pattern}", re.IGNORECASE) for pattern in patterns)


def full_date(text: str, language: str) -> tuple[str, int, int] | None:
    """Return the first complete date of a short text: its ISO form, start and end; None without."""
    if not _DATED.search(text):
        return None
    hits = []
    for pattern in _full(language):
        for found in pattern.finditer(text):
            parts = found.groupdict()
            which = int(parts.get("number") or 0) or months(language)[parts["month"].lower()]
            year = number(parts["year"], language)
            if iso := day(year, which, number(parts["day"], language)):
                hits.append((found.start(), found.end(), iso))
                break
    if not hits:
        return None
    start, end, iso = min(hits)
    return iso, start, end
