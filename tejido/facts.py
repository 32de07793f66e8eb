"""The facts file: one JSON file per document for export, review, proposals and evaluation.

The document's own fields, its entities with every name, and its facts with the quote that states
each. ``facts.schema.json`` beside this module is the format; offsets count code points of the
document's canonical text.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from tejido.errors import DocumentError
from tejido.facts_format import checked_facts, is_date, is_when, shortened
from tejido.graph.files import replace_file
from tejido.graph.iris import claim_iri, entity_iri
from tejido.indented import indented
from tejido.linking.keys import provisional_key
from tejido.locate import find_words, name_near
from tejido.model import (
    RELATIONS,
    Argument,
    Claim,
    Document,
    Entity,
    Passage,
    Reading,
    Span,
)
from tejido.privacy import HIDDEN, NAMELESS, clean_url, hidden

__all__ = ["from_facts", "read_facts", "to_facts", "write_facts"]

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
_LOCAL_TO_DOCUMENT = {"event", "agreement", "programme", "person"}


# ---- out


def to_facts(reading: Reading) -> dict[str, Any]:
    """Return a reading as the plain data of a facts file; empty fields are left out."""
    entities = {entity.id: entity for entity in reading.entities}
    document = reading.document
    return {
        "document": {name: value for name in _KNOWN if (value := getattr(document, name))},
        "entities": [_entity_data(entity) for entity in reading.entities],
        "facts": [_fact_data(c, claim_iri(c, entities, document.id)) for c in reading.claims],
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


def _fact_data(claim: Claim, iri: str) -> dict[str, Any]:
    quote, *further = claim.passages
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


def _filled(**data: Any) -> dict[str, Any]:
    return {name: value for name, value in data.items() if value or value == 0}


def write_facts(reading: Reading, path: Path) -> None:
    """Write the facts file of a reading: UTF-8, indented by two, whole or not at all.

    Raises OutputError when it cannot be written; the old file then stays as it was.
    """
    replace_file(path, [indented(to_facts(reading)), "\n"], _check_written)


def _check_written(path: Path) -> None:
    json.loads(path.read_text(encoding="utf-8"))


# ---- in


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
    reader = _Facts(document, known, source)
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


def _reads(found: str, exact: str) -> bool:
    """Tell whether words of a document are those of a quote, but for what is hidden in them."""
    return len(found) == len(exact) and all(
        one == other or one in (HIDDEN, NAMELESS) for one, other in zip(found, exact, strict=True)
    )


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


class _Facts:
    """Reads the facts of one file: the document, its entities by id, the file's name."""

    def __init__(self, document: Document, entities: dict[str, Entity], source: str) -> None:
        self.document = document
        self.entities = entities
        self.source = source

    def claim(self, item: dict[str, Any]) -> Claim:
        fact = " ".join(f"{item['subject']} {item['relation']} {item['object']}".split())
        self._check_arguments(item, fact)
        quote = self._passage({**item, "exact": item["quote"]}, fact)
        passages = [quote, *(self._passage(p, fact) for p in item.get("passages", ()))]
        arguments = [self._argument(item, slot, passages) for slot in ("subject", "object")]
        return Claim(
            subject=arguments[0],
            relation=item["relation"],
            object=arguments[1],
            passages=tuple(dict.fromkeys(passages)),
            rule=item.get("rule", "facts-file"),
            modality=item.get("modality", "stated"),
            title=item.get("title", ""),
        )

    def _check_arguments(self, item: dict[str, Any], fact: str) -> None:
        signature = RELATIONS[item["relation"]]
        self._check_type(item["subject"], signature.subjects, fact)
        if signature.objects:
            self._check_type(item["object"], signature.objects, fact)
        elif not is_when(item["object"]):
            raise DocumentError(f"{self.source}: {fact}: {item['object']!r} is no ISO 8601 date")
        if item["relation"] == "post" and not item.get("title"):
            raise DocumentError(f"{self.source}: {fact}: a post needs its title")

    def _check_type(self, id: str, types: frozenset[str], fact: str) -> None:
        if id not in self.entities:
            raise DocumentError(f"{self.source}: {fact}: no entity {id!r}")
        if (type_ := self.entities[id].type) not in types:
            wanted = " or ".join(sorted(types))
            raise DocumentError(f"{self.source}: {fact}: {id!r} is {type_}, not {wanted}")

    def _passage(self, item: dict[str, Any], fact: str) -> Passage:
        text, exact = self.document.text, item["exact"]
        if "start" not in item:
            return self._found(exact, fact)
        start, end = int(item["start"]), int(item["end"])
        if not _reads(text[start:end], exact):
            raise DocumentError(
                f"{self.source}: {fact}: {start}-{end} of {self.document.id} reads "
                f"{shortened(text[start:end], 60)!r}, not {shortened(exact, 60)!r}"
            )
        return Passage(start, end, text[start:end])

    def _found(self, exact: str, fact: str) -> Passage:
        span = find_words(self.document.text, exact)
        if span is None:
            raise DocumentError(
                f"{self.source}: {fact}: quote not in {self.document.id}: {shortened(exact, 60)!r}"
            )
        return Passage(*span, self.document.text[slice(*span)])

    def _argument(self, item: dict[str, Any], slot: str, passages: list[Passage]) -> Argument:
        id, words = item[slot], item.get("words", {}).get(slot, "")
        resolved = item.get("resolvedBy", {}).get(slot, "")
        if slot == "object" and not RELATIONS[item["relation"]].objects:
            return Argument(id, words, resolved)
        if words or "rule" in item:
            self._check_words(words, passages)
            return Argument(id, words, resolved)
        return Argument(id, self._named(self.entities[id], passages), resolved)

    def _check_words(self, words: str, passages: list[Passage]) -> None:
        if not any(words in passage.exact for passage in passages):
            raise DocumentError(f"{self.source}: words {words!r} stand in none of their passages")

    def _named(self, entity: Entity, passages: list[Passage]) -> str:
        """Return how the passages name the entity; add one that does when none does."""
        span = name_near(self.document.text, entity.names, Span(*passages[0][:2]))
        if span is None:
            return ""
        words = self.document.text[slice(*span)]
        if not any(words in passage.exact for passage in passages):
            around = self._sentence(span)
            passages.append(Passage(*around, self.document.text[slice(*around)]))
        return words

    def _sentence(self, span: Span) -> Span:
        for sentence in _sentences(self.document):
            if sentence.start <= span.start and span.end <= sentence.end:
                return sentence
        return span


def _sentences(document: Document) -> Iterator[Span]:
    for block in document.blocks:
        yield from block.sentences
        yield block.span
