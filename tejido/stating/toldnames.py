"""What an event is called that a verb tells: ``reunión con la ministra``, ``visita a Loja``."""

from __future__ import annotations

import re
from itertools import takewhile

from tejido.model import Span
from tejido.stating.cues import Cue
from tejido.stating.grammar import Grammar

__all__ = ["timed", "told_names"]

_BEHIND = re.compile(r"(?: [^\W_][\w-]*)+")
_APOSTROPHES = {"'", "’"}
_ASIDE = 3
"""Words of time and manner between a verb and what it is about."""
_MOST = 9
"""Words of a name behind its noun."""


def told_names(text: str, verb: Span, cue: Cue, words: Grammar) -> tuple[str, ...]:
    """Return the names of an event that a verb tells, the fullest first.

    The noun of a cue may have a preposition, ``visita a``: with whom or what the verb is about
    it makes a name of its own.
    """
    noun, _, link = cue.tells.partition(" ")
    behind = _BEHIND.match(text, verb.end) if link else None
    about = _about(behind.group().split(), cue, link, words) if behind is not None else []
    owned = behind is not None and text[behind.end() : behind.end() + 1] in _APOSTROPHES
    if not any(word[0].isupper() for word in about) or (owned and _last(behind, about)):
        return (noun,)  # no "meeting with Kenya", of "met with Kenya's Minister"
    return f"{noun} {_linked(link, about, words)}", noun


def _last(behind: re.Match[str] | None, about: list[str]) -> bool:
    """Whether words end where the words behind a verb do."""
    return behind is not None and behind.group().split()[-1] == about[-1]


def _about(behind: list[str], cue: Cue, link: str, words: Grammar) -> list[str]:
    """The words behind a verb that say whom or what it is about."""
    aside = 0
    while aside < _ASIDE and behind[aside:] and timed(behind[aside].lower(), words):
        aside += 1
    rest, cues = behind[aside:], words.cues
    first = rest[0].lower() if rest else ""
    if cues.fold.get(first, first) in {cues.fold.get(word, word) for word in {link, *cue.near}}:
        fused = first in cues["contractions"]
        rest = [*_article(words)[:fused], *rest[1:]]
    elif cue.reflexive or first in cues["prepositions"]:
        return []
    told = list(takewhile(lambda word: _goes_on(word.lower(), words), rest[:_MOST]))
    while told and not told[-1][0].isupper():
        told.pop()
    return told


def _article(words: Grammar) -> list[str]:
    """The article that a contraction holds."""
    return sorted(words.cues["fused"])[:1]


def timed(low: str, words: Grammar) -> bool:
    """Whether a word between a verb and what it is about tells when or how: ``hoy``, ``lunes``."""
    adverb = low in words.cues["adverbs"] or low.endswith(tuple(words.cues["adverb_endings"]))
    day = low in words.words.months or low in words.cues["days"]
    return adverb or day or low in words.words.demonstratives


def _goes_on(low: str, words: Grammar) -> bool:
    """Whether a word may stand in what a verb is about: no other preposition, no clause."""
    other = low in words.cues["prepositions"] and low not in words.cues["of"]
    return not other and low not in words.words.closers and low not in words.words.months


def _linked(link: str, about: list[str], words: Grammar) -> str:
    """A preposition and the words behind it, its article fused: ``al rector``."""
    fused = [one for one in words.cues["contractions"] if words.cues.fold.get(one) == link]
    if fused and about[:1] == _article(words):
        return " ".join([min(fused), *about[1:]])
    return " ".join([link, *about])
