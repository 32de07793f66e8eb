"""Which heads with what stands behind them are a name, a short form, a reference, or nothing."""

from __future__ import annotations

from tejido.marking.agreements import agreed
from tejido.marking.grammar.extent import Extent, extend
from tejido.marking.grammar.telling import presented, signing_told
from tejido.marking.line import HeadMatch, Line
from tejido.marking.mentions import (
    name_mention,
    reference_mention,
    short_mention,
)
from tejido.model import Mention

__all__ = ["Found", "completed"]

Found = tuple[list[Mention], int]
"""The mentions that begin at a token, and the token behind them."""


_SPELT = frozenset({"institution", "programme"})
_FURTHER = 9
"""Tokens that a name may go on for before the bracket with its letters."""
_LETTERS = 4
"""Letters of an acronym that tell where its name ends, at least."""


def completed(line: Line, start: int, match: HeadMatch, extent: Extent) -> Found:
    """A name that is complete, else a short form of one, a reference to one, or nothing."""
    lower = not line.capital(match.end - 1) and not line.capital(start)
    if match.head.type in _SPELT:
        extent = _spelt(line, start, extent)
    if match.head.type == "agreement" and line.low(match.end) in line.words.others:
        extent = extent._replace(end=max(extent.end, match.end + 1))
    if _complete(line, start, match, extent, lower) or _ordered(line, start, match):
        return [name_mention(line, start, match, extent, lower=lower)], extent.end
    if signing_told(line, start, match):
        return [name_mention(line, start, match, Extent(match.end), lower=lower)], match.end
    head, words, before = match.head, line.words, line.low(start - 1)
    pointed = before in words.definites or before in words.demonstratives
    bare = head.short and line.capital(start) and extent.end == match.end
    if bare and pointed and head.type != "none":
        return [short_mention(line, start, match)], match.end
    return _reference(line, start, match)


def _spelt(line: Line, start: int, extent: Extent) -> Extent:
    """A name goes on to the bracket whose letters it spells: ``Against Harm In Ports (NAHP)``.

    Where its end was found without them, the letters say better.
    """
    close = range(extent.end, min(extent.end + _FURTHER, line.size))
    end = next((at for at in close if line.shape(at) == "." and line.low(at) not in {",", "-"}), 0)
    if any(line.head(at) is not None for at in range(extent.end, end)):
        return extent
    if not end or end == extent.end or line.low(end) != "(" or line.low(end + 2) != ")":
        return extent
    letters = line.tokens[end + 1].text
    words = [line.tokens[at].text for at in range(start, end)]
    spelt = "".join(word[0] for word in words if word[0].isupper())
    fits = len(letters) >= _LETTERS and letters.isupper() and spelt == letters
    return extent._replace(end=end, cuts=(*extent.cuts, extent.end)) if fits else extent


def _complete(line: Line, start: int, match: HeadMatch, extent: Extent, lower: bool) -> bool:
    """Whether a head has what it needs behind it to be a name (column ``needs`` of heads)."""
    head = match.head
    if (lower or not start) and head.type == "agreement" and agreed(line, start, match.end):
        return True
    if lower and head.lower == "scoped":
        return extent.proper or _told(line, start, match)
    if head.needs in {"none", "optional"}:
        return not (_several(line, start, match) and extent.end == match.end)
    if head.needs == "proper":
        return extent.proper or (lower and " " in head.lemma and head.type == "programme")
    if head.type == "agreement" and " " in head.lemma and head.lower != "no":
        return True
    if line.words.english and head.type == "event" and _modified(line, start, match):
        return True
    return extent.end > match.end or _unit(line, match.end)


def _several(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether events of no name open a sentence: ``Meetings were held with the Ministry``."""
    plain = match.plural and match.end == start + 1 and match.head.type == "event"
    opens = line.capital(start) and line.finite(match.end) and not line.heading
    return plain and opens and line.words.english


def _modified(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether a noun right before an act tells of what it is: ``a proclamation signing``."""
    at = match.end - 1 - len(match.head.lemma.split())
    words = line.words
    praised = (words.adjectives, words.evaluatives, words.ordinals, words.others)
    return at >= start and line.shape(at) == "w" and all(line.low(at) not in one for one in praised)


def _told(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether a lower-case word tells which English programme: ``the migration initiative``."""
    head = match.head
    if not line.words.english or head.type != "programme" or head.kind == "other" or match.plural:
        return False
    first = match.end - len(head.lemma.split())
    praised = (line.words.adjectives, line.words.evaluatives, line.words.ordinals)
    common = (line.low(at) for at in range(start, first) if line.shape(at) == "w")
    return any(all(low not in each for each in praised) for low in common)


def _ordered(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether a capitalised ordinal before the head makes it a name (``III Congreso``)."""
    return line.capital(start) and start < match.end - len(match.head.lemma.split())


def _unit(line: Line, index: int) -> bool:
    """Whether ``de la``/``of the`` and a capitalised name follow: a unit of another body."""
    link = line.link(index)
    return link is not None and link.weight == "core" and link.article and line.capital(link.target)


def _reference(line: Line, start: int, match: HeadMatch) -> Found:
    """A common noun that points back (``esta iniciativa``, ``the project``), if it does."""
    head, words = match.head, line.words
    named = line.capital(match.end) and not line.person(match.end)
    if head.type == "none" or match.plural or named:
        return [], start
    at = first = line.before_tied(start)
    while at > first - 3 and (
        line.low(at) in words.adjectives or line.low(at) in words.evaluatives
    ):
        at -= 1
    before = line.low(at)
    told = head.happening or " " in head.lemma  # "la casa de estudios"
    points = before in words.demonstratives or (told and before in words.definites)
    if points or presented(line, start, before, match):
        end = extend(line, match.end, head, True).end if head.type == "programme" else match.end
        return [reference_mention(line, start, match, end)], match.end
    return [], start
