"""Which words of a line count as capitalised, in shouted lines and in headlines too."""

from __future__ import annotations

from collections.abc import Sequence

from tejido.marking.tokens import Token, bare
from tejido.marking.words import Words

__all__ = ["capitalised_words"]


def capitalised_words(
    tokens: Sequence[Token], words: Words, *, shout: bool, heading: bool
) -> list[bool]:
    """Return for each token whether it is a capital that tells something.

    ``shout`` and ``heading`` are what ``Line`` is told of the line.
    """
    found = [token.capital for token in tokens]
    if shout:
        return [
            capital and _loud(token, words) for capital, token in zip(found, tokens, strict=True)
        ]
    verb = _headline_verb(tokens, found, words) if heading and words.english else 0
    if verb:
        found[verb] = False
    return found


def _loud(token: Token, words: Words) -> bool:
    """Whether a word in capitals tells something: in a shouted line small words do not."""
    word = bare(token.low)
    return not (word in words.openers_false or word in words.joins or word in words.closers)


def _headline_verb(tokens: Sequence[Token], capitals: Sequence[bool], words: Words) -> int:
    """Return the verb of a headline, which is part of no name: ``Fiji Launches Fund``; else 0."""
    several = False
    for at in range(1, len(tokens) - 1):
        low = tokens[at].low
        several = several or low in words.ands or low == ","
        verb = low in words.headline_verbs or (several and low in words.headline_plurals)
        if verb and capitals[at] and capitals[at - 1]:
            return at
    return 0
