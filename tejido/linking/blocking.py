"""Names by the keys that alike names share, so that only few of them need to be compared."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
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


Table = Mapping[str, Sequence[int]]


class Blocks:
    """An index of names; ``near`` finds those that share a key with a name.

    A name offers some keys and asks for others (an acronym asks for initials, a name offers
    them), hence two tables.
    """

    def __init__(self, names: Iterable[Name]) -> None:
        offered: dict[str, list[int]] = {}
        asked: dict[str, list[int]] = {}
        self._names = sorted(names, key=lambda name: (name.text, name.written))
        for at, name in enumerate(self._names):
            for key in (*_shared(name), *_offers(name)):
                offered.setdefault(key, []).append(at)
            for key in _asks(name):
                asked.setdefault(key, []).append(at)
        self._offered: Table = offered
        self._asked: Table = asked

    @classmethod
    def of(cls, names: list[Name], tables: tuple[Table, Table]) -> Blocks:
        """Return the index whose names, sorted, and :attr:`tables` are given."""
        made = cls(())
        made._names, (made._offered, made._asked) = names, tables
        return made

    @property
    def tables(self) -> tuple[Table, Table]:
        """What is offered and what is asked for: by key the numbers of names, sorted."""
        return self._offered, self._asked

    @property
    def names(self) -> Sequence[Name]:
        """The names, sorted by normal form."""
        return self._names

    def near(self, name: Name) -> Iterator[Name]:
        """Yield names that may be like a name, some of them more than once."""
        for key in (*_shared(name), *_asks(name)):
            yield from self._nearest(self._offered.get(key, ()), name)
        for key in _offers(name):
            yield from self._nearest(self._asked.get(key, ()), name)

    def _nearest(self, block: Sequence[int], name: Name) -> Iterator[Name]:
        names = self._names
        if len(block) > _WIDTH:
            at = bisect_left(block, name.text, key=lambda other: names[other].text)
            first = max(0, min(at - _WIDTH // 2, len(block) - _WIDTH))
            block = block[first : first + _WIDTH]
        return map(names.__getitem__, block)


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
