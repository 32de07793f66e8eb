"""Offices of one body in several places: ``UNICEF offices in Peru and Chile``."""

from __future__ import annotations

from tejido.marking.grammar.extent import Extent
from tejido.marking.line import HeadMatch, Line
from tejido.model import Mention, Span

__all__ = ["offices_abroad"]


def offices_abroad(
    line: Line, start: int, match: HeadMatch, extent: Extent
) -> tuple[list[Mention], int]:
    """Return one office per place of the list a plural name ends in, and the token behind it.

    Nothing comes back when the name ends in no place or in one alone.
    """
    if not match.plural or match.head.noun not in line.words.posts_abroad:
        return [], start
    first = _last_place(line, match.end, extent.end)
    places = _places(line, first) if first is not None else []
    if first is None or len(places) < 2:
        return [], start
    stem = _stem(line, start, match, first)
    spans = [Span(start, places[0].end), *places[1:]]
    return [
        _office(line, match, f"{stem} {line.covered(*place)}", span)
        for place, span in zip(places, spans, strict=True)
    ], places[-1].end


def _last_place(line: Line, start: int, end: int) -> int | None:
    """Return where the place begins that a name ends in, behind ``en`` or ``in``."""
    for at in range(start + 1, end):
        if line.place(at) == end and line.low(at - 1) in line.words.within:
            return at
    return None


def _places(line: Line, start: int) -> list[Span]:
    """Return the places of a list, commas and a join between them, as ranges of tokens."""
    found: list[Span] = []
    at: int | None = start
    while at is not None and (end := line.place(at)) is not None:
        found.append(Span(at, end))
        comma = line.low(end) == ","
        joined = line.low(end + comma) in line.words.joins
        at = end + comma + joined if comma or joined else None
    return found


def _stem(line: Line, start: int, match: HeadMatch, end: int) -> str:
    """Return the name of one office up to its place, its head in the singular."""
    words = match.head.lemma.split(" ")
    first = match.end - len(words)
    written = enumerate(words, first)
    head = [word.capitalize() if line.tokens[at].capital else word for at, word in written]
    around = line.covered(start, first), line.covered(match.end, end)
    return " ".join(part for part in (around[0], *head, around[1]) if part)


def _office(line: Line, match: HeadMatch, name: str, tokens: Span) -> Mention:
    head, span = match.head, line.span(*tokens)
    return Mention(
        "institution", span, name, head.kind, (name,), "list", head=head.lemma, gender=head.gender
    )
