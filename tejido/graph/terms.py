"""The names the graph uses: prefixes, and every term of the ontology that the engine emits."""

from __future__ import annotations

from pyoxigraph import NamedNode

from tejido.model import ENTITY_TYPES, RELATIONS
from tejido.project import ID, NS

__all__ = [
    "AFFILIATIONS",
    "ASSERTIONS",
    "AUTHORITY",
    "DCTERMS",
    "DERIVED",
    "OA",
    "PARTICIPATIONS",
    "PREFIXES",
    "RDF",
    "RDFS",
    "SCHEMA",
    "SKOS",
    "XSD",
    "concept",
    "node",
    "term",
]

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
XSD = "http://www.w3.org/2001/XMLSchema#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
OA = "http://www.w3.org/ns/oa#"
SCHEMA = "https://schema.org/"

PREFIXES: dict[str, str] = {
    "tejido": NS,
    **{type_: f"{ID}{type_}/" for type_ in (*ENTITY_TYPES, "document", "passage", "claim")},
    "dcterms": DCTERMS,
    "oa": OA,
    "rdf": RDF,
    "rdfs": RDFS,
    "schema": SCHEMA,
    "skos": SKOS,
    "wd": "http://www.wikidata.org/entity/",
    "xsd": XSD,
}

AUTHORITY = NamedNode(f"{ID}graph/authority")
DERIVED = NamedNode(f"{ID}graph/derived")

AFFILIATIONS = frozenset({"member", "post", "represents"})
ASSERTIONS = frozenset({"place", "date", "parent", "partner", "supporter"})
PARTICIPATIONS = frozenset(RELATIONS) - AFFILIATIONS - ASSERTIONS


def node(namespace: str, name: str) -> NamedNode:
    """Return the term ``name`` of a namespace."""
    return NamedNode(namespace + name)


def term(name: str) -> NamedNode:
    """Return a class or property of the ontology."""
    return NamedNode(NS + name)


def concept(scheme: str, name: str) -> NamedNode:
    """Return a concept of the ontology: ``concept("role", "funder")`` is ``ns#role-funder``."""
    return NamedNode(f"{NS}{scheme}-{name}")
