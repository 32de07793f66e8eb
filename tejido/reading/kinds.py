"""The kind of each unit of a text, judged by its shape and its neighbours."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from tejido.reading.layout import Unit
from tejido.reading.words import alternatives, given_names, word_set

__all__ = ["kinds_of", "names_person"]

_FINAL = re.compile(r"[.!?;,…][\"'”’»)\]]*$")
_ATTENDEE = re.compile(r"[A-ZÁÉÍÓÚÑ][\w.'’ -]{4,60}?\s?[.:]+\s?[-–—]\s?[A-ZÁÉÍÓÚÑ]")
_NAME = r"[A-ZÁÉÍÓÚÑ][\w'’-]+\.?"
_APART = re.compile(r"\W")
_HEADING = 180
_SHORTENED = 2
"""A title of one letter keeps its dot."""
_WORDS = 26


@cache
def _person() -> re.Pattern[str]:
    """Match a line that begins with an honorific or a given name and goes on like a name."""
    titled = word_set("*", "persons", "honorifics")
    titles = alternatives(titled | {one.rstrip(".") for one in titled if len(one) > _SHORTENED})
    given = alternatives(given_names())
    name = rf"{_NAME}(?:\s(?:de|del|la|los|las|De|La|y|{_NAME})){{1,6}}"
    return re.compile(
        rf"(?:(?i:{titles})\s+{_NAME}\b|(?=(?i:{given})\b){name}\s*(?:$|[,|(]|[–—-]\s))"
    )


@cache
def _opening() -> frozenset[str]:
    """Return the first words of honorifics and given names, most of which no line begins with."""
    named = word_set("*", "persons", "honorifics") | given_names()
    return frozenset(map(_first, named))


def _first(words: str) -> str:
    return _APART.split(words, 1)[0].casefold()


def names_person(line: str) -> bool:
    """Tell whether a short line begins with the name of a person, as lists of persons do."""
    if len(line) > _HEADING or _first(line) not in _opening():
        return False
    return _person().match(line) is not None


def _is_heading(line: str) -> bool:
    """Tell whether a line is short and closed by nothing; lines in capitals may have a dot."""
    if len(line) > _HEADING:
        return False
    if line.isupper():
        return True
    words = line.count(" ") + 1
    if words > _WORDS or line[0].islower():
        return False
    if line.endswith(":"):
        return words <= 4
    return not _FINAL.search(line) or (line.endswith("?") and words <= 10)


def _fields(units: Sequence[Unit]) -> list[bool]:
    """Tell which ``Label: value`` lines stand beside another one: rows of a form."""
    found = [unit.field and not unit.label for unit in units] + [False]
    gaps = [unit.gap for unit in units] + [True]
    return [
        found[index]
        and (
            (index > 0 and found[index - 1] and not gaps[index])
            or (found[index + 1] and not gaps[index + 1])
        )
        for index in range(len(units))
    ]


def _lists(line: str) -> bool:
    """Tell whether ``X.- Y`` begins an entry of a list, not a paragraph behind its dateline."""
    return len(line) <= _HEADING or names_person(line[:_HEADING])


def _kind(line: str, unit: Unit, is_field: bool, before: str) -> str:
    if unit.row or (is_field and len(line) < 400):
        return "row"
    if unit.card or unit.label or (_ATTENDEE.match(line[:80]) and _lists(line)):
        return "item"
    if not _is_heading(line):
        return "paragraph"
    below = unit.indent > 1 and before in ("row", "item")
    return "item" if below or names_person(line) else "heading"


def _listed(text: str, units: Sequence[Unit], kinds: list[str]) -> None:
    """Make items of the short lines, two or more, that stand under a line ending in a colon."""
    for index, unit in enumerate(units):
        if kinds[index] not in ("paragraph", "heading") or text[unit.end - 1] != ":":
            continue
        run: list[int] = []
        for below in range(index + 1, len(units)):
            if not _can_be_listed(
                text, units[below], kinds[below], first=not run, units=units, at=below
            ):
                break
            run.append(below)
        if len(run) > 1:
            for below in run:
                kinds[below] = "item"


def _can_be_listed(
    text: str, unit: Unit, kind: str, *, first: bool, units: Sequence[Unit], at: int
) -> bool:
    line = text[unit.start : unit.end]
    if len(line) > _HEADING or line.isupper() or line.endswith(":"):
        return False
    after = units[at + 1] if at + 1 < len(units) else None
    loose = unit.gap and not first and after is not None and not after.gap
    named = kind == "item" and not unit.label
    return named or (kind == "heading" and not loose) or (kind == "paragraph" and not unit.gap)


def kinds_of(text: str, units: Sequence[Unit], waste: Sequence[bool]) -> list[str]:
    """Return ``heading``, ``paragraph``, ``item``, ``row`` or ``boilerplate`` for each unit."""
    fields = _fields(units)
    kinds: list[str] = []
    for index, unit in enumerate(units):
        line = text[unit.start : unit.end]
        before = kinds[-1] if kinds else ""
        kinds.append("boilerplate" if waste[index] else _kind(line, unit, fields[index], before))
    _listed(text, units, kinds)
    return kinds
