"""The canonical text: nothing invisible in it, nothing garbled, each stretch traced to its origin.

What is changed is listed in ``docs/reading.md``. A reader is told in a line each; a quote is
verbatim of this text, and :class:`tejido.reading.offsets.Origins` leads back to what was decoded.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from tejido.reading.characters import LOST, composed, folded, line_ends, told
from tejido.reading.lookalikes import foreign_words
from tejido.reading.mojibake import doubtful, garbled
from tejido.reading.offsets import Change, Origins, changed

__all__ = ["Trusted", "trusted"]

_SHOWN = 3


class Trusted(NamedTuple):
    """A canonical text, what a reader should know of how it came to be, and where it comes from."""

    text: str
    notes: tuple[str, ...] = ()
    origins: Origins = Origins()


@dataclass(slots=True)
class _Work:
    """A text on its way: what was changed, how often, and which words are of two alphabets."""

    text: str
    origins: Origins = field(default_factory=Origins)
    kinds: Counter[str] = field(default_factory=Counter)
    garbled: Counter[str] = field(default_factory=Counter)
    mixed: list[str] = field(default_factory=list)

    def change(self, changes: Iterable[Change]) -> None:
        self.text, origins = changed(self.text, changes)
        self.origins = self.origins.then(origins)


def trusted(text: str) -> Trusted:
    """Return the canonical text of a decoded one; a canonical text stays as it is.

    The notes name, without quoting more than single words: garbled letters and the encoding that
    garbled them, lost characters, invisible and foreign ones.
    """
    work = _Work(text)
    while True:
        before = work.text
        _pass(work)
        if work.text == before:
            return Trusted(work.text, tuple(_notes(work)), work.origins)


def _pass(work: _Work) -> None:
    """Change a text once; what comes together by that may have to be changed again."""
    work.change(line_ends(work.text))
    while found := garbled(work.text):
        work.garbled.update(one.encoding for one in found)
        work.change(one.change for one in found)
    work.change(composed(work.text))
    changes, kinds = folded(work.text)
    work.kinds += kinds
    work.change(changes)
    work.change(composed(work.text))
    foreign = [word for word in foreign_words(work.text) if word.change]
    work.mixed += [work.text[word.start : word.end] for word in foreign]
    work.change(word.change for word in foreign if word.change)


def _notes(work: _Work) -> Iterator[str]:
    for encoding, count in sorted(work.garbled.items()):
        yield f"garbled letters put right (UTF-8 once read as {encoding}): {count}"
    if left := doubtful(work.text):
        yield f"letters garbled beyond mending: {left}; get a better copy"
    yield from told(work.kinds)
    if lost := work.text.count(LOST):
        yield f"lost characters ({LOST}): {lost}; get a better copy"
    if work.mixed:
        yield f"words with letters of another alphabet, read as Latin: {_few(work.mixed)}"
    left_out = [work.text[word.start : word.end] for word in foreign_words(work.text)]
    if left_out:
        yield f"words with letters of another alphabet, left as they are: {_few(left_out)}"


def _few(words: Sequence[str]) -> str:
    distinct = [*dict.fromkeys(word[:30] for word in words)]
    return f"{len(words)} ({', '.join(distinct[:_SHOWN])}{' …' if len(distinct) > _SHOWN else ''})"
