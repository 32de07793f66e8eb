"""Full names of units and ceremonies: what they belong to, spelled out behind them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from tejido.model import Mention

__all__ = ["chained"]

_OF = re.compile(r"^\s+(?:del|de la|de las|de los|de el|de|of the|of)\s+$", re.IGNORECASE)


def _full(text: str, one: Mention, other: Mention) -> str:
    return " ".join(text[one.span.start : other.span.end].split())


def chained(text: str, mentions: Sequence[Mention]) -> list[Mention]:
    """Add to each name the form that spells out the name behind ``de``/``of``.

    "Secretaría Técnica" before "de la Comisión X" is also "Secretaría Técnica de la Comisión X";
    "firma" before "del Convenio Y" is the event "firma del Convenio Y". Chains grow from the right.
    """
    found = list(mentions)
    for at in range(len(found) - 2, -1, -1):
        one, other = found[at], found[at + 1]
        if not _OF.match(text[one.span.end : other.span.start]):
            continue
        if not other.named and (one.type != "event" or other.rule not in {"reference", "short"}):
            continue
        if one.type == other.type == "institution" and one.rule in {"head", "short"}:
            full = _full(text, one, other)
            longer = [full, *one.names] if len(one.name.split()) < 3 else [*one.names, full]
            found[at] = replace(one, name=longer[0], names=tuple(longer), named=True, rule="head")
        elif one.type == "event" and other.type in {"agreement", "programme", "institution", "event"}:
            full = _full(text, one, other)
            if one.rule == "head" and not one.rule.startswith("ledger"):
                found[at] = replace(one, names=(*one.names, full) if one.named else (full, *one.names), name=full)
    return found
