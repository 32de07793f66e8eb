"""The ontology covers the model and its own promises; its alignments are sound."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest
from rdflib import OWL, RDF, RDFS, SDO, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, VANN, DefinedNamespace
from rdflib.term import BNode, Node

from tejido.graph.terms import AFFILIATIONS, PARTICIPATIONS
from tejido.model import ENTITY_TYPES, KINDS, RELATIONS
from tejido.network import FAMILIES
from tejido.project import NS

ROOM = Path(__file__).parent.parent.parent / "ontology"
T = Namespace(NS)
OA = Namespace("http://www.w3.org/ns/oa#")
M8G = Namespace("http://data.europa.eu/m8g/")
SCHEMA = Namespace(str(SDO))

SCHEMES = {f"{type_}-types": set(names) for type_, names in KINDS.items()} | {
    "modalities": {"planned", "denied"},
    "resolutions": {
        *("definition", "name", "acronym", "scoped-name", "list", "anaphora", "publisher"),
        *("provisional", "agreement", "judgement"),
    },
    "roles": set(PARTICIPATIONS | AFFILIATIONS),
    "partnership-kinds": set(FAMILIES),
}
PROPERTIES = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)


def read(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(ROOM / f"{name}.ttl")
    return graph


@pytest.fixture(scope="module")
def ontology() -> Graph:
    return read("tejido", "concepts")


def declared(graph: Graph) -> Iterator[URIRef]:
    for kind in (OWL.Class, *PROPERTIES, SKOS.Concept, SKOS.ConceptScheme):
        yield from (s for s in graph.subjects(RDF.type, kind) if isinstance(s, URIRef))


def languages(graph: Graph, term: Node, *properties: URIRef) -> list[str]:
    texts = (text for p in properties for text in graph.objects(term, p))
    return sorted(str(text.language) for text in texts if isinstance(text, Literal) and str(text))


def test_every_term_has_one_label_and_one_definition_in_both_languages(ontology: Graph) -> None:
    for term in declared(ontology):
        assert languages(ontology, term, RDFS.label, SKOS.prefLabel) == ["en", "es"], term
        assert languages(ontology, term, SKOS.definition) == ["en", "es"], term
        assert ontology.value(term, RDFS.isDefinedBy) == URIRef(NS.rstrip("#")), term


def test_no_two_terms_of_one_kind_share_a_label(ontology: Graph) -> None:
    for kind in (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty):
        labels = [
            str(label.n3())
            for term in ontology.subjects(RDF.type, kind)
            for label in ontology.objects(term, RDFS.label)
        ]
        assert len(labels) == len(set(labels)), kind


def test_every_term_used_is_declared(ontology: Graph) -> None:
    terms = (term for triple in ontology for term in triple if isinstance(term, URIRef))
    used = {term for term in terms if term.startswith(NS)}
    assert used == {term for term in declared(ontology) if str(term).startswith(NS)}


def test_the_header_says_what_a_reader_of_ontologies_expects(ontology: Graph) -> None:
    header = URIRef(NS.rstrip("#"))
    assert (header, RDF.type, OWL.Ontology) in ontology
    assert languages(ontology, header, DCTERMS.title) == ["en", "es"]
    assert languages(ontology, header, DCTERMS.description) == ["en", "es"]
    version = str(ontology.value(header, OWL.versionInfo))
    assert ontology.value(header, OWL.versionIRI) == URIRef(f"{header}/{version}")
    assert str(ontology.value(header, VANN.preferredNamespacePrefix)) == "tejido"
    assert str(ontology.value(header, VANN.preferredNamespaceUri)) == NS
    license = URIRef("https://creativecommons.org/licenses/by/4.0/")
    assert ontology.value(header, DCTERMS.license) == license


def test_it_stays_small_and_without_blank_nodes(ontology: Graph) -> None:
    assert not any(isinstance(term, BNode) for triple in ontology for term in triple)
    assert len(set(ontology.subjects(RDF.type, OWL.Class))) <= 20
    assert len({s for kind in PROPERTIES for s in ontology.subjects(RDF.type, kind)}) <= 55


def test_a_property_has_one_domain_and_one_range_or_none(ontology: Graph) -> None:
    for kind in PROPERTIES:
        for term in ontology.subjects(RDF.type, kind):
            for end, several in (
                (RDFS.domain, SCHEMA.domainIncludes),
                (RDFS.range, SCHEMA.rangeIncludes),
            ):
                one = len(list(ontology.objects(term, end)))
                assert one <= 1
                assert not (one and (term, several, None) in ontology), term


def entity_types(graph: Graph, classes: set[Node]) -> set[str]:
    """Return the entity types of the model that some classes cover, subclasses included."""
    within = {sub for c in classes for sub in graph.transitive_subjects(RDFS.subClassOf, c)}
    return {type_ for type_ in ENTITY_TYPES if T[type_.capitalize()] in within}


def ends(graph: Graph, relation: str) -> tuple[set[str], set[str]]:
    subjects = {*graph[T[relation] : RDFS.domain], *graph[T[relation] : SCHEMA.domainIncludes]}
    objects = {*graph[T[relation] : RDFS.range], *graph[T[relation] : SCHEMA.rangeIncludes]}
    return entity_types(graph, subjects), entity_types(graph, objects)


@pytest.mark.parametrize("relation", RELATIONS)
def test_every_relation_of_the_model_is_a_property_with_its_ends(
    relation: str, ontology: Graph
) -> None:
    # A person is part of nothing: the model lets it be told, the ontology does not.
    nobody = {"person"} if relation == "parent" else set()
    signature = RELATIONS[relation]
    for name in ("startDate", "endDate") if relation == "date" else (relation,):
        subjects, objects = ends(ontology, name)
        assert subjects == signature.subjects - nobody
        assert objects == signature.objects - nobody


@pytest.mark.parametrize("relation", RELATIONS)
def test_the_slots_of_a_relation_are_those_of_its_claims(relation: str, ontology: Graph) -> None:
    slots = {
        **dict.fromkeys(PARTICIPATIONS, (T.initiative, T.agent)),
        "member": (T.institution, T.agent),
        "post": (T.agent, T.institution),
        "represents": (T.agent, T.institution),
    }.get(relation, (RDF.subject, RDF.object))
    for name in ("startDate", "endDate") if relation == "date" else (relation,):
        assert ontology.value(T[name], T.subjectIn) == slots[0]
        assert ontology.value(T[name], T.objectIn) == slots[1]


@pytest.mark.parametrize("role", sorted(PARTICIPATIONS | AFFILIATIONS))
def test_a_role_projects_to_the_relation_of_its_name(role: str, ontology: Graph) -> None:
    concept = T[f"role-{role}"]
    assert (concept, RDF.type, T.Role) in ontology
    assert list(ontology.objects(concept, T.projectsTo)) == [T[role]]
    subjects, objects = ends(ontology, role)
    whole = subjects if ontology.value(T[role], T.objectIn) == T.agent else objects
    assert entity_types(ontology, set(ontology.objects(concept, T.appliesTo))) == whole


@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_scheme_has_the_concepts_that_the_engine_needs(scheme: str, ontology: Graph) -> None:
    singular = {"modalities": "modality"}.get(scheme, scheme.removesuffix("s"))
    found = {str(c).removeprefix(NS) for c in ontology.subjects(SKOS.inScheme, T[scheme])}
    assert found == {f"{singular}-{name}" for name in SCHEMES[scheme]}


def test_every_concept_is_a_top_concept_of_its_one_scheme(ontology: Graph) -> None:
    for concept in ontology.subjects(RDF.type, SKOS.Concept):
        schemes = list(ontology.objects(concept, SKOS.inScheme))
        assert len(schemes) == 1
        assert list(ontology.objects(concept, SKOS.topConceptOf)) == schemes


######## Alignments

BUNDLED: tuple[type[DefinedNamespace], ...] = (DCTERMS, FOAF, ORG, PROV, RDFS, SDO, SKOS)
# Vocabularies that rdflib does not bring, with what we use of them.
OTHERS = {
    str(OA): {"SpecificResource", "TextQuoteSelector", "TextPositionSelector", "hasTarget"},
    str(M8G): {"PublicOrganisation", "PublicEvent", "Participation", "role"},
}


def test_alignments_name_terms_that_exist(ontology: Graph) -> None:
    for subject, property, object_ in read("alignments"):
        assert (subject, None, None) in ontology, subject
        assert exists(property), property
        assert isinstance(object_, Literal) or exists(object_), object_


def exists(term: Node) -> bool:
    cut = max(str(term).rfind("#"), str(term).rfind("/")) + 1
    namespace, name = str(term)[:cut], str(term)[cut:]
    if namespace in OTHERS:
        return name in OTHERS[namespace]
    return any(str(bundled) == namespace and name in bundled for bundled in BUNDLED)


ERROR = URIRef("http://www.daml.org/2002/03/agents/agent-ont#error")


def closure(*more: tuple[URIRef, URIRef, URIRef]) -> Graph:
    """Return everything that OWL 2 RL infers from ontology, alignments and the valid graph."""
    owlrl = import_module("owlrl")
    graph = read("tejido", "concepts", "alignments")
    graph.parse(Path(__file__).parent / "valid.ttl")
    for triple in more:
        graph.add(triple)
    owlrl.DeductiveClosure(owlrl.OWLRL_Semantics).expand(graph)
    return graph


def test_owl_infers_no_contradiction_and_nothing_unwanted() -> None:
    graph = closure()
    assert not list(graph.subject_objects(ERROR))
    assert not [(a, b) for a, b in graph.subject_objects(OWL.sameAs) if a != b]
    for organisation in (ORG.Organization, SDO.Organization):
        found = set(graph.subjects(RDF.type, organisation))
        assert found == set(graph.subjects(RDF.type, T.Institution))
    agents = set(graph.subjects(RDF.type, FOAF.Agent))
    assert agents == set(graph.subjects(RDF.type, T.Agent))
    assert not set(graph.subjects(RDF.type, T.Place)) & agents


def test_owl_sees_that_a_person_is_no_institution() -> None:
    person = URIRef("https://w3id.org/tejido/id/person/ana-ruiz-1")
    assert list(closure((person, RDF.type, T.Institution)).subject_objects(ERROR))
