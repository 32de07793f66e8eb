"""Readings as JSON, and back: what a build keeps of a document that it has read."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

from tejido.model import (
    Argument,
    Block,
    Claim,
    Correction,
    Document,
    Entity,
    Mention,
    Passage,
    Reading,
    Span,
)

__all__ = ["packed", "thin", "unpacked"]

_TEXTLESS: dict[str, Any] = {"text": "", "blocks": (), "corrections": ()}


def thin(reading: Reading) -> Reading:
    """Return a reading without text, blocks, mentions and passages: what meeting others takes."""
    entities = (replace(entity, mentions=(), ways=()) for entity in reading.entities)
    claims = (replace(claim, passages=()) for claim in reading.claims)
    return replace(
        reading,
        document=replace(reading.document, **_TEXTLESS),
        entities=tuple(entities),
        claims=tuple(claims),
        mentions=(),
    )


def packed(reading: Reading) -> bytes:
    """Return a reading as JSON in UTF-8."""
    parts = (
        _values(reading.document),
        [_values(entity) for entity in reading.entities],
        [_values(claim) for claim in reading.claims],
        [_values(mention) for mention in reading.mentions],
        reading.scope,
    )
    text = json.dumps(parts, ensure_ascii=False, separators=(",", ":"), default=_values)
    return text.encode("utf-8", "surrogatepass")


def _values(one: Any) -> list[Any]:
    """Return the values of a dataclass in the order of its fields."""
    return [getattr(one, name) for name in _names(type(one))]


def _names(of: type) -> tuple[str, ...]:
    if of not in _KNOWN:
        _KNOWN[of] = tuple(field.name for field in fields(of))
    return _KNOWN[of]


_KNOWN: dict[type, tuple[str, ...]] = {}


def unpacked(data: bytes) -> Reading:
    """Return the reading that :func:`packed` made bytes of."""
    document, entities, claims, mentions, scope = json.loads(data)
    return Reading(
        _document(document),
        tuple(map(_entity, entities)),
        tuple(map(_claim, claims)),
        tuple(map(_mention, mentions)),
        tuple(scope),
    )


def _document(values: list[Any]) -> Document:
    known: dict[str, Any] = dict(zip(_names(Document), values, strict=True))
    known["blocks"] = tuple(map(_block, known["blocks"]))
    for name in ("warnings", "pages"):
        known[name] = tuple(known[name])
    known["corrections"] = tuple([Correction(*one) for one in known["corrections"]])
    return Document(**known)


def _block(values: list[Any]) -> Block:
    kind, span, label, sentences = values
    return Block(kind, Span(*span), label, _spans(sentences))


def _spans(values: list[list[int]]) -> tuple[Span, ...]:
    return tuple([Span(start, end) for start, end in values])


def _entity(values: list[Any]) -> Entity:
    id_, type_, names, kind, key, by, mentions, origin, ways = values
    about = (tuple(names), kind, key, by, _spans(mentions), origin, tuple(ways))
    return Entity(id_, type_, *about)


def _claim(values: list[Any]) -> Claim:
    subject, relation, object_, passages, *others = values
    told = tuple([Passage(start, end, exact) for start, end, exact in passages])
    return Claim(Argument(*subject), relation, Argument(*object_), told, *others)


def _mention(values: list[Any]) -> Mention:
    type_, span, name, kind, names, *others = values
    return Mention(type_, Span(*span), name, kind, tuple(names), *others)
