"""Web Annotation: each passage an annotation of its document, its body what it states."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

from tejido.exporting.content import Content, Fact, Passage
from tejido.wording import relation_label

__all__ = ["web_annotations"]


def web_annotations(content: Content, language: str) -> Iterator[str]:
    """Yield an annotation page in JSON-LD, a line per annotation, in the order of the texts."""
    facts: dict[Passage, list[Fact]] = defaultdict(list)
    for fact in content.facts.values():
        for passage in fact.passages:
            facts[passage].append(fact)
    lines = (
        json.dumps(_annotation(passage, facts[passage], content, language), ensure_ascii=False)
        for passage in sorted(facts, key=lambda p: (p.document, p.start, p.end))
    )
    yield '{"@context": "http://www.w3.org/ns/anno.jsonld", "type": "AnnotationPage", "items": [\n'
    yield ",\n".join(lines)
    yield "\n]}\n"


def _annotation(
    passage: Passage, facts: list[Fact], content: Content, language: str
) -> dict[str, Any]:
    return {
        "id": passage.iri,
        "type": "Annotation",
        "motivation": "describing",
        "body": [body for fact in facts for body in _bodies(fact, content, language)],
        "target": {
            "source": passage.document,
            "selector": [
                {"type": "TextPositionSelector", "start": passage.start, "end": passage.end},
                {"type": "TextQuoteSelector", "exact": passage.exact},
            ],
        },
    }


def _bodies(fact: Fact, content: Content, language: str) -> Iterator[dict[str, str]]:
    """Yield the claim itself, and what it states in words."""
    yield {"type": "SpecificResource", "source": fact.iri, "purpose": "identifying"}
    things = content.things
    ends = (
        things[iri].label(language) if iri in things else iri for iri in (fact.subject, fact.object)
    )
    yield {
        "type": "TextualBody",
        "value": f" · {relation_label(fact.relation, language)} · ".join(ends),
        "format": "text/plain",
        "language": language,
        "purpose": "describing",
    }
