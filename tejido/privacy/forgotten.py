"""Persons who are to be forgotten: found in texts by keyed digests of their names.

What is kept does not say who they are. ``forgotten.txt`` beside the ledger has a line per person
with a digest of each spelling of the name (BLAKE2b, keyed); the key lies in ``forgotten.key``
apart, because names are few and without a key anybody could try them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from hashlib import blake2b
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from tejido.errors import LedgerError
from tejido.linking.normal import plain
from tejido.model import Span
from tejido.project import authority_folders

__all__ = ["FORGOTTEN", "KEY", "Forgotten", "forgotten", "spellings"]

FORGOTTEN, KEY = "forgotten.txt", "forgotten.key"
_LINE = re.compile(r"(?P<digests>[0-9a-f]{32}(?:, [0-9a-f]{32})*)\s*")
_WORD = re.compile(r"[^\W\d_]+")
_BETWEEN = re.compile(r"[ \t]*\n?[ \t]*|[ \t]?[-_+’'][ \t]?|%20|,[ \t]*\n?[ \t]*")
_DOTTED = re.compile(r"\.[ \t]*\n?[ \t]*")
_PARTICLES = frozenset(
    ("de", "del", "la", "las", "los", "von", "van", "der", "da", "do", "dos", "di")
)
_MOST = 7
"""Words of a name, without particles."""


class _Word(NamedTuple):
    start: int
    end: int
    plain: str
    capital: bool


def _words(text: str) -> list[_Word]:
    return [
        _Word(*match.span(), plain(match[0]), match[0][0].isupper())
        for match in _WORD.finditer(text)
    ]


def _telling(words: Iterable[_Word]) -> list[str]:
    return [word.plain for word in words if word.plain not in _PARTICLES]


def spellings(name: str) -> list[tuple[str, ...]]:
    """Return the words of each spelling of a name, in alphabetical order, the whole name first.

    With and without further given names, with and without the second surname, both also as
    initials; the order of the words, accents, case and particles make no difference. The first
    surname and one given name are in each. Empty for less than two words.

    >>> spellings("Ana López Ruiz")[:2]
    [('ana', 'lopez', 'ruiz'), ('ana', 'lopez')]
    """
    from tejido.reading.words import given_names  # reading itself hides what this finds

    parts = _telling(_words(name))[:_MOST]
    if len(parts) < 2:
        return []
    known = {plain(one) for one in given_names()}
    split = 1
    while split < len(parts) - 1 and (parts[split] in known or len(parts) - split > 2):
        split += 1
    given, (first, *more) = parts[:split], parts[split:]
    found = [(*front, first, *behind) for front in _fronts(given) for behind in _behinds(more)]
    whole = tuple(sorted(parts))
    return [
        whole,
        *sorted({tuple(sorted(one)) for one in found} - {whole}, key=lambda s: (-len(s), s)),
    ]


def _fronts(given: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield the given names, each alone and with others, the others also as initials."""
    for count in range(1, len(given) + 1):
        for chosen in combinations(range(len(given)), count):
            names = [given[at] for at in chosen]
            yield tuple(names)
            yield (names[0], *(name[0] for name in names[1:]))
            yield (*(name[0] for name in names[:-1]), names[-1])


def _behinds(more: list[str]) -> Iterator[tuple[str, ...]]:
    """Yield what may stand behind the first surname."""
    yield ()
    if more:
        yield tuple(more)
        yield tuple(name[0] for name in more)


