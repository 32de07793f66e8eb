"""Ordinals and years by which names of one series differ: ``tercera``, ``cuarta reunión``."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache

from tejido.marking.tokens import bare, roman
from tejido.marking.words import words

__all__ = ["differ"]

_STEM = 4
"""Letters of an ordinal that all its forms share (``cuarto``, ``cuarta``)."""


def differ(names: Iterable[str], others: Iterable[str], language: str) -> bool:
    """Tell whether two lists of names count differently; both must count in the same way.

    Ordinals in words, Roman numerals and figures are ways of their own: ``III Foro`` may be the
    ``tercer foro``, and a name without a count may be any of the series.
    """
    ours, theirs = _counts(tuple(names), language), _counts(tuple(others), language)
    return any(one and other and not one & other for one, other in zip(ours, theirs, strict=True))


@lru_cache(maxsize=1 << 12)
def _counts(names: tuple[str, ...], language: str) -> tuple[frozenset[str], ...]:
    spoken = [word.strip('.,"“”«»()') for name in names for word in name.split()]
    ordinals = words(language).ordinals
    return (
        frozenset(bare(word)[:_STEM] for word in spoken if word.lower() in ordinals),
        frozenset(word for word in spoken if len(word) > 1 and roman(word)),
        frozenset(word for word in spoken if word[:1].isdigit()),
    )
