"""Tables of persons: which column holds the name, the post, the institution."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from tejido.marking.offices import Office
from tejido.marking.personnames import Name, name_at
from tejido.marking.scene import Scene
from tejido.model import Span
from tejido.reading.words import table

__all__ = ["Row", "read_row"]


class Row(NamedTuple):
    """What a table row gives: the columns that hold from here on, and its persons."""

    columns: tuple[str, ...]
    people: tuple[tuple[Name, tuple[Office, ...]], ...]


_CELL = re.compile(r"[^|\t]+")


def _columns(cells: Sequence[str], language: str) -> tuple[str, ...]:
    """Return the kind of each column when the row is the head of a table of persons."""
    named = table(language, "persons")["columns"]
    kinds = []
    for cell in cells:
        word = cell.strip(" .:*").casefold()
        kinds.append(next((kind for kind, words in named.items() if word in words), ""))
    return tuple(kinds) if "name" in kinds else ()


def read_row(scene: Scene, columns: tuple[str, ...]) -> Row | None:
    """Read a row of a table of persons: its head, or one person by the columns; None otherwise."""
    if not scene.tokens:
        return None
    start, end = scene.tokens[0].start, scene.tokens[-1].end
    cells = [(m.start(), m.group()) for m in _CELL.finditer(scene.text, start, end)]
    if len(cells) < 2:
        return None
    head = _columns([cell for _, cell in cells], scene.words.language)
    if head:
        return Row(head, ())
    if len(columns) != len(cells):
        return None
    spans: dict[str, tuple[int, int]] = {}
    for kind, (offset, cell) in zip(columns, cells, strict=True):
        left = offset + len(cell) - len(cell.lstrip())
        spans[kind] = (left, offset + len(cell.rstrip()))
    return Row(columns, _of_cells(scene, spans))


def _of_cells(
    scene: Scene, spans: dict[str, tuple[int, int]]
) -> tuple[tuple[Name, tuple[Office, ...]], ...]:
    at = next((i for i, t in enumerate(scene.tokens) if t.start >= spans["name"][0]), None)
    name = name_at(scene, at) if at is not None else None
    if name is None or len(name.parts) < 2 or name.stop > spans["name"][1]:
        return ()
    post = spans.get("post", (name.stop, name.stop))
    if not any(sign.isalpha() for sign in scene.text[slice(*post)]):
        post = (name.stop, name.stop)
    body = spans.get("institution", post)
    inside = [
        found
        for i, token in enumerate(scene.tokens)
        if body[0] <= token.start < body[1] and (found := scene.institution(i)) is not None
    ]
    return ((name, (Office(Span(*post), inside[0] if inside else None),)),)
