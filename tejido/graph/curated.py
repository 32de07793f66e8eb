"""What is not claimed but known: names, types, and what the ledger says of an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import Protocol

from pyoxigraph import Literal, NamedNode, Triple

from tejido.graph.iris import entity_iri
from tejido.graph.terms import RDF, RDFS, SCHEMA, SKOS, concept, node, term
from tejido.model import Entity, Reading

__all__ = ["Authority", "Record", "curated_triples", "occurring"]

_TYPED = frozenset({"institution", "event", "programme", "agreement"})


@dataclass(frozen=True, slots=True)
class Record:
    """What the ledger knows of an entity; languages are ``es`` and ``en``.

    ``names`` and ``short`` hold one name per language, ``aliases`` the further ones;
    ``jurisdiction`` and ``within`` are keys of other entries; ``same_as`` are IRIs elsewhere.
    """

    names: Mapping[str, str]
    aliases: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    acronyms: tuple[str, ...] = ()
    short: Mapping[str, str] = field(default_factory=dict)
    kind: str = ""
    jurisdiction: str = ""
    within: str = ""
    iso_code: str = ""
    same_as: tuple[str, ...] = ()


class Authority(Protocol):
    """Whoever knows entities by key: the identity ledger."""

    def record(self, key: str) -> Record | None:
        """Return what is known of the entity with that key, None when nothing is."""


@dataclass(slots=True)
class _Seen:
    """How the documents name an entity: names in each language, best names, kinds."""

    names: set[tuple[str, str]] = field(default_factory=set)
    best: Counter[tuple[str, str]] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)


def occurring(reading: Reading) -> list[Entity]:
    """Return the entities of a reading that belong in the graph.

    A person whom no claim gives a role stays out: a name alone shows no public role.
    """
    arguments = {a.entity for claim in reading.claims for a in (claim.subject, claim.object)}
    return [e for e in reading.entities if e.type != "person" or e.id in arguments]


def curated_triples(readings: Iterable[Reading], authority: Authority | None) -> Iterator[Triple]:
    """Yield names, types and ledger facts of every entity that occurs in the readings.

    Entities that the ledger names as jurisdiction or larger body of these come along.
    """
    seen = _seen(readings)
    known = _known(seen, authority)
    for key in sorted({*seen, *known}):
        yield from _described(key, seen.get(key, _Seen()), known.get(key))


def _seen(readings: Iterable[Reading]) -> dict[str, _Seen]:
    seen: dict[str, _Seen] = {}
    for reading in readings:
        language = reading.document.language
        for entity in occurring(reading):
            of = seen.setdefault(entity.key, _Seen())
            of.names.update((language, name) for name in entity.names)
            of.best[language, entity.names[0]] += 1
            if entity.kind:
                of.kinds[entity.kind] += 1
    return seen


def _known(keys: Iterable[str], authority: Authority | None) -> dict[str, Record]:
    known: dict[str, Record] = {}
    waiting = sorted(keys) if authority else []
    while waiting and authority:
        key = waiting.pop()
        record = authority.record(key) if key not in known else None
        if record:
            known[key] = record
            waiting.extend(filter(None, (record.jurisdiction, record.within)))
    return known


def _described(key: str, seen: _Seen, record: Record | None) -> Iterator[Triple]:
    iri, type_ = NamedNode(entity_iri(key)), key.partition("/")[0]
    yield Triple(iri, node(RDF, "type"), term(type_.capitalize()))
    if type_ in _TYPED:
        kind = (record.kind if record else "") or _commonest(seen.kinds) or "other"
        yield Triple(iri, term("type"), concept(f"{type_}-type", kind))
    yield from _named(iri, seen, record, acronyms=type_ not in ("person", "place"))
    if record:
        yield from _recorded(iri, record)
    else:
        yield Triple(iri, term("provisional"), Literal(True))


def _commonest(counted: Counter[str]) -> str:
    """Return what was counted most often; the longest, then the first by name among equals."""
    return min(counted, key=lambda name: (-counted[name], -len(name), name), default="")


def _named(
    iri: NamedNode, seen: _Seen, record: Record | None, *, acronyms: bool
) -> Iterator[Triple]:
    labels = dict(record.names) if record else _labels(seen.best)
    short = {*record.acronyms} if record else set()
    if acronyms:
        short |= {name for _, name in seen.names if _is_acronym(name)} - {*labels.values()}
    others = set(seen.names)
    if record:
        others |= {(lang, name) for lang, names in record.aliases.items() for name in names}
    for language, name in labels.items():
        yield Triple(iri, node(RDFS, "label"), Literal(name, language=language))
    for language, name in others:
        if name not in short and labels.get(language) != name:
            yield Triple(iri, node(SKOS, "altLabel"), Literal(name, language=language))
    for name in short:
        yield Triple(iri, term("acronym"), Literal(name))


def _labels(best: Counter[tuple[str, str]]) -> dict[str, str]:
    languages = {language for language, _ in best}
    by_language = {
        language: Counter({name: n for (lang, name), n in best.items() if lang == language})
        for language in languages
    }
    return {language: _commonest(names) for language, names in by_language.items()}


def _is_acronym(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 12 and " " not in name


def _recorded(iri: NamedNode, record: Record) -> Iterator[Triple]:
    for language, name in record.short.items():
        yield Triple(iri, term("shortName"), Literal(name, language=language))
    if record.jurisdiction:
        yield Triple(iri, term("jurisdiction"), NamedNode(entity_iri(record.jurisdiction)))
    if record.within:
        yield Triple(iri, term("within"), NamedNode(entity_iri(record.within)))
    if record.iso_code:
        yield Triple(iri, term("isoCode"), Literal(record.iso_code))
    for same in record.same_as:
        yield Triple(iri, node(SCHEMA, "sameAs"), NamedNode(same))
