"""Full names of units and ceremonies: what they belong to, spelled out behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tejido.model import Mention

__all__ = ["chained"]

_OF = re.compile(r"^\s+(?:del|de la|de las|de los|de el|de|of the|of)\s+$", re.IGNORECASE)


def chained(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Add to each name the form that spells out the name behind ``de``/``of``.

    "Secretaría Técnica" before "de la Comisión X" is also "Secretaría Técnica de la Comisión X";
    "firma" before "del Convenio Y" is the event "firma del Convenio Y". Chains grow from the right.
    """
    found = list(mentions)
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if _OF.match(text[one.span.end : other.span.start]) and _names_it(one, other):
            full = " ".join(text[one.span.start : other.span.end].split())
            found[at] = _spelt_out(one, other, full)
    return found


def _names_it(one: Mention, other: Mention) -> bool:
    """Whether the second mention is a name, or what a ceremony is of (``firma del convenio``)."""
    return other.named or (one.type == "event" and other.rule in {"reference", "short"})


def _spelt_out(one: Mention, other: Mention, full: str) -> Mention:
    if one.type == other.type == "institution" and one.rule in {"head", "short"}:
        unit = len(one.name.split()) < 3
        names = (full, *one.names) if unit else (*one.names, full)
        return replace(one, name=names[0], names=names, named=True, rule="head")
    if one.type == "event" and one.rule == "head" and other.type not in {"person", "place"}:
        names = (*one.names, full) if one.named else (full, *one.names)
        return replace(one, name=names[0], names=names)
    return one
