"""Words to lines, and lines to what stands beside each other: columns, or cells of a table."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from tejido.reading.paper.words import Word

__all__ = ["LABEL", "Line", "Row", "arranged", "joined", "rows_of"]

LABEL = r"[-•*–—·»>▪▫◦●■□➢✓✔‣]+|\(?\d{1,2}[.)](?:-|º)?|\(?[a-zA-Z]\)|[ivxIVX]{1,5}[.)]"
"""The bullet or number of an item."""
_LABEL = re.compile(LABEL)
_HANGING = 5.0  # heights of a line: how far an item may stand from its label

_WIDE = 0.6  # of the height of a line: a gap between words that may part columns
_CELLS = 1.0  # of the height: a gap that parts cells
_ROWS = 3  # lines side by side that make columns
_FILLED = 0.55  # of a column's width that a line of prose fills
_PROSE = 16  # letters of a line of prose in a column
_HALF, _SHARE = 0.5, 0.3  # of the lines of a column that are prose
_RUNNING = 0.3  # of these that begin in the middle of a sentence
_LOOSE = 1.6  # of the usual step from line to line: what stands farther off stands apart
_DEEPEST = 6  # columns within columns


class Line(NamedTuple):
    """A line of text, or a row of a table with its ``cells``, in a box; ``edge`` of its column."""

    left: float
    top: float
    right: float
    bottom: float
    text: str
    edge: float = 0.0
    cells: tuple[str, ...] = ()
    page: int = 0

    @property
    def height(self) -> float:
        """The height of the line."""
        return self.bottom - self.top


Row = list[Line]
"""Stretches of words on one height, from left to right."""


def arranged(rows: Sequence[Row]) -> list[Line]:
    """Return the lines that the rows of a page make, in the order in which they are read."""
    return list(_ordered(list(rows), 0))


# ---- words to stretches


def rows_of(words: Iterable[Word]) -> list[Row]:
    """Return what stands on one height each, from the top of a page to its foot."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: (w.top + w.bottom, w.left)):
        if rows and _level(rows[-1][-1], word):
            rows[-1].append(word)
        else:
            rows.append([word])
    return [_stretches(sorted(row)) for row in rows]


def _level(one: Word, other: Word) -> bool:
    """Tell whether two words stand on one line."""
    shared = min(one.bottom, other.bottom) - max(one.top, other.top)
    return shared > 0.5 * min(one.height, other.height)


def _stretches(words: Sequence[Word]) -> Row:
    found: list[list[Word]] = []
    for word in words:
        if found and _near(found[-1], word):
            found[-1].append(word)
        else:
            found.append([word])
    return [joined([Line(*word) for word in stretch]) for stretch in found]


def _near(stretch: Sequence[Word], word: Word) -> bool:
    """Tell whether a word goes on a stretch; the words of an item stand farther from its label."""
    last = stretch[-1]
    label = len(stretch) == 1 and _LABEL.fullmatch(last.text)
    widest = _HANGING if label else _WIDE
    return word.left - last.right <= widest * min(word.height, last.height)


def joined(parts: Sequence[Line], text: str = "") -> Line:
    """Return one line of stretches, with ``text`` or that of all."""
    return Line(
        min(p.left for p in parts),
        min(p.top for p in parts),
        max(p.right for p in parts),
        max(p.bottom for p in parts),
        text or " ".join(p.text for p in parts),
    )


# ---- what stands side by side


def _ordered(rows: list[Row], depth: int) -> Iterator[Line]:
    """Yield the lines of a region: bands of columns one column after the other."""
    gutter = _gutter(rows) if depth < _DEEPEST else None
    if gutter is None:
        yield from _plain(rows)
        return
    for open_, band in _bands(rows, gutter):
        if not open_:
            yield from _ordered(band, depth + 1) if len(band) < len(rows) else _plain(band)
            continue
        sides = _split(band, gutter)
        if all(_is_prose(side) for side in sides):
            for side in sides:
                yield from _ordered(side, depth + 1)
        else:
            yield from _table(band)


def _plain(rows: Iterable[Row]) -> Iterator[Line]:
    lines = [joined(row) for row in rows]
    edges: dict[int, float] = {}
    for line in lines:
        edges[round(line.height)] = max(line.right, edges.get(round(line.height), 0.0))
    yield from (line._replace(edge=edges[round(line.height)]) for line in lines)


def _gutter(rows: Iterable[Row]) -> float | None:
    """Return the place between words that most lines leave free; None if not two do."""
    gaps = [(a.right, b.left) for row in rows for a, b in pairwise(row)]
    ends = sorted({right for _, right in gaps})
    best = max(
        ((sum(1 for a, b in gaps if a < end <= b), -end) for end in ends[:400]), default=(0, 0.0)
    )
    return None if best[0] < 2 else -best[1] - 0.01


def _crosses(row: Row, gutter: float) -> bool:
    return any(part.left < gutter < part.right for part in row)


