"""English names run both ways: ``Ministry of Health``, ``Human Rights Commission``."""

from __future__ import annotations

from tejido.marking.grammar.capitals import capitalised
from tejido.marking.grammar.compound import Compound, apposed
from tejido.marking.grammar.extent import Extent, extend
from tejido.marking.grammar.openings import renewed
from tejido.marking.grammar.quotes import quote_at, quote_end
from tejido.marking.grammar.starts import MODIFIERS
from tejido.marking.line import HeadMatch, Line

__all__ = ["compound"]

_TITLE = 16  # words of a quoted title
_APOSTROPHES = {"'", "’"}
_BEGINNINGS = {":", "–", "—", "•", ""}


def compound(line: Line, index: int) -> Compound | None:
    """Return the English name that begins at ``index``, if any.

    Modifiers stand before the head (``Blue Heart campaign``, ``two-day workshop``), links behind.
    """
    found = _dated(line, index)
    if found is not None:
        return found
    if line.capital(index) and line.low(index) not in line.words.openers_false:
        if _act(line, index):
            return None
        return _placed(line, index) or capitalised(line, index) or apposed(line, index)
    if quote_at(line, index):
        return _quoted(line, index)
    opens = _modifier(line, index) or _told_by(line, index - 1)
    return _lower(line, index) if line.shape(index) != "." and opens else None


def _act(line: Line, index: int) -> bool:
    """Whether what is done to a thing opens a sentence: ``Funding for the Reef Project``."""
    linked = line.link(index + 1) is not None and line.low(index + 2) in line.words.articles
    people = line.low(index) in line.words.collectives
    inside = people and line.low(index + 1) in line.words.locating  # "Partners in the Reef Fund"
    return linked and (inside or line.low(index) in line.words.doings)


def _placed(line: Line, index: int) -> Compound | None:
    """A place of several words before a body: ``Trinidad and Tobago Chamber of Commerce``."""
    end = line.place(index)
    if end is None or end < index + 3 or not line.capital(end):
        return None
    found = capitalised(line, end)
    body = found is not None and found.start == end and found.match.head.body
    return found._replace(start=index) if found is not None and body else None


def _dated(line: Line, index: int) -> Compound | None:
    """A year before an event: ``2023 Coastal Towns Forum``."""
    year = line.shape(index) == "n" and len(line.low(index)) == 4 and line.capital(index + 1)
    found = capitalised(line, index + 1) if year else None
    event = found is not None and found.match.head.type == "event"
    return found._replace(start=index) if found is not None and event else None


def _modifier(line: Line, at: int) -> bool:
    """Whether a lower-case word or number may modify a head behind it."""
    shape = line.shape(at)
    return shape == "n" or (shape == "w" and (line.lower(at) or _adjective(line, at)))


def _adjective(line: Line, at: int) -> bool:
    return line.low(at) in line.words.adjectives


def _lower(line: Line, index: int) -> Compound | None:
    """A happening told in lower case, with the modifiers before it: ``opening ceremony``."""
    at = index
    while at < min(line.size, index + MODIFIERS):
        match = line.head(at) if not _counted(line, at - 1) else None
        if match is not None and match.head.happening:
            last = line.head(match.end)
            if last is None or last.head.type != match.head.type:
                return _told(line, index - _measured(line, index, at), at, match)
            at = match.end
        elif _carries(line, index, at):
            at += 1
        else:
            return None
    return None


def _measured(line: Line, index: int, at: int) -> bool:
    """Whether a number before a measure belongs to a name: ``the four day training``."""
    number = line.low(index - 1) in line.words.indefinites or line.shape(index - 1) == "n"
    article = line.low(index - 1) in line.words.indefinite_articles
    return number and not article and index < at and line.low(index) in line.words.measures


