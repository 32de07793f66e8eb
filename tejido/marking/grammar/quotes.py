"""Quotation marks in a line."""

from __future__ import annotations

from tejido.marking.line import Line

__all__ = ["OPENING", "quote_at", "quote_end"]

_CLOSING = {"“": '”"“', "«": "»", '"': '"”', "‘": "’'", "'": "'’"}
OPENING = frozenset(_CLOSING)
"""The opening quotation marks."""
_LONGEST = 45


def quote_at(line: Line, index: int) -> bool:
    """Whether an opening quotation mark stands at ``index``.

    A mark that looks alike on both sides closes when a word ends right before it.
    """
    if not 0 <= index < line.size or line.tokens[index].text not in OPENING:
        return False
    mark, before = line.tokens[index], line.tokens[index - 1]
    tied = index > 0 and before.end == mark.start and before.shape != "."
    return not (tied and mark.text in _CLOSING[mark.text])


def quote_end(line: Line, index: int) -> int | None:
    """Return the index of the quotation mark that closes the one at ``index``, or None."""
    closing = _CLOSING.get(line.tokens[index].text)
    if closing is None:
        return None
    for at in range(index + 2, min(index + _LONGEST, line.size)):
        if line.tokens[at].text in closing:
            return at
    return None
