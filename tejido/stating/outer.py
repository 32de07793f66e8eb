"""What a body is apposed to, a comma between: its place, or the larger body that it is part of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from tejido.linking.entities import Linked
from tejido.model import Document, Mention, Span
from tejido.stating.cues import Cues

__all__ = ["outer_names"]

_BETWEEN = re.compile(r"\s*(?:\([^()]{2,30}\)\s*)?,\s+")
_BRACKET = re.compile(r"\s*\([^()]{2,30}\)")
_LABELLED = re.compile(r":\s[^.;\n]*$")
_NEAR = 20
_LABEL = 40
"""How far before a name its preposition stands, or the label of a place (code points)."""


def outer_names(document: Document, linked: Linked, cues: Cues) -> Iterator[tuple[int, int]]:
    """Yield the mention of each body with that of the place or larger body apposed to it.

    ``Larch University, Kenya, hosted``, ``the Ministry of Trade (MoT), Government of India``; but
    what goes on as a list, and the venue before its town, is left alone.
    """
    told = [
        at for at, _ in sorted(linked.entity_of.items(), key=lambda i: linked.mentions[i[0]].span)
    ]
    kept = [at for at in told if document.text[linked.mentions[at].span.start - 1] != "("]
    found: dict[int, int] = {}
    for at in range(len(kept) - 2, -1, -1):
        one, other = kept[at], kept[at + 1]
        inner, outer = linked.mentions[one], linked.mentions[other]
        between = document.text[inner.span.end : outer.span.start]
        if inner.type != "institution" or not _BETWEEN.fullmatch(between):
            continue
        if not _larger(inner, outer, cues):
            continue
        behind = linked.mentions[kept[at + 2]] if at + 2 < len(kept) else None
        goes_on = other not in found and _listed(document.text, outer.span, behind, cues)
        happens = outer.type == "place" and _venue(document.text, inner.span, cues)
        if not goes_on and not happens:
            found[one] = other
    yield from sorted(found.items(), key=lambda pair: linked.mentions[pair[0]].span)


def _larger(inner: Mention, outer: Mention, cues: Cues) -> bool:
    """Whether the second of two names can be what the first is in or part of."""
    if outer.type == "place":
        return inner.head != "" and inner.named
    if outer.type != "institution":
        return False
    one, other = inner.head.split(" ")[-1], outer.head.split(" ")[-1]
    part = one in cues["apposed_units"] and other in cues["apposed_bodies"]
    return part and one != other


def _listed(text: str, outer: Span, behind: Mention | None, cues: Cues) -> bool:
    """Whether a list goes on: another body or place stands right behind."""
    bracket = _BRACKET.match(text, outer.end)
    end = bracket.end() if bracket else outer.end
    if text[end : end + 2] in {"'s", "’s"}:
        return True
    next_ = _next(cues["pair_joins"], cues["articles"]).match(text, end)
    joined = next_ is not None and next_.end() > end + 1
    word = set(next_.group().split()) & cues["pair_joins"] if next_ else set()
    if next_ is not None and word and text[next_.end() : next_.end() + 1].isupper():
        return True
    return bool(joined and next_ and behind is not None and behind.span.start == next_.end())


def _venue(text: str, inner: Span, cues: Cues) -> bool:
    """Whether something happens at the body: ``at Larch University, Nairobi``, ``Venue: X``."""
    if _LABELLED.search(text, max(0, inner.start - _LABEL), inner.start):
        return True
    words = text[max(0, inner.start - _NEAR) : inner.start].lower().split()
    while words and words[-1] in cues["articles"]:
        words.pop()
    return bool(words) and words[-1] in cues["at"]


@lru_cache
def _next(joins: frozenset[str], articles: frozenset[str]) -> re.Pattern[str]:
    """What stands before the next name of a list."""
    join, article = ("|".join(map(re.escape, sorted(words))) for words in (joins, articles))
    return re.compile(rf"\s*[,;]?\s*(?:(?:{join})\s+)?(?:(?:{article})\s+)?")
