"""Claims become RDF: Participation, Affiliation and Assertion, each with its passages."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pyoxigraph import Literal, NamedNode, Triple

from tejido.graph.iris import document_iri, entity_iri, passage_iri, stated_iris
from tejido.graph.terms import AFFILIATIONS, OA, PARTICIPATIONS, RDF, XSD, concept, node, term
from tejido.model import Argument, Claim, Document, Entity, Passage, Reading

__all__ = ["Statement", "claim_triples", "date_literal", "passage_triples", "statements"]

_TYPE = node(RDF, "type")
_DATATYPES = {4: "gYear", 7: "gYearMonth", 10: "date"}


@dataclass(frozen=True, slots=True)
class Statement:
    """One thing that a document states, ready to be written: a claim with its terms minted.

    ``property`` is the direct edge it stands for (``organizer``, ``startDate``); a date interval
    is two statements. ``kind`` is the class of the claim.
    """

    iri: NamedNode
    kind: str
    property: str
    subject: NamedNode
    object: NamedNode | Literal
    claim: Claim
    document: str


def date_literal(date: str) -> Literal:
    """Return an ISO 8601 day, month or year as the literal of that precision."""
    return Literal(date, datatype=node(XSD, _DATATYPES.get(len(date), "string")))


def _kind(relation: str) -> str:
    if relation in PARTICIPATIONS:
        return "Participation"
    return "Affiliation" if relation in AFFILIATIONS else "Assertion"


def statements(reading: Reading) -> list[Statement]:
    """Return what a reading states, sorted by IRI, equal claims merged.

    Equal claims (same words at the same place) become one with the passages of all; rule and
    wording are those of the first by passage and wording. An argument that does not say how it
    was identified was identified as its entity was.
    """
    entities = {entity.id: entity for entity in reading.entities}
    merged: dict[str, Statement] = {}
    for claim in sorted(reading.claims, key=_order):
        for statement in _stated(_identified(claim, entities), entities, reading.document.id):
            earlier = merged.setdefault(statement.iri.value, statement)
            merged[statement.iri.value] = _merged(earlier, statement)
    return [merged[iri] for iri in sorted(merged)]


def _order(claim: Claim) -> tuple[object, ...]:
    return claim.passages, claim.subject, claim.relation, claim.object, claim.title, claim.rule


def _identified(claim: Claim, entities: Mapping[str, Entity]) -> Claim:
    def known(argument: Argument) -> Argument:
        entity = entities.get(argument.entity)
        if argument.resolved_by or entity is None:
            return argument
        return argument._replace(resolved_by=entity.resolved_by)

    return replace(claim, subject=known(claim.subject), object=known(claim.object))


def _merged(one: Statement, other: Statement) -> Statement:
    passages = dict.fromkeys((*one.claim.passages, *other.claim.passages))
    return replace(one, claim=replace(one.claim, passages=tuple(passages)))


def _stated(claim: Claim, entities: Mapping[str, Entity], document: str) -> Iterator[Statement]:
    object_ = entities.get(claim.object.entity)
    for property, iri in stated_iris(claim, entities, document):
        date = claim.object.entity.split("/")[property == "endDate"]
        yield Statement(
            iri=NamedNode(iri),
            kind=_kind(claim.relation),
            property=property,
            subject=NamedNode(entity_iri(entities[claim.subject.entity].key)),
            object=NamedNode(entity_iri(object_.key)) if object_ else date_literal(date),
            claim=claim,
            document=document,
        )


def claim_triples(statement: Statement) -> Iterator[Triple]:
    """Yield the triples of a claim's own node; its passages are :func:`passage_triples`."""
    iri, claim = statement.iri, statement.claim
    yield Triple(iri, _TYPE, term(statement.kind))
    for property, object_ in _slots(statement):
        yield Triple(iri, property, object_)
    yield Triple(iri, term("rule"), Literal(claim.rule))
    if claim.modality != "stated":
        yield Triple(iri, term("modality"), concept("modality", claim.modality))
    if claim.title:
        yield Triple(iri, term("postTitle"), Literal(claim.title))
    if claim.reviewed:
        yield Triple(iri, term("reviewed"), Literal(True))
    agent, other = _arguments(claim)
    yield from _naming(iri, agent, "namedAs", "resolvedBy")
    yield from _naming(iri, other, "subjectNamedAs", "subjectResolvedBy")
    passages = [NamedNode(passage_iri(statement.document, p)) for p in claim.passages]
    yield Triple(iri, term("quote"), passages[0])
    for passage in passages:
        yield Triple(iri, term("evidence"), passage)


def _slots(statement: Statement) -> list[tuple[NamedNode, NamedNode | Literal]]:
    subject, object_ = statement.subject, statement.object
    role = (term("role"), concept("role", statement.property))
    match statement.kind, statement.property:
        case "Participation", _:
            return [(term("initiative"), subject), (term("agent"), object_), role]
        case "Affiliation", "member":
            return [(term("institution"), subject), (term("agent"), object_), role]
        case "Affiliation", _:
            return [(term("agent"), subject), (term("institution"), object_), role]
    predicate = (node(RDF, "predicate"), term(statement.property))
    return [(node(RDF, "subject"), subject), predicate, (node(RDF, "object"), object_)]


def _arguments(claim: Claim) -> tuple[Argument, Argument]:
    """Return the agent (or object) and the other argument: of a post the person is the agent."""
    if claim.relation in AFFILIATIONS - {"member"}:
        return claim.subject, claim.object
    return claim.object, claim.subject


def _naming(iri: NamedNode, argument: Argument, words: str, resolution: str) -> Iterator[Triple]:
    if argument.words:
        yield Triple(iri, term(words), Literal(argument.words))
    if argument.resolved_by:
        yield Triple(iri, term(resolution), concept("resolution", argument.resolved_by))


def passage_triples(document: Document, passages: Iterable[Passage]) -> Iterator[Triple]:
    """Yield the triples of passages of a document, each passage once."""
    integer = node(XSD, "integer")
    for passage in sorted(set(passages)):
        iri = NamedNode(passage_iri(document.id, passage))
        yield Triple(iri, _TYPE, term("Passage"))
        yield Triple(iri, node(OA, "hasSource"), NamedNode(document_iri(document.id)))
        yield Triple(iri, node(OA, "start"), Literal(str(passage.start), datatype=integer))
        yield Triple(iri, node(OA, "end"), Literal(str(passage.end), datatype=integer))
        yield Triple(iri, node(OA, "exact"), Literal(passage.exact))
        if page := document.page(passage.start):
            yield Triple(iri, term("page"), Literal(str(page), datatype=integer))
