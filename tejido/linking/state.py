"""What is known while the mentions of a document are tied together."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from tejido.linking.clusters import Clusters

__all__ = ["State"]


@dataclass(slots=True)
class State:
    """The clusters so far, and what is known of the mention being read.

    ``generic`` are the nouns that point to any happening or body; ``titles`` the mentions in
    the title and the first heading; ``strangers`` acronyms introduced behind words that name no
    entity; ``section`` the mention of the happening that the heading above names.
    """

    clusters: Clusters
    generic: Collection[str]
    titles: frozenset[int] = frozenset()
    strangers: set[str] = field(default_factory=set)
    section: int | None = None
