"""Lines of a text and the units they make: hard-wrapped lines of one paragraph are joined."""

from __future__ import annotations

import re
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from tejido.reading.words import alternatives, word_set

__all__ = ["Unit", "units"]

_LINE = re.compile(r"[^\n]+")
_LABEL = r"[-•*–—·»>▪▫◦●■□➢✓✔‣]+|\(?\d{1,2}[.)](?:-|º)?|\(?[a-zA-Z]\)|[ivxIVX]{1,5}[.)]|\d{1,2}\.-"
_FIELD = re.compile(r"[^\W\d_][^\n:.;]{1,45}:(?=\s|$)")
_ROW = re.compile(r"\S {3,}\S|^\|.*\|$")
_HOUR = re.compile(r"\d{1,2}[:.]\d{2}(?:\s?[ap]\.?m\.?)?(?=\s)")
_COLUMNS = re.compile(r"^[^\n]{1,120}[^\s.:?!»”\"] {2,}\S[^\n]*[^.\n]$")
_CLOSED = re.compile(r"[.!?:;…|][\"'”’»)\]]*$")
_ADDRESS = re.compile(r"\S+@\S+|█{4}|https?:|www\.")
_WIDEST = 110  # characters: longer lines are paragraphs of their own, not wrapped ones
_NARROWEST = 45
_STRAY = 0.1  # the part of the lines of a wrapped stanza that may break early


class Unit(NamedTuple):
    """One line, or several wrapped ones: offsets without the ``label``, blank lines before it.

    ``row`` and ``field`` tell that the line looks like a table row or like ``Label: value``;
    ``indent`` counts the white space before the line; ``card`` tells that its lines are a person's
    name, post and institution.
    """

    start: int
    end: int
    label: str = ""
    gap: bool = False
    row: bool = False
    field: bool = False
    indent: int = 0
    card: bool = False


@cache
def _label() -> re.Pattern[str]:
    ordinals = alternatives(word_set("*", "documents", "ordinals"))
    return re.compile(rf"(?:{_LABEL}|(?:{ordinals.upper()})\s?[:.]-?)(?=\s)\s+")


@cache
def _hanging() -> re.Pattern[str]:
    words = alternatives(word_set("*", "language", "hanging"))
    return re.compile(rf"(?<!\w)(?:{words})$", re.IGNORECASE)


def _line(text: str, match: re.Match[str], gap: bool) -> Unit | None:
    """Return the unit of one line, None when it holds only white space."""
    line = match.group().strip()
    if not line:
        return None
    indent = match.group().index(line[0])
    label = _label().match(line)
    shift = label.end() if label else 0
    body = line[shift : shift + 400]
    row = len(line) < 400 and _is_row(body)
    start = match.start() + indent
    return Unit(
        start + shift,
        start + len(line),
        label.group().strip() if label else "",
        gap,
        row,
        bool(_FIELD.match(body)),
        indent,
    )


def _is_row(line: str) -> bool:
    """Tell whether a line looks like a row of a table; columns stand two spaces apart."""
    if "\t" in line or " | " in line or _HOUR.match(line):
        return True
    if line[:1] != "|" and "  " not in line:
        return False
    return bool(_ROW.search(line) or ("  " in line and _COLUMNS.match(line)))


def _lines(text: str) -> list[Unit]:
    """Return the lines that hold more than white space, without it."""
    found: list[Unit] = []
    last = 0
    for match in _LINE.finditer(text):
        if line := _line(text, match, text.count("\n", last, match.start()) > 1):
            found.append(line)
            last = line.end
    return found


def _width(text: str, line: Unit) -> int:
    """Return the column in which a line ends."""
    return line.end - text.rfind("\n", 0, line.start) - 1


def _apart(text: str, line: Unit, following: Unit) -> bool:
    """Tell whether two lines cannot be one sentence: a new item, row, field, address."""
    if following.gap or following.label or following.row or line.row:
        return True
    if following.field and not text[following.start].islower():
        return True
    if _shouted(text, line) != _shouted(text, following):
        return True
    return bool(_ADDRESS.match(text, following.start, following.end))


def _shouted(text: str, line: Unit) -> bool:
    return line.end - line.start < 200 and text[line.start : line.end].isupper()


def _full(text: str, line: Unit, following: Unit, width: int) -> bool:
    """Tell whether the first word of the next line would not have fitted into this one."""
    word = text[following.start : min(following.end, following.start + 60)].split(None, 1)[0]
    return _NARROWEST <= width <= _WIDEST and _width(text, line) + 1 + len(word) > width


def _stanzas(lines: list[Unit]) -> list[tuple[int, int]]:
    starts = [index for index, line in enumerate(lines) if line.gap or index == 0]
    return list(zip(starts, [*starts[1:], len(lines)], strict=True))


def _stanza_width(text: str, stanza: list[Unit]) -> int:
    """Return the width to which a stanza of three lines or more is wrapped, 0 when it is not."""
    width = max(_width(text, line) for line in stanza)
    if len(stanza) < 3 or not _NARROWEST <= width <= _WIDEST:
        return 0
    broken = sum(
        not (
            _apart(text, line, following)
            or _full(text, line, following, width)
            or _CLOSED.search(text, max(line.start, line.end - 4), line.end)
        )
        for line, following in pairwise(stanza)
    )
    return width if broken <= len(stanza) * _STRAY else 0


def _goes_on(text: str, line: Unit, following: Unit, width: int) -> bool:
    """Tell whether a line was broken only because the next word did not fit."""
    if _apart(text, line, following):
        return False
    if _hanging().search(text, max(line.start, line.end - 12), line.end):
        return True
    closed = _CLOSED.search(text, max(line.start, line.end - 4), line.end)
    if text[following.start].islower() and not closed and line.end - line.start >= 25:
        return True
    return _full(text, line, following, width)


def _tied(text: str, line: Unit, following: Unit) -> bool:
    """Tell whether one of two lines only joins names: ``BETWEEN``, ``AND``."""
    joining = word_set("*", "language", "joining")
    if line.label or following.label:
        return False
    return any(text[one.start : one.end].lower() in joining for one in (line, following))


def units(text: str) -> list[Unit]:
    """Return the lines of a canonical text, wrapped ones joined, in order."""
    lines = _lines(text)
    stanzas = _stanzas(lines)
    widths = [_stanza_width(text, lines[start:end]) for start, end in stanzas]
    widest = max(widths, default=0)
    found: list[Unit] = []
    for (start, end), own in zip(stanzas, widths, strict=True):
        width = own or (widest if end - start == 2 else 0)
        for index in range(start, end):
            before = lines[index - 1] if index else None
            on = index > start and _goes_on(text, lines[index - 1], lines[index], width)
            if on or (before is not None and _tied(text, before, lines[index])):
                found[-1] = found[-1]._replace(end=lines[index].end)
            else:
                found.append(lines[index])
    return found
