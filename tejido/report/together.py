"""What documents together have to look at: unknown things, lone facts, contradicting values."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from tejido.model import SYMMETRIC, Claim, Entity, Reading
from tejido.report.findings import Contradiction, Provisional, Single, Value, name_of

__all__ = ["contradictions", "names_in", "provisional", "single", "sources_in"]

_SINGLE_VALUED = {"date": ("event", "agreement"), "place": ("event",)}
"""Relations of which a thing has one value, and the types of the things."""
Fact = tuple[str, str, str]
"""What a claim says: the subject's key, the relation, the object's key or date."""
Sources = Mapping[Fact, tuple[str, ...]]
"""The documents that state each fact."""


def names_in(readings: Iterable[Reading]) -> dict[str, str]:
    """Return the name of each entity: the one in the first document that has it."""
    names: dict[str, str] = {}
    for reading in readings:
        for entity in reading.entities:
            names.setdefault(entity.key, name_of(entity))
    return names


def sources_in(readings: Iterable[Reading]) -> Sources:
    """Return the documents that state each fact, both sorted."""
    sources: defaultdict[Fact, set[str]] = defaultdict(set)
    for reading in readings:
        keys = {entity.id: entity.key for entity in reading.entities}
        for claim in reading.claims:
            sources[_fact(claim, keys)].add(reading.document.id)
    return {fact: tuple(sorted(sources[fact])) for fact in sorted(sources)}


def _fact(claim: Claim, keys: Mapping[str, str]) -> Fact:
    subject = keys[claim.subject.entity]
    object_ = keys.get(claim.object.entity, claim.object.entity)
    if claim.relation in SYMMETRIC:
        subject, object_ = sorted((subject, object_))
    return subject, claim.relation, object_


def provisional(readings: Iterable[Reading]) -> Iterator[Provisional]:
    """Yield the entities that the ledger does not know, by key."""
    found: dict[str, tuple[Entity, list[str]]] = {}
    for reading in readings:
        for entity in reading.entities:
            if entity.resolved_by == "provisional":
                found.setdefault(entity.key, (entity, []))[1].append(reading.document.id)
    for key, (entity, documents) in sorted(found.items()):
        yield Provisional(key, entity.type, name_of(entity), tuple(dict.fromkeys(documents)))


def single(sources: Sources, names: Mapping[str, str]) -> Iterator[Single]:
    """Yield the facts that one document alone states."""
    for (subject, relation, object_), documents in sources.items():
        if len(documents) == 1:
            told = (names[subject], relation, names.get(object_, object_))
            yield Single(*told, documents[0])


def contradictions(sources: Sources, names: Mapping[str, str]) -> Iterator[Contradiction]:
    """Yield the things that have two values where they have one."""
    values: defaultdict[tuple[str, str], dict[str, tuple[str, ...]]] = defaultdict(dict)
    for (subject, relation, object_), documents in sources.items():
        if subject.partition("/")[0] in _SINGLE_VALUED.get(relation, ()):
            values[subject, relation][object_] = documents
    for (subject, relation), documents_by_value in values.items():
        if any(not _agree(*pair) for pair in combinations(documents_by_value, 2)):
            told = (Value(names.get(v, v), ids) for v, ids in documents_by_value.items())
            yield Contradiction(subject, names[subject], relation, tuple(told))


def _agree(one: str, other: str) -> bool:
    """Tell whether two dates share a day, or one of two places lies in the other.

    A place's key begins with that of the place around it (``place/mx-roo``, ``place/mx``).
    """
    if one.startswith("place/"):
        return f"{one}-".startswith(f"{other}-") or f"{other}-".startswith(f"{one}-")
    (start, end), (other_start, other_end) = _days(one), _days(other)
    return start <= other_end and other_start <= end


def _days(date: str) -> tuple[str, str]:
    """Return the first and last day of an ISO date, month, year or interval, as texts."""
    first, _, last = date.partition("/")
    return first.ljust(10, "-"), (last or first).ljust(10, "~")
