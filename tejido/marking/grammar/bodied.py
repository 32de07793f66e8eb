"""Bodies that no head noun tells: ``in partnership with Oxmere and the Reed Fund``.

What stands before a list of names, or an acronym behind one that spells it, makes them bodies.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice

from tejido.marking.grammar.called import names_person
from tejido.marking.line import Line
from tejido.marking.tokens import bare
from tejido.model import Mention, Span
from tejido.reading.words import given_names
from tejido.spans import touches, union

__all__ = ["recalled", "with_bodied"]

_RULE = "bodied"
_PARTIAL = frozenset({"acronym", "short"})
_LONGEST, _MOST = 7, 12
_POSSESSIVES = ("'s", "’s")
_LETTERS = 3
"""An acronym of fewer letters spells too much."""


_Taken = dict[int, tuple[int, Mention]]
"""For each token inside a mention the token behind it, and the mention."""


def with_bodied(line: Line, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of a line with the bodies among its other capitals, in text order."""
    if line.heading or line.shout or not line.words.bodied_after:
        return list(found)
    spans = {line.span(*each) for each in _bodies(line, _taken(line, found))}
    outside = (mention for mention in found if not _within(mention.span, spans))
    made = (_mention(line, span) for span in spans)
    return sorted([*outside, *made], key=lambda mention: mention.span)


def recalled(text: str, found: Sequence[Mention]) -> list[Mention]:
    """Return all mentions with those of such bodies elsewhere in the text, in text order."""
    names = {mention.name for mention in found if mention.rule == _RULE}
    if not names:
        return list(found)
    taken = union(mention.span for mention in found)
    spans = (Span(*match.span()) for match in _either(names).finditer(text))
    more = [_again(text, span) for span in spans if not touches(span, taken)]
    return sorted([*found, *more], key=lambda mention: mention.span)


def _either(names: Collection[str]) -> re.Pattern[str]:
    ordered = sorted(names, key=lambda name: (-len(name), name))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(map(re.escape, ordered))})(?![\w-])")


def _again(text: str, span: Span) -> Mention:
    name = text[span.start : span.end]
    return Mention("institution", span, name, "other", (name,), _RULE)


def _taken(line: Line, found: Sequence[Mention]) -> _Taken:
    starts = [token.start for token in line.tokens]
    taken: _Taken = {}
    for mention in found:
        start, end = (bisect_left(starts, at) for at in mention.span)
        taken.update({at: (end, mention) for at in range(start, end)})
    return taken


