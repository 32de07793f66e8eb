"""A facts file read back: the document's fields and the entities."""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import Any

from tejido.errors import DocumentError
from tejido.facts.claims import ClaimReader
from tejido.facts.format import checked_facts, is_date
from tejido.linking.keys import provisional_key
from tejido.model import Document, Entity, Reading, Span
from tejido.privacy import clean_url, hidden

__all__ = ["from_facts", "read_facts"]

_LOCAL_TO_DOCUMENT = {"event", "agreement", "programme", "person"}


def read_facts(path: Path, document: Document) -> Reading:
    """Read a facts file about ``document``.

    Raises DocumentError, naming the file and the value, when it is no facts file of that document.
    """
    try:
        data = json.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read: {error.strerror}") from error
    except json.JSONDecodeError as error:
        raise DocumentError(f"{path}, line {error.lineno}: no JSON: {error.msg}") from error
    except (ValueError, RecursionError) as error:  # of bytes, a number's length, or depth
        raise DocumentError(f"{path}: no JSON in UTF-8: {error}") from error
    return from_facts(data, document, source=str(path))


def from_facts(data: object, document: Document, source: str = "") -> Reading:
    """Return the reading that a facts file's data gives of ``document``.

    Quotes without offsets are looked for in the text, white space folded; an argument that its
    quote does not name gets a further passage where it is named; entities without key get a
    provisional one; fields of the document that are not known yet are taken over. ``source``
    names the file in errors. Raises DocumentError on anything unknown or contradictory.
    """
    source = source or f"{document.id}.facts.json"
    facts = _cleaned(checked_facts(data, source))
    _check_same(facts["document"], document, source)
    entities = tuple(_entity(item, document, source) for item in facts["entities"])
    known = {entity.id: entity for entity in entities}
    if len(known) < len(entities):
        raise DocumentError(f"{source}: entity id twice: {_twice(e.id for e in entities)!r}")
    reader = ClaimReader(document, known, source)
    claims = tuple(reader.claim(item) for item in facts["facts"])
    return Reading(_completed(document, facts["document"]), entities, claims)


_SAID = frozenset(("exact", "names", "place", "publisher", "quote", "title", "words"))
"""The fields of a facts file that hold words of people."""


def _cleaned(value: Any, said: bool = False) -> Any:
    """Return the data of a facts file with personal data hidden, as the document has them."""
    if isinstance(value, dict):
        return {
            key: clean_url(part) if key == "url" else _cleaned(part, said or key in _SAID)
            for key, part in value.items()
        }
    if isinstance(value, list):
        return [_cleaned(part, said) for part in value]
    return hidden(value) if said and isinstance(value, str) else value


def _check_same(given: dict[str, Any], document: Document, source: str) -> None:
    if given["id"] != document.id:
        raise DocumentError(f"{source}: is about {given['id']!r}, not about {document.id!r}")
    if given.get("published") and not is_date(given["published"]):
        raise DocumentError(f"{source}: published {given['published']!r} is no ISO 8601 date")
    if given.get("sha256", document.sha256) != document.sha256:
        raise DocumentError(
            f"{source}: sha256 {given['sha256']} is not that of {document.id}: the text changed, "
            "make the facts anew"
        )


def _completed(document: Document, given: dict[str, Any]) -> Document:
    fields = ("title", "published", "place", "publisher", "url", "loader")
    return replace(
        document,
        **{name: given[name] for name in fields if name in given and not getattr(document, name)},
    )


def _twice(ids: Iterable[str]) -> str:
    seen: set[str] = set()
    return next(id for id in ids if id in seen or seen.add(id))  # type: ignore[func-returns-value]


def _entity(item: dict[str, Any], document: Document, source: str) -> Entity:
    type_, names = item["type"], tuple(item["names"])
    key = item.get("key", "")
    if key and not key.startswith(f"{type_}/"):
        raise DocumentError(f"{source}: key {key!r} of {item['id']!r} is not one of a {type_}")
    scope = document.id if type_ in _LOCAL_TO_DOCUMENT else ""
    return Entity(
        id=item["id"],
        type=type_,
        names=names,
        kind=item.get("kind", ""),
        key=key or provisional_key(type_, names[0], scope),
        resolved_by=item.get("resolvedBy", "provisional"),
        mentions=tuple(_mention(span, document, source) for span in item.get("mentions", ())),
    )


def _mention(span: list[int], document: Document, source: str) -> Span:
    if not span[0] < span[1] <= len(document.text):
        raise DocumentError(f"{source}: mention {span} lies outside the text of {document.id}")
    return Span(*map(int, span))
