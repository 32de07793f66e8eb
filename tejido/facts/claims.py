"""The facts of a facts file read back: arguments checked, quotes found in the document."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from tejido.errors import DocumentError
from tejido.facts.format import is_when, shortened
from tejido.locate import find_words, name_near
from tejido.model import RELATIONS, Argument, Claim, Document, Entity, Passage, Span
from tejido.privacy import HIDDEN, NAMELESS, hidden
from tejido.reading.trusted import trusted

__all__ = ["ClaimReader"]


class ClaimReader:
    """Reads the facts of one file: the document, its entities by id, the file's name."""

    def __init__(self, document: Document, entities: dict[str, Entity], source: str) -> None:
        self.document = document
        self.entities = entities
        self.source = source

    def claim(self, item: dict[str, Any]) -> Claim:
        """Return the claim of one fact; DocumentError when it does not fit the document."""
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
        if not (_reads(text[start:end], exact) or self._as_read(start, end) == exact):
            raise DocumentError(
                f"{self.source}: {fact}: {start}-{end} of {self.document.id} reads "
                f"{shortened(text[start:end], 60)!r}, not {shortened(exact, 60)!r}"
            )
        return Passage(start, end, text[start:end])

    def _as_read(self, start: int, end: int) -> str:
        return hidden(self.document.as_read(start, end))

    def _found(self, exact: str, fact: str) -> Passage:
        text = self.document.text
        span = find_words(text, exact) or find_words(text, trusted(exact).text)
        if span is None:
            raise DocumentError(
                f"{self.source}: {fact}: quote not in {self.document.id}: {shortened(exact, 60)!r}"
            )
        return Passage(*span, text[slice(*span)])

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


def _reads(found: str, exact: str) -> bool:
    """Tell whether words of a document are those of a quote, but for what is hidden in them."""
    return len(found) == len(exact) and all(
        one == other or one in (HIDDEN, NAMELESS) for one, other in zip(found, exact, strict=True)
    )
