"""Changes of a text that can be traced: where each stretch of the new text stood in the old."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
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

    Each pair is a span of the new text and the span of the old one that it replaced; pairs are in
    order and apart, what lies between them is the same in both.
    """

    pairs: tuple[tuple[Span, Span], ...] = ()

    def then(self, later: Origins) -> Origins:
        """Return the origins of a text that was changed once more."""
        if not (self.pairs and later.pairs):
            return self if self.pairs else later
        return Origins(tuple(_joined(self.pairs, later.pairs)))

    def of(self, span: Span) -> Span:
        """Return the stretch of the first text that a stretch of the last one came from.

        A change that the stretch touches counts whole; what was taken out at its very edges does
        not.
        """
        start = _start(span.start, self.pairs)
        end = start if span.start == span.end else _end(span.end, self.pairs)
        return Span(start, max(start, end))

    def now(self, at: int) -> int:
        """Return where in the last text an offset of the first one lies."""
        return _after(at, self.pairs)


def _joined(
    first: tuple[tuple[Span, Span], ...], later: tuple[tuple[Span, Span], ...]
) -> Iterator[tuple[Span, Span]]:
    """Yield the pairs of two rounds of changes made one after the other, as if made at once.

    Both rounds know the text between them: stretches of it that overlap are one change.
    """
    back = ahead = 0  # from the text between to the first one, and to the last one
    for between, old, new in _overlapping(first, later):
        starts = between.start + ahead, between.start + back
        back, ahead = back + old, ahead + new
        yield Span(starts[0], between.end + ahead), Span(starts[1], between.end + back)


def _overlapping(
    first: tuple[tuple[Span, Span], ...], later: tuple[tuple[Span, Span], ...]
) -> Iterator[tuple[Span, int, int]]:
    """Yield stretches of the text between, and how much longer they were before and are after."""
    sides = [(new, _longer(old, new), 0) for new, old in first]
    sides += [(old, 0, _longer(new, old)) for new, old in later]
    sides.sort(key=lambda side: side[0])
    span, before, after = sides[0]
    for next_, old, new in sides[1:]:
        if next_.start < span.end or next_ == span:
            span = Span(span.start, max(span.end, next_.end))
            before, after = before + old, after + new
        else:
            yield span, before, after
            span, before, after = next_, old, new
    yield span, before, after


def _longer(one: Span, other: Span) -> int:
    return one.end - one.start - (other.end - other.start)


def _after(at: int, pairs: tuple[tuple[Span, Span], ...]) -> int:
    index = bisect_right(pairs, at, key=lambda pair: pair[1].start) - 1
    if index < 0:
        return at
    new, old = pairs[index]
    return new.start if at < old.end else at + new.end - old.end


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
    return "".join((*parts, text[at:])), Origins(tuple(pairs))
