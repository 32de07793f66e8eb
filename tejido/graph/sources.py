"""Documents in the graph: what is known of each source text, and what it mentions."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import Literal, NamedNode, Triple

from tejido.graph.claims import date_literal
from tejido.graph.curated import occurring
from tejido.graph.iris import document_iri, entity_iri
from tejido.graph.terms import DCTERMS, RDF, RDFS, XSD, node, term
from tejido.model import Document, Reading

__all__ = ["document_triples"]


def document_triples(reading: Reading) -> Iterator[Triple]:
    """Yield what is known of a reading's document, and which entities it mentions."""
    document = reading.document
    iri = NamedNode(document_iri(document.id))
    yield Triple(iri, node(RDF, "type"), term("Document"))
    yield from _metadata(iri, document)
    for entity in occurring(reading):
        yield Triple(NamedNode(entity_iri(entity.key)), term("mentionedIn"), iri)


def _metadata(iri: NamedNode, document: Document) -> Iterator[Triple]:
    title = Literal(document.title or document.id, language=document.language)
    yield Triple(iri, node(RDFS, "label"), title)
    yield Triple(iri, node(DCTERMS, "title"), title)
    yield Triple(iri, node(DCTERMS, "language"), Literal(document.language))
    if document.published:
        yield Triple(iri, node(DCTERMS, "issued"), date_literal(document.published))
    if document.publisher:
        yield Triple(iri, node(DCTERMS, "publisher"), Literal(document.publisher))
    if document.url:
        url = Literal(document.url, datatype=node(XSD, "anyURI"))
        yield Triple(iri, term("url"), url)
    plain = {
        "dateline": document.place,
        "loader": document.loader,
        "path": document.path,
        "sha256": document.sha256,
    }
    for name, value in plain.items():
        if value:
            yield Triple(iri, term(name), Literal(value))
