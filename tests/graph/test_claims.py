from __future__ import annotations

from dataclasses import replace
from typing import Any

import pyoxigraph as ox
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from tejido.errors import GraphError
from tejido.graph.iris import claim_iri
from tejido.graph.terms import (
    AFFILIATIONS,
    ASSERTIONS,
    DERIVED,
    PARTICIPATIONS,
    RDF,
    XSD,
    concept,
    node,
    term,
)
from tejido.graph.weave import Graph, graph_of
from tejido.model import (
    ENTITY_TYPES,
    RELATIONS,
    Argument,
    Claim,
    Document,
    Entity,
    Passage,
    Reading,
)
from tejido.project import NS, content
from tejido.reading import make_document

TEXT = "ALFA BETA GAMA del 3 al 5 de mayo"
TYPES = {letter: type_ for letter, type_ in zip("abcdef", ENTITY_TYPES, strict=True)}


def document() -> Document:
    return make_document("nota", TEXT)


def stating(relation: str, object_: str = "", **known: Any) -> Reading:
    """Return a reading of one claim between the first entity types that the relation takes."""
    signature = RELATIONS[relation]
    subject = Entity("s", min(signature.subjects), ("ALFA",), key=f"{min(signature.subjects)}/s")  # type: ignore[arg-type]
    entities = [subject]
    if not object_:
        object_ = "o"
        type_ = "place" if "place" in signature.objects else min(signature.objects)
        entities.append(Entity("o", type_, ("BETA",), key=f"{type_}/o"))  # type: ignore[arg-type]
    claim = Claim(
        Argument("s", "ALFA", "name"),
        relation,
        Argument(object_, "BETA" if len(entities) == 2 else ""),
        (Passage(0, 9, TEXT[:9]),),
        "r1",
        **known,
    )
    return Reading(document(), tuple(entities), (claim,))


def claims_of(graph: Graph) -> dict[str, dict[str, set[object]]]:
    found: dict[str, dict[str, set[object]]] = {}
    for quad in graph:
        assert isinstance(quad.subject, NamedNode)
        if "/claim/" in quad.subject.value:
            about = found.setdefault(quad.subject.value, {})
            about.setdefault(quad.predicate.value.removeprefix(NS), set()).add(quad.object)
    return found


def derived(graph: Graph) -> set[tuple[str, str, str]]:
    return {
        (_end(q.subject), _end(q.predicate), _end(q.object))
        for q in graph
        if q.graph_name == DERIVED
    }


def _end(of: object) -> str:
    return str(getattr(of, "value", of)).replace(NS, "").rsplit("/id/", 1)[-1]


def test_every_relation_is_one_kind_of_claim() -> None:
    assert {*PARTICIPATIONS, *AFFILIATIONS, *ASSERTIONS} == set(RELATIONS)
    assert len(PARTICIPATIONS) + len(AFFILIATIONS) + len(ASSERTIONS) == len(RELATIONS)


@pytest.mark.parametrize("relation", sorted(PARTICIPATIONS))
def test_participations(relation: str) -> None:
    graph = graph_of([stating(relation)])
    (claim,) = claims_of(graph).values()
    assert claim[RDF + "type"] == {term("Participation")}
    assert {_end(x) for x in claim["initiative"]} <= {"agreement/s", "event/s", "programme/s"}
    assert {_end(x) for x in claim["agent"]} <= {"institution/o", "person/o", "place/o"}
    assert claim["role"] == {concept("role", relation)}
    assert claim["namedAs"] == {Literal("BETA")}
    assert claim["subjectNamedAs"] == {Literal("ALFA")}
    assert claim["resolvedBy"] == {concept("resolution", "provisional")}
    assert claim["subjectResolvedBy"] == {concept("resolution", "name")}
    assert claim["rule"] == {Literal("r1")}
    assert {_end(x) for x in claim["quote"]} == {"passage/nota.0-9"}
    assert {_end(x) for x in claim["evidence"]} == {"passage/nota.0-9"}
    (edge,) = derived(graph)
    assert edge[1] == relation and edge[0].endswith("/s") and edge[2].endswith("/o")


def test_a_member_is_the_agent_and_the_body_the_institution() -> None:
    (claim,) = claims_of(graph_of([stating("member")])).values()
    assert {_end(x) for x in claim["institution"]} == {"event/s"}
    assert {_end(x) for x in claim["agent"]} == {"place/o"}
    assert claim["namedAs"] == {Literal("BETA")}


@pytest.mark.parametrize("relation", ["post", "represents"])
def test_whoever_holds_a_post_is_the_agent(relation: str) -> None:
    graph = graph_of([stating(relation, title="jefa")])
    (claim,) = claims_of(graph).values()
    assert {_end(x) for x in claim["agent"]} == {"person/s"}
    assert {_end(x) for x in claim["institution"]} == {"institution/o"}
    assert claim["namedAs"] == {Literal("ALFA")}
    assert claim["postTitle"] == {Literal("jefa")}
    assert derived(graph) == {("person/s", relation, "institution/o")}


@pytest.mark.parametrize("relation", sorted(ASSERTIONS - {"date"}))
def test_assertions_are_statements(relation: str) -> None:
    graph = graph_of([stating(relation)])
    (claim,) = claims_of(graph).values()
    assert claim[RDF + "type"] == {term("Assertion")}
    assert claim[RDF + "predicate"] == {term(relation)}
    assert {_end(x) for x in claim[RDF + "object"]} <= {"place/o", "institution/o", "agreement/o"}
    assert len(derived(graph)) == (2 if relation == "partner" else 1)


