"""Titles behind a head noun: in quotation marks, behind a colon, announced by a participle."""

from __future__ import annotations

from tejido.marking.grammar.called import names_person
from tejido.marking.grammar.quotes import quote_at, quote_end
from tejido.marking.line import Line

__all__ = ["title_end", "titled"]

_NUMBERED = {".", ":", "–", "—"}
_LONGEST_NUMBERED = 16


def titled(line: Line, at: int) -> tuple[int, int] | None:
    """Return the title behind a head that ends at ``at``: the tokens before and behind its words.

    ``foro “X”``, ``curso, titulado “X”``, ``Taller: X``, ``Módulo 2. X``, ``plan denominado X``.
    """
    index = _announced(line, at)
    if line.low(index) == ":":
        if quote_at(line, index + 1):
            index += 1
        elif names_person(line, index + 1):
            return None  # "Taller: Ana Paz Ruiz"
        elif at < 3 and line.capital(index + 1) and line.low(index + 1) not in line.words.months:
            return index, _close(line, index + 1)
    elif _numbered(line, index):
        return index + 1, _close(line, index + 2)
    if not quote_at(line, index):
        return _unquoted(line, index) if _named(line, index) else None
    close = quote_end(line, index)
    return (index, close) if close is not None else None


def title_end(line: Line, title: tuple[int, int]) -> int:
    """Return the token behind a title and its closing sign, if it has one."""
    opened, closed = title
    return closed + (quote_at(line, opened) and line.shape(closed) == ".")


def _announced(line: Line, at: int) -> int:
    """Skip what announces a title: two words, a comma, ``titulado``, ``conocido como``."""
    index, namers = at, line.words.namers
    while index < at + 2 and line.low(index) not in namers and line.lower(index):
        index += 1
    if not (quote_at(line, index) or line.low(index) in namers):
        index = at
    if line.low(index) == "," and (line.low(index + 1) in namers or quote_at(line, index + 1)):
        index += 1
    if line.low(index) in namers:
        index += 1
        index += line.low(index) in line.words.known_as
    return index


def _numbered(line: Line, index: int) -> bool:
    """Whether a number and a sign come before a title to the end of the line (``2. Redes``)."""
    signed = line.low(index + 1) in _NUMBERED and line.capital(index + 2)
    signed = signed and line.low(index + 2) not in line.words.months
    return line.shape(index) == "n" and signed and line.size - index < _LONGEST_NUMBERED


def _close(line: Line, at: int) -> int:
    """Return where a title to the end of a line ends: before a label of its own (``Chair: X``)."""
    stops = [i for i in range(at, line.size - 1) if line.low(i) == "." and line.capital(i + 1)]
    labels = any(line.low(i) == ":" for i in range(stops[0], line.size)) if stops else False
    return stops[0] if labels else line.size


def _named(line: Line, index: int) -> bool:
    """Whether a capitalised title follows a namer without quotation marks."""
    before = (line.low(index - 1), line.low(index - 2))
    return line.capital(index) and any(low in line.words.namers for low in before)


def _unquoted(line: Line, index: int) -> tuple[int, int]:
    """The title behind ``denominado`` without quotation marks: up to the next sign or verb."""
    end = index
    while end < line.size and line.tokens[end].shape != "." and not line.finite(end):
        end += 1
    return index - 1, end
