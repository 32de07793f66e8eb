"""The IRIs of entities, documents, passages and claims, minted from what they are."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from urllib.parse import quote, unquote

from tejido.model import Claim, Passage
from tejido.project import ID

__all__ = [
    "claim_iri",
    "document_iri",
    "document_name",
    "entity_iri",
    "passage_iri",
    "stated_iri",
]


def _safe(name: str) -> str:
    """Percent-encode what an IRI segment may not hold; a name of dots only is no segment."""
    encoded = quote(name, safe="")
    return encoded.replace(".", "%2E") if not encoded.strip(".") else encoded


def document_iri(name: str) -> str:
    """Return the IRI of the document ``name`` (its id)."""
    return f"{ID}document/{_safe(name)}"


def document_name(iri: str) -> str:
    """Return the id of the document with that IRI; empty when it is no document's."""
    start = f"{ID}document/"
    return unquote(iri.removeprefix(start)) if iri.startswith(start) else ""


def entity_iri(key: str) -> str:
    """Return the IRI of the entity with ``key`` (``TYPE/SLUG``)."""
    return ID + quote(key, safe="/")


def passage_iri(document: str, passage: Passage) -> str:
    """Return the IRI of a passage of the document with that id: ``NAME.START-END``."""
    return f"{ID}passage/{_safe(document)}.{passage.start}-{passage.end}"


def claim_iri(claim: Claim, keys: Mapping[str, str], document: str) -> str:
    """Return the IRI of a claim: a hash of what it says and where, so that a rebuild keeps it.

    ``keys`` gives the key of each local entity id; ``document`` is the document's id. A ``date``
    that is an interval states two things: this is the IRI of its start.
    """
    object_ = keys.get(claim.object.entity, claim.object.entity)
    if claim.relation == "date":
        return stated_iri(claim, "startDate", object_.partition("/")[0], keys, document)
    return stated_iri(claim, claim.relation, object_, keys, document)


def stated_iri(
    claim: Claim, property: str, object_: str, keys: Mapping[str, str], document: str
) -> str:
    """Return the IRI of one thing that a claim states: ``property`` of its subject, ``object_``."""
    first = claim.passages[0]
    said = (property, keys[claim.subject.entity], object_, claim.title, claim.modality)
    return f"{ID}claim/{_digest((*said, document, str(first.start), first.exact), 16)}"


def _digest(parts: Iterable[str], length: int) -> str:
    return hashlib.sha256(json.dumps(list(parts)).encode()).hexdigest()[:length]
