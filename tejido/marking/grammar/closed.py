"""Names of bodies that go on in lower case up to their letters: ``Centro de apoyo rural (CAR)``."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace

from tejido.marking.line import Line
from tejido.marking.tokens import bare
from tejido.model import Mention, Span

__all__ = ["with_closed"]

_MOST = 14
"""Tokens of the tail of a name."""
_LETTERS = 3
_HEADED = frozenset({"head", "short"})
_SIGNS = frozenset("(-–—")


def with_closed(line: Line, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a Spanish line, bodies carried on to the letters that close them."""
    if line.words.english or line.heading or line.shout:
        return list(found)
    starts = [token.start for token in line.tokens]
    kept: list[Mention] = []
    for number, mention in enumerate(found):
        behind = bisect_left(starts, mention.span.end)
        following = found[number + 1].span.start if number + 1 < len(found) else None
        end = _closing(line, mention, behind, following)
        kept.append(_carried(line, mention, end) if end > behind else mention)
    return kept


def _carried(line: Line, mention: Mention, end: int) -> Mention:
    span = Span(mention.span.start, line.tokens[end - 1].end)
    name = " ".join(line.text[span.start : span.end].split())
    names = (name, *mention.names)
    return replace(mention, span=span, name=name, names=names, rule="head", named=True)


def _closing(line: Line, mention: Mention, behind: int, following: int | None) -> int:
    """Return the token behind the tail of a name that its letters close, else ``behind``."""
    if mention.type != "institution" or mention.rule not in _HEADED or mention.key:
        return behind
    end = behind
    while end < behind + _MOST and _inside(line, end):
        end += 1
    letters = line.tokens[end + 1].text if end + 1 < line.size else ""
    told = line.low(end) in _SIGNS and len(letters) >= _LETTERS and letters.isupper()
    if end == behind or not told or line.link(end - 1) is not None:
        return behind
    if following is not None and following < line.tokens[end + 1].start:
        return behind
    text = bare(line.text[mention.span.start : line.tokens[end - 1].end])
    return end if text[:1] == bare(letters)[:1] and _in_order(bare(letters), text) else behind


def _inside(line: Line, at: int) -> bool:
    """Whether a word may stand in the tail: no verb, no sign, no post, no body of its own."""
    low, words = line.low(at), line.words
    if line.shape(at) not in {"w", "W"} or low in words.closers:
        return False
    noun = line.low(at - 1) in words.joins and not low.endswith(words.endings["past"])
    if line.finite(at):
        return noun  # "investigación y apoyo"
    small = low in words.articles or low in words.joins or line.link(at) is not None
    return small or line.lower(at) or line.capital(at)


def _in_order(letters: str, text: str) -> bool:
    rest = iter(text)
    return all(letter in rest for letter in letters)
