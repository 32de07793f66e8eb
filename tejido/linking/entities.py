"""Entities of a document: mentions grouped, persons added, each with its identity."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tejido.linking.coreference import Cluster, cluster
from tejido.linking.identity import Identity, identify
from tejido.linking.ledger import Ledger
from tejido.linking.places import place_key, place_named
from tejido.linking.scope import scope_of
from tejido.marking.persons import PersonMention
from tejido.model import Document, Mention, Span

__all__ = ["Linked", "Person", "government_of", "link"]

_PUBLIC = {"government", "state-government", "municipal-government", "justice", "legislature", "commission", "autonomous"}
_OWN_PLACE = {"gobierno", "government", "embajada", "embassy"}
_MUNICIPAL = {"ayuntamiento", "municipalidad", "alcaldía", "municipio", "cabildo", "gobierno", "presidencia", "concejo"}
_LINKS = re.compile(r"\b(?:Estado de|State of|de la|del|de|en el|en la|en|of the|of|in) (?:la (?=Ciudad))?")
_POSSESSOR = re.compile(r"^((?:[^\W\d_]+ )*[^\W\d_]+)['’]s? ")
_CHAPTER = re.compile(r"^[^a-záéíóú]*[A-Z]{3,}|\b(?:DIF|Cruz Roja|SIPINNA)\b")
_OF_TOWN = re.compile(r" de ((?:[^\W\d_]+ )*[^\W\d_]+)$")


@dataclass(frozen=True, slots=True)
class Person:
    """A person in a public role: the cluster, the mention, and the body of each post."""

    entity: int
    mention: PersonMention
    institutions: tuple[int | None, ...] = ()

    @property
    def institution(self) -> int | None:
        """The body of the first post, if it is named."""
        return self.institutions[0] if self.institutions else None


@dataclass(slots=True)
class Linked:
    """All entities of a document and where they stand.

    ``clusters`` in the order of their first mention; ``entity_of`` maps a mention to its cluster;
    ``identities`` and ``extra_names`` run parallel to ``clusters``.
    """

    mentions: tuple[Mention, ...]
    persons: tuple[Person, ...]
    clusters: list[Cluster]
    entity_of: dict[int, int]
    identities: list[Identity]
    scope: tuple[str, ...]
    jurisdictions: dict[int, int]
    governments: dict[int, int] = field(default_factory=dict)


def government_of(linked: Linked, place: int, language: str, ledger: Ledger) -> int:
    """Return the entity of the government of a place that acts, adding it when it is new."""
    found = linked.governments.get(place)
    if found is not None:
        return found
    name = linked.clusters[place].names[0]
    full = f"{'Gobierno de' if language == 'es' else 'Government of'} {name}"
    identity = identify([full], "institution", linked.scope, language, ledger)
    at = next((n for n, one in enumerate(linked.identities) if one.key == identity.key), None)
    if at is None:
        at = len(linked.clusters)
        cluster_ = Cluster("institution", names=[full, name], kind="government", named=True)
        linked.clusters.append(cluster_)
        linked.identities.append(identity)
    elif name not in linked.clusters[at].names:
        linked.clusters[at].names.append(name)
    linked.governments[place] = at
    return at


def _outside(mentions: Sequence[Mention], persons: Sequence[PersonMention]) -> list[Mention]:
    """Drop places and happenings that are part of a person's name or post."""
    names = sorted(person.span for person in persons)
    posts = sorted(post.span for person in persons for post in person.posts)
    kept = []
    for mention in mentions:
        taken = names if mention.type == "place" else [*names, *posts]
        inside = any(s.start < mention.span.end and mention.span.start < s.end for s in taken)
        if not inside or mention.type == "institution":
            kept.append(mention)
    return kept


def _person_clusters(persons: Sequence[PersonMention], first: int) -> tuple[list[Cluster], list[int]]:
    found: list[Cluster] = []
    of: list[int] = []
    by_name: dict[str, int] = {}
    for person in persons:
        at = by_name.get(person.name)
        if at is None:
            at = by_name[person.name] = len(found)
            found.append(Cluster("person", names=[person.name], named=True))
        of.append(first + at)
    return found, of


