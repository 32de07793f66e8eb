"""Units of bodies and jurisdictions, stated by the names themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tejido.linking.entities import Linked
from tejido.linking.ledger import Ledger
from tejido.linking.normal import normal
from tejido.model import Document, Span
from tejido.stating.arguments import arg_of
from tejido.stating.context import Found
from tejido.stating.cues import Cues

__all__ = ["unit_claims"]


class _Stated(NamedTuple):
    relation: str
    rule: str


_UNIT = _Stated("parent", "unit-of")
_PLACE = _Stated("place", "jurisdiction-in-name")
_OWN = _Stated("parent", "its-unit")
_SEAT = _Stated("place", "jurisdiction-beside")
_FAR = 80
_OWNER = re.compile(r"^(.{2,60}?)['’]s? (?=[A-ZÁÉÍÓÚÑ])")


def unit_claims(document: Document, linked: Linked, ledger: Ledger, cues: Cues) -> Iterator[Found]:
    """Yield ``parent`` of a unit named with its body, ``place`` of a body named with its state."""
    yield from _apposed(document, linked, cues)
    yield from _nested(document, linked, ledger)
    yield from _possessed(linked)
    for body, place in sorted(linked.jurisdictions.items()):
        names = linked.clusters[place].names[:1]
        yield from _holding(document, linked, (body, place), names, _PLACE)


def _apposed(document: Document, linked: Linked, cues: Cues) -> Iterator[Found]:
    """A unit right before its body, or behind it as its own; a body right before its place.

    ``Dirección X (DX) de la Secretaría Y``, ``la Secretaría Y, por su Dirección X``,
    ``Secretaría X (SX) de Oaxaca``.
    """
    order = sorted(linked.entity_of, key=lambda index: linked.mentions[index].span)
    for one, other in pairwise(order):
        first, second = linked.mentions[one], linked.mentions[other]
        between = document.text[first.span.end : second.span.start]
        apart = first.type == "institution" and linked.entity_of[one] != linked.entity_of[other]
        stated = _beside(between, second.type, cues) if apart and len(between) < _FAR else None
        if stated is not None:
            unit = arg_of(linked, linked.entity_of[one], first.span)
            body = arg_of(linked, linked.entity_of[other], second.span)
            whole = Span(first.span.start, second.span.end)
            args = (body, unit) if stated is _OWN else (unit, body)
            if stated is not _OWN or second.named:
                yield Found(stated.relation, *args, (whole,), stated.rule)


def _beside(between: str, type_: str, cues: Cues) -> _Stated | None:
    """What the words between a body and a second name of some type state, if anything."""
    if type_ == "institution":
        owned = _owns(cues["unit_possessives"]).fullmatch(between)
        linked = _links(cues["unit_links"]).fullmatch(between)
        return _UNIT if linked else _OWN if owned else None
    bracketed = type_ == "place" and ")" in between
    return _SEAT if bracketed and _links(cues["of"]).fullmatch(between) else None


@lru_cache
def _links(words: frozenset[str]) -> re.Pattern[str]:
    """What may stand between a unit, its acronym in brackets, and its body."""
    spelt = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"\s*(?:\([^()]{{2,30}}\)|\))?\s*(?:{spelt})\s+")


@lru_cache
def _owns(words: frozenset[str]) -> re.Pattern[str]:
    """What may stand between a body and a unit that is its own: ``, a través de su``."""
    spelt = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"(?:\s*\([^()]{{2,30}}\))?,?\s[^.;:()\n]{{0,40}}\b(?:{spelt})\s+")


def _nested(document: Document, linked: Linked, ledger: Ledger) -> Iterator[Found]:
    """A ledger name that spells out its body: ``Secretaría Técnica de la Comisión X``."""
    ids = [identity.entry_id for identity in linked.identities]
    known = {id_: at for at, id_ in enumerate(ids) if id_}
    for unit, id_ in enumerate(ids):
        body = known.get(ledger[id_].parent or "") if id_ else None
        if linked.clusters[unit].type == "institution" and body is not None and body != unit:
            names = linked.clusters[body].names
            yield from _holding(document, linked, (unit, body), names, _UNIT)


def _possessed(linked: Linked) -> Iterator[Found]:
    """A body named with the one it belongs to: ``World Bank's Board of Directors``."""
    known = {
        normal(name): at
        for at, cluster in enumerate(linked.clusters)
        if cluster.type == "institution"
        for name in cluster.names
    }
    for index, unit in sorted(linked.entity_of.items()):
        mention = linked.mentions[index]
        owner = _OWNER.match(mention.name) if mention.type == "institution" else None
        body = known.get(normal(owner[1])) if owner else None
        if owner and body is not None and body != unit:
            start = mention.span.start
            named = arg_of(linked, body, Span(start, start + len(owner[1])))
            args = arg_of(linked, unit, mention.span), named
            yield Found(_UNIT.relation, *args, (mention.span,), _UNIT.rule)


def _holding(
    document: Document,
    linked: Linked,
    entities: tuple[int, int],
    names: Iterable[str],
    stated: _Stated,
) -> Iterator[Found]:
    """The first mention of an entity that holds a name of another one says how they relate.

    Of bodies that share their head ("los ayuntamientos de X y Y") the place is the mention.
    """
    for index in linked.clusters[entities[0]].mentions:
        span = linked.mentions[index].span
        words = document.text[span.start : span.end]
        name = next((name for name in names if name in words), "")
        if name and (len(name) < len(words) or stated is _PLACE):
            at = span.start + words.rfind(name)
            inner = arg_of(linked, entities[1], Span(at, at + len(name)))
            outer = arg_of(linked, entities[0], span)
            yield Found(stated.relation, outer, inner, (span,), stated.rule)
            return