def _within(span: Span, spans: Collection[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def _mention(line: Line, span: Span) -> Mention:
    name = " ".join(line.text[span.start : span.end].split())
    cut = 2 if name.endswith(_POSSESSIVES) else 0
    name = name[: len(name) - cut]
    return Mention("institution", Span(span.start, span.end - cut), name, "other", (name,), _RULE)


def _bodies(line: Line, taken: _Taken) -> Iterator[tuple[int, int]]:
    """Yield where such names begin and end."""
    lists, posts = _by_last(line.words.bodied_after), _by_last(line.words.bodied_posts)
    for at in range(1, line.size):
        last = line.low(at - 1)
        if last in lists and _led(line, at, lists[last]):
            yield from _members(line, at, taken)
        elif last in posts and _led(line, at, posts[last]):
            yield from islice(_members(line, at, taken), 1)
        elif line.low(at) == "(" and (start := _spelt(line, at)) is not None:
            _, mention = taken.get(start, (at, None))
            if mention is None or mention.type == "place" or mention.rule in _PARTIAL:
                yield start, at


def _led(line: Line, at: int, phrases: Sequence[tuple[str, ...]]) -> bool:
    """Whether one of some phrases ends before a token: ``in partnership with``."""
    return any(
        all(line.low(at - back) == word for back, word in enumerate(phrase, 1))
        for phrase in phrases
    )


@cache
def _by_last(phrases: frozenset[str]) -> dict[str, tuple[tuple[str, ...], ...]]:
    """The words of phrases from the last one back, by that word."""
    backward = [tuple(reversed(phrase.split())) for phrase in sorted(phrases)]
    found: dict[str, list[tuple[str, ...]]] = {}
    for phrase in backward:
        found.setdefault(phrase[0], []).append(phrase)
    return {last: tuple(all_) for last, all_ in found.items()}


def _members(line: Line, at: int, taken: _Taken) -> Iterator[tuple[int, int]]:
    """Yield the members of a list that no mention holds yet, up to what is no body."""
    for _ in range(_MOST):
        while line.low(at) in line.words.determiners or line.low(at) in {'"', "“"}:
            at += 1
        end, mention = taken.get(at, (at, None))
        if mention is None or (mention.rule in _PARTIAL and _goes_on(line, end)):
            end = _run(line, at, taken)
            if end == at or not _closed(line, end):
                return
            yield at, end
        elif mention.type not in {"institution", "place"}:
            return
        at = _separated(line, end)
        if at == end:
            return


def _goes_on(line: Line, end: int) -> bool:
    """Whether capitals carry on behind a name: ``Friends of`` before ``the Reef``."""
    return line.capital(end + (line.low(end) in line.words.articles))


def _separated(line: Line, at: int) -> int:
    """Return the token behind the comma or join word at ``at``, brackets before it skipped."""
    if line.low(at) == "(":
        close = next((k for k in range(at, min(at + 9, line.size)) if line.low(k) == ")"), at)
        at = close + 1 if close > at else at
    here = at + (line.low(at) in {",", ";"})
    return here + (line.low(here) in line.words.ands)


def _run(line: Line, at: int, taken: _Taken) -> int:
    """Return the end of the capitals that begin at a token and can name a body."""
    if not _opens(line, at):
        return at
    end = taken[at][0] if at in taken else at
    while end < at + _LONGEST and (step := _step(line, at, end, taken)) > end:
        end = step
    return end


def _step(line: Line, start: int, at: int, taken: _Taken) -> int:
    """Return the token behind the next word of a name, or ``at`` when it ends there."""
    if at > start and at in taken:
        place = taken[at][1].type == "place" and line.capital(at)
        return taken[at][0] if place else at
    named = line.capital(at) and not line.calling(at) and line.low(at) not in line.words.posts
    joined = at > start and at + 1 not in taken and _inner(line, at)
    return at + 1 if named or joined else at


def _opens(line: Line, at: int) -> bool:
    """Whether a capital may open the name of a body: no person, post, month or common word."""
    low, words = line.low(at), line.words
    if not line.capital(at) or line.calling(at) or low in words.callings:
        return False
    small = (words.openers_false, words.posts, words.months, words.grades, line.common)
    if any(low in each for each in small) or low in given_names():
        return False
    return not names_person(line, at)


def _inner(line: Line, at: int) -> bool:
    """Whether a small word stands inside a name: ``Friends of the Reef``, ``Reed & Marsh``."""
    behind = at + 1
    if line.low(at) == "&":
        return line.capital(behind)
    linked = line.link(at) is not None or line.low(at) in line.words.articles
    if linked and line.low(behind) in line.words.articles:
        behind += 1
    return linked and line.capital(behind)


def _closed(line: Line, end: int) -> bool:
    """Whether a name ends before a token: a sign, a join, a verb or a link follows."""
    low = line.low(end)
    if line.shape(end) in {"", "."}:
        return low not in {"-", "'", "’"}
    words = line.words
    small = low in words.joins or low in words.closers or low in words.openers_false
    return small or line.link(end) is not None or line.finite(end) or low in words.participles


def _spelt(line: Line, bracket: int) -> int | None:
    """Return where the name begins that an acronym in a bracket spells by its capitals."""
    acronym = line.tokens[bracket + 1].text if bracket + 1 < line.size else ""
    closed = line.low(bracket + 2) == ")"
    if not closed or len(acronym) < _LETTERS or not acronym.isupper():
        return None
    start, letters = bracket, ""
    while start > max(0, bracket - _LONGEST - 3) and len(letters) < len(acronym):
        start -= 1
        if line.capital(start):
            letters = bare(line.low(start))[:1] + letters
        elif not _inner(line, start):
            return None
    low = line.low(bracket - 1)
    topical = low in line.words.topics or low in line.words.unbodied or low.endswith("s")
    if letters != bare(acronym.lower()) or topical or line.low(start) in line.words.unbodied:
        return None
    return start if _actor(line, start, bracket + 3) else None


def _actor(line: Line, start: int, end: int) -> bool:
    """Whether a name stands where who acts does: before a verb, or behind a preposition."""
    before = start - 1
    while line.low(before) in line.words.determiners:
        before -= 1
    verb = line.finite(end) or (line.low(end) in line.words.closers and line.finite(end + 1))
    return verb or line.low(before) in line.words.acting_after
