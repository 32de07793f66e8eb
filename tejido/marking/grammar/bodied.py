"""Bodies without a head noun, which words around make one: ``in partnership with Oxmere``.

A phrase or a post stands before a name or a list of names (``vocera de Setem``), or the letters
behind a name spell it. What is told of a name once holds for it in the whole document.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from tejido.marking.grammar.bodynames import Taken, body_end, like_field, spelt
from tejido.marking.line import Known, Line
from tejido.marking.tokens import possessive
from tejido.marking.words import words
from tejido.model import Mention, Span
from tejido.spans import touches, union

__all__ = ["introduced", "recalled", "with_bodied"]

_RULE = "bodied"
_PARTIAL = frozenset({"acronym", "short"})
_MOST = 12
_QUOTES = frozenset('"“”«»')


class _Lead(NamedTuple):
    """Words before the last two, from the last one back, and whether all are a post."""

    before: tuple[str, ...]
    post: bool


_Names = Mapping[str, Sequence[tuple[str, ...]]]
"""Names by their first word, the longest first."""


def introduced(lines: Sequence[Line]) -> list[Line]:
    """Return lines that know such names wherever they stand; in English the grammar comes first."""
    if not lines or lines[0].words.english:
        return list(lines)
    told = ((line, stretch) for line in lines for stretch in _bodies(line, {}))
    parts = (tuple(_text(line, at) for at in range(*stretch)) for line, stretch in told)
    names = _by_first(each for each in parts if " ".join(each) not in lines[0].defined)
    return [_knowing(line, names) for line in lines] if names else list(lines)


def _knowing(line: Line, names: _Names) -> Line:
    there = {start: end for start, end in _named(line, names) if start not in line.known}
    if not there:
        return line
    more = {at: Known(at, end, (), _RULE, "institution", "other") for at, end in there.items()}
    told = {"shout": line.shout, "heading": line.heading}
    known = {**line.known, **more}
    return Line(line.text, line.tokens, line.words, known, defined=line.defined, **told)


def with_bodied(line: Line, found: Sequence[Mention]) -> list[Mention]:
    """Return the mentions of an English line with the bodies among its other capitals, in order."""
    if line.heading or line.shout or not line.words.english:
        return list(found)
    spans = {line.span(*each) for each in _bodies(line, _taken(line, found))}
    if not spans:
        return list(found)
    outside = (mention for mention in found if not _within(mention.span, spans))
    made = (_mention(line, span) for span in spans)
    return sorted([*outside, *made], key=lambda mention: mention.span)


def recalled(lines: Iterable[Line], found: Sequence[Mention]) -> list[Mention]:
    """Return all mentions with those of such bodies elsewhere in the lines, in text order."""
    names = _by_first(tuple(each.name.split()) for each in found if each.rule == _RULE)
    if not names:
        return list(found)
    taken = union(mention.span for mention in found)
    again = ((line, line.span(*each)) for line in lines for each in _named(line, names))
    more = [_mention(line, span) for line, span in again if not touches(span, taken)]
    return sorted([*found, *more], key=lambda mention: mention.span)


def _by_first(names: Iterable[tuple[str, ...]]) -> _Names:
    found: dict[str, list[tuple[str, ...]]] = {}
    for name in sorted(set(names), key=lambda name: (-len(name), name)):
        found.setdefault(name[0], []).append(name)
    return found


def _named(line: Line, names: _Names) -> Iterator[tuple[int, int]]:
    """Yield where names begin and end in a line."""
    behind = 0
    for at, token in enumerate(line.tokens):
        for name in names.get(_text(line, at), ()) if token.capital and at >= behind else ():
            end = at + len(name)
            if end <= line.size and name == tuple(_text(line, each) for each in range(at, end)):
                yield at, end
                behind = end
                break


def _text(line: Line, at: int) -> str:
    token = line.tokens[at]
    return token.text[: len(token.text) - possessive(token)]


def _taken(line: Line, found: Sequence[Mention]) -> Taken:
    starts = [token.start for token in line.tokens]
    taken: Taken = {}
    for mention in found:
        start, end = (bisect_left(starts, at) for at in mention.span)
        taken.update({at: (end, mention) for at in range(start, end)})
    return taken


def _within(span: Span, spans: Collection[Span]) -> bool:
    return any(one.start <= span.start and span.end <= one.end for one in spans)


def _mention(line: Line, span: Span) -> Mention:
    name = " ".join(line.text[span.start : span.end].split())
    cut = 2 if name.endswith(("'s", "’s")) else 0
    name = name[: len(name) - cut]
    return Mention("institution", Span(span.start, span.end - cut), name, "other", (name,), _RULE)


def _bodies(line: Line, taken: Taken) -> Iterator[tuple[int, int]]:
    """Yield where such names begin and end."""
    leads = _leads(line.words.language)
    for at, token in enumerate(line.tokens):
        led = leads.get(token.low)
        last = _before_adjectives(line, at) if led is not None else at
        if led is not None and (found := led.get(line.low(last - 1))):
            yield from _behind(line, at, [one for one in found if one.post or last == at], taken)
        elif token.low == "(" and (start := spelt(line, at)) is not None:
            _, mention = taken.get(start, (at, None))
            if mention is None or mention.type == "place" or mention.rule in _PARTIAL:
                yield start, at


def _before_adjectives(line: Line, at: int) -> int:
    """Return where the adjectives of a post begin before a token: ``director regional de``."""
    while line.low(at - 1) in line.words.adjectives and line.shape(at - 1) == "w":
        at -= 1
    return at


def _behind(line: Line, at: int, leads: Sequence[_Lead], taken: Taken) -> Iterator[tuple[int, int]]:
    """Yield the names behind a token if one of some phrases or posts ends in it."""
    lead = next((each for each in leads if _led(line, at - 2, each)), None)
    if lead is not None and lead.post:
        first = islice(_members(line, at + 1, taken), 1)
        yield from (each for each in first if not like_field(line, *each))
    elif lead is not None:
        yield from _members(line, at + 1, taken)


@cache
def _leads(language: str) -> Mapping[str, Mapping[str, Sequence[_Lead]]]:
    """The words before such names by the last and the one before, those that are no post first."""
    found: dict[str, dict[str, list[_Lead]]] = {}
    own = words(language)
    for post, phrases in enumerate((own.bodied_after, own.bodied_posts)):
        for phrase in sorted(phrases):
            *before, former, last = phrase.split()
            lead = _Lead(tuple(before[::-1]), bool(post))
            found.setdefault(last, {}).setdefault(former, []).append(lead)
    return found


def _led(line: Line, at: int, lead: _Lead) -> bool:
    return all(line.low(at - back) == word for back, word in enumerate(lead.before))


def _members(line: Line, at: int, taken: Taken) -> Iterator[tuple[int, int]]:
    """Yield the members of a list that no mention holds yet, up to what is no body."""
    for _ in range(_MOST):
        while line.low(at) in line.words.determiners or line.low(at) in _QUOTES:
            at += 1
        end, mention = taken.get(at, (at, None))
        if mention is None or (mention.rule in _PARTIAL and _goes_on(line, end)):
            end = body_end(line, at, taken)
            if end == at:
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
