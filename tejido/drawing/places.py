"""The places of the page: which institutions belong to each, what happened there, who says so."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import groupby
from typing import TYPE_CHECKING, Any

from tejido.network.places import Located
from tejido.project import ID

if TYPE_CHECKING:
    import networkx as nx

    from tejido.network import Evidence

__all__ = ["of_places", "place_tables", "places_of"]

_Places = Mapping[str, Mapping[str, Any]]


def of_places(graph: nx.MultiDiGraph[str]) -> list[Located]:
    """Return what is said of where the institutions and initiatives of the network are."""
    ties: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    drawn = set(graph) | {tie["initiative"] for *_, tie in ties}
    return [one for one in graph.graph["located"] if one.thing in drawn]


def places_of(graph: nx.MultiDiGraph[str]) -> dict[str, frozenset[str]]:
    """Return institution or initiative → its places and the larger ones around them (IRIs)."""
    known: _Places = graph.graph["places"]
    found: dict[str, frozenset[str]] = {}
    for one in of_places(graph):
        found[one.thing] = found.get(one.thing, frozenset()) | _around(one.place, known)
    return found


def place_tables(
    graph: nx.MultiDiGraph[str], number: Mapping[str, Mapping[str, int]]
) -> dict[str, list[list[Any]]]:
    """Return the tables ``places``, ``seats`` of institutions and ``sites`` of initiatives.

    A row of ``places``: id, two names, level, ISO 3166 code, row of the next larger place (-1:
    none). A row of the others: thing, place and passages (document, quotes, whether only planned);
    without any the identity ledger says so. ``number`` gives the rows of all tables by IRI.
    """
    known: _Places = graph.graph["places"]
    said = of_places(graph)
    return {
        "places": [_place(i, known.get(i, {}), number["places"]) for i in number["places"]],
        "seats": _rows(said, number["institutions"], number),
        "sites": _rows(said, number["initiatives"], number),
    }


def _around(place: str, known: _Places) -> frozenset[str]:
    found: set[str] = set()
    while place and place not in found:
        found.add(place)
        place = known[place]["within"] if place in known else ""
    return frozenset(found)


def _place(iri: str, place: Mapping[str, Any], rows: Mapping[str, int]) -> list[Any]:
    slug, names = iri.removeprefix(f"{ID}place/"), place.get("names", {})
    larger = rows.get(place.get("within", ""), -1)
    told = [place.get(key, "") for key in ("level", "code")]
    return [slug, *(names.get(language) or slug for language in ("es", "en")), *told, larger]


def _rows(
    said: list[Located], things: Mapping[str, int], number: Mapping[str, Mapping[str, int]]
) -> list[list[Any]]:
    pairs = groupby(said, key=lambda one: (one.thing, one.place))
    return [
        [
            things[thing],
            number["places"][place],
            [_passage(one.evidence, number) for one in group if one.evidence],
        ]
        for (thing, place), group in pairs
        if thing in things
    ]


def _passage(e: Evidence, number: Mapping[str, Mapping[str, int]]) -> list[Any]:
    return [
        number["documents"][e.document],
        [number["quotes"][quote.exact] for quote in e.quotes],
        int(e.planned),
    ]
