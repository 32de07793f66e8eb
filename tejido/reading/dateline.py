"""Datelines and the header lines of a form: where and when a document was written."""

from __future__ import annotations

import re
from functools import cache
from typing import NamedTuple

from tejido.reading.calendar import full_date, months
from tejido.reading.words import alternatives, table, word_set

__all__ = ["Dateline", "dateline"]

_HEAD = 170  # characters in which a dateline must end
_CLOSE = re.compile(
    r"\s*(?:,?\s*\d{1,2}:\d{2}(?::\d{2})?(?:\s*h(?:rs)?)?)?\s*(?:\([^()\n]{1,60}\))?\s*"
    r"(?:[.:]?\s*[-–—]+|[.:|]|/(?=\s)|$)\s*"
)
_PLACE_ONLY = re.compile(
    r"(?P<place>[^\W\d_][\w.'’,/ ()-]{2,60}?)\s*(?:\.\s?[-–—]+|[–—]|--|\s-)\s+"
    r"(?=[“\"'«¿¡]?[A-ZÁÉÍÓÚÑ])"
)
_MINUTES = re.compile(
    r"En\s+(?:(?:la|el)\s+(?:\w+\s+)?"
    r"(?:ciudad|villa|municipio|localidad|cabecera municipal)\s+de\s+)?"
    r"(?P<place>[A-ZÁÉÍÓÚÑ][^\W\d_]+(?:\s(?:de|del|la|los|las|[A-ZÁÉÍÓÚÑ][^\W\d_]+)){0,5})"
    r"[,;][^\n]{0,200}?\b(?:siendo|a\s+las)\b",
)
_SMALL = frozenset(
    ["de", "del", "la", "las", "los", "el", "y", "e", "the", "of", "and", "da", "do"]
)
_LEAD = re.compile(r"(?:,|\ba|\ben|\bon|\bto|\s|[-–—|(])+$")
_AT = re.compile(r"^(?:en|in)\s+(?=[A-ZÁÉÍÓÚÑ])", re.IGNORECASE)
_WORD = re.compile(r"[^\s,/]+")


_TIME = r"\d{1,2}[:.]\d{2}(?::\d{2})?(?i:\s*(?:h(?:rs|oras)?|[ap]\.?\s?m)\b\.?)?"
_SIGNS = r"[\s|,;•·:–—-]"
_STAMP = 110  # characters of a line that stamps a page with its date
_NUMBERED = 7  # words of a line that numbers a release, up to its date
_NAMES = 5  # words of a by-line


class Dateline(NamedTuple):
    """What a dateline says and where (offset in its line) it ends; 0: within a sentence."""

    end: int
    published: str = ""
    place: str = ""


@cache
def _weekday(language: str) -> re.Pattern[str]:
    names = alternatives(frozenset(table(language, "dates")["weekdays"]))
    return re.compile(
        rf"(?:\b(?:el\s+)?(?:{names}))\s*,?\s*$|^(?:{names})\b\s*,?\s*", re.IGNORECASE
    )


@cache
def _yearless(language: str) -> re.Pattern[str]:
    name = alternatives(frozenset(months(language)))
    return re.compile(
        rf"(?<!\w)(?:(?:{name})\.?\s+\d{{1,2}}|\d{{1,2}}\s+(?:de\s+)?(?:{name}))(?![\w/-])\.?",
        re.IGNORECASE,
    )


@cache
def _header(language: str) -> re.Pattern[str]:
    keys = "|".join(
        rf"(?P<{key}>{alternatives(word_set(language, 'documents', key))})"
        for key in ("date", "place")
    )
    return re.compile(rf"(?:{keys})\s*:\s*", re.IGNORECASE)


@cache
def _numbered() -> re.Pattern[str]:
    return re.compile(
        rf"(?:{alternatives(word_set('*', 'documents', 'numbered'))})\b", re.IGNORECASE
    )


def _place(words: str, language: str) -> str | None:
    """Return a place name, an empty string for nothing or a weekday, None for other words."""
    words = _weekday(language).sub("", _LEAD.sub("", words)).strip()
    words = _AT.sub("", _LEAD.sub("", words))
    parts = _WORD.findall(words)
    named = [part for part in parts if part.lower() not in _SMALL]
    if len(parts) > 9 or not all(part[0].isupper() for part in named) or ":" in words:
        return None
    return words if named or not words else None


