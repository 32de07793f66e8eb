"""Where institutions belong and initiatives happened, and what says so."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tejido.network.model import Evidence
from tejido.network.rows import rows

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Located", "located"]


@dataclass(frozen=True, slots=True)
class Located:
    """That an institution belongs to a place, or an initiative happened, runs or was signed there.

    ``evidence`` is the claim that says so; None where the identity ledger does, not a document.
    """

    thing: str
    place: str
    evidence: Evidence | None = None


def located(store: Store, claims: Mapping[str, Evidence]) -> tuple[Located, ...]:
    """Return what is said of where institutions and initiatives are, sorted; denied it is left out.

    ``claims`` are those of the graph by IRI; one that has no passage says nothing.
    """
    found = [(row["thing"][0], row["place"][0], row.get("claim")) for row in rows(store, "located")]
    return tuple(
        Located(thing, place, claims[claim[0]] if claim else None)
        for thing, place, claim in found
        if claim is None or claim[0] in claims
    )