def _carries(line: Line, index: int, at: int) -> bool:
    """Whether the word at ``at`` is a modifier; an infinitive opens no name."""
    plain = line.capital(at) or line.lower(at) or _adjective(line, at) or line.shape(at) == "n"
    if line.low(at) in line.words.amounts:
        return False
    verbal = line.infinitive(at) and line.low(at - 1) not in line.words.determiners
    owners = at > index and line.low(at) in _APOSTROPHES and line.low(at - 1).endswith("s")
    return (plain and not (at == index and verbal)) or owners or _counted(line, at)


def _counted(line: Line, at: int) -> bool:
    """Whether a hyphen stands between a number and its measure: ``5-day workshop``."""
    return line.low(at) == "-" and line.shape(at - 1) == "n" and line.shape(at + 1) == "w"


def _told(line: Line, index: int, at: int, match: HeadMatch) -> Compound | None:
    head = match.head
    verbal = line.finite(at) and index == at and not _told_by(line, index - 1)
    capital = any(line.capital(k) for k in range(index, at + 1))
    timed = head.lemma in line.words.measures and not capital  # "the first week"
    if head.lower == "no" or verbal or timed:
        return None
    free = line.heading or match.plural or head.type != "event"
    if not free and not _pointed(line, index, at):
        return None
    start = index
    while start < at and (_praise(line, start) or _number(line, start)):
        start += 1
    extent = extend(line, match.end, head, True)
    proper = extent.proper or any(line.capital(k) for k in range(start, at))
    return Compound(start, match, extent._replace(proper=proper))


def _praise(line: Line, at: int) -> bool:
    return line.low(at) in line.words.evaluatives and not renewed(line, at)


def _number(line: Line, at: int) -> bool:
    """Whether a number counts what follows; an ordinal belongs to the name: ``4th meeting``."""
    return line.shape(at) == "n" and line.low(at).isdigit() and not _counted(line, at + 1)


def _pointed(line: Line, index: int, at: int) -> bool:
    """Whether a determiner, a number or the beginning of the line stands before a happening."""
    behind = line.before_tied(index)
    before, words = line.low(behind), line.words
    if before in words.determiners or before in _BEGINNINGS or line.possessive(behind):
        return True
    if _told_by(line, behind) or _titled(line, behind):
        return True
    return any(line.shape(k) == "n" or line.low(k) in words.ordinals for k in range(index, at))


def _told_by(line: Line, at: int) -> bool:
    """Whether a verb that tells happenings stands before one: ``held talks``."""
    return any(form.lemma in line.words.telling for form in line.verbs.get(line.low(at), ()))


def _titled(line: Line, at: int) -> bool:
    """Whether a name stands right before a happening: ``Letter of Intent signing ceremony``."""
    return line.shape(at) in {"A", "W"} and line.capital(at) and line.low(at - 1) == line.words.of


def _quoted(line: Line, index: int) -> Compound | None:
    """A quoted title with its kind noun behind: ``the “Blue Heart” campaign``; or a kind inside."""
    close = quote_end(line, index)
    if close is None:
        return None
    match = line.head(close + 1)
    if match is not None and match.head.happening:
        return Compound(index, match, Extent(match.end, (), (index, close), True))
    inner = line.head(index + 1) if line.capital(index + 1) else None
    inner = inner or _inside(line, index + 1, close)
    if inner is not None and inner.head.type in {"event", "programme"}:
        return Compound(index, inner, Extent(close + 1, (), (index, close), True))
    return None


def _inside(line: Line, index: int, close: int) -> HeadMatch | None:
    """The last head of a title in capitals: ``'Safer Harbours and Response Programme in Fiji.'``"""
    inside = range(index, close)
    small = (at for at in inside if line.shape(at) == "w" and not line.capital(at))
    words = line.words
    titled = all(
        line.low(at) in words.articles or line.low(at) in words.ands or line.link(at) is not None
        for at in small
    )
    if not titled or not line.capital(index) or close - index > _TITLE:
        return None
    heads = (line.head(at) for at in reversed(inside))
    return next((head for head in heads if head is not None and head.head.happening), None)
