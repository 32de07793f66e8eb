"""The pieces of a formatted document as canonical text: the shapes that a plain text has."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

__all__ = ["Piece", "Row", "row", "squeezed", "written"]

_TIGHT = frozenset({"item", "row"})
_SOFT = dict.fromkeys((0xAD, 0x200B, 0x2060, 0xFEFF))
"""Where a word may be broken, and what joins without a sign: nothing of them is read."""


class Piece(NamedTuple):
    """One ``heading``, ``paragraph``, ``item`` or ``row``, with the ``label`` of an item.

    ``depth`` is how many lists an item lies in beyond the first.
    """

    kind: str
    text: str
    label: str = ""
    depth: int = 0


Row = list[str]
"""The cells of one row of a table."""


def squeezed(text: str) -> str:
    """Return a text with one space for each run of white space within its lines.

    >>> squeezed(" a \\u00a0 b \\n\\n\\n c ")
    'a b\\n\\nc'
    """
    lines = [" ".join(line.split()) for line in text.translate(_SOFT).split("\n")]
    kept = (line for i, line in enumerate(lines) if line or (i and lines[i - 1]))
    return "\n".join(kept).strip("\n")


def row(cells: Row) -> Piece:
    """Return a row of a table, an empty cell as a dash; one of a single cell is a paragraph."""
    flat = [" ".join(cell.split()).replace("|", "/") for cell in cells]
    if len(flat) < 2 or not any(flat):
        return Piece("paragraph", "".join(flat))
    return Piece("row", " | ".join(cell or "–" for cell in flat))


def written(pieces: Iterable[Piece]) -> str:
    """Return the text of pieces: rows and items on lines of their own, the rest set apart."""
    parts: list[str] = []
    before = ""
    for piece in pieces:
        text = squeezed(piece.text)
        if not text:
            continue
        if parts:
            parts.append("\n" if piece.kind in _TIGHT and piece.kind == before else "\n\n")
        label = f"{'  ' * piece.depth}{piece.label} " if piece.label else ""
        parts.append(label + text)
        before = piece.kind
    return "".join(parts)
