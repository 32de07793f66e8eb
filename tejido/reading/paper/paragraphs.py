"""Lines to paragraphs, over the ends of columns and pages."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median_low

from tejido.reading.paper.lines import LABEL, Line

__all__ = ["Paragraph", "paragraphs"]

Paragraph = list[Line]
"""Lines that make a paragraph, an item, a heading or one row of a table."""

_ITEM = re.compile(rf"(?:{LABEL})\s+\S")
_CLOSED = re.compile(r"[.!?:;…][\"'”’»)\]]*$")
_LARGER = 1.12  # of the usual height of a line: a heading
_SMALLER = 0.92  # of it: a note at the foot of a page
_ALIKE = 0.08  # of the height: how far the heights of lines of one paragraph may differ
_LOOSE = 1.35  # of the usual step from line to line: a new paragraph
_INDENT = 0.6  # of the height: the first line of a new paragraph


def paragraphs(pages: Sequence[Sequence[Line]]) -> list[Paragraph]:
    """Return the paragraphs of all pages in order, notes before what runs on to the next page."""
    body = _body(pages)
    found: list[Paragraph] = []
    for lines in pages:
        own = list(_of_page(lines, body))
        notes = _notes(own, body)
        own = own[: len(own) - len(notes)]
        open_ = bool(notes) and not _CLOSED.search(own[-1][-1].text)
        found += [*own[:-1], *notes, own[-1]] if open_ else own + notes
    return list(_run_on(found))


def _body(pages: Iterable[Iterable[Line]]) -> float:
    """Return the height of the lines in which most letters stand."""
    heights: Counter[float] = Counter()
    for lines in pages:
        for line in lines:
            heights[round(line.height, 1)] += len(line.text)
    return max(heights, key=lambda height: (heights[height], height), default=1.0)


def _of_page(lines: Sequence[Line], body: float) -> Iterator[Paragraph]:
    step = _step(lines)
    current: Paragraph = []
    for line in lines:
        if current and _goes_on(current, line, step, body):
            current.append(line)
            continue
        if current:
            yield current
        current = [line]
    if current:
        yield current


def _step(lines: Sequence[Line]) -> float:
    """Return the usual step to a line that goes on the one above; 0 when none does."""
    pairs = ((a, b) for a, b in pairwise(lines) if _alike(a, b) and _is_full(a, b))
    steps = [b.top - a.top for a, b in pairs if 0 < b.top - a.top < 3 * a.height]
    return median_low(steps) if steps else 0.0


def _goes_on(paragraph: Paragraph, line: Line, step: float, body: float) -> bool:
    """Tell whether a line goes on the paragraph above it."""
    above = paragraph[-1]
    if line.cells or above.cells or _ITEM.match(line.text) or not _alike(above, line):
        return False
    if line.top < above.top or line.top - above.top > _LOOSE * max(step, above.height):
        return False
    if line.height > _LARGER * body:
        return True
    indented = line.left > above.left + _INDENT * line.height
    if indented and len(paragraph) > 1:
        return False
    goes_on = line.text[0].islower() or line.text[0] == "("
    return _is_full(above, line) or (goes_on and not _CLOSED.search(above.text))


def _alike(one: Line, other: Line) -> bool:
    return abs(one.height - other.height) <= _ALIKE * max(one.height, other.height)


def _is_full(above: Line, line: Line) -> bool:
    """Tell whether the first word of a line would not have fitted on the line above."""
    if above.text.endswith("\u00ad"):
        return True
    first = line.text.split(None, 1)[0]
    width = (line.right - line.left) * (len(first) + 1) / max(1, len(line.text))
    return above.right + width > above.edge - 0.2 * above.height


def _notes(own: Sequence[Paragraph], body: float) -> list[Paragraph]:
    """Return the paragraphs in small letters at the foot of a page that has larger ones."""
    found: list[Paragraph] = []
    for paragraph in reversed(own):
        if paragraph[-1].height >= _SMALLER * body or paragraph[-1].cells:
            return found
        found.insert(0, paragraph)
    return []


def _run_on(found: Iterable[Paragraph]) -> Iterator[Paragraph]:
    """Join what the end of a column or page has cut."""
    before: Paragraph = []
    for paragraph in found:
        if before and _is_cut(before[-1], paragraph[0]):
            before = before + paragraph
            continue
        if before:
            yield before
        before = paragraph
    if before:
        yield before


def _is_cut(above: Line, line: Line) -> bool:
    """Tell whether a line at the head of a column or page goes on a sentence from the last one."""
    elsewhere = line.page > above.page or line.top < above.top
    if not elsewhere or above.cells or line.cells or not _alike(above, line):
        return False
    if above.text.endswith(("\u00ad", "-")):
        return True
    goes_on = line.text[0].islower() or not _ITEM.match(line.text)
    return goes_on and not _CLOSED.search(above.text) and _is_full(above, line)
