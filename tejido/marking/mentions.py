"""Mentions made of what the grammar, the ledger or the neighbourhood found in a line."""

from __future__ import annotations

from dataclasses import replace
from typing import cast

from tejido.marking.grammar.extent import Extent
from tejido.marking.grammar.variants import variants
from tejido.marking.heads import Head
from tejido.marking.kinds import institution_kind
from tejido.marking.line import HeadMatch, Known, Line
from tejido.model import EntityType, Mention

__all__ = [
    "acronym_mention",
    "known_mention",
    "name_mention",
    "place_mention",
    "reference_mention",
    "short_mention",
]

_POSSESSIVES = ("'s", "’s")


def place_mention(line: Line, start: int, end: int) -> Mention:
    """Return the mention of a place that no list holds."""
    name = line.covered(start, end)
    return Mention("place", line.span(start, end), name, names=(name,), rule="place")


def known_mention(line: Line, index: int) -> Mention:
    """Return the mention of the ledger name that begins at ``index``."""
    known = line.known[index]
    span, name = line.owner(index, known.end)
    head = _head(line, index, known)
    return Mention(
        cast(EntityType, known.type),
        span,
        name,
        kind=known.kind,
        names=(name,),
        rule="ledger-" + known.how if known.ids else known.how,
        key=known.ids[0] if len(known.ids) == 1 else "",
        head=head.lemma if head else "",
        gender=head.gender if head else "",
    )


def _head(line: Line, index: int, known: Known) -> Head | None:
    """The head of a ledger name: its first word, in English any word of it."""
    end = known.end if line.words.english else index + 1
    matches = (line.head(at) for at in range(index, end))
    return next((m.head for m in matches if m is not None and m.head.type == known.type), None)


def name_mention(
    line: Line, start: int, match: HeadMatch, extent: Extent, *, lower: bool
) -> Mention:
    """Return the mention of a name that the grammar found; ``lower``: written in lower case."""
    head, span = match.head, line.owner(start, extent.end)[0]
    cut = span.end - line.tokens[extent.end - 1].end
    names = [_without(name, cut) for name in variants(line, start, match, extent)]
    kind = institution_kind(names[0], head.kind, line.words.kinds) if head.body else head.kind
    bare = extent.end == match.end and not head.body and not _titled(line, start, match)
    if head.body and cut:
        names = [name[:cut] if name.endswith(_POSSESSIVES) else name for name in names]
    return Mention(
        cast(EntityType, head.type),
        span,
        names[0],
        kind,
        tuple(names),
        "head",
        head=head.lemma,
        number="p" if match.plural else "s",
        gender=head.gender,
        named=not bare and (extent.proper or not lower),
    )


def _titled(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether capitals before an English head make a name: ``Ocean Support Programme``."""
    first = match.end - len(match.head.lemma.split())
    if not line.words.english or line.heading or not line.capital(first):
        return False
    words = line.words
    told = (words.adjectives, words.ordinals, words.evaluatives, line.common)
    own = (line.low(at) for at in range(start, first) if line.capital(at))
    return any(all(low not in each for each in told) for low in own)


def _without(name: str, cut: int) -> str:
    """Return a name without the possessive at its end, if it bears one."""
    return name[:cut] if cut and name[cut:].endswith("s") else name


def short_mention(line: Line, start: int, match: HeadMatch) -> Mention:
    """Return a capitalised head alone: a later short form of a full name, resolved in linking."""
    head, (span, name) = match.head, line.owner(start, match.end)
    return Mention(
        cast(EntityType, head.type),
        span,
        name,
        head.kind,
        (name,),
        "short",
        head=head.lemma,
        number="p" if match.plural else "s",
        gender=head.gender,
        named=False,
    )


def reference_mention(line: Line, start: int, match: HeadMatch, end: int) -> Mention:
    """Return a common noun that points back to something named before (``esta iniciativa``).

    The words up to ``end`` tell it by more, in case nothing was named: ``proyecto de agua rural``.
    """
    mention = short_mention(line, start, match)
    told = line.owner(start, end)[1]
    names = (told, mention.name) if end > match.end else mention.names
    return replace(mention, rule="reference", name=names[0], names=names)


def acronym_mention(line: Line, start: int, end: int) -> Mention:
    """Return an acronym, with the place behind it up to ``end`` if it has one (``DIF Sonora``)."""
    (span, whole), alone = line.owner(start, end), line.owner(start, start + 1)[1]
    names = (whole, alone) if end > start + 1 else (alone,)
    return Mention("institution", span, names[0], "other", names, "acronym")
