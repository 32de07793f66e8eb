"""Which claims make which partnership: rows of the catalogue's question, gathered by pair."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from tejido.network.model import Evidence
from tejido.network.rows import Row, asked, local

if TYPE_CHECKING:
    from pyoxigraph import Store

__all__ = ["Tie", "ties"]

_OTHER_ROLE = {"member": "members", "parent": "part", "supporter": "supported"}
"""What the other side is when the claim names the role of one side only."""
_SIDES = ("first", "second")


@dataclass(frozen=True, slots=True)
class Tie:
    """A partnership: two institutions, the family, the initiative (or empty), all evidence."""

    first: str
    second: str
    family: str
    initiative: str
    directed: bool
    roles: tuple[tuple[str, ...], tuple[str, ...]]
    evidence: tuple[Evidence, ...]

    def side(self, name: str) -> tuple[Evidence, ...]:
        """Return the evidence that speaks of the ``first`` or the ``second``."""
        return tuple(e for e in self.evidence if e.side in (name, "both"))


def ties(store: Store, claims: Mapping[str, Evidence]) -> list[Tie]:
    """Return the partnerships of a graph by first, second, family and initiative.

    Who met also in a stronger way at the same initiative is not said to have met.
    """
    grouped: dict[tuple[str, str, str, str], list[Row]] = {}
    for row in asked(store, "partnerships"):
        row = row if _in_order(row) else _turned(row)
        family = local(row["partnership"][0], "partnership-kind-")
        key = (row["first"][0], row["second"][0], family, row.get("initiative", ("",))[0])
        grouped.setdefault(key, []).append(row)
    strong = {(frozenset(k[:2]), k[3]) for k in grouped if k[2] != "participation"}
    return [
        _tie(key, grouped[key], claims)
        for key in sorted(grouped)
        if key[2] != "participation" or (frozenset(key[:2]), key[3]) not in strong
    ]


def _tie(key: tuple[str, str, str, str], group: list[Row], claims: Mapping[str, Evidence]) -> Tie:
    first, second = ({_role(row, side) for row in group} for side in _SIDES)
    return Tie(
        *key,
        directed=group[0]["directed"][0] == "true",
        roles=(tuple(sorted(first)), tuple(sorted(second))),
        evidence=_evidence(group, claims),
    )


def _in_order(row: Row) -> bool:
    return row["directed"][0] == "true" or row["first"][0] < row["second"][0]


def _turned(row: Row) -> Row:
    other = {"first": "second", "second": "first"}
    names = {
        key + tail: side + tail for key, side in other.items() for tail in ("", "Role", "Claim")
    }
    return {names.get(key, key): value for key, value in row.items()}


def _role(row: Row, side: str) -> str:
    """Return the role of a side: as stated, else as the role of the other side has it."""
    own, other = f"{side}Role", "secondRole" if side == "first" else "firstRole"
    if own not in row:
        return _OTHER_ROLE[local(row[other][0], "role-")]
    name = local(row[own][0], "role-")
    return "whole" if name == "parent" else name


def _evidence(group: list[Row], claims: Mapping[str, Evidence]) -> tuple[Evidence, ...]:
    sides: dict[str, tuple[str, str]] = {}
    for row in group:
        for side in _SIDES:
            claim, role = row[f"{side}Claim"][0], _role(row, side)
            known = sides.get(claim)
            sides[claim] = ("both", known[1]) if known and known[0] != side else (side, role)
    found = (replace(claims[c], side=s, role=r) for c, (s, r) in sides.items() if c in claims)
    return tuple(sorted(found, key=lambda e: (e.document, e.quotes, e.side, e.claim)))
