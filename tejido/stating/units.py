"""Units of bodies and jurisdictions, stated by the names themselves."""

from __future__ import annotations

import re
from collections.abc import Iterator

from tejido.linking.entities import Linked
from tejido.linking.ledger import Ledger
from tejido.model import Document, Span
from tejido.stating.arguments import arg_of
from tejido.stating.context import Found

__all__ = ["unit_claims"]

_OF = re.compile(r"^\s*(?:\([^()]{2,30}\)\s*)?(?:del|de la|de los|de las|of the)\s+$")


def unit_claims(document: Document, linked: Linked, ledger: Ledger) -> Iterator[Found]:
    """Yield ``parent`` of a unit named with its body, ``place`` of a body named with its state."""
    order = sorted(linked.entity_of, key=lambda index: linked.mentions[index].span)
    for one, other in zip(order, order[1:], strict=False):
        first, second = linked.mentions[one], linked.mentions[other]
        if first.type == second.type == "institution" and linked.entity_of[one] != linked.entity_of[other]:
            if _OF.match(document.text[first.span.end : second.span.start]):
                yield Found(
                    "parent",
                    arg_of(linked, linked.entity_of[one], first.span),
                    arg_of(linked, linked.entity_of[other], second.span),
                    (Span(first.span.start, second.span.end),),
                    "unit-of",
                )
    yield from _nested(document, linked, ledger)
    for entity, place in sorted(linked.jurisdictions.items()):
        for index in linked.clusters[entity].mentions:
            span = linked.mentions[index].span
            words = linked.clusters[place].names[0]
            at = document.text.rfind(words, span.start, span.end)
            if at >= 0:
                yield Found("place", arg_of(linked, entity, span),
                            arg_of(linked, place, Span(at, at + len(words))), (span,), "jurisdiction-in-name")
                break


def _nested(document: Document, linked: Linked, ledger: Ledger) -> Iterator[Found]:
    """A ledger name that spells out its body: ``Secretaría Técnica de la Comisión X``."""
    keys = {identity.entry_id: at for at, identity in enumerate(linked.identities) if identity.entry_id}
    for entity, identity in enumerate(linked.identities):
        if linked.clusters[entity].type != "institution" or not identity.entry_id:
            continue
        parent = ledger[identity.entry_id].parent
        target = keys.get(parent or "")
        if target is None or target == entity:
            continue
        for index in linked.clusters[entity].mentions:
            span = linked.mentions[index].span
            text = document.text[span.start : span.end]
            named = next((name for name in linked.clusters[target].names if name in text), None)
            if named and len(named) < len(text):
                at = span.start + text.rfind(named)
                yield Found("parent", arg_of(linked, entity, span),
                            arg_of(linked, target, Span(at, at + len(named))), (span,), "unit-of")
                break