def link(
    document: Document,
    marked: Sequence[Mention],
    persons: Sequence[PersonMention],
    ledger: Ledger,
    generic: frozenset[str],
) -> Linked:
    """Group mentions into entities and say who each is."""
    mentions = tuple(_outside(marked, persons))
    clusters, of = cluster(document, mentions, generic)
    number = {id(found): at for at, found in enumerate(clusters)}
    entity_of = {index: number[id(found)] for index, found in of.items()}
    people, person_of = _person_clusters(persons, len(clusters))
    by_span = {
        mentions[index].span: entity for index, entity in entity_of.items()
        if mentions[index].type == "institution"
    }
    roles = tuple(
        Person(
            entity,
            mention,
            tuple(
                by_span.get(marked[post.institution].span) if post.institution is not None else None
                for post in mention.posts
            ),
        )
        for entity, mention in zip(person_of, persons, strict=True)
    )
    clusters = [*clusters, *people]
    scope = scope_of(document, ledger)
    linked = Linked(mentions, roles, clusters, entity_of, [], scope, {})
    _name_places(document, linked, ledger)
    linked.identities = [_identity(document, found, mentions, scope, ledger) for found in linked.clusters]
    _merge(linked)
    return linked


def _name_places(document: Document, linked: Linked, ledger: Ledger) -> None:
    """Give bodies whose name holds a place at its end (or as possessor) that jurisdiction."""
    for at, found in enumerate(list(linked.clusters)):
        if found.type != "institution" or found.head in _OWN_PLACE or found.kind not in _PUBLIC:
            continue
        for index in found.mentions:
            words = _place_in(document.text, linked.mentions[index], found.kind, ledger)
            if words:
                key = place_key(words, linked.scope, ledger)
                linked.jurisdictions[at] = _place_cluster(linked, words, key)
                break


def _place_in(text: str, mention: Mention, kind: str, ledger: Ledger) -> str:
    """Return the place that a name spells out: ``... del Estado de X``, ``X's Ministry``, or ''."""
    words = text[mention.span.start : mention.span.end].rstrip()
    possessor = _POSSESSOR.match(words)
    if possessor and place_named(possessor[1], ledger):
        return possessor[1]
    for match in _LINKS.finditer(words):
        rest = words[match.end() :]
        if rest[:1].isupper() and place_named(rest, ledger):
            inner = rest.removeprefix("Estado de ").removeprefix("State of ")
            return inner if inner != rest and inner != "México" and place_named(inner, ledger) else rest
    last = words.split()[-1] if " " in words else ""
    if last[:1].isupper() and words.split()[0] != last and place_named(last, ledger) and _CHAPTER.search(words):
        return last
    town = _OF_TOWN.search(mention.name)
    municipal = kind == "municipal-government" and mention.head.split(" ")[0] in _MUNICIPAL
    return town[1] if town and municipal else ""


def _place_cluster(linked: Linked, name: str, key: str) -> int:
    for at, found in enumerate(linked.clusters):
        if found.type == "place" and ((key and key in found.keys) or name in found.names):
            return at
    linked.clusters.append(Cluster("place", names=[name], keys={key} if key else set(), named=True))
    return len(linked.clusters) - 1


def _identity(
    document: Document, found: Cluster, mentions: Sequence[Mention], scope: tuple[str, ...], ledger: Ledger
) -> Identity:
    listed = any(mentions[index].rule == "list" for index in found.mentions)
    local = found.type in {"event", "agreement"} or (found.type == "programme" and not found.named)
    context = document.id if local or not found.named else ""
    if found.type == "person":
        context = ""
    return identify(
        found.names or ["?"], found.type, scope, document.language, ledger,
        in_list=listed, publisher=document.publisher, context=context, known=sorted(found.keys),
        text=document.text,
    )


def _merge(linked: Linked) -> None:
    """Join clusters that turned out to be the same entry of the ledger."""
    first: dict[str, int] = {}
    target: dict[int, int] = {}
    for at, identity in enumerate(linked.identities):
        if identity.key in first:
            target[at] = first[identity.key]
            one, other = linked.clusters[first[identity.key]], linked.clusters[at]
            one.mentions.extend(other.mentions)
            one.names.extend(name for name in other.names if name not in one.names)
            one.how.update(other.how)
        else:
            first[identity.key] = at
    for index, entity in linked.entity_of.items():
        linked.entity_of[index] = target.get(entity, entity)
    linked.persons = tuple(
        Person(target.get(p.entity, p.entity), p.mention,
               tuple(None if at is None else target.get(at, at) for at in p.institutions))
        for p in linked.persons
    )
    linked.jurisdictions = {target.get(a, a): target.get(b, b) for a, b in linked.jurisdictions.items()}


def span_of(linked: Linked, entity: int) -> Span | None:
    """Return where an entity is first named, if it has a mention."""
    spans = [linked.mentions[index].span for index in linked.clusters[entity].mentions]
    return min(spans) if spans else None
