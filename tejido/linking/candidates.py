"""Which things may be one, though nothing says so yet: pairs for a person to judge."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import lru_cache, partial
from operator import itemgetter
from typing import NamedTuple

from tejido.linking.blocking import Blocks
from tejido.linking.known import known_names
from tejido.linking.ledger import Ledger
from tejido.linking.likeness import Name, alike, name_of
from tejido.linking.weighing import Alike, Pair, Thing, weighed

__all__ = ["Candidate", "Remember", "Thing", "candidates"]


class Candidate(NamedTuple):
    """Two keys, the smaller first, that may be one thing: how surely, in (0, 1], and why.

    ``reason``: ``name`` (the same in another place, time or document), ``spelling``,
    ``acronym``, ``shorter`` (one without the other's tail), ``words`` (another order, one more).
    """

    one: str
    other: str
    score: float
    reason: str


_LEAST = 0.2
"""A score below which two things are not worth a look."""
_SHARED = 16
"""Things of equal name that each is compared with, at most."""
_CHOICE = (1.0, 1.0, 0.75, 0.5, 0.4, 0.3)
"""What is left of a score when so many different things fit; of more, nothing."""
_UNIQUE = frozenset({"name", "spelling"})
"""Reasons that several documents may give for one thing: only entries compete for them."""


Remember = Callable[[Sequence[Thing], Callable[[], list[Candidate]]], list[Candidate]]
"""What gives the pairs of things of one type, from earlier or worked out."""


def candidates(
    things: Iterable[Thing], ledger: Ledger, remember: Remember = lambda _, work: work()
) -> list[Candidate]:
    """Return the pairs of things of one type that may be one, closest first, then by their keys.

    Of each pair at least one is no entry of the ledger; the other may be any entry, whether it
    is among ``things`` or not. The work grows with the number of things, not of their pairs: of
    many alike only those next to each other in the alphabet are compared. ``remember`` may know
    the pairs of all things of a type: they depend on nothing but those and the ledger.
    """
    unique = {thing.key: thing for thing in things}
    by_type: dict[str, list[Thing]] = defaultdict(list)
    for key in sorted(unique):
        by_type[unique[key].type].append(unique[key])
    found: list[Candidate] = []
    for own in by_type.values():
        found += remember(own, partial(_listed, own, ledger))
    return sorted(found, key=lambda pair: (-pair.score, pair.one, pair.other))


def _listed(things: Sequence[Thing], ledger: Ledger) -> list[Candidate]:
    return [*_of_type(things, ledger)]


@lru_cache(maxsize=4)
def _vocabulary(ledger: Ledger) -> frozenset[str]:
    """The words of the ledger's names: none of them is a slip of the pen."""
    return frozenset(word for name in ledger.names for word in name.split())


def _of_type(things: Sequence[Thing], ledger: Ledger) -> Iterator[Candidate]:
    names, bearers = _named(thing for thing in things if not thing.known)
    met = {thing.key: thing for thing in things if thing.known}
    best: dict[tuple[str, str], tuple[Pair, Alike, float]] = {}
    for pair, how in _pairs(things[0].type, names, bearers, met, ledger):
        score = weighed(pair, how, ledger)
        keys = pair[0].key, pair[1].key
        if score >= _LEAST and score > (best[keys][2] if keys in best else 0.0):
            best[keys] = pair, how, score
    yield from _chosen([*best.values()])


def _named(things: Iterable[Thing]) -> tuple[dict[str, Name], dict[str, list[Thing]]]:
    """Return the names of things by normal form, and which things bear each."""
    names: dict[str, Name] = {}
    bearers: dict[str, list[Thing]] = {}
    for thing in things:
        own = {name.text: name for name in map(name_of, sorted(thing.names, reverse=True))}
        for text, name in own.items():
            if text:
                names.setdefault(text, name)
                bearers.setdefault(text, []).append(thing)
    return names, bearers


def _pairs(
    type_: str,
    names: Mapping[str, Name],
    bearers: Mapping[str, list[Thing]],
    met: Mapping[str, Thing],
    ledger: Ledger,
) -> Iterator[tuple[Pair, Alike]]:
    """Yield pairs of things, the smaller key first, of which two names are alike."""
    index, known, owners = known_names(type_, ledger)
    blocks, words = Blocks(names.values()), _vocabulary(ledger)
    for text in sorted(names):
        one = names[text]
        for other in {name.text: name for name in blocks.near(one)}.values():
            if other.text >= text and (how := alike(one, other, words))[0]:
                yield from _borne(one, bearers[text], other, bearers[other.text], how)
        for other in {name.text: name for name in index.near(one)}.values():
            if (how := alike(one, other, words))[0]:
                entries = [_entry(id_, type_, met, ledger) for id_ in owners[other.text]]
                yield from _borne(one, bearers[text], known[other.text], entries, how)


def _entry(id_: str, type_: str, met: Mapping[str, Thing], ledger: Ledger) -> Thing:
    key, entry = f"{type_}/{id_}", ledger[id_]
    place = entry.within if type_ == "place" else ledger.jurisdiction(id_)
    about = (entry.parent, *(post.at for post in entry.posts))
    bodies = frozenset(f"institution/{body}" for body in about if body)
    names = (*entry.names.values(), *entry.acronyms)
    return met.get(key) or Thing(key, type_, names, place, frozenset(), bodies, known=True)


def _borne(
    one: Name, ours: list[Thing], other: Name, theirs: list[Thing], how: tuple[float, str]
) -> Iterator[tuple[Pair, Alike]]:
    """Yield the pairs of those who bear two names; of very many only neighbours."""
    ordered = sorted(((_near(thing), thing) for thing in theirs), key=itemgetter(0))
    for first in ours:
        low = 0
        if len(ordered) > _SHARED:
            at = bisect_left(ordered, _near(first), key=itemgetter(0))
            low = max(0, min(at - _SHARED // 2, len(ordered) - _SHARED))
        for _, second in ordered[low : low + _SHARED]:
            if first.key < second.key:
                yield (first, second), Alike((one, other), *how)
            elif second.key < first.key:
                yield (second, first), Alike((other, one), *how)


def _near(thing: Thing) -> tuple[str, str, list[str], str]:
    """Order things so that those of one place, date and organiser stand together."""
    return thing.scope, min(thing.years, default=""), sorted(thing.bodies), thing.key


def _chosen(found: Sequence[tuple[Pair, Alike, float]]) -> Iterator[Candidate]:
    """Lower the scores of those that fit several: an acronym of two bodies."""
    rivals: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair, how, _ in found:
        for thing, other, name in zip(pair, reversed(pair), reversed(how.names), strict=True):
            if other.known or how.why not in _UNIQUE:
                rivals[thing.key, how.why].add(other.key if other.known else name.text)
    for pair, how, score in found:
        fitting = max(len(rivals[thing.key, how.why]) for thing in pair)
        left = score * (_CHOICE[fitting] if fitting < len(_CHOICE) else 0.0)
        if left >= _LEAST:
            yield Candidate(pair[0].key, pair[1].key, round(left, 3), how.why)
