"""What is said of a thing as data: Turtle, JSON-LD, CSV."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from pyoxigraph import DefaultGraph, NamedNode, Quad

from tejido.curating.cells import guarded
from tejido.graph.formats import turtle
from tejido.graph.jsonld import json_ld
from tejido.graph.terms import DCTERMS
from tejido.serving.known import Fact, Known

__all__ = ["described", "facts_of"]

_COLUMNS = (
    *("claim", "subject", "subject_label", "relation", "object", "object_label", "title"),
    *("modality", "reviewed", "rule", "quote"),
    *("document", "document_title", "published", "page", "start", "end"),
)


def described(iri: str, form: str, known: Known, lang: str) -> bytes:
    """Return what is said of a thing, with the claims of it and their passages.

    Args:
        iri: the thing; of a document, all that it states.
        form: ``text/turtle``, ``application/ld+json`` or ``text/csv``: a row per claim.
        known: what the graph says.
        lang: the language of the labels in CSV.
    """
    if form == "text/csv":
        return _table(iri, known, lang).encode("utf-8-sig")
    write = turtle if form == "text/turtle" else json_ld
    return "".join(write(_quads(iri, known))).encode()


def facts_of(iri: str, known: Known) -> list[Fact]:
    """Return the claims of a thing, or those that a document states."""
    return [*known.of.get(iri, ()), *known.told.get(iri, ())]


def _quads(iri: str, known: Known) -> list[Quad]:
    subjects = {iri}
    for fact in facts_of(iri, known):
        subjects |= {fact.iri, *(passage.iri for passage in fact.passages)}
    return [
        Quad(NamedNode(subject), NamedNode(predicate), value, DefaultGraph())
        for subject in sorted(subjects)
        for predicate, values in known.about[subject].items()
        for value in values
    ]


def _table(iri: str, known: Known, lang: str) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(_COLUMNS)
    for fact in facts_of(iri, known):
        writer.writerow([guarded(cell) for cell in _row(fact, known, lang)])
    return out.getvalue()


def _row(fact: Fact, known: Known, lang: str) -> Iterator[str]:
    object_ = fact.object.value
    named = isinstance(fact.object, NamedNode)
    yield from (fact.iri, fact.subject, known.name(fact.subject, lang), fact.relation)
    yield from (object_, known.name(object_, lang) if named else object_, fact.title)
    yield from (fact.modality or "stated", str(fact.reviewed).lower(), fact.rule)
    for one in fact.passages[:1]:
        yield from (one.exact, one.document, known.name(one.document, lang))
        yield from (known.text(one.document, f"{DCTERMS}issued"), str(one.page or ""))
        yield from (str(one.start), str(one.end))