@dataclass(frozen=True, slots=True)
class Forgotten:
    """The digests of the spellings of persons, a tuple per person, and the key of the digests."""

    people: tuple[tuple[str, ...], ...] = ()
    key: bytes = b""

    def digest(self, words: Iterable[str]) -> str:
        """Return the digest of the words of a spelling, in alphabetical order."""
        return blake2b(" ".join(words).encode(), key=self.key, digest_size=16).hexdigest()

    def knows(self, name: str) -> bool:
        """Tell whether a name is a spelling of one who is forgotten."""
        return self.digest(sorted(_telling(_words(name)))) in self._all()

    def adding(self, name: str) -> Forgotten:
        """Return these and one person more, known by every spelling of a name."""
        person = tuple(map(self.digest, spellings(name)))
        return Forgotten(tuple(sorted({*self.people, person})), self.key)

    def _all(self) -> frozenset[str]:
        return frozenset(digest for person in self.people for digest in person)

    def spans(self, text: str) -> list[Span]:
        """Return where a text names those who are forgotten, in order and apart.

        Where a text names one of them in full, parts of that name standing alone are found too.
        """
        if not self.people:
            return []
        words = _words(text)
        whole = list(self._named(text, words, self._all()))
        parts = {word.plain for first, last in whole for word in words[first:last]} - _PARTICLES
        alone = _alone(text, words, parts) if parts else ()
        spans = [Span(words[first].start, words[last - 1].end) for first, last in (*whole, *alone)]
        return _apart(spans)

    def _named(
        self, text: str, words: list[_Word], digests: frozenset[str]
    ) -> Iterator[tuple[int, int]]:
        """Yield from which word to which a name runs, the longest from each word."""
        at = 0
        while at < len(words):
            runs = [end for end in _runs(text, words, at) if self._is(words[at:end], digests)]
            if runs:
                yield at, runs[-1]
            at = runs[-1] if runs else at + 1

    def _is(self, words: list[_Word], digests: frozenset[str]) -> bool:
        telling = _telling(words)
        return len(telling) > 1 and self.digest(sorted(telling)) in digests


def _runs(text: str, words: list[_Word], at: int) -> Iterator[int]:
    """Yield the ends of the runs of words from one on that can be a name."""
    telling = 0
    for index in range(at, len(words)):
        if index > at and not _joined(text, words[index - 1], words[index]):
            return
        telling += words[index].plain not in _PARTICLES
        if telling > _MOST:
            return
        if telling > 1 and words[index].plain not in _PARTICLES:
            yield index + 1


def _joined(text: str, one: _Word, other: _Word) -> bool:
    between = text[one.end : other.start]
    dotted = one.end - one.start == 1 and _DOTTED.fullmatch(between)
    return bool(_BETWEEN.fullmatch(between) or dotted)


def _alone(text: str, words: list[_Word], parts: set[str]) -> Iterator[tuple[int, int]]:
    """Yield the runs of capitalised words that hold nothing but parts of names found."""
    at = 0
    while at < len(words):
        end = at
        while (
            end < len(words)
            and words[end].capital
            and (end == at or _joined(text, words[end - 1], words[end]))
        ):
            end += 1
        inside = [word.plain for word in words[at:end] if word.plain not in _PARTICLES]
        if inside and all(word in parts and len(word) > 1 for word in inside):
            yield at, end
        at = max(end, at + 1)


def _apart(spans: Iterable[Span]) -> list[Span]:
    found: list[Span] = []
    for span in sorted(spans):
        if found and span.start <= found[-1].end:
            found[-1] = Span(found[-1].start, max(found[-1].end, span.end))
        else:
            found.append(span)
    return found


def forgotten() -> Forgotten:
    """Return who is forgotten, by the files of all folders of the ledger.

    Raises:
        LedgerError: a file is broken, or its key is missing; without it they would come back.
    """
    known = [_read(folder / FORGOTTEN, *_stamp(folder)) for folder in authority_folders()]
    found = [one for one in known if one.people]
    if len({one.key for one in found}) > 1:
        raise LedgerError(f"{KEY}: two folders of the ledger have different keys; use one")
    people = {person for one in found for person in one.people}
    return Forgotten(tuple(sorted(people)), found[0].key) if found else Forgotten()


def _stamp(folder: Path) -> tuple[int, int]:
    return tuple(_changed(folder / name) for name in (FORGOTTEN, KEY))  # type: ignore[return-value]


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0


@lru_cache(maxsize=64)
def _read(path: Path, changed: int, key_changed: int) -> Forgotten:
    if not changed:
        return Forgotten()
    people = []
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
        if not line.strip() or line.startswith("#"):
            continue
        found = _LINE.fullmatch(line)
        if not found:
            raise LedgerError(f"{path}:{number}: no line of digests; restore the file")
        people.append(tuple(found["digests"].split(", ")))
    if people and not key_changed:
        raise LedgerError(f"{path.with_name(KEY)}: is missing; without it who is forgotten returns")
    key = bytes.fromhex(path.with_name(KEY).read_text(encoding="ascii").strip()) if people else b""
    return Forgotten(tuple(people), key)