def _dated(head: str, whole: bool, language: str) -> Dateline | None:
    """Read ``PLACE, DATE. -`` at the start of a line; ``whole``: the head is all of the line."""
    date = full_date(head, language)
    if date is None:
        short = _yearless(language).search(head)
        date = ("", *short.span()) if short else None
    if date is None:
        return None
    iso, start, end = date
    place = _place(head[:start], language)
    close = _CLOSE.match(head, end)
    if place is None or close is None or (close.end() == len(head) and not whole):
        return None
    return Dateline(close.end(), iso, place) if iso or place else None


def _labelled(line: str, language: str) -> Dateline | None:
    """Read a header such as ``Fecha: 3 de mayo de 2021`` or ``Place: Lima``."""
    found = _header(language).match(line)
    if not found:
        return None
    value = line[found.end() :]
    date = full_date(value, language)
    if date and (found["date"] or found["place"]):
        place = _place(value[: date[1]], language) or ""
        return Dateline(len(line), date[0], place)
    named = _place(value, language) if found["place"] and value.count(",") < 2 else ""
    return Dateline(len(line), "", named) if named else None


def _issue(line: str, language: str) -> Dateline | None:
    """Read a line such as ``Boletín 123/2022, Colima, 3 de mayo de 2022``."""
    if len(line) > _HEAD or line.endswith((";", ",")) or not _numbered().match(line):
        return None
    if not any(sign.isdigit() for sign in line):
        return None
    date = full_date(line, language)
    if not date:
        return Dateline(len(line))
    place = re.split(r"\d[.,]?\s|\s[-–—|]\s", line[: date[1]])[-1]
    told = len(_WORD.findall(line[: date[1]])) > _NUMBERED  # "Minutes of the meeting held on"
    return Dateline(0 if told else len(line), date[0], _place(place, language) or "")


def _stamp(line: str, language: str) -> Dateline | None:
    """Read a line that stamps a page with its date: ``Por Ana Paz | 3/5/2021``."""
    date = full_date(line, language) if len(line) <= _STAMP else None
    if date is None:
        return None
    iso, start, end = date
    before = re.sub(rf"{_TIME}|{_SIGNS}+$", "", _weekday(language).sub("", line[:start]))
    after, timed = re.subn(_TIME, "", line[end:])
    sure = _told(before, "stamps") or (not before.strip() and (timed or not line[end:].strip()))
    behind = re.sub(_SIGNS, "", after).strip("()./")
    known = not behind or _told(re.sub(rf"^{_SIGNS}+", "", after), "agencies")
    short = len(before.split()) <= _NAMES + 1
    return Dateline(len(line), iso) if sure and known and short else None


def _told(words: str, key: str) -> bool:
    """Whether a line begins with one of the words of a set."""
    told = alternatives(word_set("*", "documents", key))
    return re.match(rf"\W*(?:{told})\b", words, re.IGNORECASE) is not None


def _minutes(line: str, language: str) -> Dateline | None:
    """Read how minutes open: "En la ciudad de Cobán, siendo las nueve horas del día ..."."""
    found = _MINUTES.match(line)
    date = full_date(line, language) if found else None
    return Dateline(0, date[0], found["place"]) if found and date else None


def dateline(line: str, language: str, *, prose: bool) -> Dateline | None:
    """Read the dateline that ``line`` is or begins with; None when there is none.

    ``prose`` tells that the line is the first paragraph: there a place and a dash are enough
    ("MADRID – Medio centenar ...").
    """
    head = line[:_HEAD]
    whole = len(line) <= _HEAD
    found = _stamp(line, language) or _labelled(line, language) or _issue(line, language)
    found = found or _dated(head, whole, language)
    if found or not prose:
        return found
    if minutes := _minutes(line, language):
        return minutes
    only = _PLACE_ONLY.match(head)
    place = _place(only["place"], language) if only else None
    if only and place and len(place.split()) <= 5:
        return Dateline(only.end(), "", place)
    return None
