"""The text of an element as pieces: headings, paragraphs, items, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from tejido.reading.flow import Piece, Row, row

if TYPE_CHECKING:
    from turbohtml import Element, Node

__all__ = ["pieces"]

_BLOCKS = frozenset(
    (
        *(
            "address",
            "article",
            "aside",
            "blockquote",
            "body",
            "caption",
            "center",
            "dd",
            "details",
        ),
        *("div", "dl", "dt", "fieldset", "figcaption", "figure", "footer", "form", "header"),
        *("hr", "html", "legend", "main", "ol", "p", "pre", "section", "summary", "table", "tbody"),
        *("tfoot", "thead", "ul", "li", "h1", "h2", "h3", "h4", "h5", "h6", "tr", "td", "th"),
    )
)
_HEADINGS = frozenset(("h1", "h2", "h3", "h4", "h5", "h6", "caption"))
_CELL = 600
"""Characters: longer cells make a table one of layout."""
_NOTE = re.compile(r"\[?[\d*†‡]{1,4}\]?")


@dataclass(slots=True)
class _State:
    """What is open while the elements are walked."""

    inline: list[str] = field(default_factory=list)
    kinds: list[str] = field(default_factory=list)
    lists: list[tuple[str, int]] = field(default_factory=list)
    label: str = ""
    cells: Row | None = None
    tables: list[bool] = field(default_factory=list)


def pieces(root: Element) -> Iterator[Piece]:
    """Yield what an element says, in order. Nothing is recursive, however deep elements nest."""
    from turbohtml import CData, Element, Text

    state = _State()
    stack: list[tuple[Node, bool]] = [(root, False)]
    while stack:
        node, done = stack.pop()
        if done:
            yield from _left(node, state)
            continue
        if isinstance(node, Text | CData):
            state.inline.append(_flat(node.data, state))
        if not isinstance(node, Element) or _is_note(node):
            continue
        yield from _entered(node, node.tag, state)
        stack.append((node, True))
        stack.extend((child, False) for child in reversed(node.children))


def _flat(text: str, state: _State) -> str:
    return text if "pre" in state.kinds else " ".join(re.split(r"[ \t\n\r\f]+", text))


def _is_note(node: Element) -> bool:
    """Tell whether a superscript is the mark of a footnote."""
    if node.tag != "sup" or not _NOTE.fullmatch(node.text.strip()):
        return False
    return node.select_one("a") is not None or node.closest("a") is not None


def _entered(node: Element, tag: str, state: _State) -> Iterator[Piece]:
    if tag == "br":
        state.inline.append("\n")
    elif tag == "q":
        state.inline.append("“")
    if tag not in _BLOCKS:
        return
    if state.cells is not None and tag not in ("table", "td", "th"):
        state.inline.append("; " if tag == "li" and "".join(state.inline).strip() else " ")
        return
    yield from _flushed(state)
    if tag in ("ul", "ol"):
        state.lists.append((tag, _start(node)))
    elif tag == "li":
        state.label = _label(state)
    elif tag == "table":
        state.tables.append(_is_data(node))
    elif tag == "tr" and state.tables and state.tables[-1]:
        state.cells = []
    if tag in _HEADINGS or tag in ("pre", "dt"):
        state.kinds.append("heading" if tag in _HEADINGS else tag)


def _left(node: Node, state: _State) -> Iterator[Piece]:
    tag = getattr(node, "tag", "")
    if tag == "q":
        state.inline.append("”")
    if tag not in _BLOCKS:
        return
    if state.cells is not None:
        if tag in ("td", "th"):
            state.cells.append("".join(state.inline))
            state.inline.clear()
        elif tag == "tr":
            yield row(state.cells)
            state.cells = None
        return
    if tag == "dt":
        state.kinds.remove("dt")
        state.inline.append("" if "".join(state.inline).rstrip().endswith(":") else ":")
        state.label = " ".join("".join(state.inline).split())
        state.inline.clear()
        return
    yield from _flushed(state)
    if tag in _HEADINGS or tag == "pre":
        state.kinds.pop()
    elif tag in ("ul", "ol") and state.lists:
        state.lists.pop()
    elif tag == "table" and state.tables:
        state.tables.pop()
    elif tag == "li":
        state.label = ""


def _flushed(state: _State) -> Iterator[Piece]:
    """Yield the running text as a piece, if there is any."""
    text = "".join(state.inline)
    state.inline.clear()
    if not text.strip():
        return
    heading = "heading" in state.kinds
    text = " ".join(text.split()) if heading else text
    label, state.label = state.label, ""
    kind = "heading" if heading else "item" if label or state.lists else "paragraph"
    depth = max(0, len(state.lists) - 1)
    if label.endswith(":"):
        kind = "row"
    for number, part in enumerate(re.split(r"\n[ \t]*\n\s*", text.strip())):
        yield Piece(kind, part, "" if number else label, depth if label else 0)


def _start(node: Element) -> int:
    said = node.attr("start") or ""
    return int(said) if node.tag == "ol" and said.isdecimal() and len(said) < 5 else 1


def _label(state: _State) -> str:
    if not state.lists:
        return "-"
    tag, number = state.lists[-1]
    state.lists[-1] = (tag, number + 1)
    return f"{number}." if tag == "ol" else "-"


def _is_data(table: Element) -> bool:
    """Tell whether a table holds data, and is no means of layout."""
    if (table.attr("role") or "") in ("presentation", "none"):
        return False
    if table.select_one("table, h1, h2, h3") is not None:
        return False
    rows = table.select("tr")
    widest = max((sum(1 for c in r.children if _is_cell(c)) for r in rows), default=0)
    longest = max((len(cell.text) for cell in table.select("td, th")), default=0)
    return widest > 1 and longest <= _CELL


def _is_cell(node: Node) -> bool:
    return getattr(node, "tag", "") in ("td", "th")
