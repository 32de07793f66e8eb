"""Words that name a body, and here the event that the text tells: ``el Congreso``."""

from __future__ import annotations

import re
from functools import lru_cache

from tejido.marking.line import Known, Line
from tejido.reading.words import alternatives

__all__ = ["convened"]


def convened(line: Line, known: Known) -> bool:
    """Whether a body of one word is the event that the text names: ``XV Congreso``.

    The name of the event has a numeral or ordinal before the word, or one of the longer heads of
    events that begin with it (``Congreso Internacional``).
    """
    if known.type != "institution" or known.end != known.start + 1:
        return False
    word = line.low(known.start)
    forms = line.words.heads.get(word, ())
    if not any(len(form) == 1 and head.type == "event" for form, head, _ in forms):
        return False
    longer = {form[1] for form, head, _ in forms if len(form) > 1 and head.type == "event"}
    return _named(line.text, word, frozenset(longer), line.words.ordinals)


@lru_cache(maxsize=64)
def _named(text: str, word: str, longer: frozenset[str], ordinals: frozenset[str]) -> bool:
    counted = rf"(?:[IVXLC]+|\d+[.º°ª]*|{alternatives(ordinals)})\s+(?i:{word})\b"
    behind = rf"\b(?i:{word})\s+(?:{alternatives(longer)})\b" if longer else counted
    return re.search(rf"(?<!\w){counted}|(?i:{behind})", text) is not None
