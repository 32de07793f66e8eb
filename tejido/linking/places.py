"""Which place is meant, and which larger places hold it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache

from tejido.linking.ledger import Ledger
from tejido.linking.normal import plain, plain_word, words

__all__ = [
    "begins_as_place",
    "chain",
    "demonym_place",
    "ends_in_place",
    "place_key",
    "place_named",
    "within",
]

_FIRST_STATE = re.compile(
    r"^(?:(?:el|the) )?(?:estado(?: libre y soberano)?|entidad|state|provincia|province|"
    r"departamento|department) (?:de|del|of) (?=\S)"
)
_LAST_STATE = re.compile(r" (?:state|province)$")
_FIRST_CITY = re.compile(
    r"^(?:(?:la|el|the) )?(?:ciudad|puerto|municipio|alcaldia|localidad|city|municipality|town) "
    r"(?:de|del|of) (?=\S)"
)
_ARTICLES = ("el ", "la ", "los ", "las ", "the ")
_LINKS = frozenset({"de", "del", "of"})
_KINDS = frozenset({"state", "province"})
_HEADS = ("estado", "entidad", "state", "provincia", "province", "departamento", "department")
_TOWNS = ("ciudad", "puerto", "municipio", "alcaldia", "localidad", "city", "municipality", "town")
_OPENING = frozenset(("el", "la", "los", "las", "the", "gobierno", *_HEADS, *_TOWNS))
"""What may stand before the name of a place: articles, and the words of the patterns above."""
_LAST = tuple(f" {kind}" for kind in sorted(_KINDS))
_ANY = frozenset({"region", "country", "state", "city", "borough"})
_STATE = frozenset({"state"})
_CITY = frozenset({"city", "borough"})


def chain(place: str, ledger: Ledger) -> tuple[str, ...]:
    """Return a place and the larger places that hold it, narrowest first; empty for no place."""
    found: list[str] = []
    while place:
        found.append(place)
        place = ledger[place].within
    return tuple(found)


def within(place: str, larger: str, ledger: Ledger) -> bool:
    """Tell whether ``place`` is ``larger`` or lies in it (both are ids)."""
    return larger in chain(place, ledger)


def place_key(name: str, scope: Sequence[str], ledger: Ledger) -> str:
    """Return the id of the place that ``name`` means in a document of ``scope``; empty if unsure.

    A place in the narrowest place of the scope goes first, then in each larger one; among
    several a country goes before a state before a capital before a city, but outside the scope
    a name that is a word or a person's name too means none of them. "Chetumal, Quintana Roo"
    and "Guadalupe (Zacatecas)" name the larger place with it; "Estado de", "ciudad de", "State
    of" say which kind is meant.
    """
    head, _, rest = name.replace(" (", ", ", 1).rstrip(")").partition(", ")
    if rest and (larger := place_key(rest, scope, ledger)):
        held = [id_ for id_ in place_named(head, ledger) if larger in chain(id_, ledger)[1:]]
        return _best(held, (), ledger)
    ids = place_named(name, ledger)
    best = _best(ids, scope, ledger, name)
    unsure = bool(best) and len(ids) > 1 and words(name) in ledger.words.get("ambiguous", ())
    return "" if unsure and _rank(best, scope, ledger)[0] == len(scope) else best


def place_named(name: str, ledger: Ledger) -> list[str]:
    """Return the ids of all places that bear a name, abbreviation or weak name, sorted."""
    return list(_bearers(words(name), ledger))


def ends_in_place(name: str, ledger: Ledger) -> bool:
    """Tell whether the last word of a name is the last one of a place's: a quick no."""
    last = name[name.rfind(" ") + 1 :]
    last = plain_word(last) if last.isalnum() else words(last).rpartition(" ")[2]
    return last in ledger.place_ends[1] or last in _KINDS


def begins_as_place(name: str, ledger: Ledger) -> bool:
    """Tell whether the first word of a name is the first one of a place's: a quick no."""
    first = name.partition(" ")[0]
    first = plain_word(first) if first.isalnum() else words(first).partition(" ")[0]
    return first in _OPENING or first in ledger.place_ends[0]


@lru_cache(maxsize=1 << 14)
def _bearers(key: str, ledger: Ledger) -> tuple[str, ...]:
    for form, kinds in _forms(key):
        meanings = [item for item in ledger.places.get(form, ()) if ledger.form(item[0]) in kinds]
        if meanings:
            sure = [item for item in meanings if item[1] != "weak"]
            return tuple(sorted({id_ for id_, _, _ in sure or meanings}))
    return ()


def _forms(key: str) -> Iterator[tuple[str, frozenset[str]]]:
    """Yield what to look up for the plain words of a name, and which kinds of places may fit."""
    yield key, _ANY
    if key.startswith(_ARTICLES):
        yield key.partition(" ")[2], _ANY
    linked = not _LINKS.isdisjoint(key.split())
    if linked or key.endswith(_LAST):
        yield _LAST_STATE.sub("", _FIRST_STATE.sub("", key)), _STATE
    if linked:
        yield _FIRST_CITY.sub("", key), _CITY


def _best(ids: Sequence[str], scope: Sequence[str], ledger: Ledger, name: str = "") -> str:
    """Return the one id that goes before the others; empty when two are equal or none is.

    Of equal ones the larger place that holds the others, then the country's where the name is
    that of the capital too, then the one that is written like ``name``, accents and all.
    """
    ranks = {id_: _rank(id_, scope, ledger) for id_ in sorted(ids)}
    equal = [id_ for id_, rank in ranks.items() if rank == min(ranks.values())]
    if len(equal) < 2:
        return "".join(equal)
    holding = [id_ for id_ in equal if all(id_ in chain(other, ledger) for other in equal)]
    capitals = [id_ for id_ in ids if _national_capital(id_, ledger)]
    if len(capitals) == 1 and not holding:
        country = ledger[capitals[0]].within
        holding = [id_ for id_ in equal if ledger[id_].within == country] or capitals
    found = holding or [id_ for id_ in equal if name in ledger[id_].names.values()]
    return found[0] if len(found) == 1 else ""


def _national_capital(id_: str, ledger: Ledger) -> bool:
    entry = ledger[id_]
    return entry.capital and bool(entry.within) and ledger[entry.within].form == "country"


def _rank(id_: str, scope: Sequence[str], ledger: Ledger) -> tuple[int, int]:
    larger = chain(id_, ledger)
    depth = next((at for at, place in enumerate(scope) if place in larger), len(scope))
    entry = ledger[id_]
    size = {"region": 0, "country": 0, "state": 1}.get(entry.form, 2 if entry.capital else 3)
    return depth, size


def demonym_place(word: str, language: str, scope: Sequence[str], ledger: Ledger) -> str:
    """Return the id of the place a demonym belongs to ("poblana", "Mexican"); empty if unsure.

    Of several places the one in the narrowest place of the scope is meant, then a country.
    """
    ids = ledger.demonyms.get(language, {}).get(plain(word), ())
    return _best(list(dict.fromkeys(ids)), scope, ledger)
