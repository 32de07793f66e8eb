"""The text of paragraphs: broken words mended, bullets made dashes, the places of pages kept."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from tejido.reading.encoding import canonical
from tejido.reading.flow import Piece, row, written
from tejido.reading.paper.lines import LABEL, Line
from tejido.reading.paper.paragraphs import Paragraph

__all__ = ["mended"]

_PAGE = "\ue000"
"""Stands before the first word of each page until its place is known; no page has the sign."""
_ITEM = re.compile(rf"(?P<page>{_PAGE}?)(?P<label>{LABEL})\s+(?=\S)")
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+")
_BULLET = re.compile(r"[^\w\s().]+")
_LONGEST = 60  # letters of a word
_BROKEN = re.compile(r"([^\W\d_]+)-$")


def mended(paragraphs: Sequence[Paragraph]) -> tuple[str, tuple[int, ...]]:
    """Return the canonical text of paragraphs, and the offset at which each page begins.

    A page without text begins where the next one does.
    """
    compounds = _compounds(line.text for lines in paragraphs for line in lines)
    text = canonical(written(_pieces(paragraphs, compounds)))
    parts = text.split(_PAGE)
    starts, at = [], len(parts[0])
    for part in parts[1:]:
        starts.append(at)
        at += len(part)
    return "".join(parts), tuple(starts)


def _compounds(lines: Iterable[str]) -> frozenset[str]:
    """Return the words that are written with a hyphen within lines."""
    return frozenset(word.casefold() for line in lines for word in _WORD.findall(line))


def _pieces(paragraphs: Iterable[Paragraph], compounds: frozenset[str]) -> Iterator[Piece]:
    page = -1
    for lines in paragraphs:
        marks = []
        for line in lines:
            marks.append(_PAGE * max(0, line.page - page))
            page = max(page, line.page)
        if lines[0].cells:
            piece = row(list(lines[0].cells))
            yield piece._replace(text=marks[0] + piece.text)
        else:
            yield _item(_joined(lines, marks, compounds))


def _item(text: str) -> Piece:
    found = _ITEM.match(text)
    if not found:
        return Piece("paragraph", text)
    label = "-" if _BULLET.fullmatch(found["label"]) else found["label"]
    return Piece("item", found["page"] + text[found.end() :], label)


def _joined(lines: Sequence[Line], marks: Sequence[str], compounds: frozenset[str]) -> str:
    text = ""
    for line, mark in zip(lines, marks, strict=True):
        text = _tied(text, mark, line.text, compounds) if text else mark + line.text
    return text.replace("\u00ad", "")


def _tied(text: str, mark: str, line: str, compounds: frozenset[str]) -> str:
    """Join two lines; a hyphen that only broke a word goes."""
    if text.endswith("\u00ad"):
        text = text[:-1] + "-"
    broken = _BROKEN.search(text[-_LONGEST:])
    if not broken:
        return f"{text} {mark}{line}"
    rest = re.match(r"[^\W\d_]*", line)
    whole = f"{broken[1]}-{rest[0] if rest else ''}".casefold()
    if not line[0].islower() or whole in compounds:
        return f"{text}{mark}{line}"
    return f"{text[:-1]}{mark}{line}"
