"""The room that an institution takes on the map."""

from __future__ import annotations

__all__ = ["BOX", "CROWDED", "LABELLED", "room"]

BOX = (156.0, 78.0)
"""Width and height of a symbol with its label of two lines, in units of the map."""
CROWDED = (72.0, 56.0)
"""Room on a larger map, where few labels are drawn at a time: for the symbol alone."""
LABELLED = 150
"""Institutions up to which each has room for its label."""


def room(institutions: int) -> tuple[float, float]:
    """Return the room that each of so many institutions has."""
    return BOX if institutions <= LABELLED else CROWDED
