"""Persons who are told as victims, minors, complainants or accused: no post makes them public."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache

from tejido.reading.words import LANGUAGES, table

__all__ = ["told_privately"]

_REACH = 120
"""How far before or behind a name a word tells what its bearer is, in code points."""
_SENTENCE = re.compile(r"[.!?\n](?:(?<=[^\W\d_]{3}[.!?])\s|(?<=\n)\s*\n)")
_OF = r"(?P<of>\b(?:de|of|for|para)\s+(?:la|el|los|las|the|una?|an?)?\s*)?"
_YOUNG = r"(?:\d|1[0-7])"
"""The age of a minor, in years."""


@cache
def _words(key: str) -> str:
    """Return the expressions of both languages, the longest first; each is a pattern."""
    found = {str(word) for language in LANGUAGES for word in table(language, "persons")[key]}
    return "|".join(sorted(found, key=lambda word: (-len(word), word)))


@cache
def _before() -> re.Pattern[str]:
    between = rf"(?:,?\s+(?:{_words('private_between')}))*"
    return re.compile(rf"{_OF}(?<!\w)(?:{_words('private_before')})(?P<comma>,)?{between},?\s+$")


@cache
def _behind() -> re.Pattern[str]:
    told = rf"{_words('private_behind')}|de {_YOUNG} años|aged {_YOUNG}\b|{_YOUNG}(?=[,)])"
    return re.compile(rf"\s*[,(]\s*(?:[^,.;()]{{0,80}},\s*)?(?:{told})(?!\w)")


def told_privately(text: str, names: Iterable[str]) -> frozenset[str]:
    """Return those names whose bearers a text tells to be private persons, wherever it does."""
    plain = text.lower().replace("\n", " ")
    if len(plain) != len(text):
        plain = text.replace("\n", " ")
    return frozenset(
        name
        for name in names
        if any(_is_private(text, *span) for span in _occurrences(plain, name))
    )


def _occurrences(plain: str, name: str) -> Iterator[tuple[int, int]]:
    """Yield where a name stands in a text of lower case on one line."""
    wanted = " ".join(name.lower().split())
    at = plain.find(wanted)
    while at >= 0:
        yield at, at + len(wanted)
        at = plain.find(wanted, at + 1)


def _is_private(text: str, start: int, end: int) -> bool:
    before = _SENTENCE.split(text[max(0, start - _REACH) : start])[-1]
    behind = _SENTENCE.split(text[end : end + _REACH])[0]
    found = _before().search(before)
    # "la abogada de la víctima, Inés Soto" is the lawyer.
    led = found is not None and not (found["of"] and found["comma"])
    return led or _behind().match(behind) is not None
