"""Entities of a document: mentions grouped, persons added, each with its identity."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from functools import cached_property

from tejido.linking.clusters import Cluster
from tejido.linking.coreference import cluster
from tejido.linking.identity import Identity, identify
from tejido.linking.jurisdictions import Jurisdictions
from tejido.linking.ledger import Ledger
from tejido.linking.scope import scope_of
from tejido.marking.personmentions import PersonMention
from tejido.model import Document, Mention, Span
from tejido.spans import touches, union

__all__ = ["Linked", "Person", "link"]


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a public role: the entity, the mention, and the body of each post."""

    entity: int
    mention: PersonMention
    institutions: tuple[int | None, ...] = ()

    @property
    def institution(self) -> int | None:
        """The body of the first post, if it is named."""
        return self.institutions[0] if self.institutions else None


@dataclass
class Linked:
    """All entities of a document and where they stand.

    ``clusters`` in the order of their first mention, persons and places of jurisdiction behind;
    ``identities`` run parallel to them. ``mentions`` and ``persons`` are in text order;
    ``entity_of`` maps a mention to its cluster, ``jurisdictions`` a body to the place that its
    name holds, ``governments`` a place to its government.
    """

    mentions: tuple[Mention, ...]
    persons: tuple[Person, ...]
    clusters: list[Cluster]
    entity_of: dict[int, int]
    identities: list[Identity]
    scope: tuple[str, ...]
    jurisdictions: dict[int, int]
    governments: dict[int, int] = field(default_factory=dict)

    @cached_property
    def _starts(self) -> list[int]:
        return [mention.span.start for mention in self.mentions]

    @cached_property
    def _person_starts(self) -> list[int]:
        return [person.mention.span.start for person in self.persons]

    @cached_property
    def _spans(self) -> dict[int, list[Span]]:
        found: dict[int, list[Span]] = {}
        for index, entity in self.entity_of.items():
            found.setdefault(entity, []).append(self.mentions[index].span)
        for person in self.persons:
            found.setdefault(person.entity, []).append(person.mention.span)
        return {entity: sorted(spans) for entity, spans in found.items()}

    def spans_of(self, entity: int) -> Sequence[Span]:
        """Return where an entity is mentioned, in text order."""
        return self._spans.get(entity, ())

    def spans_near(self, entity: int, around: Span, distance: int) -> Iterator[Span]:
        """Yield the mentions of an entity within a distance of a span, in text order."""
        spans = self.spans_of(entity)
        first = bisect_left(spans, around.start - distance, key=lambda span: span.end)
        for span in spans[first:]:
            if span.start > around.end + distance:
                return
            yield span

    def mentions_in(self, span: Span) -> Iterator[tuple[int, int]]:
        """Yield number and entity of the mentions that begin inside a span, in text order."""
        first = bisect_left(self._starts, span.start)
        for index in range(first, bisect_left(self._starts, span.end, first)):
            if index in self.entity_of:
                yield index, self.entity_of[index]

    def persons_in(self, span: Span) -> Sequence[Person]:
        """Return the persons whose mentions begin inside a span, in text order."""
        first = bisect_left(self._person_starts, span.start)
        return self.persons[first : bisect_left(self._person_starts, span.end, first)]


def link(
    document: Document,
    marked: Sequence[Mention],
    persons: Sequence[PersonMention],
    ledger: Ledger,
    generic: Collection[str],
) -> Linked:
    """Group mentions into entities and say who each is.

    Args:
        document: the document.
        marked: its mentions, in text order.
        persons: its persons, in text order; their posts point to ``marked``.
        ledger: the identity ledger.
        generic: nouns that point to any happening or body (``evento``, ``dependencia``).
    """
    mentions = _outside(marked, persons)
    things, of = cluster(document, mentions, generic)
    number = {id(found): at for at, found in enumerate(things)}
    entity_of = {index: number[id(found)] for index, found in of.items()}
    people, person_of = _person_clusters(persons, len(things))
    bodies = _bodies(mentions, entity_of)
    roles = tuple(
        Person(entity, mention, _institutions(mention, marked, bodies))
        for entity, mention in zip(person_of, persons, strict=True)
    )
    scope = scope_of(document, ledger)
    clusters = [*things, *people]
    jurisdictions = Jurisdictions(document, clusters, scope, ledger).found(mentions)
    identities = [_identity(document, found, mentions, scope, ledger) for found in clusters]
    return _merged(Linked(mentions, roles, clusters, entity_of, identities, scope, jurisdictions))


def _outside(mentions: Sequence[Mention], persons: Sequence[PersonMention]) -> tuple[Mention, ...]:
    """Drop places and happenings that are part of a person's name or post."""
    names = union(person.span for person in persons)
    taken = union([*names, *(post.span for person in persons for post in person.posts)])
    return tuple(
        mention
        for mention in mentions
        if mention.type == "institution"
        or not touches(mention.span, names if mention.type == "place" else taken)
    )


def _person_clusters(
    persons: Sequence[PersonMention], first: int
) -> tuple[list[Cluster], list[int]]:
    """Return one cluster per name, numbered from ``first``, and the cluster of each mention."""
    number: dict[str, int] = {}
    of = [number.setdefault(person.name, first + len(number)) for person in persons]
    return [Cluster("person", names=[name], named=True) for name in number], of


def _bodies(mentions: Sequence[Mention], entity_of: dict[int, int]) -> dict[Span, int]:
    """Return the institution that each mention of one stands for, by where it stands."""
    return {
        mentions[index].span: entity
        for index, entity in entity_of.items()
        if mentions[index].type == "institution"
    }


def _institutions(
    person: PersonMention, marked: Sequence[Mention], bodies: dict[Span, int]
) -> tuple[int | None, ...]:
    return tuple(
        bodies.get(marked[post.institution].span) if post.institution is not None else None
        for post in person.posts
    )


def _identity(
    document: Document,
    found: Cluster,
    mentions: Sequence[Mention],
    scope: tuple[str, ...],
    ledger: Ledger,
) -> Identity:
    """Say who an entity is; what its words alone do not tell apart counts in its document."""
    place = found.type == "place" and scope
    return identify(
        found.names or ["?"],
        found.type,
        scope,
        document.language,
        ledger,
        in_list=any(mentions[index].rule == "list" for index in found.mentions),
        publisher=document.publisher,
        context=scope[0] if place else document.id,
        known=sorted(found.keys),
        text=document.text,
    )


def _merged(linked: Linked) -> Linked:
    """Join clusters that turned out to have the same identity to the first of them."""
    first: dict[str, int] = {}
    target: dict[int, int] = {}
    for at, identity in enumerate(linked.identities):
        to = first.setdefault(identity.key, at)
        if to != at:
            target[at] = to
            _absorb(linked.clusters[to], linked.clusters[at])
    of, places = linked.entity_of, linked.jurisdictions
    linked.entity_of = {index: target.get(at, at) for index, at in of.items()}
    linked.jurisdictions = {target.get(a, a): target.get(b, b) for a, b in places.items()}
    linked.persons = tuple(_moved(person, target) for person in linked.persons)
    return linked


def _absorb(one: Cluster, other: Cluster) -> None:
    one.mentions.extend(other.mentions)
    one.names.extend(name for name in other.names if name not in one.names)
    one.how.update(other.how)


def _moved(person: Person, target: dict[int, int]) -> Person:
    bodies = (None if at is None else target.get(at, at) for at in person.institutions)
    return Person(target.get(person.entity, person.entity), person.mention, tuple(bodies))
