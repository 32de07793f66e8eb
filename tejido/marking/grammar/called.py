"""Words of the names of persons that look like heads or places: ``Marco Parra``, ``Irán Ruiz``."""

from __future__ import annotations

from functools import cache

from tejido.marking.line import Line
from tejido.marking.tokens import bare
from tejido.reading.words import given_names, word_set

__all__ = [
    "called",
    "called_between",
    "calls",
    "is_given",
    "is_name",
    "names_holder",
    "names_person",
]


@cache
def _given() -> frozenset[str]:
    return frozenset(map(bare, given_names()))


@cache
def _surnames() -> frozenset[str]:
    return frozenset(bare(word) for word in word_set("*", "persons", "surnames"))


@cache
def _particles() -> frozenset[str]:
    return word_set("*", "persons", "particles")


def _is_given(line: Line, at: int) -> bool:
    return line.shape(at) == "W" and bare(line.low(at)) in _given()


def is_given(word: str) -> bool:
    """Whether a word is a given name."""
    return bare(word.lower()) in _given()


def is_name(word: str) -> bool:
    """Whether a word is a given name or a frequent surname."""
    low = bare(word.lower())
    return low in _given() or low in _surnames()


def _is_name(line: Line, at: int) -> bool:
    low = bare(line.low(at))
    return line.shape(at) == "W" and (low in _given() or low in _surnames())


def calls(line: Line, at: int) -> bool:
    """Whether a given name and a second one or a surname stand at a token: ``Marco Antonio``."""
    if not _is_given(line, at):
        return False
    behind = at + 1
    while behind < at + 3 and line.low(behind) in _particles():
        behind += 1
    return _is_name(line, behind)


def called(line: Line, at: int) -> bool:
    """Whether a word is of a person's name: the first of it, or behind a given name.

    ``Marco Parra``, ``José María Feria``.
    """
    return calls(line, at) or (line.shape(at) == "W" and calls(line, at - 2))


def called_between(line: Line, at: int) -> bool:
    """Whether a word stands between a given name, or a title, and a surname: ``Ana Irán Ruiz``."""
    before = _is_given(line, at - 1) or line.low(at - 1).rstrip(".") in line.words.callings
    return calls(line, at) or (before and _is_name(line, at + 1))


def names_person(line: Line, at: int) -> bool:
    """Whether a person is named from a token on: a title, or a given name and a capital."""
    titled = line.calling(at) or line.low(at).rstrip(".") in line.words.callings
    return titled or calls(line, at) or (_is_given(line, at) and line.shape(at + 1) == "W")


def names_holder(line: Line, at: int) -> bool:
    """Whether a person is named behind a body, also by a rare given name: ``Aidé Reyes Ramos``."""
    surnamed = all(bare(line.low(at + far)) in _surnames() for far in (1, 2))
    return calls(line, at) or (line.shape(at) == "W" and line.shape(at + 1) == "W" and surnamed)
