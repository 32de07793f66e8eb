"""What a report holds: plain values, every list of them sorted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple

from tejido.model import Entity
from tejido.reading.searching import Failed

__all__ = [
    "Alike",
    "Contradiction",
    "Looked",
    "Provisional",
    "Report",
    "Single",
    "Unread",
    "Unresolved",
    "Value",
    "Warned",
    "name_of",
]


class Warned(NamedTuple):
    """A document that was read with a warning, such as a guessed encoding."""

    document: str
    warning: str


class Unread(NamedTuple):
    """A sentence that names two or more institutions and gave no fact; code-point offsets."""

    document: str
    start: int
    end: int
    sentence: str
    institutions: tuple[str, ...]


class Unresolved(NamedTuple):
    """A name in a document that became no entity; code-point offsets."""

    document: str
    start: int
    end: int
    type: str
    name: str


class Provisional(NamedTuple):
    """An entity that the ledger does not know."""

    key: str
    type: str
    name: str
    documents: tuple[str, ...]


class Alike(NamedTuple):
    """Two things that may be one: keys, names, how alike in (0, 1]."""

    one: str
    name: str
    other: str
    other_name: str
    score: float


class Single(NamedTuple):
    """A fact that one document alone states; ``object`` is a name, or an ISO date."""

    subject: str
    relation: str
    object: str
    document: str


class Value(NamedTuple):
    """One of several values, and the documents for it."""

    value: str
    documents: tuple[str, ...]


class Contradiction(NamedTuple):
    """A thing with two or more values where it has one."""

    key: str
    name: str
    relation: str
    values: tuple[Value, ...]


class Looked(NamedTuple):
    """What one document alone has to look at."""

    unread: tuple[Unread, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """How much was read, and what to look at; every list is sorted.

    ``failed`` are files that the build could not read; only the report that it returns has any.
    """

    documents: int
    entities: int
    facts: int
    warnings: tuple[Warned, ...] = ()
    unread: tuple[Unread, ...] = ()
    unresolved: tuple[Unresolved, ...] = ()
    provisional: tuple[Provisional, ...] = ()
    alike: tuple[Alike, ...] = ()
    single_source: tuple[Single, ...] = ()
    contradictions: tuple[Contradiction, ...] = ()
    without_facts: tuple[str, ...] = ()
    failed: tuple[Failed, ...] = ()


def name_of(entity: Entity) -> str:
    """Return how a report calls an entity: by its best name, else by its key."""
    return entity.names[0] if entity.names else entity.key
