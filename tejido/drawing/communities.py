"""The groups that the network falls into by its lines alone; no group is an official unit."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["communities"]

_SEED = 7
_FAINT = {"participation": 0.2}


def communities(graph: nx.MultiDiGraph[str]) -> list[int]:
    """Return the number of each institution's group, in the order of their IRIs (-1: alone).

    Louvain's method with a fixed seed; a line counts once however many partnerships it stands
    for, less if the two only met. Numbers go from the largest group to the smallest.
    """
    import networkx as nx

    order = {iri: number for number, iri in enumerate(sorted(graph))}
    simple: nx.Graph[int] = nx.Graph()
    simple.add_nodes_from(order.values())
    for (first, second), weight in sorted(_weights(graph, order).items()):
        simple.add_edge(first, second, weight=weight)
    found = [sorted(part) for part in nx.community.louvain_communities(simple, seed=_SEED)]
    numbers = [-1] * len(order)
    for number, part in enumerate(sorted(found, key=lambda part: (-len(part), part))):
        for member in part if len(part) > 1 else ():
            numbers[member] = number
    return numbers


def _weights(graph: nx.MultiDiGraph[str], order: dict[str, int]) -> dict[tuple[int, int], float]:
    weights: dict[tuple[int, int], float] = {}
    ties: Iterable[tuple[str, str, str]] = graph.edges(data="family")
    for first, second, family in ties:
        ends = sorted((order[first], order[second]))
        pair = (ends[0], ends[1])
        weights[pair] = max(weights.get(pair, 0.0), _FAINT.get(family, 1.0))
    return weights
