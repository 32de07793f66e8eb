"""Words that name a body, and here the event that the text tells: ``el Congreso``."""

from __future__ import annotations

import re
from functools import lru_cache

from tejido.marking.line import Known, Line
from tejido.marking.tokens import roman
from tejido.reading.words import alternatives

__all__ = ["convened"]


def convened(line: Line, known: Known) -> bool:
    """Whether a body, of one word mostly, is the event that the text names: ``XV Congreso``.

    The name of the event has a numeral or ordinal before the word, or one of the longer heads of
    events that begin with it (``Congreso Internacional``).
    """
    word = line.low(known.start)
    forms = line.words.heads.get(word, ())
    if known.type != "institution" or not any(
        len(form) == 1 and head.type == "event" for form, head, _ in forms
    ):
        return False
    if known.end != known.start + 1:
        return _counted(line, known.start - 1)
    longer = {form[1] for form, head, _ in forms if len(form) > 1 and head.type == "event"}
    return _named(line.text, word, frozenset(longer), line.words.ordinals)


def _counted(line: Line, index: int) -> bool:
    """Whether an ordinal or a numeral stands before a name: ``la primera Cumbre de``."""
    if index < 0:
        return False
    numeral = line.shape(index) == "A" and roman(line.tokens[index].text)
    return numeral or line.low(index) in line.words.ordinals or line.shape(index) == "n"


@lru_cache(maxsize=64)
def _named(text: str, word: str, longer: frozenset[str], ordinals: frozenset[str]) -> bool:
    counted = rf"(?:[IVXLC]+|\d+[.º°ª]*|{alternatives(ordinals)})\s+(?i:{word})\b"
    behind = rf"\b(?i:{word})\s+(?:{alternatives(longer)})\b" if longer else counted
    return re.search(rf"(?<!\w){counted}|(?i:{behind})", text) is not None
