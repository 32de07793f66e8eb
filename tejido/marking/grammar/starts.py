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
        for index, (token, head) in enumerate(zip(line.tokens, line.heads, strict=True))
        if token.shape in "AWn" or head is not None or index in line.known or index in opens
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
    for index, match in enumerate(line.heads):
        if match is not None and match.head.happening:
            found.update(range(index - MODIFIERS + 1, index))
    return found
