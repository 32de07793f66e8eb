"""Changes of a text that can be traced: where each stretch of the new text stood in the old."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from typing import NamedTuple

from tejido.model import Span

__all__ = ["Change", "Origins", "changed"]


class Change(NamedTuple):
    """What stands instead of ``text[start:end]``."""

    start: int
    end: int
    new: str


@dataclass(frozen=True, slots=True)
class Origins:
    """Where stretches of a changed text come from, through any number of rounds of changes.

    A round is a list of pairs: a span of the new text, and the span of the old one it replaced.
    """

    rounds: tuple[tuple[tuple[Span, Span], ...], ...] = ()

    def then(self, later: Origins) -> Origins:
        """Return the origins of a text that was changed once more."""
        return Origins((*self.rounds, *later.rounds))

    def of(self, span: Span) -> Span:
        """Return the stretch of the first text that a stretch of the last one came from.

        A change that the stretch touches counts whole; what was taken out at its very edges does
        not.
        """
        for pairs in reversed(self.rounds):
            span = _before(span, pairs)
        return span

    def now(self, at: int) -> int:
        """Return where in the last text an offset of the first one lies."""
        for pairs in self.rounds:
            at = _after(at, pairs)
        return at


def _after(at: int, pairs: tuple[tuple[Span, Span], ...]) -> int:
    index = bisect_right(pairs, at, key=lambda pair: pair[1].start) - 1
    if index < 0:
        return at
    new, old = pairs[index]
    return new.start if at < old.end else at + new.end - old.end


def _before(span: Span, pairs: tuple[tuple[Span, Span], ...]) -> Span:
    start = _start(span.start, pairs)
    return Span(start, start if span.start == span.end else max(start, _end(span.end, pairs)))


def _start(at: int, pairs: tuple[tuple[Span, Span], ...]) -> int:
    """Return where the character at an offset began."""
    index = bisect_right(pairs, at, key=lambda pair: pair[0].start) - 1
    if index < 0:
        return at
    new, old = pairs[index]
    return old.start if at < new.end else at + old.end - new.end


def _end(at: int, pairs: tuple[tuple[Span, Span], ...]) -> int:
    """Return where the character before an offset ended."""
    index = bisect_left(pairs, at, key=lambda pair: pair[0].start) - 1
    if index < 0:
        return at
    new, old = pairs[index]
    return old.end if at <= new.end else at + old.end - new.end


def changed(text: str, changes: Iterable[Change]) -> tuple[str, Origins]:
    """Return a text with changes made, and where it comes from.

    Changes are in order and apart; those that change nothing are left out.
    """
    parts: list[str] = []
    pairs: list[tuple[Span, Span]] = []
    at = length = 0
    for start, end, new in changes:
        if text[start:end] == new:
            continue
        length += start - at
        pairs.append((Span(length, length + len(new)), Span(start, end)))
        parts += (text[at:start], new)
        at, length = end, length + len(new)
    if not pairs:
        return text, Origins()
    return "".join((*parts, text[at:])), Origins((tuple(pairs),))
