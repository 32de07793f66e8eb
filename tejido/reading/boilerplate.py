"""What a page carries beside its text: menus, contacts, captions, by-lines, other stories."""

from __future__ import annotations

import re
from collections.abc import Container, Sequence
from functools import cache

from tejido.reading.layout import Unit
from tejido.reading.words import alternatives, word_set

__all__ = ["mark_boilerplate", "split_glued"]

_LETTERS = re.compile(r"[^\W\d_]")
_LONG_WORD = re.compile(r"[^\W\d_]{2}")
_ADDRESS = re.compile(r"\S@\S+\.\S|https?://|www\.|@\w{3,}|█{4}")
_DATE = r"(?!\d{1,2}[.-]\d{1,2}[.-]\d{4}(?!\d)|\d{4}-\d\d-\d\d(?!\d)|\d{4}\s?-\s?\d{4}(?!\d))"
_NUMBER = re.compile(rf"(?<![\d.-]){_DATE}\d[\d ().-]{{6,}}\d")
_SIGNS = ("@", "://", "www.", "█")
_CELLS = re.compile(r"\s*[|·•/>»]\s*|\t+| {2,}")
_EDGE = " \t.:;-–—*|›»>…[]()"
_SHORT = 45  # characters of a menu entry
_TEASER = 300


@cache
def _lexicon(key: str) -> frozenset[str]:
    return word_set("*", "boilerplate", key)


@cache
def _opening(key: str) -> re.Pattern[str]:
    return re.compile(rf"(?:{alternatives(_lexicon(key))})(?!\w)", re.IGNORECASE)


@cache
def _byline() -> re.Pattern[str]:
    name = r"[A-ZÁÉÍÓÚÑ][\w.'’-]+"
    return re.compile(
        rf"(?i:{alternatives(_lexicon('author'))}):?\s+{name}(?:\s+(?:de|del|la|y|and|{name})){{1,6}}"
        r"(?:,\s[^.]{1,40})?$"
    )


def _phrase(text: str, unit: Unit) -> str:
    return " ".join(text[unit.start : unit.end].strip(_EDGE).casefold().split())


def split_glued(text: str, units: Sequence[Unit]) -> list[Unit]:
    """Cut a menu entry glued to the front of a sentence ("Quiénes somosLa Organización ...")."""
    menu = _lexicon("line")
    found: list[Unit] = []
    for unit in units:
        known = _phrase(text, found[-1]) if found else ""
        cut = _glue(text, unit, menu, known) if unit.end - unit.start > _SHORT else 0
        if cut:
            found.append(unit._replace(end=cut, row=False, field=False))
            found.append(unit._replace(start=cut, label="", gap=False, row=False, field=False))
        else:
            found.append(unit)
    return found


def _glue(text: str, unit: Unit, menu: Container[str], known: str) -> int:
    """Return where a phrase of a menu, or one known, that runs into a capital ends; else 0."""
    last = min(unit.start + _SHORT, unit.end)
    words = text[unit.start : last].split()
    if all(word[1:].islower() or word.isupper() or len(word) == 1 for word in words):
        return 0  # no word runs into a capital
    for at in range(unit.start + 2, last):
        if text[at].isupper() and text[at - 1].islower():
            phrase = text[unit.start : at].casefold()
            return at if phrase in menu or phrase == known else 0
    return 0


def _contact(line: str) -> bool:
    """Tell whether an address or a telephone number stands in a line."""
    signed = any(map(line.__contains__, _SIGNS)) and _ADDRESS.search(line) is not None
    return signed or _NUMBER.search(line) is not None


def _alone(text: str, unit: Unit) -> bool:
    """Tell whether a line shows by itself that it is no text."""
    if unit.end - unit.start > 220:
        return False
    line = text[unit.start : unit.end]
    if not _LETTERS.search(line):
        return not unit.row
    if not _LONG_WORD.search(line):
        return True
    if _opening("opens").match(line) or (unit.end - unit.start < 90 and _byline().match(line)):
        return True
    return len(line) < 140 and not line.endswith(".") and _contact(line)


