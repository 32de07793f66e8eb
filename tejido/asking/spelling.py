"""The nearest known word to one that nobody knows."""

from __future__ import annotations

import difflib
from collections.abc import Iterable

__all__ = ["nearest", "suggestion"]


def nearest(word: str, known: Iterable[str]) -> str:
    """Return the known word most like ``word``, empty when none is."""
    return next(iter(difflib.get_close_matches(word, sorted(known), n=1, cutoff=0.6)), "")


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return ``; did you mean 'x'?`` for the nearest known word, or nothing."""
    near = nearest(word, known)
    return f"; did you mean '{near}'?" if near else ""
