"""Persons told behind the body that they are there for: ``por la OIM, Ana Paz; por la FAO, su``."""

from __future__ import annotations

import re
from dataclasses import replace
from functools import cache

from tejido.marking.personmentions import PersonMention, PostMention
from tejido.marking.scene import Scene, vocabulary
from tejido.model import Span

__all__ = ["delegated", "speaking_for", "spoken_for"]

_BEFORE = 5
"""Tokens of the words that tell for whom, an article among them."""
_NEAR = 50
"""Code points of these words."""
_CLAUSE = frozenset({"", ",", ";", ":", ".", "(", "-", "–", "—", "•"})


def delegated(scene: Scene, person: PersonMention) -> PersonMention:
    """Return a person with the body told before, if no post names another one."""
    if any(post.institution is not None for post in person.posts):
        return person
    told = spoken_for(scene, _first(scene, person))
    if told is None:
        return person
    body, start = told
    posts = [replace(post, institution=body) for post in person.posts]
    return replace(person, posts=tuple(posts) or (PostMention("", Span(start, start), body),))


def spoken_for(scene: Scene, at: int) -> tuple[int, int] | None:
    """Return the body told with ``por`` or its like right before a token, and where that begins.

    The phrase opens a clause or a member of a list: ``impartido por la OIM, Ana Paz`` is none.
    """
    begin = _before_determiners(scene, at)
    signed = scene.low(begin - 1) in {",", ":"}  # "por el Ayuntamiento la alcaldesa" has none
    last = begin - 1 - signed
    if last < 0 or scene.free(last) or not (signed or begin < at):
        return None
    first = last
    while first > 0 and scene.names[first - 1] == scene.names[last]:
        first -= 1
    body = scene.names[last]
    if scene.marked.mentions[body].type != "institution":
        return None
    start = _phrase(scene, first)
    return None if start is None else (body, scene.tokens[start].start)


def speaking_for(text: str, start: int, language: str) -> int:
    """Return where the words begin that tell, right before a body, for whom; else ``start``."""
    found = _before(language).search(text[max(0, start - _NEAR) : start])
    return start - len(found[1]) if found else start


@cache
def _before(language: str) -> re.Pattern[str]:
    """The words that tell for whom, at the opening of a clause, up to where a body begins."""
    words = vocabulary(language)
    told = {" ".join(p) for every in words.phrases["represents"].values() for p in every}
    phrases = "|".join(sorted(map(re.escape, told | words["spoken_for"]), reverse=True))
    joins = "|".join(sorted(map(re.escape, words["joins"])))
    articles = "|".join(sorted(map(re.escape, words["determiners"])))
    opening = rf"(?:^|[,;:.(–—•-]|\b(?:{joins})\b,?)\s*"
    return re.compile(rf"{opening}((?:{phrases})\s+(?:(?:{articles})\s+)?)$", re.IGNORECASE)


def _phrase(scene: Scene, first: int) -> int | None:
    """Return where the words begin that tell for whom, at the opening of a clause."""
    at = _before_determiners(scene, first)
    for start in range(at - 1, max(at - _BEFORE, -1), -1):
        phrase = scene.phrase(start, scene.words.phrases["represents"])
        by = start + (scene.low(start) in scene.words["spoken_for"])
        if at not in {phrase, by} or at == start:
            continue
        opens = scene.low(start - 1) in _CLAUSE or scene.low(start - 1) in scene.words["joins"]
        return start if opens else None
    return None


def _before_determiners(scene: Scene, at: int) -> int:
    while scene.free(at - 1) and scene.low(at - 1) in scene.words["determiners"]:
        at -= 1
    return at


def _first(scene: Scene, person: PersonMention) -> int:
    """Return the token at which a person, or the post before the name, begins."""
    begin = min([person.span.start, *(post.span.start for post in person.posts)])
    at = next(i for i, token in enumerate(scene.tokens) if token.end > begin)
    while scene.free(at - 1) and _titles(scene, at - 1):
        at -= 1
    return at


def _titles(scene: Scene, at: int) -> bool:
    low = scene.low(at)
    dotted = low == "." and scene.low(at - 1) in scene.words.phrases["honorifics"]
    return dotted or low in scene.words.phrases["honorifics"]
