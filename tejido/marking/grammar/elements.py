"""The elements of a list of names: ``Salud; Educación y Cultura; y Turismo``."""

from __future__ import annotations

from tejido.marking.grammar.called import calls
from tejido.marking.line import Line

__all__ = ["elements"]

_MARKS = {",", ";"}


def elements(line: Line, start: int) -> tuple[list[tuple[int, int]], int]:
    """Return the token ranges of the elements of the list at ``start``, and the token behind it.

    ``;`` binds weaker than ``,`` and ``y``.
    """
    end, stops = _extent(line, start)
    semicolons = [stop for stop in stops if line.low(stop) == ";"]
    separators = _behind_semicolons(line, stops, semicolons) if semicolons else _outer(line, stops)
    return _cut(line, start, end, sorted(separators)), end


def _extent(line: Line, start: int) -> tuple[int, list[int]]:
    """Return the end of a list and the commas, semicolons and joins in it."""
    at = end = start
    stops: list[int] = []
    while at < line.size:
        if line.capital(at) or _complement(line, at):
            at += 1
            end = at
        elif line.low(at) in _MARKS or line.low(at) in line.words.joins:
            behind = _next_element(line, at)
            if behind is None:
                break
            stops.append(at)
            at = behind
        elif (behind := _passed(line, at)) > at:
            at = behind
        else:
            break
    return end, stops


def _complement(line: Line, at: int) -> bool:
    """Whether a Spanish adjective closes an element: ``Desarrollo social``."""
    if line.words.english or not line.lower(at) or not line.capital(at - 1):
        return False
    return line.low(at) not in line.words.collectives


def _next_element(line: Line, stop: int) -> int | None:
    """Return the first word of the element behind a comma or join, None if the list ends there."""
    words, behind = line.words, stop + 1
    if line.low(stop) in _MARKS and line.low(behind) in words.joins:
        behind += 1
    link = line.link(behind)
    if link is not None and link.weight == "core":
        behind = link.target
    elif line.low(behind) in words.articles:
        behind += 1
        other = line.head(behind) if line.capital(behind) else None
        if other is not None and other.head.body:
            return None
    person = line.low(behind) in words.posts or calls(line, behind)
    return behind if line.capital(behind) and not person else None


def _passed(line: Line, at: int) -> int:
    """Return the capital behind a link or an article inside an element, else ``at``."""
    link = line.link(at)
    if link is not None and link.weight != "risky" and line.capital(link.target):
        return link.target
    return at + (line.low(at) in line.words.articles and line.capital(at + 1))


def _behind_semicolons(line: Line, stops: list[int], semicolons: list[int]) -> list[int]:
    """Semicolons separate, and the first ``y`` behind the last of them."""
    joins = [s for s in stops if s > semicolons[-1] and line.low(s) in line.words.joins]
    return semicolons + joins[:1]


def _outer(line: Line, stops: list[int]) -> list[int]:
    """Commas and the last ``y`` separate; with no comma the first ``y`` does."""
    commas = [stop for stop in stops if line.low(stop) == ","]
    joins = [stop for stop in stops if _separates(line, stop)]
    if not commas:
        return joins[:1]
    if line.low(commas[-1] + 1) in line.words.joins:
        return commas
    return commas + [stop for stop in joins if stop > commas[-1]][:1]


def _separates(line: Line, stop: int) -> bool:
    """Whether a join stands between elements, not inside one (``ciencia y tecnología``)."""
    around = f"{line.low(stop - 1)} {line.low(stop)} {line.low(stop + 1)}"
    return line.low(stop) in line.words.joins and around not in line.words.compounds


def _cut(line: Line, start: int, end: int, separators: list[int]) -> list[tuple[int, int]]:
    found, first = [], start
    for stop in (*(each for each in separators if each <= end), end):
        last = stop
        while last > first and not (line.capital(last - 1) or line.lower(last - 1)):
            last -= 1
        if last > first:
            found.append((first, last))
        first = stop + 1
        while first < end and not line.capital(first):
            first += 1
    return found