def _two_sided(row: Row, gutter: float) -> bool:
    return row[0].right <= gutter <= row[-1].left


def _bands(rows: list[Row], gutter: float) -> Iterator[tuple[bool, list[Row]]]:
    """Yield stretches of rows, and whether they leave the gutter free with two rows or more."""
    run: list[Row] = []
    closed: list[Row] = []
    for row in [*rows, None]:
        if row is not None and not _crosses(row, gutter):
            run.append(row)
            continue
        before, band, after = _trimmed(run, gutter, last=row is None)
        run = []
        closed += before
        if band:
            if closed:
                yield False, closed
            yield True, band
            closed = []
        closed += after
        if row is not None:
            closed.append(row)
    if closed:
        yield False, closed


def _trimmed(
    run: list[Row], gutter: float, *, last: bool
) -> tuple[list[Row], list[Row], list[Row]]:
    """Cut from rows beside a gutter what stands apart above the first pair.

    So too a line that stands apart below all of them, as a heading, if they are not the ``last``
    of a region: one column may be longer than the other.
    """
    paired = [index for index, row in enumerate(run) if _two_sided(row, gutter)]
    if len(paired) < 2:
        return run, [], []
    first, end = paired[0], len(run)
    step = _step(run)
    while first and run[first][0].top - run[first - 1][0].top <= _LOOSE * step:
        first -= 1
    if not last and paired[-1] < end - 1 and _far(run[-2], run[-1], step):
        end -= 1
    return run[:first], run[first:end], run[end:]


def _far(above: Row, below: Row, step: float) -> bool:
    return below[0].top - above[0].top > _LOOSE * step


def _step(rows: Sequence[Row]) -> float:
    steps = [b[0].top - a[0].top for a, b in pairwise(rows)]
    return median(steps) if steps else 0.0


def _split(band: Iterable[Row], gutter: float) -> tuple[list[Row], list[Row]]:
    left = [[part for part in row if part.right <= gutter] for row in band]
    right = [[part for part in row if part.left >= gutter] for row in band]
    return [row for row in left if row], [row for row in right if row]


def _is_prose(rows: Sequence[Row]) -> bool:
    """Tell whether lines run on from one to the next, as in a column of text.

    Half of them are prose; or fewer, beside a list or a table, if these run on in small letters.
    """
    left = min((row[0].left for row in rows), default=0.0)
    width = max((row[-1].right for row in rows), default=0.0) - left
    prose = [row for row in rows if _is_filled(row, width)]
    running = sum(row[0].text[0].islower() for row in prose)
    share = _SHARE if running >= _RUNNING * len(prose) else _HALF
    return len(prose) >= max(_ROWS, share * len(rows))


def _is_filled(row: Row, width: float) -> bool:
    filled = sum(part.right - part.left for part in row)
    return filled >= _FILLED * width and all(len(part.text) >= _PROSE for part in row)


# ---- tables


def _table(band: Sequence[Row]) -> Iterator[Line]:
    """Yield the rows of a table; lines that go on in their cells are joined."""
    columns = _columns(band)
    if len(columns) < 2:
        yield from _plain(band)
        return
    tight, edge = _tight(band), max(row[-1].right for row in band)
    before: Line | None = None
    for row in band:
        cells = [" ".join(p.text for p in row if a <= p.left < b) for a, b in columns]
        line = joined(row)._replace(edge=edge, cells=tuple(cells))
        if before is not None and _continues(before, line, tight):
            texts = tuple(
                " ".join(filter(None, pair)) for pair in zip(before.cells, cells, strict=True)
            )
            before = joined([before, line])._replace(cells=texts)
            continue
        if before is not None:
            yield _alone(before)
        before = line
    if before is not None:
        yield _alone(before)


def _columns(band: Sequence[Row]) -> list[tuple[float, float]]:
    """Return from where to where each column of a table may begin a cell."""
    parts = sorted(part for row in band for part in row)
    starts, right = [parts[0].left], parts[0].right
    for part in parts[1:]:
        if part.left > right + _WIDE * part.height / 2:
            starts.append(part.left)
        right = max(right, part.right)
    return list(pairwise([*starts, float("inf")]))


def _tight(band: Sequence[Row]) -> float:
    """Return the step of lines within a row, 0 when all steps are alike."""
    steps = [
        b[0].top - a[0].top for a, b in pairwise(band) if b[0].top - a[0].top > a[0].height / 2
    ]
    return min(steps) * 1.15 if steps and max(steps) > 1.3 * min(steps) else 0.0


def _continues(before: Line, line: Line, tight: float) -> bool:
    """Tell whether a line goes on in the cells of the row above it."""
    if tight:
        return line.bottom - before.bottom <= tight
    return not line.cells[0] and line.top - before.bottom < 0.5 * line.height


def _alone(line: Line) -> Line:
    """Return a row that fills one cell as a line of text."""
    return line if sum(map(bool, line.cells)) > 1 else line._replace(cells=())
