"""Which row of its table each thing of the page is."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from tejido.drawing.places import of_places, places_of
from tejido.network import FAMILIES

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Numbers", "Tied", "lines", "numbers", "ordered", "pair_of"]

Numbers = Mapping[str, Mapping[Any, int]]
"""Table → key → number of its row."""
Tied = tuple[str, str, dict[str, Any]]
"""Two institutions and the attributes of what relates them."""


def ordered(graph: nx.MultiDiGraph[str]) -> list[Tied]:
    """Return the ties, the strongest families first, then by institutions and initiative."""
    strength = {family: number for number, family in enumerate(FAMILIES)}
    found: Iterable[Tied] = graph.edges(data=True)
    return sorted(found, key=lambda e: (strength[e[2]["family"]], e[0], e[1], e[2]["initiative"]))


def pair_of(first: str, second: str) -> tuple[str, str]:
    """Return two institutions in the order in which a line names them."""
    return (first, second) if first < second else (second, first)


def lines(graph: nx.MultiDiGraph[str]) -> dict[tuple[str, str], list[str]]:
    """Return the pairs that the map joins by a line, in drawing order, and what relates them.

    The faintest come first, so that the strongest are drawn over them; the families of a pair are
    sorted, the strongest first.
    """
    pairs: dict[tuple[str, str], list[str]] = {}
    for first, second, tie in ordered(graph):
        families = pairs.setdefault(pair_of(first, second), [])
        if tie["family"] not in families:
            families.append(tie["family"])
    strength = {family: number for number, family in enumerate(FAMILIES)}
    return dict(sorted(pairs.items(), key=lambda item: (-strength[item[1][0]], item[0])))


def numbers(graph: nx.MultiDiGraph[str]) -> Numbers:
    """Return the number of everything that the tables of the page hold."""
    ties = [tie for *_, tie in ordered(graph)]
    evidence = [e for tie in ties for e in tie["evidence"]]
    everything = [*evidence, *(one.evidence for one in of_places(graph) if one.evidence)]
    used = {
        "institutions": set(graph),
        "initiatives": {tie[key] for tie in ties for key in ("initiative", "programme")} - {""},
        "themes": {theme for tie in ties for theme in tie["themes"]},
        "places": {place for around in places_of(graph).values() for place in around},
        "roles": {role for tie in ties for side in tie["roles"] for role in side}
        | {e.role for e in evidence if e.side != "both"},
        "words": {word for e in evidence for word in e.words},
        "documents": {e.document for e in everything}
        | {document for _, seen in graph.nodes(data="documents") for document in seen},
        "claims": {e.claim for e in evidence},
        "quotes": {quote.exact for e in everything for quote in e.quotes},
    }
    found = {name: {key: n for n, key in enumerate(sorted(keys))} for name, keys in used.items()}
    return found | {"lines": {pair: n for n, pair in enumerate(lines(graph))}}
