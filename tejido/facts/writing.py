"""A reading as a facts file."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from tejido.errors import OutputError
from tejido.graph.files import replace_file
from tejido.graph.iris import claim_iri, entity_iri
from tejido.indented import indented
from tejido.model import Claim, Document, Entity, Passage, Reading
from tejido.privacy import HIDDEN, NAMELESS

__all__ = ["to_facts", "write_facts"]

_KNOWN = (
    "id",
    "title",
    "language",
    "published",
    "place",
    "publisher",
    "url",
    "loader",
    "path",
    "sha256",
)


def to_facts(reading: Reading) -> dict[str, Any]:
    """Return a reading as the plain data of a facts file; empty fields are left out.

    Quotes are in the characters of the source, so that they are found in it.
    """
    entities = {entity.id: entity for entity in reading.entities}
    document = reading.document
    return {
        "document": {name: value for name in _KNOWN if (value := getattr(document, name))},
        "entities": [_entity_data(entity) for entity in reading.entities],
        "facts": [
            _fact_data(claim, claim_iri(claim, entities, document.id), document)
            for claim in reading.claims
        ],
    }


def _entity_data(entity: Entity) -> dict[str, Any]:
    return _filled(
        id=entity.id,
        type=entity.type,
        kind=entity.kind,
        names=list(entity.names),
        key=entity.key,
        iri=entity.key and entity_iri(entity.key),
        resolvedBy=entity.resolved_by,
        mentions=[list(span) for span in entity.mentions],
    )


def _fact_data(claim: Claim, iri: str, document: Document) -> dict[str, Any]:
    quote, *further = (_as_read(passage, document) for passage in claim.passages)
    subject, object_ = claim.subject, claim.object
    return _filled(
        subject=subject.entity,
        relation=claim.relation,
        object=object_.entity,
        title=claim.title,
        quote=quote.exact,
        start=quote.start,
        end=quote.end,
        modality="" if claim.modality == "stated" else claim.modality,
        rule=claim.rule,
        iri=iri,
        words=_filled(subject=subject.words, object=object_.words),
        resolvedBy=_filled(subject=subject.resolved_by, object=object_.resolved_by),
        passages=[passage._asdict() for passage in further],
    )


def _as_read(passage: Passage, document: Document) -> Passage:
    """Return a passage in the words of its source, unless something is hidden in it."""
    if HIDDEN in passage.exact or NAMELESS in passage.exact:
        return passage
    return passage._replace(exact=document.as_read(passage.start, passage.end))


def _filled(**data: Any) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value or value == 0}


def write_facts(reading: Reading, path: Path) -> None:
    """Write the facts file of a reading: UTF-8, indented by two, whole or not at all.

    Raises OutputError when it cannot be written; the old file then stays as it was.
    """
    data = f"{indented(to_facts(reading))}\n".encode()
    replace_file(path, [data], partial(_check_written, data))


def _check_written(data: bytes, path: Path) -> None:
    if path.read_bytes() != data:
        raise OutputError(f"{path}: is not what was written into it; check the disk")
