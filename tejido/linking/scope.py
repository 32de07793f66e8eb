"""The place that a document speaks for: where its short names count."""

from __future__ import annotations

import re
from collections import Counter

from tejido.linking.identity import find_entry
from tejido.linking.ledger import Ledger
from tejido.linking.places import chain, place_key, place_named
from tejido.model import Document

__all__ = ["scope_of"]

_OF_STATE = re.compile(
    r"\b(?:[Dd]el|[Ee]l|[Ee]n el) [Ee]stado de ((?:[A-ZÁÉÍÓÚÑ]\w+)(?: (?:de |la )*[A-ZÁÉÍÓÚÑ]\w+)*)"
    r"|\b[Ss]tate of ((?:[A-Z]\w+)(?: [A-Z]\w+)*)"
)
_TAIL = re.compile(r" (?:de|del|of) ")


def scope_of(document: Document, ledger: Ledger) -> tuple[str, ...]:
    """Return the ids of the places a document speaks for, narrowest first; empty if unknown.

    In this order: the publisher's jurisdiction; for a publisher whom nobody knows the
    dateline's state, then the one state "of the State of" which the text speaks; the country
    of most places that the text names.
    """
    dateline = _of_dateline(document, ledger)
    known, place = _of_publisher(document, chain(dateline, ledger), ledger)
    if not known:
        place = place or dateline or _of_text(document, ledger)
    return chain(place or _of_places(document, ledger), ledger)


def _of_publisher(
    document: Document, dateline: tuple[str, ...], ledger: Ledger
) -> tuple[bool, str]:
    """Return whether the publisher is an entry, and its jurisdiction or the place in its name."""
    name = document.publisher
    if not name:
        return False, ""
    for scope in ((), dateline):
        if id_ := find_entry(name, scope, ledger, document.language):
            return True, ledger.jurisdiction(id_)
    tails = (name[match.end() :] for match in _TAIL.finditer(name))
    return False, next((place for tail in tails if (place := place_key(tail, (), ledger))), "")


def _of_dateline(document: Document, ledger: Ledger) -> str:
    """The state of the dateline; the country when it is the country's own capital."""
    held = chain(place_key(document.place, (), ledger), ledger)
    state = next((id_ for id_ in held if ledger[id_].form == "state"), "")
    national = any(ledger[id_].capital and ledger[id_].within == held[-1] for id_ in held)
    return state if state and not national else held[-1] if held else ""


def _of_text(document: Document, ledger: Ledger) -> str:
    text = document.text
    states = Counter(
        id_
        for match in (_OF_STATE.finditer(text) if "tado de " in text or "tate of " in text else ())
        for id_ in place_named(match[1] or match[2], ledger)
        if ledger[id_].form == "state"
    )
    return _single(states)


def _of_places(document: Document, ledger: Ledger) -> str:
    from tejido.marking.gazetteer import find_known
    from tejido.model import Span

    whole = Span(0, len(document.text))
    found = find_known(document.text, whole, document.language, ledger)
    countries = Counter(
        held.pop()
        for known in found
        if known.type == "place" and not known.ambiguous
        for held in [{chain(id_, ledger)[-1] for id_ in known.ids}]
        if len(held) == 1
    )
    for region in [id_ for id_ in countries if ledger[id_].form == "region"]:
        del countries[region]
    return _single(countries)


def _single(counts: Counter[str]) -> str:
    """Return what was counted most, if it is more than half of all."""
    (best, times), *_ = counts.most_common(1) or [("", 0)]
    return best if 2 * times > counts.total() else ""
