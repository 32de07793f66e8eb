"""Places that no list holds, by the words around them: ``municipio de X``, ``en X``."""

from __future__ import annotations

from tejido.marking.line import Line

__all__ = ["place_end"]

_LONGEST = 5


def place_end(line: Line, index: int) -> int | None:
    """Return the token behind a place named at ``index``, if the words around say so."""
    if line.shout:
        return None
    known = line.place(index)
    if known is not None:
        return _grown(line, index, known)
    if not line.capital(index) or line.head(index) is not None or index in line.known:
        return None
    before, words = line.low(index - 1), line.words
    if before in words.links["core"] and line.low(index - 2) in words.place_nouns:
        return max(_run(line, index), index + 1)
    if before in words.locating and line.low(index - 2) not in words.posts:
        return _located(line, index)
    return None


def _run(line: Line, index: int) -> int:
    """Return the end of a run of capitalised words, small words inside it allowed."""
    end = index
    while end < min(line.size, index + _LONGEST):
        if line.capital(end) and not line.acronym(end):
            end += 1
        elif end > index and (inner := _inner(line, end)) is not None:
            end = inner
        else:
            break
    return end


def _inner(line: Line, at: int) -> int | None:
    """Return the capital behind small words inside a name: ``San Juan de los Lagos``."""
    if line.low(at) not in line.words.place_links:
        return None
    inner = at + 1
    while line.low(inner) in line.words.place_articles:
        inner += 1
    if not line.capital(inner) or inner in line.known or line.head(inner) is not None:
        return None
    return inner


def _grown(line: Line, index: int, end: int) -> int | None:
    """A known place whose name goes on: ``San Luis``, ``Puerto Madero``."""
    grows = line.low(index) in line.words.saints and line.capital(end)
    return end + 1 if grows and line.low(end) not in line.common else None


def _located(line: Line, index: int) -> int | None:
    """A short capitalised name behind ``en``, no acronym, month or common word."""
    if line.acronym(index) or line.low(index) in line.words.months:
        return None
    end = _run(line, index)
    closed = _ends(line, end) or line.finite(end) or line.link(end) is not None
    return end if 0 < end - index < 4 and closed and not _plain(line, index, end) else None


def _ends(line: Line, at: int) -> bool:
    """Whether a sign, a join or the end of the line follows."""
    return line.shape(at) in {"", "."} or line.low(at) in line.words.joins


def _plain(line: Line, start: int, end: int) -> bool:
    """Whether a word is written in lower case elsewhere, or is a verb form."""
    lows = (line.low(at) for at in range(start, end))
    return any(low in line.common or low in line.verbs for low in lows)
