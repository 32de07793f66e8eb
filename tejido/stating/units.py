"""Units of bodies and jurisdictions, stated by the names themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from tejido.linking.entities import Linked
from tejido.linking.ledger import Ledger
from tejido.model import Document, Mention, Span
from tejido.stating.argument import arg_of
from tejido.stating.context import Found
from tejido.stating.cues import Cues
from tejido.stating.outer import outer_names

__all__ = ["unit_claims"]


class _Stated(NamedTuple):
    relation: str
    rule: str


_UNIT = _Stated("parent", "unit-of")
_SEAT = _Stated("place", "place-behind-acronym")
_PLACE = _Stated("place", "jurisdiction-in-name")
_OWN = _Stated("parent", "its-unit")
_SEATED = _Stated("place", "place-apposed")
_PART = _Stated("parent", "unit-apposed")
_FAR = 80
_GENITIVES = {"'s", "’s"}


def unit_claims(document: Document, linked: Linked, ledger: Ledger, cues: Cues) -> Iterator[Found]:
    """Yield ``parent`` of a unit named with its body, ``place`` of a body named with its state."""
    yield from _apposed(document, linked, cues)
    yield from _outer(document, linked, cues)
    yield from _nested(document, linked, ledger)
    yield from _spelt(document, linked, cues)
    yield from _leading(document, linked, cues)
    for body, place in sorted(linked.jurisdictions.items()):
        name = linked.clusters[place].names[0]
        told = [name, name.title()] if name.isupper() else [name]  # a dateline in capitals
        yield from _holding(document, linked, (body, place), told, _PLACE)


def _apposed(document: Document, linked: Linked, cues: Cues) -> Iterator[Found]:
    """A unit right before its body, or behind it as its own; a body right before its place.

    ``Dirección X (DX) de la Secretaría Y``, ``la Secretaría Y, por su Dirección X``,
    ``Secretaría X (SX) de Oaxaca``.
    """
    for one, other in pairwise(_named_once(document, linked)):
        unit, body = linked.mentions[one], linked.mentions[other]
        units, bodies = linked.entity_of[one], linked.entity_of[other]
        if unit.type != "institution" or units == bodies:
            continue
        stated = _behind(unit, body, document.text[unit.span.end : body.span.start], cues)
        if stated is not None:
            args = arg_of(linked, units, unit.span), arg_of(linked, bodies, body.span)
            whole = Span(unit.span.start, body.span.end)
            args = args[::-1] if stated is _OWN else args
            yield Found(stated.relation, *args, (whole,), stated.rule)


def _outer(document: Document, linked: Linked, cues: Cues) -> Iterator[Found]:
    """A body before the place or the larger body apposed to it: ``Larch University, Kenya``."""
    for one, other in outer_names(document, linked, cues):
        body, outer = linked.mentions[one].span, linked.mentions[other].span
        stated = _SEATED if linked.mentions[other].type == "place" else _PART
        inner = arg_of(linked, linked.entity_of[one], body)
        whole = arg_of(linked, linked.entity_of[other], outer)
        span = Span(body.start, outer.end)
        yield Found(stated.relation, inner, whole, (span,), stated.rule)


def _named_once(document: Document, linked: Linked) -> list[int]:
    """Return the mentions in text order, but for acronyms in brackets behind their own name."""
    kept: list[int] = []
    for index in sorted(linked.entity_of, key=lambda index: linked.mentions[index].span):
        again = bool(kept) and linked.entity_of[kept[-1]] == linked.entity_of[index]
        if not (again and document.text[linked.mentions[index].span.start - 1] == "("):
            kept.append(index)
    return kept


def _behind(unit: Mention, other: Mention, between: str, cues: Cues) -> _Stated | None:
    """What the words between a body and the name behind it state: its own body, or its place."""
    if other.type == "place":
        seated = _links(cues["of"], acronym="").fullmatch(between)
        return _SEAT if seated else None
    if other.type != "institution":
        return None
    if _links(cues["unit_links"]).fullmatch(between):
        return _UNIT
    if other.named and _owns(cues["unit_possessives"]).fullmatch(between[:_FAR]):
        return _OWN
    if between.strip() in _GENITIVES and other.head.split(" ")[-1] in cues["owned_heads"]:
        return _OWN
    part = unit.head.split(" ")[-1] in cues["unit_heads"]
    return _UNIT if part and _links(cues["unit_of"]).fullmatch(between) else None


@lru_cache
def _links(words: frozenset[str], acronym: str = "?") -> re.Pattern[str]:
    """What may stand between a body, its acronym in brackets, and the name behind it."""
    spelt = "|".join(map(re.escape, sorted(words)))
    return re.compile(rf"\s*(?:\([^()]{{2,30}}\)\s*){acronym}(?:{spelt})\s+")


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


def _spelt(document: Document, linked: Linked, cues: Cues) -> Iterator[Found]:
    """A name that ends in that of another body: ``Secretaría Técnica del Sistema X de Loja``."""
    clusters = linked.clusters
    bodies = [at for at, one in enumerate(clusters) if one.type == "institution" and one.named]
    named = {name: at for at in bodies for name in clusters[at].names if " " in name}
    for unit in bodies:
        tails = (tail for name in clusters[unit].names for tail in _tails(name, cues))
        tail = next((tail for tail in tails if named.get(tail, unit) != unit), "")
        if tail:
            yield from _holding(document, linked, (unit, named[tail]), [tail], _UNIT)


def _leading(document: Document, linked: Linked, cues: Cues) -> Iterator[Found]:
    """A name that begins with that of another body: ``Larch Union Delegation in Peru``."""
    clusters = linked.clusters
    bodies = [at for at, one in enumerate(clusters) if one.type == "institution"]
    places = {name for one in clusters if one.type == "place" for name in one.names}
    named = {name: at for at in bodies for name in clusters[at].names if name[:1].isupper()}
    for unit in bodies:
        if clusters[unit].head.split(" ")[-1] not in cues["owned_heads"]:
            continue
        starts = (start for name in clusters[unit].names for start in _starts(name))
        start = next((start for start in starts if named.get(start, unit) != unit), "")
        if start and start not in places:
            yield from _holding(document, linked, (unit, named[start]), [start], _UNIT)


def _starts(name: str) -> Iterator[str]:
    """Yield what a name begins with, the longest first."""
    words = name.split(" ")
    return (" ".join(words[:size]) for size in range(len(words) - 1, 0, -1))


def _tails(name: str, cues: Cues) -> Iterator[str]:
    """Yield what a name ends in behind each of its links, also without its last complement."""
    for match in _inner(cues["unit_links"]).finditer(name):
        tail = name[match.end() :]
        yield tail
        yield tail.rpartition(f" {min(cues['of'], key=len)} ")[0]


@lru_cache
def _inner(words: frozenset[str]) -> re.Pattern[str]:
    """What links a unit to its body inside a name."""
    return re.compile(rf" (?:{'|'.join(map(re.escape, sorted(words)))}) ")


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
