"""Units whose name begins with that of their body: ``UNDP's Lab``, ``UNHCR Border Unit``."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from tejido.linking.entities import Linked
from tejido.model import Document, Mention, Span
from tejido.stating.argument import arg_of
from tejido.stating.context import Found
from tejido.stating.cues import Cues

__all__ = ["named_unit_claims"]

_POSSESSIVES = ("'s", "’s")
_LONGEST = 5


def named_unit_claims(document: Document, linked: Linked, cues: Cues) -> Iterator[Found]:
    """Yield ``parent`` of the first mention of each body that begins with another one's name."""
    named = dict(_written(document, linked))
    told: set[int] = set()
    for index, unit in sorted(linked.entity_of.items()):
        mention = linked.mentions[index]
        if mention.type != "institution" or unit in told:
            continue
        owner = _owner(document, mention, named, cues)
        if owner is not None and owner[0] != unit:
            told.add(unit)
            args = arg_of(linked, unit, mention.span), arg_of(linked, owner[0], owner[1])
            yield Found("parent", *args, (mention.span,), "unit-of-owner")


def _written(document: Document, linked: Linked) -> Iterator[tuple[str, int]]:
    """Yield the names of bodies as the text writes them, the first bearer of each last."""
    for index, entity in sorted(linked.entity_of.items(), reverse=True):
        mention = linked.mentions[index]
        if mention.type == "institution" and mention.rule not in {"reference", "short"}:
            yield document.text[mention.span.start : mention.span.end], entity


def _owner(
    document: Document, mention: Mention, named: Mapping[str, int], cues: Cues
) -> tuple[int, Span] | None:
    """The body whose name the first words spell, a possessive or the head of a unit behind it."""
    start, end = mention.span
    words = document.text[start:end].split(" ")
    unit = mention.head.split(" ")[-1] in cues["owned_heads"]
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        first = " ".join(words[:size])
        name = first[:-2] if first.endswith(_POSSESSIVES) else first
        # Other first words than acronyms ("Attorney General") are short for many bodies.
        modifies = unit and name.isupper() and "." not in name
        if name in named and (name != first or modifies) and _ends(mention, words[size:]):
            return named[name], Span(start, start + len(name))
    return None


def _ends(mention: Mention, rest: list[str]) -> bool:
    """Whether the head of a name stands among the words behind its owner."""
    return mention.head in " ".join(rest).lower()