def _is_menu(text: str, unit: Unit) -> bool:
    """Tell whether a line, or at least half of its cells, is a menu entry."""
    if unit.end - unit.start > 160:
        return False
    menu = _lexicon("line")
    if _phrase(text, unit) in menu:
        return True
    cells = [cell.strip(_EDGE).casefold() for cell in _CELLS.split(text[unit.start : unit.end])]
    cells = [cell for cell in cells if cell]
    return len(cells) > 1 and sum(cell in menu for cell in cells) * 2 >= len(cells)


def _fragment(text: str, unit: Unit) -> bool:
    line = text[unit.start : unit.end]
    short = len(line) <= _SHORT and line.count(" ") < 5
    return short and not line.endswith((".", ";", ",")) and not line[:1].isdigit()


def _runs(text: str, units: Sequence[Unit], sure: list[bool]) -> list[tuple[int, int]]:
    """Return stretches of units that are fragments or boilerplate for sure."""
    runs, start = [], -1
    for index, unit in enumerate(units):
        inside = sure[index] or _fragment(text, unit)
        if inside and start < 0:
            start = index
        if not inside and start >= 0:
            runs.append((start, index))
            start = -1
    return runs + ([(start, len(units))] if start >= 0 else [])


def _menus(text: str, units: Sequence[Unit], sure: list[bool], titles: frozenset[int]) -> None:
    """Mark whole runs of fragments as boilerplate when enough of them are menu entries."""
    for start, end in _runs(text, units, sure):
        hits = sum(sure[start:end])
        if hits < 2 or hits * 4 < end - start:
            continue
        followed = end < len(units) and units[end - 1].gap and not sure[end - 1]
        for index in range(start, end - 1 if followed else end):
            sure[index] = sure[index] or index not in titles


def _sections(text: str, units: Sequence[Unit], sure: list[bool]) -> None:
    """Mark what stands under "For more information" or "Related stories"."""
    section = ""
    for index, unit in enumerate(units):
        line = text[unit.start : unit.end]
        size = len(line)
        opens = _section_of(line)
        sure_of = _reachable(text, units, index) if opens == "contact" else index * 2 > len(units)
        if opens and sure_of:
            section = opens
            sure[index] = True
            continue
        limit = 90 if section == "contact" else _TEASER
        if section and (size > limit or (section == "contact" and line.endswith("."))):
            section = ""
        sure[index] = sure[index] or bool(section)


def _reachable(text: str, units: Sequence[Unit], at: int) -> bool:
    """Tell whether an address or a number stands in a line about contacts or soon below it."""
    for unit in units[at : at + 5]:
        line = text[unit.start : min(unit.end, unit.start + _TEASER)]
        if _contact(line) or (unit is units[at] and ":" in line):
            return True
        if len(line) > 90:
            return False
    return False


def _section_of(line: str) -> str:
    if len(line) > 160:
        return ""
    for key in ("contact", "related"):
        found = _opening(key).match(line)
        rest = line[found.end() :].strip() if found else ""
        if found and (not rest or rest[0] == ":" or line.endswith(":") or _contact(rest)):
            return key
    return ""


def _teasers(text: str, units: Sequence[Unit], sure: list[bool]) -> None:
    """Mark the cut-off paragraph, and its heading, that stand before "Read more"."""
    for index in range(1, len(units)):
        before = text[units[index - 1].start : units[index - 1].end]
        if sure[index] and before.endswith(("...", "…")) and len(before) <= _TEASER:
            sure[index - 1] = True
            if index > 1 and units[index - 2].end - units[index - 2].start < 140:
                sure[index - 2] = True


def mark_boilerplate(
    text: str, units: Sequence[Unit], titles: frozenset[int] = frozenset()
) -> list[bool]:
    """Tell for each unit whether it is boilerplate; ``titles`` (indices) never is."""
    sure = [_alone(text, unit) or _is_menu(text, unit) for unit in units]
    _menus(text, units, sure, titles)
    _sections(text, units, sure)
    _teasers(text, units, sure)
    return [found and index not in titles for index, found in enumerate(sure)]
