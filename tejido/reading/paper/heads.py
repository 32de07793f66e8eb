"""Running heads and feet, and numbers of pages: what every page repeats at its edges."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from tejido.reading.paper.lines import Line, Row, joined

__all__ = ["without_heads"]

_NUMBER = re.compile(
    r"[-–—|\s]*(?:(?:p[áa]g(?:ina)?|page|p)\b\.?\s*)?(?:\d{1,4}|[ivxlc]{1,6})"
    r"(?:\s*(?:de|of|/)\s*\d{1,4})?[-–—|\s]*",
    re.IGNORECASE,
)
_EDGE = 3  # lines at the top and at the bottom of a page that may be repeated
_SHARE = 0.5  # of the pages that repeat a line
_LEVEL = 6.0  # points: how far the places of a repeated line may differ


def without_heads(pages: Sequence[Sequence[Row]]) -> list[list[Row]]:
    """Return the rows of the pages without those repeated at the edges and without page numbers.

    The head of the first page stays there, as the head of a letter does, unless it is a number.
    """
    lines = [[joined(row) for row in page] for page in pages]
    counts = Counter(key for page in lines for key in {_key(page[i]) for i in _edges(page)})
    least = max(2, _SHARE * sum(1 for page in pages if page))
    kept = []
    for number, page in enumerate(lines):
        repeated = {i for i in _edges(page) if counts[_key(page[i])] >= least}
        heads = {i for i in repeated if number == 0 and i < _EDGE and i * 2 < len(page)}
        gone = (repeated - heads) | {i for i in _edges(page) if _is_number(page, i)}
        kept.append([row for i, row in enumerate(pages[number]) if i not in gone])
    return kept


def _edges(page: Sequence[Line]) -> Iterator[int]:
    """Yield the places of the highest and lowest rows of a page."""
    size = len(page)
    yield from sorted({*range(min(_EDGE, size)), *range(max(0, size - _EDGE), size)})


def _key(line: Line) -> tuple[str, int]:
    return re.sub(r"\d+", "#", " ".join(line.text.split())), round(line.top / _LEVEL)


def _is_number(page: Sequence[Line], at: int) -> bool:
    """Tell whether a row is the number of a page: its first or last one, and nothing else."""
    return at in (0, len(page) - 1) and len(page) > 1 and bool(_NUMBER.fullmatch(page[at].text))
