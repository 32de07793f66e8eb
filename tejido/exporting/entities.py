"""FollowTheMoney: things, facts and documents as entities, a line of JSON each."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator
from typing import Any

from tejido.exporting.content import Content, Fact, Source, Thing
from tejido.wording import relation_label

__all__ = ["entities", "entity_id"]

_SCHEMATA = {
    "institution": "Organization",
    "event": "Event",
    "programme": "Project",
    "agreement": "Event",
    "person": "Person",
    "place": "Address",
}
_PUBLIC = frozenset(
    [
        *("intergovernmental", "government", "state-government", "municipal-government"),
        *("justice", "legislature", "commission", "autonomous"),
    ]
)
_DATED = frozenset(["Event", "Project"])
_AGENTS = frozenset(["Organization", "PublicBody", "Person"])
_BODIES = frozenset(["Organization", "PublicBody"])
_LINKS: dict[str, tuple[str, str, str, frozenset[str], frozenset[str]]] = {
    "post": ("Employment", "employee", "employer", frozenset(["Person"]), _BODIES),
    "represents": ("Representation", "agent", "client", _AGENTS, _AGENTS),
    "member": ("Membership", "organization", "member", _BODIES, _AGENTS),
}
"""Relation → schema, its properties for subject and object, and what each may be."""
_LANGUAGES = {"es": "spa", "en": "eng"}


def entity_id(iri: str) -> str:
    """Return the id of what has an IRI: FollowTheMoney takes letters, digits, dots and hyphens."""
    return f"tejido-{hashlib.sha1(iri.encode()).hexdigest()}"


def entities(content: Content, language: str) -> Iterator[str]:
    """Yield entities: documents, things, then facts but for dates, which things have."""
    for source in content.sources.values():
        yield _line(source.iri, "Document", _document(source))
    for thing in content.things.values():
        yield _line(thing.iri, _schema(thing), _described(thing, language))
    for fact in content.facts.values():
        if fact.subject in content.things and fact.object in content.things:
            schema, about = _link(fact, content, language)
            yield _line(fact.iri, schema, about)


def _line(iri: str, schema: str, about: dict[str, list[str]]) -> str:
    kept = {key: sorted({v for v in values if v}) for key, values in sorted(about.items())}
    entity: dict[str, Any] = {
        "id": entity_id(iri),
        "schema": schema,
        "properties": {key: values for key, values in kept.items() if values},
    }
    return json.dumps(entity, ensure_ascii=False) + "\n"


def _schema(thing: Thing) -> str:
    if thing.type == "institution" and thing.kind in _PUBLIC:
        return "PublicBody"
    return _SCHEMATA[thing.type]


def _document(source: Source) -> dict[str, list[str]]:
    name = source.iri.rsplit("/", 1)[-1]
    return {
        "fileName": [source.path.rsplit("/", 1)[-1] or name],
        "title": [source.title],
        "date": [source.date],
        "publisher": [source.publisher],
        "sourceUrl": [source.url],
        "language": [_LANGUAGES.get(source.language, "")],
        "notes": [source.iri],
    }


def _described(thing: Thing, language: str) -> dict[str, list[str]]:
    first, schema = thing.label(language), _schema(thing)
    about = {
        "name": [first],
        "alias": [*(name for name in thing.labels.values() if name != first), *thing.others],
        "proof": [entity_id(document) for document in thing.documents],
        "notes": [thing.iri],
        "wikidataId": [
            iri.rsplit("/", 1)[-1] for iri in thing.same if "wikidata.org/entity/Q" in iri
        ],
    }
    if schema in _BODIES:
        about["abbreviation"] = list(thing.acronyms)
    if schema in _DATED:
        about["startDate"], about["endDate"] = [thing.start], [thing.end]
    if schema == "Address":
        about["full"] = [first]
    return about


def _link(fact: Fact, content: Content, language: str) -> tuple[str, dict[str, list[str]]]:
    one, other = (_schema(content.things[iri]) for iri in (fact.subject, fact.object))
    schema, first, second = "UnknownLink", "subject", "object"
    if one == "Project" and other in _AGENTS:
        schema, first, second = "ProjectParticipant", "project", "participant"
    elif fact.relation in _LINKS:
        wanted = _LINKS[fact.relation]
        if one in wanted[3] and other in wanted[4]:
            schema, first, second = wanted[:3]
    quote = fact.passages[0]
    source = content.sources.get(quote.document, Source(quote.document))
    return schema, {
        first: [entity_id(fact.subject)],
        second: [entity_id(fact.object)],
        "role": [fact.title or relation_label(fact.relation, language)],
        "status": [fact.modality],
        "summary": [quote.exact],
        "description": [f"{quote.document} {quote.start}-{quote.end}"],
        "recordId": [fact.iri],
        "publisher": [source.publisher],
        "sourceUrl": [source.url],
        "proof": [entity_id(quote.document)],
    }
