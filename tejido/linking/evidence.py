"""What a document tells of a thing that may be known elsewhere: names, whose it is, when."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from tejido.linking.keys import telling_words
from tejido.linking.normal import normal
from tejido.model import Entity, Reading

__all__ = ["BODIES", "Evidence", "evidence"]

BODIES = {
    "person": frozenset({"post", "represents"}),
    "programme": frozenset({"launcher", "implementer", "funder"}),
    "agreement": frozenset({"signatory"}),
    "event": frozenset({"organizer"}),
}
"""The relations that say whose a thing is, by its type; people first, for they organise too."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """A thing of one document.

    ``node`` is its key there, ``names`` the normal forms of the names that tell it from others,
    ``bodies`` the keys of those whose it is, ``dates`` the ISO dates on which it begins.
    """

    node: str
    names: frozenset[str]
    bodies: frozenset[str]
    dates: frozenset[str]


def evidence(reading: Reading, type_: str, node_of: Callable[[Entity], str]) -> Iterator[Evidence]:
    """Yield what a reading tells of its things of a type of :data:`BODIES`, in their order."""
    if all(entity.type != type_ for entity in reading.entities):
        return
    nodes = {entity.id: node_of(entity) for entity in reading.entities}
    bodies: defaultdict[str, set[str]] = defaultdict(set)
    dates: defaultdict[str, set[str]] = defaultdict(set)
    for claim in reading.claims:
        if claim.relation in BODIES[type_]:
            bodies[claim.subject.entity].add(nodes[claim.object.entity])
        elif claim.relation == "date":
            dates[claim.subject.entity].add(claim.object.entity.partition("/")[0])
    for entity in reading.entities:
        if entity.type == type_:
            names = frozenset(normal(name) for name in entity.names if _tells(name, type_))
            about = frozenset(bodies[entity.id]), frozenset(dates[entity.id])
            yield Evidence(nodes[entity.id], names, *about)


def _tells(name: str, type_: str) -> bool:
    """Whether a name is more than a common word or a surname."""
    return len(name.split() if type_ == "person" else telling_words(name)) > 1
