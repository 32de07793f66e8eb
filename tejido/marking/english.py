"""English names run both ways: ``Ministry of Health``, ``Human Rights Commission``."""

from __future__ import annotations

from typing import NamedTuple

from tejido.marking.extent import Extent, extend, quote_at, quote_end
from tejido.marking.line import HeadMatch, Line

__all__ = ["Compound", "apposed", "compound"]


class Compound(NamedTuple):
    """A name found around a head: its first token, the head, how far it runs."""

    start: int
    match: HeadMatch
    extent: Extent


def compound(line: Line, index: int) -> Compound | None:
    """Return the English name that begins at ``index``, if any.

    Modifiers stand before the head (``Blue Heart campaign``, ``two-day workshop``), links behind.
    """
    if line.tokens[index].shape == "n" and len(line.tokens[index].text) == 4 and line.capital(index + 1):
        found = _capitals(line, index + 1)
        if found is not None and found.match.head.type == "event":
            return found._replace(start=index)
    if line.capital(index) and line.low(index) not in line.words.openers_false:
        return _capitals(line, index) or apposed(line, index)
    if quote_at(line, index):
        return _quoted(line, index)
    token = line.tokens[index]
    if token.shape in "wn" and (line.lower(index) or token.low in line.words.adjectives or token.shape == "n"):
        return _lower(line, index)
    return None


def _sequence(line: Line, index: int) -> int:
    """Return the end of the unbroken run of capitalised words that begins at ``index``."""
    end = index
    while end < len(line.tokens) and (
        line.capital(end)
        or (line.tokens[end].low in {"&", "'", "’"} and end > index and line.capital(end + 1))
        or (line.tokens[end].shape == "n" and end > index and len(line.tokens[end].text) < 5)
    ):
        if end > index and line.low(end) in line.words.openers_false:
            break
        end += 1
        if line.low(end - 1).endswith(("'s", "’s")) and not line.shout:
            known = line.known.get(end)
            if known is not None:
                break
    return end


def _joined(line: Line, index: int, end: int) -> int:
    """Take in the second half of modifiers: ``the National Drug and Law Enforcement Agency``."""
    if line.low(end) not in {"and", "&"} or line.low(index - 1) != "the":
        return end
    headed = any(line.head(at) is not None for at in range(index, end))
    known = any(at in line.known for at in range(index, end + 2))
    if headed or known or not line.capital(end + 1):
        return end
    further = _sequence(line, end + 1)
    last = line.head(further - 1) if further - end > 2 else None
    lasting = last is not None and last.head.type == "institution" and last.head.agreement in {"last", "both"}
    return further if lasting else end


def _capitals(line: Line, index: int) -> Compound | None:
    end = _joined(line, index, _sequence(line, index))
    choice: tuple[int, HeadMatch] | None = None
    for at in range(index, end):
        match = line.head(at)
        if match is None:
            continue
        if match.head.type == "none":
            if match.end == end:
                return None
            continue
        if match.end > end and at > index:
            continue
        order = match.head.agreement
        if at == index and order in {"first", "both"} and choice is None:
            choice = (at, match)
        elif order in {"last", "both"}:
            choice = (at, match)
    behind = line.head(end) if end < len(line.tokens) else None
    if behind is not None and behind.head.type in {"event", "programme", "agreement"} and not line.capital(end):
        lower_ok = behind.head.lower != "no" or behind.head.agreement in {"last", "both"}
        if lower_ok and not line.finite(end) and (choice is None or choice[1].head.type != "institution"):
            extent = extend(line, behind.end, behind.head, True)
            return Compound(index, behind, extent._replace(proper=True, cuts=(*extent.cuts, end)))
    if behind is not None and behind.head.type == "institution" and line.low(index) in line.words.adjectives:
        extent = extend(line, behind.end, behind.head, False)
        if extent.end > behind.end and not line.capital(end):
            return Compound(index, behind, extent._replace(proper=True))
    if choice is None:
        return _linked_last(line, index, end)
    if choice is None or (end < len(line.tokens) + 1 and line.low(end - 1) in line.words.posts):
        return None
    at, match = choice
    stops = at > index and match.end < end and match.end not in line.known
    extent = Extent(match.end, (), None, True) if stops else extend(line, match.end, match.head, False)
    if extent.end < end and at == index:
        extent = extent._replace(end=max(extent.end, end), proper=True)
    proper = extent.proper or at > index or end > match.end
    return Compound(index, match, extent._replace(proper=proper))


