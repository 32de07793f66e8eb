"""Names by the keys that alike names share, so that only few of them need to be compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import combinations

from tejido.linking.likeness import Name

__all__ = ["Blocks"]

_WIDTH = 48
"""Names that one is compared with at most, under one key: those nearest in the alphabet."""
_WORDS = 14
"""Telling words of a name, at most, that are left out one by one."""
_ENDS = 2
"""Letters at either end of a word of which a slip leaves one end whole."""
_LETTERS = 10
"""Letters of an acronym, at most, that is taken for syllables."""


class Blocks:
    """An index of names; ``near`` finds those that share a key with a name.

    A name offers some keys and asks for others (an acronym asks for initials, a name offers
    them), hence two tables.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        self._offered: dict[str, list[Name]] = {}
        self._asked: dict[str, list[Name]] = {}
        for name in sorted(names, key=lambda name: (name.text, name.written)):
            for key in (*_shared(name), *_offers(name)):
                self._offered.setdefault(key, []).append(name)
            for key in _asks(name):
                self._asked.setdefault(key, []).append(name)

    def near(self, name: Name) -> Iterator[Name]:
        """Yield names that may be like a name, some of them more than once."""
        for key in (*_shared(name), *_asks(name)):
            yield from _nearest(self._offered.get(key, ()), name)
        for key in _offers(name):
            yield from _nearest(self._asked.get(key, ()), name)


def _nearest(block: list[Name] | tuple[()], name: Name) -> Iterable[Name]:
    if len(block) <= _WIDTH:
        return block
    at = bisect_left(block, name.text, key=lambda other: other.text)
    first = max(0, min(at - _WIDTH // 2, len(block) - _WIDTH))
    return block[first : first + _WIDTH]


def _shared(name: Name) -> tuple[str, ...]:
    """Keys of names that look or sound the same but for an end of one word."""
    stems = sorted(name.stems)
    keys = [f"looks {name.looks}", "stems " + " ".join(stems)]
    if len(stems) <= _WORDS:
        for at, word in enumerate(stems):
            rest = " ".join(stems[:at] + stems[at + 1 :])
            keys += (f"begin {rest} {word[:_ENDS]}", f"end {rest} {word[-_ENDS:]}")
    return tuple(dict.fromkeys(keys))


def _offers(name: Name) -> Iterator[str]:
    """Keys of a full name: its beginnings, its initials, what is left without one word."""
    words, stems = name.words, sorted(name.stems)
    yield from ("cut " + " ".join(words[:size]) for size in range(1, len(words)))
    initials = "".join(word[0] for word in words)
    if len(words) > 1:
        yield f"initials {initials}"
    if 4 < len(stems) <= _WORDS:
        yield from (f"less {' '.join(stems[:at] + stems[at + 1 :])}" for at in range(len(stems)))


def _asks(name: Name) -> Iterator[str]:
    """Keys of a short name: itself as a beginning, its letters as initials."""
    if len(name.words) > 1 or name.acronym:
        yield "cut " + " ".join(name.words)
    if name.acronym:
        yield from (f"initials {initials}" for initials in _initials(name.text))
    elif len(name.words) > 3:
        yield "less " + " ".join(sorted(name.stems))


@lru_cache(maxsize=1 << 12)
def _initials(acronym: str) -> tuple[str, ...]:
    """Return the initials of the names that may be behind an acronym, syllables taken together."""
    found = {acronym: None}
    if 3 < len(acronym) <= _LETTERS:
        for size in range(1, min(4, len(acronym) - 1)):
            for rest in combinations(acronym[1:], size):
                found[acronym[0] + "".join(rest)] = None
    return tuple(found)