@pytest.mark.parametrize(
    ("date", "expected"),
    [
        ("2024-05-03", {("startDate", "2024-05-03", "date")}),
        ("2024-05", {("startDate", "2024-05", "gYearMonth")}),
        ("2024", {("startDate", "2024", "gYear")}),
        (
            "2024-05-03/2024-06",
            {("startDate", "2024-05-03", "date"), ("endDate", "2024-06", "gYearMonth")},
        ),
    ],
)
def test_dates_are_as_precise_as_stated(date: str, expected: set[tuple[str, str, str]]) -> None:
    graph = graph_of([stating("date", date)])
    found = {
        (_end(q.predicate), q.object.value, q.object.datatype.value.removeprefix(XSD))
        for q in graph
        if q.graph_name == DERIVED and isinstance(q.object, Literal)
    }
    assert found == expected
    claims = claims_of(graph)
    assert len(claims) == len(expected)
    reading = stating("date", date)
    assert claim_iri(reading.claims[0], _entities(reading), "nota") in claims


def _entities(reading: Reading) -> dict[str, Entity]:
    return {entity.id: entity for entity in reading.entities}


def test_what_is_planned_says_so_and_gives_no_edge() -> None:
    graph = graph_of([stating("signatory", modality="planned")])
    (claim,) = claims_of(graph).values()
    assert claim["modality"] == {concept("modality", "planned")}
    assert derived(graph) == set()
    assert "modality" not in next(iter(claims_of(graph_of([stating("signatory")])).values()))


def test_equal_claims_are_one_with_the_passages_of_both() -> None:
    reading = stating("organizer")
    (claim,) = reading.claims
    more = replace(claim, passages=(*claim.passages, Passage(10, 14, "GAMA")), rule="r2")
    either = [
        graph_of([replace(reading, claims=claims)])
        for claims in ((claim, more), (more, claim), (more, claim, more))
    ]
    assert either[0] == either[1] == either[2]
    (merged,) = claims_of(either[0]).values()
    assert len(merged["evidence"]) == 2
    assert len(merged["rule"]) == 1


def test_the_same_said_elsewhere_is_another_claim_and_the_iri_stays() -> None:
    reading = stating("organizer")
    (claim,) = reading.claims
    iri = claim_iri(claim, _entities(reading), "nota")
    assert claim_iri(replace(claim, rule="other"), _entities(reading), "nota") == iri
    elsewhere = replace(claim, passages=(Passage(10, 14, "GAMA"),))
    another = replace(_entities(reading)["o"], key="institution/x")
    others = {
        claim_iri(elsewhere, _entities(reading), "nota"),
        claim_iri(replace(claim, modality="planned"), _entities(reading), "nota"),
        claim_iri(replace(claim, relation="speaker"), _entities(reading), "nota"),
        claim_iri(claim, _entities(reading), "otra"),
        claim_iri(claim, {**_entities(reading), "o": another}, "nota"),
    }
    assert len(others | {iri}) == 6


def test_what_others_call_a_thing_changes_no_iri_of_a_claim() -> None:
    reading = stating("organizer")
    (claim,) = reading.claims
    known = _entities(reading)
    renamed = {"o": replace(known["o"], key="institution/x", origin=known["o"].key)}
    assert claim_iri(claim, known | renamed, "nota") == claim_iri(claim, known, "nota")


def test_two_documents_of_one_name_are_refused() -> None:
    with pytest.raises(GraphError, match="two documents are called 'nota'"):
        graph_of([stating("organizer"), stating("speaker")])


def test_every_term_is_declared_in_the_ontology(readings: list[Reading]) -> None:
    declared = {
        subject.value
        for file in ("tejido.ttl", "concepts.ttl")
        for quad in ox.parse(path=content("ontology") / file, format=RdfFormat.TURTLE)
        if isinstance(subject := quad.subject, NamedNode)
    }
    one_of_each = [
        replace(stating(relation), document=make_document(f"n-{relation}", TEXT))
        for relation in RELATIONS
        if relation != "date"
    ]
    used = {
        part.value
        for quad in graph_of([*readings, *one_of_each])
        for part in (quad.predicate, quad.object)
        if isinstance(part, NamedNode)
    }
    assert {iri for iri in used if iri.startswith(NS)} <= declared


def test_every_kind_of_claim_has_evidence(readings: list[Reading]) -> None:
    for claim in claims_of(graph_of(readings)).values():
        assert claim["evidence"] and claim["rule"]


def test_each_document_has_its_graph(readings: list[Reading]) -> None:
    graph = graph_of(readings)
    for quad in graph:
        if "/passage/" in str(quad.subject):
            source = next(
                q.object for q in graph if q.subject == quad.subject and "hasSource" in str(q)
            )
            assert quad.graph_name == source
    types = {quad for quad in graph if quad.predicate == node(RDF, "type")}
    assert {_end(q.graph_name) for q in types} == {
        "graph/authority",
        *(f"document/{r.document.id}" for r in readings),
    }
    assert all(isinstance(quad, Quad) for quad in graph) and len(graph) == len(set(graph))
