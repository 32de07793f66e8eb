"""The network of pairs: one line between two institutions, whatever joins them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FAINT", "communities", "pairs"]

FAINT = {"participation": 0.2}
"""What a partnership of a family weighs; all others weigh 1."""
_SEED = 7


def pairs(graph: nx.MultiDiGraph[str]) -> nx.Graph[str]:
    """Return the undirected network of pairs, nodes and edges in order.

    An edge has ``weight``, the sum of what the partnerships of the two weigh (:data:`FAINT`), and
    ``partnerships``, their number.
    """
    import networkx as nx

    made: nx.Graph[str] = nx.Graph()
    made.add_nodes_from(sorted(graph))
    ties: Iterable[tuple[str, str, str]] = graph.edges(data="family")
    for first, second, family in sorted((min(a, b), max(a, b), f) for a, b, f in ties):
        known = made.get_edge_data(first, second, {"weight": 0.0, "partnerships": 0})
        weight = round(known["weight"] + FAINT.get(family, 1.0), 1)
        made.add_edge(first, second, weight=weight, partnerships=known["partnerships"] + 1)
    return made


def communities(network: nx.Graph[str]) -> dict[str, int]:
    """Return the community of each institution (Louvain, fixed seed), 0 for the largest.

    ``network`` is one of :func:`pairs`. Who works with nobody is a community of its own.
    """
    import networkx as nx

    order = sorted(network)
    number = {iri: n for n, iri in enumerate(order)}  # sets of numbers have an order that stays
    plain: nx.Graph[int] = nx.Graph()
    plain.add_nodes_from(range(len(order)))
    weighted: Iterable[tuple[str, str, float]] = network.edges(data="weight")
    plain.add_weighted_edges_from(sorted((number[a], number[b], w) for a, b, w in weighted))
    found = nx.community.louvain_communities(plain, seed=_SEED)
    ranked = sorted(found, key=lambda some: (-len(some), min(some)))
    return {order[n]: rank for rank, some in enumerate(ranked) for n in sorted(some)}
