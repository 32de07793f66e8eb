"""Places that no list holds, by the words around them: ``municipio de X``, ``en X``."""

from __future__ import annotations

from tejido.marking.line import Line

__all__ = ["listed_place", "place_end"]


def _run(line: Line, index: int) -> int:
    """Return the end of a run of capitalised words, small words inside it allowed."""
    end = index
    while end < len(line.tokens) and end < index + 5:
        if line.capital(end) and not line.acronym(end):
            end += 1
        elif line.low(end) in {"de", "del", "la", "las", "los", "of", "the"} and end > index:
            inner = end + 1
            while line.low(inner) in {"la", "las", "los", "the"}:
                inner += 1
            if not line.capital(inner) or inner in line.known or line.head(inner) is not None:
                break
            end = inner
        else:
            break
    return end


def place_end(line: Line, index: int) -> tuple[int, int] | None:
    """Return the token range of a place named at ``index``, if the words around say so."""
    words = line.words
    if line.shout:
        return None
    known = line.known.get(index)
    if known is not None and known.type == "place":
        grows = line.low(index) in words.saints and line.capital(known.end)
        return (index, known.end + 1) if grows and line.low(known.end) not in line.common else None
    if not line.capital(index) or line.head(index) is not None or index in line.known:
        return None
    before = line.low(index - 1)
    if before in {"de", "del", "of"} and line.low(index - 2) in words.place_nouns:
        return index, _run(line, index)
    if before in words.locating and line.low(index - 2) not in words.posts:
        end = _run(line, index)
        plain = any(line.low(at) in line.common or line.low(at) in line.verbs for at in range(index, end))
        closed = end >= len(line.tokens) or line.tokens[end].shape == "." or line.low(end) in words.joins or line.finite(end) or line.link(end) is not None
        if 0 < end - index < 4 and not plain and closed and not line.acronym(index) and line.low(index) not in words.months:
            return index, end
    return None


def listed_place(line: Line, index: int, placed: int) -> int | None:
    """Return the end of an unknown name in a list of places: ``Armería, Tecomán y Manzanillo``.

    ``placed`` is the token behind the last place found, -1 for none.
    """
    at = index - 1
    while at > placed and at > index - 3 and (line.low(at) in line.words.joins or line.low(at) == ","):
        at -= 1
    if placed < 0 or at != placed - 1 or at == index - 1 or not line.capital(index):
        return None
    if line.head(index) is not None or line.acronym(index) or line.low(index) in line.words.posts:
        return None
    end = _run(line, index)
    plain = any(line.low(k) in line.common or line.low(k) in line.verbs for k in range(index, end))
    closed = end >= len(line.tokens) or line.tokens[end].shape == "." or line.low(end) in line.words.joins
    return end if closed and not plain and end - index < 4 else None
