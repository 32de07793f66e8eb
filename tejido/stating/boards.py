"""Posts on the board of a body that is told before: ``la directiva de X: presidenta, Ana Paz``."""

from __future__ import annotations

import re

from tejido.marking.personmentions import PostMention
from tejido.model import Span
from tejido.stating.context import Context

__all__ = ["board_body"]

_FAR = 300
"""So many code points may stand between a board and the posts on it."""
_WORDS = 2
"""Words of a post on a board."""


def board_body(context: Context, post: PostMention) -> int | None:
    """Return the body whose board is told closely before a post, the first behind its noun."""
    words = post.title.lower().split()
    if len(words) > _WORDS or words[0] not in context.cues["board_posts"]:
        return None
    start = max(0, post.span.start - _FAR)
    before = context.words(Span(start, post.span.start)).lower()
    nouns = "|".join(map(re.escape, sorted(context.cues["boards"])))
    told = [found.end() for found in re.finditer(rf"\b(?:{nouns})\b", before)]
    if not told:
        return None
    bodies = context.hidden_in(Span(start + told[-1], post.span.start))
    return bodies[0].entity if bodies else None
