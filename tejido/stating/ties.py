"""Names tied by a participle to the noun behind: ``the EU-funded project``, ``the EU funded X``."""

from __future__ import annotations

from tejido.marking.tokens import possessive
from tejido.reading.words import word_set
from tejido.stating.sentence import HAPPENINGS, Sentence

__all__ = ["tied", "tied_participle"]

_HYPHENED, _BARE = 2, 1


def tied(sentence: Sentence, start: int, end: int) -> int:
    """Return how many tokens tie the body between two tokens to the noun behind, 0 when none do."""
    if sentence.chunk_at(start).args[0].type != "institution":
        return 0
    if sentence.shows(end, "-"):
        return _HYPHENED
    if not sentence.free(end) or end + 1 >= sentence.size or sentence.free(end + 1):
        return 0
    happens = sentence.chunk_at(end + 1).args[0].type in HAPPENINGS
    tail = sentence.lows[end] in word_set("en", "hyphens", "tails")
    return _BARE if happens and tail and _determined(sentence, start) else 0


def tied_participle(sentence: Sentence, index: int) -> bool:
    """Whether a participle without a hyphen ties a body to the noun behind it."""
    if index == 0 or sentence.free(index - 1):
        return False
    number, start = sentence.cover[index - 1], index - 1
    while start > 0 and sentence.cover[start - 1] == number:
        start -= 1
    return tied(sentence, start, index) == _BARE


def _determined(sentence: Sentence, start: int) -> bool:
    """Whether an article or an owner stands before: ``the Foundation's EU funded project``."""
    owned = start > 0 and possessive(sentence.tokens[start - 1]) > 0
    return owned or (
        sentence.free(start - 1) and sentence.low(start - 1) in sentence.grammar.words.determiners
    )
