"""Letters that a text gives to a programme or event: ``the Blue Coast Project (BCP)``."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from tejido.marking.tokens import bare
from tejido.model import Mention

__all__ = ["spelt_happenings"]

_BRACKET = re.compile(r"\s?\(\s?")
_LETTERS = 3
"""An acronym of fewer letters spells too much."""
_HAPPENINGS = frozenset({"programme", "event"})


def spelt_happenings(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Return the mentions, letters that spell a programme or event being of its type everywhere.

    Letters that the ledger knows, or that stand for a body, too, stay those of a body.
    """
    spelt = dict(_defined(text, mentions))
    bodies = {
        other.name
        for one, other in pairwise(mentions)
        if one.type == "institution" and _brackets(text, one, other)
    }
    return [
        replace(one, type=full.type, kind=full.kind, head=full.head, named=True)
        if _free(one) and (full := spelt.get(one.name)) is not None and one.name not in bodies
        else one
        for one in mentions
    ]


def _defined(text: str, mentions: Sequence[Mention]) -> Iterator[tuple[str, Mention]]:
    """Yield letters in brackets with the programme or event right before that they spell."""
    for one, other in pairwise(mentions):
        named = one.type in _HAPPENINGS and one.named and _free(other)
        if named and _brackets(text, one, other) and _spells(other.name, one.name):
            yield other.name, one


def _free(mention: Mention) -> bool:
    """Whether a mention is an acronym that the ledger does not know."""
    return mention.rule == "acronym" and not mention.key and len(mention.name) >= _LETTERS


def _brackets(text: str, one: Mention, other: Mention) -> bool:
    between, end = text[one.span.end : other.span.start], other.span.end
    return bool(_BRACKET.fullmatch(between)) and text[end : end + 1] == ")"


def _spells(letters: str, name: str) -> bool:
    """Whether letters begin the capitalised words of a name, in order."""
    rest = iter(bare("".join(word[0] for word in name.split() if word[:1].isupper())).lower())
    return all(letter in rest for letter in bare(letters).lower() if letter.isalpha())
