"""A citation for each fact: its document, and the words that state it with where they stand."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tejido.exporting.content import Content, Fact, Source
from tejido.wording import relation_label, texts

__all__ = ["bibtex", "csl"]

_SPECIAL = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    **{character: f"\\{character}" for character in "{}$&#%_"},
}
_BABEL = {"es": "spanish", "en": "english"}


def bibtex(content: Content, language: str) -> Iterator[str]:
    """Yield an ``@misc`` entry for each fact, its key the last part of the fact's IRI."""
    for number, fact in enumerate(content.facts.values()):
        source = _source(fact, content)
        fields = {
            "title": source.title,
            "author": f"{{{_escaped(source.publisher)}}}" if source.publisher else "",
            "year": source.date[:4],
            "month": source.date[5:7].lstrip("0"),
            "url": source.url,
            "langid": _BABEL.get(source.language, ""),
            "note": _note(fact, content, language),
        }
        lines = (
            f"  {key} = {{{value if key in ('author', 'url') else _escaped(value)}}},\n"
            for key, value in fields.items()
            if value
        )
        start = "\n" if number else ""
        yield f"{start}@misc{{{fact.iri.rsplit('/', 1)[-1]},\n{''.join(lines)}}}\n"


def _escaped(text: str) -> str:
    """Return a text on one line, with what TeX takes for more than text written out."""
    return re.sub(r"[\\~^{}$&#%_]", lambda m: _SPECIAL[m[0]], " ".join(text.split()))


def _source(fact: Fact, content: Content) -> Source:
    document = fact.passages[0].document
    return content.sources.get(document, Source(document))


def _note(fact: Fact, content: Content, language: str) -> str:
    quote = fact.passages[0]
    return texts(language, "export")["note"].format(
        quote=quote.exact,
        start=quote.start,
        end=quote.end,
        document=quote.document,
        fact=fact.iri,
        stated=_stated(fact, content, language),
    )


def _stated(fact: Fact, content: Content, language: str) -> str:
    ends = (
        content.things[iri].label(language) if iri in content.things else iri
        for iri in (fact.subject, fact.object)
    )
    return f" · {relation_label(fact.relation, language)} · ".join(ends)


def csl(content: Content, language: str) -> Iterator[str]:
    """Yield CSL-JSON: an item for each fact, its parts in ``custom`` too."""
    items = (
        json.dumps(_item(fact, content, language), ensure_ascii=False)
        for fact in content.facts.values()
    )
    yield "[\n" + ",\n".join(items) + "\n]\n"


def _item(fact: Fact, content: Content, language: str) -> dict[str, Any]:
    source, quote = _source(fact, content), fact.passages[0]
    item: dict[str, Any] = {
        "id": fact.iri,
        "type": "document",
        "title": source.title,
        "author": [{"literal": source.publisher}] if source.publisher else [],
        "issued": {"date-parts": [[int(part) for part in source.date.split("-")]]}
        if re.fullmatch(r"\d{4}(-\d\d){0,2}", source.date)
        else {},
        "URL": source.url,
        "language": source.language,
        "page": quote.page,
        "note": _note(fact, content, language),
        "custom": {
            "fact": fact.iri,
            "document": quote.document,
            "quote": quote.exact,
            "start": quote.start,
            "end": quote.end,
        },
    }
    return {key: value for key, value in item.items() if value}
