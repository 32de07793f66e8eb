"""How institutions stand in the network: partners, paths that lead through them, communities."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tejido.network.pairs import communities, pairs

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["EXACT", "PIVOTS", "Measures", "measures"]

EXACT = 400
"""Institutions up to which betweenness is exact; above, paths from :data:`PIVOTS` are counted."""
PIVOTS = 100
_SEED = 7
_DIGITS = 6


@dataclass(frozen=True, slots=True)
class Measures:
    """How one institution stands in the network of pairs.

    ``degree`` is the number of its partners, ``partnerships`` that of all its partnerships,
    ``strength`` what they weigh; ``betweenness`` the share of shortest paths between others that
    lead through it, ``weighted_betweenness`` the same where what weighs more is nearer;
    ``community`` a number, 0 for the largest; ``reach`` how evenly its partnerships spread over
    communities (0: all in one; Guimerà and Amaral's participation coefficient); ``broker`` its
    rank among those that join communities, 1 for the first, None for those that join none;
    ``sampled`` tells that both kinds of betweenness are estimates.
    """

    degree: int
    partnerships: int
    strength: float
    betweenness: float
    weighted_betweenness: float
    community: int
    reach: float
    broker: int | None
    sampled: bool


def measures(graph: nx.MultiDiGraph[str]) -> dict[str, Measures]:
    """Return the measures of every institution of a network, by IRI.

    They are exact up to :data:`EXACT` institutions; the sample of larger networks is always the
    same. A broker has partners in two communities or more and lies on shortest paths; the one on
    most of them (weighted, then not) is the first.
    """
    network = pairs(graph)
    groups = communities(network)
    sampled = len(network) > EXACT
    plain, weighted = _betweenness(network, sampled)
    reach = {iri: _reach(network, iri, groups) for iri in network}
    joining = [i for i in network if reach[i] > 0 and (plain[i] > 0 or weighted[i] > 0)]
    ranked = sorted(joining, key=lambda i: (-weighted[i], -plain[i], -network.degree(i), i))
    rank = {iri: n for n, iri in enumerate(ranked, start=1)}
    return {
        iri: Measures(
            degree=int(network.degree(iri)),
            partnerships=sum(about["partnerships"] for about in network[iri].values()),
            strength=round(sum((about["weight"] for about in network[iri].values()), 0.0), 1),
            betweenness=plain[iri],
            weighted_betweenness=weighted[iri],
            community=groups[iri],
            reach=reach[iri],
            broker=rank.get(iri),
            sampled=sampled,
        )
        for iri in network
    }


def _betweenness(
    network: nx.Graph[str], sampled: bool
) -> tuple[dict[str, float], dict[str, float]]:
    """Return betweenness on paths of few steps, and on paths of strong partnerships."""
    import networkx as nx

    pivots = PIVOTS if sampled else None
    near: nx.Graph[str] = nx.Graph()
    near.add_nodes_from(network)
    for first, second, about in network.edges(data=True):
        near.add_edge(first, second, distance=round(1 / about["weight"], _DIGITS))
    found = (
        nx.betweenness_centrality(near, k=pivots, seed=_SEED, weight=weight)
        for weight in (None, "distance")
    )
    plain, weighted = ({iri: round(v, _DIGITS) for iri, v in some.items()} for some in found)
    return plain, weighted


def _reach(network: nx.Graph[str], iri: str, groups: Mapping[str, int]) -> float:
    shares: dict[int, float] = {}
    for partner, about in network[iri].items():
        shares[groups[partner]] = shares.get(groups[partner], 0.0) + about["weight"]
    total = sum(shares.values())
    if not total:
        return 0.0
    return round(1 - sum((share / total) ** 2 for share in shares.values()), 3)
