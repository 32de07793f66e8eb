"""Blocks of a text: title, dateline, headings, paragraphs, items, rows, boilerplate."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from tejido.model import Block, Span
from tejido.reading.boilerplate import mark_boilerplate, split_glued
from tejido.reading.cards import joined_cards
from tejido.reading.dateline import Dateline, dateline
from tejido.reading.kinds import kinds_of, names_person
from tejido.reading.layout import Unit, units
from tejido.reading.sentences import sentences
from tejido.reading.title import find_title, same_words

__all__ = ["Layout", "lay_out"]

_LINE = re.compile(r"\S[^\n]*\S|\S")
_OPENING = 14  # units below the title in which a dateline is looked for
_TITLED = 3  # units below the first paragraph in which a date line may still stand


@dataclass(frozen=True, slots=True)
class Layout:
    """The blocks of a text and what its opening lines say."""

    blocks: tuple[Block, ...]
    title: str = ""
    published: str = ""
    place: str = ""


def _datelines(
    text: str, units: Sequence[Unit], kinds: Sequence[str], language: str, title: int
) -> dict[int, Dateline]:
    """Find the datelines in the opening of a text, up to its first paragraphs below the title."""
    lines: dict[int, Dateline] = {}
    last = title + _OPENING
    for index, unit in enumerate(units[: title + _OPENING]):
        if index > last:
            break
        if kinds[index] == "title" or unit.label or (kinds[index] == "boilerplate" and lines):
            continue
        prose = kinds[index] == "paragraph" and index > title
        first = prose and last == title + _OPENING
        line = text[unit.start : min(unit.end, unit.start + 400)]
        if hit := dateline(line, language, prose=first):
            lines[index] = hit
        if first and unit.end - unit.start > 80:
            last = index if lines else index + _TITLED
    return lines


def _block(text: str, kind: str, unit: Unit, language: str) -> Block:
    span = Span(unit.start, unit.end)
    inside: tuple[Span, ...] = ()
    if unit.card:
        inside = tuple(Span(*found.span()) for found in _LINE.finditer(text, *span))
    elif kind in ("title", "heading", "row"):
        inside = (span,)
    elif kind != "boilerplate":
        inside = sentences(text, span, language)
    return Block(kind, span, unit.label, inside)


def _assemble(
    text: str,
    found: Sequence[Unit],
    kinds: Sequence[str],
    lines: dict[int, Dateline],
    language: str,
) -> tuple[Block, ...]:
    blocks: list[Block] = []
    for index, (unit, kind) in enumerate(zip(found, kinds, strict=True)):
        rest = unit
        if (hit := lines.get(index)) and hit.end:
            cut = min(unit.start + hit.end, unit.end)
            end = unit.start + len(text[unit.start : cut].rstrip())
            blocks.append(Block("dateline", Span(unit.start, end), "", (Span(unit.start, end),)))
            rest = unit._replace(start=cut, label="")
        if rest.start < rest.end:
            blocks.append(_block(text, kind, rest, language))
    return tuple(blocks)


def _opening(text: str, units: Sequence[Unit], kinds: list[str], at: int) -> None:
    """Set the title, and what repeats it or names the author between it and the text, apart."""
    title = text[units[at].start : units[at].end]
    kinds[at] = "title"
    for index, unit in enumerate(units[: at + _OPENING]):
        if index != at and kinds[index] == "heading" and same_words(text, unit, title):
            kinds[index] = "boilerplate"
    for index in range(at + 1, min(at + 4, len(units) - 1)):
        line = text[units[index].start : units[index].end]
        below = kinds[index + 1] == "paragraph"
        if below and kinds[index] in ("heading", "item") and _is_author(line):
            kinds[index] = "boilerplate"


def _is_author(line: str) -> bool:
    name = line.rsplit("/", 1)[-1]
    return name.count(" ") < 5 and "," not in name and names_person(name)


def lay_out(text: str, language: str, title: str = "") -> Layout:
    """Cut a canonical text into blocks; ``title`` is looked for when known, else found.

    Returns the blocks in order, and the title, date and place that the opening gives (the first
    of each; empty when it gives none).
    """
    found = joined_cards(text, split_glued(text, units(text)))
    titles = frozenset(i for i, u in enumerate(found) if title and same_words(text, u, title))
    kinds = kinds_of(text, found, mark_boilerplate(text, found, titles))
    at = find_title(text, found, kinds, title, language)
    if at is not None:
        _opening(text, found, kinds, at)
        title = title or " ".join(text[found[at].start : found[at].end].split())
    lines = _datelines(text, found, kinds, language, -1 if at is None else at)
    return Layout(
        _assemble(text, found, kinds, lines, language),
        title,
        next((line.published for line in lines.values() if line.published), ""),
        next((line.place for line in lines.values() if line.place), ""),
    )
