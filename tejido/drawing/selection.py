"""What a picture of limited room shows of a network: the most connected institutions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from tejido.network import FAMILIES
from tejido.network.pairs import pairs

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Line", "Shown", "shown"]


@dataclass(frozen=True, slots=True)
class Line:
    """The line of a pair: the strongest family, how many partnerships, whether all are planned.

    ``arrow`` tells that all of that family run from ``first`` to ``second``.
    """

    first: str
    second: str
    family: str
    partnerships: int
    arrow: bool
    planned: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """What is shown: institutions in order, their lines, and how many there are in all.

    ``alone`` counts those that work with nobody, ``left`` those for which there is no room.
    """

    institutions: tuple[str, ...]
    lines: tuple[Line, ...]
    alone: int
    left: int


def shown(graph: nx.MultiDiGraph[str], most: int) -> Shown:
    """Return what a picture with room for so many institutions shows.

    The most connected are those whose partnerships weigh most, then those with most partners; who
    has no partner among them leaves room for the next.
    """
    network = pairs(graph)
    weight = dict(network.degree(weight="weight"))
    linked = [iri for iri in network if network.degree(iri)]
    ranked = sorted(linked, key=lambda i: (-round(weight[i], 1), -network.degree(i), i))
    institutions = _chosen(network, ranked, most)
    ends: Iterable[tuple[str, str]] = network.subgraph(institutions).edges()
    lines = tuple(_line(graph, a, b) for a, b in sorted((min(e), max(e)) for e in ends))
    return Shown(institutions, lines, len(network) - len(linked), len(linked) - len(institutions))


def _chosen(network: nx.Graph[str], ranked: Iterable[str], most: int) -> tuple[str, ...]:
    """Return the first of those ranked, as long as those with a partner among them have room."""
    taken: set[str] = set()
    shown: set[str] = set()
    for iri in ranked:
        partners = taken.intersection(network[iri])
        joined = shown | partners | {iri} if partners else shown
        if len(joined) > most:
            break
        taken.add(iri)
        shown = joined
    return tuple(sorted(shown))


def _line(graph: nx.MultiDiGraph[str], one: str, other: str) -> Line:
    ties = [*_ties(graph, one, other), *_ties(graph, other, one)]
    family = min((tie["family"] for *_, tie in ties), key=FAMILIES.index)
    strongest = [(a, b, tie) for a, b, tie in ties if tie["family"] == family]
    ways = {(a, b) for a, b, _ in strongest}
    arrow = len(ways) == 1 and all(tie["directed"] for *_, tie in strongest)
    first, second = strongest[0][:2] if arrow else (one, other)
    planned = all(tie["planned"] for *_, tie in ties)
    return Line(first, second, family, len(ties), arrow, planned)


def _ties(
    graph: nx.MultiDiGraph[str], first: str, second: str
) -> list[tuple[str, str, dict[str, Any]]]:
    found = graph.get_edge_data(first, second) or {}
    return [(first, second, found[key]) for key in sorted(found, key=str)]
