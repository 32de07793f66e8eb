"""What the language of a document gives to the reading of its sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from tejido.marking.verbs import Form, verb_forms
from tejido.marking.words import Words, words
from tejido.stating.cues import Cues, cues

__all__ = ["Grammar", "grammar"]


@dataclass(frozen=True, slots=True)
class Grammar:
    """The words of names, the verb forms and the cues of one language.

    ``joins`` are the words that add a member to a list, ``adverb_endings`` the last letters of
    adverbs.
    """

    words: Words
    verbs: Mapping[str, tuple[Form, ...]]
    cues: Cues
    joins: frozenset[str]
    adverb_endings: tuple[str, ...]


@cache
def grammar(language: str) -> Grammar:
    """Return the grammar of ``es`` or ``en``.

    Raises:
        LexiconError: a file of the lexicon is missing or broken.
    """
    own, known = words(language), cues(language)
    return Grammar(
        own,
        verb_forms(language),
        known,
        own.joins | known["list_joins"],
        tuple(known["adverb_endings"]),
    )
