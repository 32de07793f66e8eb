"""The groups that the network falls into by its lines alone; no group is an official unit."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from tejido.network import pairs

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["communities"]


def communities(graph: nx.MultiDiGraph[str]) -> list[int]:
    """Return the number of each institution's group, in the order of their IRIs (-1: alone).

    They are the communities that the layout sets together and the measures count; numbers go from
    the largest group to the smallest.
    """
    found = pairs.communities(pairs.pairs(graph))
    sizes = Counter(found.values())
    return [found[iri] if sizes[found[iri]] > 1 else -1 for iri in sorted(graph)]
