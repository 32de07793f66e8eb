"""Where a name may begin: most words of a line can be passed without a look."""

from __future__ import annotations

from tejido.marking.grammar.quotes import OPENING
from tejido.marking.line import Line

__all__ = ["MODIFIERS", "starts"]

MODIFIERS = 5
"""So many words before an English head, itself counted, may belong to a name in lower case."""


def starts(line: Line) -> list[int]:
    """Return the tokens at which a name may begin, in order.

    These are capitals, numbers, known names and head nouns; in Spanish ordinals and reverences, in
    English quotation marks and the words before a happening (``two-day training workshop``).
    """
    opens = _modifiers(line) if line.words.english else _openers(line)
    return [
        index
        for index, token in enumerate(line.tokens)
        if token.shape in "AWn"
        or index in line.known
        or index in opens
        or line.head(index) is not None
    ]


def _openers(line: Line) -> set[int]:
    words = line.words
    return {
        index
        for index, token in enumerate(line.tokens)
        if token.low in words.ordinals or token.low in words.reverences
    }


def _modifiers(line: Line) -> set[int]:
    found = {index for index, token in enumerate(line.tokens) if token.text in OPENING}
    for index in range(line.size):
        match = line.head(index)
        if match is not None and match.head.happening:
            found.update(range(index - MODIFIERS + 1, index))
    return found
