"""The content of a Word file as pieces: what its author sees once changes are accepted."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field

from tejido.reading.flow import Piece, row
from tejido.reading.office.styles import Lists, Styles
from tejido.reading.office.xml import Element, value

__all__ = ["Story", "blocks"]

_GONE = frozenset(("w.del", "w.moveFrom", "w.instrText", "w.delText", "w.rPr", "w.pPr", "w.ruby"))
"""Tracked deletions, what a move left behind, codes of fields."""
_SIGNS = {"w.tab": " ", "w.br": "\n", "w.cr": "\n", "w.noBreakHyphen": "-", "w.ptab": " "}
_CELL = 600
"""Code points: longer cells make a table one of layout."""


@dataclass(slots=True)
class Story:
    """What reading a Word file needs: its styles and lists; ``notes`` are those referred to."""

    styles: Styles
    lists: Lists
    notes: list[tuple[str, str]] = field(default_factory=list)


def blocks(parent: Element, story: Story) -> Iterator[Piece]:
    """Yield the paragraphs and rows in an element, in order."""
    for child in parent:
        if child.tag == "w.p":
            yield from _paragraph(child, story)
        elif child.tag == "w.tbl":
            yield from _table(child, story)
        elif child.tag == "mc.AlternateContent":
            yield from blocks(_chosen(child), story)
        elif child.tag not in _GONE:
            yield from blocks(child, story)


def _paragraph(paragraph: Element, story: Story) -> Iterator[Piece]:
    boxes: list[Element] = []
    text = "".join(_text(paragraph, story, boxes))
    number, level = story.styles.numbering(paragraph)
    if story.styles.is_heading(paragraph):
        yield Piece("heading", " ".join(text.split()))
    elif number and text.strip():
        depth = int(level) if level.isdecimal() and len(level) < 3 else 0
        yield Piece("item", text, story.lists.label(number, level), depth)
    else:
        yield Piece("paragraph", text)
    for box in boxes:
        yield from blocks(box, story)


def _text(element: Element, story: Story, boxes: list[Element]) -> Iterator[str]:
    """Yield the text of runs; text boxes are put into ``boxes``."""
    for child in element:
        if child.tag in ("w.t", "m.t"):
            yield child.text or ""
        elif child.tag in _SIGNS:
            yield _SIGNS[child.tag] if value(child, "w.type") != "page" else " "
        elif child.tag in ("w.footnoteReference", "w.endnoteReference"):
            story.notes.append((child.tag[2:-9], value(child, "w.id")))
        elif child.tag == "w.txbxContent":
            boxes.append(child)
        elif child.tag == "mc.AlternateContent":
            yield from _text(_chosen(child), story, boxes)
        elif child.tag == "w.r" and _is_hidden(child):
            continue
        elif child.tag not in _GONE:
            yield from _text(child, story, boxes)


def _is_hidden(run: Element) -> bool:
    hidden = run.find("w.rPr/w.vanish")
    return hidden is not None and value(hidden) not in ("0", "false", "off")


def _chosen(alternatives: Element) -> Element:
    """Return the first way of saying the same thing: the others repeat it for older programs."""
    found = alternatives.find("mc.Choice")
    found = alternatives.find("mc.Fallback") if found is None else found
    return alternatives if found is None else found


# ---- tables


def _table(table: Element, story: Story) -> Iterator[Piece]:
    rows = [list(_cells(line)) for line in _within(table, "w.tr") if not _is_deleted(line)]
    is_data = max(map(len, rows), default=0) > 1 and not any(
        cell.find(".//w.tbl") is not None or len("".join(cell.itertext())) > _CELL
        for cells in rows
        for cell in cells
    )
    for cells in rows:
        if is_data:
            yield row([_flat(cell, story) for cell in cells])
        else:
            for cell in cells:
                yield from blocks(cell, story)


def _within(parent: Element, tag: str) -> Iterator[Element]:
    """Yield rows or cells, those in content controls too."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in ("w.sdt", "w.sdtContent", "w.customXml", "w.ins"):
            yield from _within(child, tag)


def _cells(line: Element) -> Iterator[Element]:
    yield from _within(line, "w.tc")


def _is_deleted(line: Element) -> bool:
    return line.find("w.trPr/w.del") is not None


def _flat(cell: Element, story: Story) -> str:
    parts = (piece.text.strip() for piece in blocks(cell, story))
    return " ".join(part for part in parts if part)
