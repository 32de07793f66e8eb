"""What is not claimed but known: names, types, and what the ledger says of an entity."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from tejido.graph.iris import entity_iri
from tejido.graph.terms import DCTERMS, RDF, RDFS, SCHEMA, SKOS, concept, node, term
from tejido.linking.entry import Entry
from tejido.model import Entity, Reading

__all__ = ["Ledger", "Seen", "Thing", "curated_triples", "occurring", "replaced_triples", "things"]

Ledger = Mapping[str, Entry]
"""The entries of the identity ledger by id; the key of an entry is ``TYPE/ID``."""

_TYPED = frozenset({"institution", "event", "programme", "agreement"})
_NAMED_BY_ISO = frozenset({"country", "state"})
"""Places whose id in the ledger is their ISO 3166 code in small letters."""
_ELSEWHERE = {
    "geonames": "https://sws.geonames.org/{}/",
    "ror": "https://ror.org/{}",
    "wikidata": "http://www.wikidata.org/entity/{}",
}


@dataclass(slots=True)
class Seen:
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


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity as documents and ledger have it; ``told`` is all that documents say of it."""

    key: str
    seen: Seen
    entry: Entry | None

    @property
    def told(self) -> tuple[object, ...]:
        """What documents say, sorted: the same documents tell the same."""
        seen = self.seen
        return sorted(seen.names), sorted(seen.best.items()), sorted(seen.kinds.items())

    def triples(self, ledger: Ledger) -> Iterator[Triple]:
        """Yield names, types and ledger facts."""
        return _described(self.key, self.seen, self.entry, ledger)


def curated_triples(readings: Iterable[Reading], ledger: Ledger) -> Iterator[Triple]:
    """Yield names, types and ledger facts of every entity that occurs in the readings."""
    for thing in things(readings, ledger):
        yield from thing.triples(ledger)


def things(readings: Iterable[Reading], ledger: Ledger) -> Iterator[Thing]:
    """Yield the entities that occur in the readings, by key.

    Entities that the ledger names as jurisdiction or larger body of these come along.
    """
    seen = _seen(readings)
    known = _known(seen, ledger)
    for key in sorted({*seen, *known}):
        yield Thing(key, seen.get(key, Seen()), known.get(key))


def replaced_triples(retired: Mapping[str, str]) -> Iterator[Triple]:
    """Yield which IRIs an entity took the place of: ``retired`` maps keys to those of today."""
    for old, new in sorted(retired.items()):
        yield Triple(_iri(new), node(DCTERMS, "replaces"), _iri(old))


def _iri(key: str) -> NamedNode:
    return NamedNode(entity_iri(key))


def entry_triples(entry: Entry, ledger: Ledger) -> Iterator[Triple]:
    """Yield what the ledger alone says of an entry, as a graph in which it occurs has it."""
    yield from _described(f"{entry.type}/{entry.id}", Seen(), entry, ledger)


def _seen(readings: Iterable[Reading]) -> dict[str, Seen]:
    seen: dict[str, Seen] = {}
    for reading in readings:
        language = reading.document.language
        for entity in occurring(reading):
            of = seen.setdefault(entity.key, Seen())
            of.names.update((language, name) for name in entity.names)
            of.best[language, entity.names[0]] += 1
            if entity.kind:
                of.kinds[entity.kind] += 1
    return seen


def _known(keys: Iterable[str], ledger: Ledger) -> dict[str, Entry]:
    known: dict[str, Entry] = {}
    waiting = sorted(keys)
    while waiting:
        key = waiting.pop()
        type_, _, id_ = key.partition("/")
        entry = ledger.get(id_)
        if entry and entry.type == type_ and key not in known:
            known[key] = entry
            waiting.extend(larger for _, larger in _larger(entry, ledger))
    return known


def _larger(entry: Entry, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Yield how and in what an entry is contained: properties and keys."""
    if entry.jurisdiction:
        yield "jurisdiction", f"place/{entry.jurisdiction}"
    larger = ledger.get(entry.within or entry.parent)
    if larger and larger.type == entry.type:
        yield "within", f"{larger.type}/{larger.id}"


def _described(key: str, seen: Seen, entry: Entry | None, ledger: Ledger) -> Iterator[Triple]:
    iri, type_ = NamedNode(entity_iri(key)), key.partition("/")[0]
    yield Triple(iri, node(RDF, "type"), term(type_.capitalize()))
    if type_ in _TYPED:
        kind = (entry.kind if entry else "") or _commonest(seen.kinds) or "other"
        yield Triple(iri, term("type"), concept(f"{type_}-type", kind))
    taken = {name for body in _around(entry, ledger) for name in body.acronyms} if entry else set()
    yield from _named(iri, seen, entry, taken, acronyms=type_ not in ("person", "place"))
    if entry:
        yield from _recorded(iri, entry, ledger)
    else:
        yield Triple(iri, term("provisional"), Literal(True))


def _around(entry: Entry, ledger: Ledger) -> Iterator[Entry]:
    """Yield the larger bodies of an entry, from the nearest: theirs is an acronym they share."""
    around: list[Entry] = []
    while (larger := ledger.get(entry.parent)) and larger not in around:
        around.append(larger)
        entry = larger
    yield from around


def _commonest(counted: Counter[str]) -> str:
    """Return what was counted most often; the longest, then the first by name among equals."""
    return min(counted, key=lambda name: (-counted[name], -len(name), name), default="")


def _named(
    iri: NamedNode, seen: Seen, entry: Entry | None, taken: set[str], *, acronyms: bool
) -> Iterator[Triple]:
    """Yield labels, acronyms, other names; an acronym in ``taken`` is but another name here."""
    labels = dict(entry.names) if entry else _labels(seen.best)
    short = {*entry.acronyms} if entry else set()
    if acronyms:
        short |= {name for _, name in seen.names if _is_acronym(name)} - {*labels.values()} - taken
    aliases = entry.alias if entry else {}
    others = seen.names | {(lang, name) for lang, names in aliases.items() for name in names}
    for language, name in labels.items():
        yield Triple(iri, node(RDFS, "label"), _name(name, language))
    for language, name in others:
        if name not in short and labels.get(language) != name:
            yield Triple(iri, node(SKOS, "altLabel"), _name(name, language))
    for name in short:
        yield Triple(iri, term("acronym"), Literal(name))


def _name(name: str, language: str) -> Literal:
    return Literal(name, language=language) if language else Literal(name)


def _labels(best: Counter[tuple[str, str]]) -> dict[str, str]:
    languages = {language for language, _ in best}
    by_language = {
        language: Counter({name: n for (lang, name), n in best.items() if lang == language})
        for language in languages
    }
    return {language: _commonest(names) for language, names in by_language.items()}


def _is_acronym(name: str) -> bool:
    return name.isupper() and 2 <= len(name) <= 12 and " " not in name


def _recorded(iri: NamedNode, entry: Entry, ledger: Ledger) -> Iterator[Triple]:
    for language, name in entry.short.items():
        yield Triple(iri, term("shortName"), _name(name, language))
    for property, larger in _larger(entry, ledger):
        yield Triple(iri, term(property), NamedNode(entity_iri(larger)))
    if entry.form in _NAMED_BY_ISO:
        yield Triple(iri, term("isoCode"), Literal(entry.id.upper()))
    for source, identifier in entry.ids.items():
        if source in _ELSEWHERE:
            same = NamedNode(_ELSEWHERE[source].format(identifier))
            yield Triple(iri, node(SCHEMA, "sameAs"), same)
