"""Commas inside a name: ``Niñas, Niños y Adolescentes``."""

from __future__ import annotations

from tejido.marking.grammar.neighbours import ends_in_head
from tejido.marking.grammar.run import Run
from tejido.marking.line import Line
from tejido.reading.words import given_names

__all__ = ["comma"]

_LONGEST = 14


def comma(run: Run) -> bool:
    """Further capitalised elements behind a comma, up to the last one behind ``y``."""
    line, words, at = run.line, run.line.words, run.at + 1
    if not _opens(run):
        return False
    while at < line.size and at < run.at + _LONGEST and _element(line, at):
        at = _element_end(line, at)
        if line.low(at) == "," and line.low(at + 1) in words.joins:
            at += 1
        if line.low(at) in words.joins:
            return _last_element(run, at)
        if line.low(at) != ",":
            return False
        at += 1
    return False


def _opens(run: Run) -> bool:
    """Whether a comma may stand inside the name: behind a capitalised word that is no place."""
    line, index = run.line, run.at
    if line.low(index) != "," or run.fresh or not line.capital(index - 1):
        return False
    return line.place(index - 1) is None and not run.loose


def _element(line: Line, at: int) -> bool:
    """Whether a capitalised word that is no name of its own, or a person's, stands at ``at``."""
    if not line.capital(at) or at in line.known or line.acronym(at) or line.calling(at):
        return False
    if line.low(at) in given_names() and line.capital(at + 1):
        return False
    return (line.head(at) is None or line.topic(at)) and not ends_in_head(line, at)


def _element_end(line: Line, at: int) -> int:
    """Return the token behind an element with its complement (``Trata de Personas``)."""
    end = at + 1
    while True:
        link = line.link(end)
        if line.capital(end):
            end += 1
        elif link is not None and link.weight == "core" and line.capital(link.target):
            end = link.target
        else:
            return end


def _last_element(run: Run, join: int) -> bool:
    line = run.line
    target = join + 1 + (line.low(join + 1) in line.words.articles)
    if not line.capital(target) or line.acronym(target) or target in line.known:
        return False
    found = line.head(target)
    if found is not None and found.head.body and not line.topic(target):
        return False
    return run.take(target + 1)
