"""Bodies without a head noun that stand in a list behind one: ``la FAO, Sotral y el Codel``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence

from tejido.marking.grammar.bodynames import body_end, like_field
from tejido.marking.line import Line
from tejido.model import Mention, Span

__all__ = ["with_listed"]

_RULE = "bodied"
_MOST = 20
"""Members of a list."""
_WORD = 5
"""Shorter words before a full stop are titles of persons."""
_Ends = Mapping[int, tuple[int, Mention]]


def with_listed(line: Line, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a Spanish line with the capitals listed behind its bodies."""
    if line.words.english or line.heading or line.shout:
        return list(found)
    starts = [token.start for token in line.tokens]
    ends = {
        bisect_left(starts, each.span.start): (bisect_left(starts, each.span.end), each)
        for each in found
    }
    spans: dict[Span, Mention] = {}
    for start, (_, mention) in sorted(ends.items()):
        if mention.type == "institution":
            more = (_mention(line, *each) for each in _members(line, start, ends))
            spans.update((each.span, each) for each in more)
    held = {each.span for each in found}
    return sorted([*found, *(m for s, m in spans.items() if s not in held)], key=lambda m: m.span)


def _members(line: Line, start: int, ends: _Ends) -> Iterator[tuple[int, int]]:
    """Yield the capitals that go on a list of bodies, up to what is none."""
    end, own = ends[start][0], _governed(line, start)
    for _ in range(_MOST):
        at = _separated(line, end)
        first = at + (line.low(at) in line.words.articles)
        if at == end:
            return
        if first in ends:
            end, mention = ends[first]
            if mention.type != "institution":
                return
            continue
        end = _listed(line, first, article=first > at, governed=own)
        if end == first:
            return
        yield first, end


def _listed(line: Line, at: int, *, article: bool, governed: bool) -> int:
    """Return the end of a member that can be a body, else ``at``."""
    end = body_end(line, at, {})
    if end == at or line.low(at) in line.words.place_nouns or like_field(line, at, at + 1):
        return at
    dotted = line.low(end) == "." and (end + 1 < line.size or len(line.low(at)) < _WORD)
    if (
        dotted
        or line.link(end - 1) is not None
        or any(  # "Cmdte. Ana Paz"
            each in line.known for each in range(at, end)
        )
    ):
        return at
    several = end > at + 1 and not article
    closed = line.shape(end) in {"", "."} or line.low(end) in line.words.joins or line.finite(end)
    if not closed and not article:
        return at
    origin = line.low(end) == "," and line.low(end + 1) in line.words.origins
    return at if several and (governed or origin) else end


def _governed(line: Line, start: int) -> bool:
    """Whether a body is what somebody is of: ``la directora de la FAO, Yuki Sato``."""
    before = start - 1 - (line.low(start - 1) in line.words.articles)
    return line.low(before) in line.words.links["core"]


def _separated(line: Line, at: int) -> int:
    """Return the token behind the comma or join word at ``at``, brackets before it skipped."""
    if line.low(at) == "(":
        close = next((k for k in range(at, min(at + 9, line.size)) if line.low(k) == ")"), at)
        at = close + 1 if close > at else at
    here = at + (line.low(at) in {",", ";"})
    here += line.low(here) in line.words.ands
    return here


def _mention(line: Line, start: int, end: int) -> Mention:
    span, name = line.span(start, end), line.covered(start, end)
    return Mention("institution", span, name, "other", (name,), _RULE)
