"""The IRIs of entities, documents, passages and claims, minted from what they are."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping
from json.encoder import encode_basestring_ascii
from urllib.parse import quote, unquote

from tejido.model import Claim, Entity, Passage
from tejido.project import ID

__all__ = [
    "claim_iri",
    "document_iri",
    "document_name",
    "entity_iri",
    "passage_iri",
    "stated_iris",
]


_PLAIN = re.compile(r"[A-Za-z0-9_./~-]*")
"""Keys that need no percent-encoding: nearly all."""


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
    return ID + (key if _PLAIN.fullmatch(key) else quote(key, safe="/"))


def passage_iri(document: str, passage: Passage) -> str:
    """Return the IRI of a passage of the document with that id: ``NAME.START-END``."""
    return f"{ID}passage/{_safe(document)}.{passage.start}-{passage.end}"


def claim_iri(claim: Claim, entities: Mapping[str, Entity], document: str) -> str:
    """Return the IRI of a claim: a hash of what it says and where, so that a rebuild keeps it.

    ``entities`` are those of its reading by id, ``document`` the document's id. Their own keys
    count, not those that they got across documents: other documents and judgements change
    nothing. A ``date`` that is an interval states two things: this is the IRI of its start.
    """
    return next(iri for _, iri in stated_iris(claim, entities, document))


def stated_iris(
    claim: Claim, entities: Mapping[str, Entity], document: str
) -> Iterator[tuple[str, str]]:
    """Yield property and IRI of each thing that a claim states; see :func:`claim_iri`."""
    subject, object_ = (entities.get(side.entity) for side in (claim.subject, claim.object))
    assert subject is not None
    first = claim.passages[0]
    where = (document, str(first.start), first.exact)
    if claim.relation != "date":
        stated = [(claim.relation, _origin(object_) if object_ else claim.object.entity)]
    else:
        dates = claim.object.entity.split("/")
        stated = list(zip(("startDate", "endDate"), dates, strict=False))
    for property, value in stated:
        said = (property, _origin(subject), value, claim.title, claim.modality)
        yield property, f"{ID}claim/{_digest((*said, *where), 16)}"


def _origin(entity: Entity) -> str:
    return entity.origin or entity.key


def _digest(parts: Iterable[str], length: int) -> str:
    said = ", ".join(map(encode_basestring_ascii, parts))  # as json.dumps writes a list
    return hashlib.sha256(f"[{said}]".encode()).hexdigest()[:length]
