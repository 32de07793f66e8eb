"""Documents in the graph: what is known of each source text, what it mentions, where it lies."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Triple

from tejido.graph.claims import date_literal
from tejido.graph.curated import occurring
from tejido.graph.iris import document_iri, entity_iri
from tejido.graph.terms import DCTERMS, RDF, RDFS, XSD, node, term
from tejido.model import Document, Reading
from tejido.project import content

__all__ = ["document_file", "document_triples", "known_triples"]


def document_triples(reading: Reading) -> Iterator[Triple]:
    """Yield what is known of a reading's document, and which entities it mentions."""
    yield from known_triples(reading.document)
    iri = NamedNode(document_iri(reading.document.id))
    for entity in occurring(reading):
        yield Triple(NamedNode(entity_iri(entity.key)), term("mentionedIn"), iri)


def known_triples(document: Document) -> Iterator[Triple]:
    """Yield what is known of a document."""
    iri = NamedNode(document_iri(document.id))
    yield Triple(iri, node(RDF, "type"), term("Document"))
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


def document_file(path: str, graph: Path, folder: Path | None = None) -> Path | None:
    """Return where the document recorded at ``path`` lies, None when it is nowhere.

    Looked through are ``folder`` and the one around it, if given, the folder of the file
    ``graph``, the project and the working folder; in each for the whole path, then for the name.
    """
    given = [folder, folder.parent] if folder else []
    places = [*given, graph.resolve().parent, content("ontology").parent, Path.cwd()]
    beside = (place / part for place in places for part in (path, Path(path).name))
    found = (_document(file) for file in beside if path)
    return next((file for file in found if file), None)


def _document(path: Path) -> Path | None:
    """Return the file or entry of a ZIP at a recorded path, None when there is none."""
    from tejido.reading.archives import archive_of, entries
    from tejido.reading.names import find_kept

    file = find_kept(path)
    if file is not None:
        return file if file.is_file() else None
    inside = archive_of(path)
    return path if inside and inside[1] in entries(inside[0]) else None