def _linked_last(line: Line, index: int, end: int) -> Compound | None:
    """A title with links before its last head: ``Lights on the Road Project``."""
    at = end
    for _ in range(3):
        link = line.link(at)
        if link is None or not line.capital(link.target) or link.target in line.known:
            return None
        at = _sequence(line, link.target)
        match = line.head(at - 1) if at - link.target > 1 else None
        if match is not None and match.end == at and match.head.type in {"programme", "agreement"}:
            return Compound(index, match, Extent(at, (), None, True))
    return None


def apposed(line: Line, index: int) -> Compound | None:
    """A name whose kind follows it: ``Justicia Cercana, a programme funded by``."""
    end = index
    while end < len(line.tokens) and end < index + 7 and (line.capital(end) or (end > index and line.link(end))):
        end += 1
    if end == index or line.low(end) != "," or line.low(end + 1) not in {"a", "an", "un", "una"}:
        return None
    for at in range(end + 2, min(end + 5, len(line.tokens))):
        match = line.head(at)
        if match is not None and match.head.type in {"programme", "event", "agreement"}:
            return Compound(index, match, Extent(end, (), (index - 1, end), True))
    return None


def _lower(line: Line, index: int) -> Compound | None:
    """A happening told in lower case, with the modifiers before it: ``opening ceremony``."""
    at = index
    while at < len(line.tokens) and at < index + 5:
        match = line.head(at)
        if match is not None and match.head.type in {"event", "agreement", "programme"}:
            last = line.head(match.end) if match.end < len(line.tokens) else None
            if last is not None and last.head.type == match.head.type:
                at = match.end
                continue
            return _told(line, index, at, match)
        token = line.tokens[at]
        plain = line.lower(at) or token.low in line.words.adjectives or token.shape == "n" or line.capital(at)
        if not plain or line.infinitive(at) and at == index:
            return None
        at += 1
    return None


def _told(line: Line, index: int, at: int, match: HeadMatch) -> Compound | None:
    head = match.head
    if head.lower == "no" or (line.finite(at) and index == at):
        return None
    before = line.low(index - 1)
    counted = any(line.tokens[k].shape == "n" or line.low(k) in line.words.ordinals for k in range(index, at))
    pointed = before in line.words.determiners or counted or before.endswith(("'s", "’s"))
    pointed = pointed or before in {":", "–", "—", "•", ""}
    if head.type == "event" and not pointed and not line.heading and not match.plural:
        return None
    start = index
    while start < at and (line.low(start) in line.words.evaluatives or line.tokens[start].shape == "n"):
        start += 1
    extent = extend(line, match.end, head, True)
    proper = extent.proper or any(line.capital(k) for k in range(start, at))
    return Compound(start, match, extent._replace(proper=proper))


def _quoted(line: Line, index: int) -> Compound | None:
    """A quoted title with its kind noun behind: ``the “Blue Heart” campaign``; or a kind inside."""
    close = quote_end(line, index)
    if close is None or close + 1 >= len(line.tokens):
        return None
    match = line.head(close + 1)
    if match is not None and match.head.type in {"event", "programme", "agreement"}:
        return Compound(index, match, Extent(match.end, (), (index, close), True))
    inner = line.head(index + 1)
    if inner is not None and line.capital(index + 1) and inner.head.type in {"event", "programme"}:
        return Compound(index, inner, Extent(close + 1, (), (index, close), True))
    return None
