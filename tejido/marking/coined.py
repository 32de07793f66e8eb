"""Bodies without a head noun, told by what stands before them: ``portavoz de Setem``."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

from tejido.marking.grammar.called import is_given, is_name
from tejido.marking.line import Known
from tejido.marking.tokens import Token
from tejido.marking.words import Words, words
from tejido.model import Document
from tejido.reading.words import alternatives

__all__ = ["Coined", "coined_at", "coined_in"]

Coined = Mapping[str, tuple[tuple[str, ...], ...]]
"""Names by their first word, as the text writes them, the longest first."""

_WORD = r"[A-ZÁÉÍÓÚÑÜ][\w&’'-]+"
_LONGEST = 4


@cache
def _patterns(language: str, posts: bool) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before such a name with the name, and the next name of a list.

    ``posts``: only posts that fields stand behind too.
    """
    own = words(language)
    before = own.coining_posts if posts else own.coining
    name = rf"(?P<name>{_WORD}(?: {_WORD}){{0,{_LONGEST - 1}}})"
    articles = rf"(?:(?:{alternatives(own.articles)}) )?"
    ands = alternatives(own.ands)
    first = rf"\b(?i:{alternatives(before)}) {articles}[“\"«]?{name}"
    return re.compile(first), re.compile(rf"[”\"»]?(?:, | (?:{ands}) ){articles}{name}")


def coined_in(document: Document, defined: Collection[str]) -> Coined:
    """Return the names that a document only tells by the words before them to be of bodies.

    ``defined`` are the acronyms that it spells out.
    """
    own = words(document.language)
    found: dict[str, set[tuple[str, ...]]] = {}
    for name in set(_told(document)).difference(defined) if own.coining else ():
        parts = tuple(name.split())
        found.setdefault(parts[0], set()).add(parts)
    return {first: tuple(sorted(all_, key=lambda p: (-len(p), p))) for first, all_ in found.items()}


def _told(document: Document) -> Iterator[str]:
    own = words(document.language)
    for posts in (False, True):
        first, more = _patterns(document.language, posts)
        for match in first.finditer(document.text):
            here: re.Match[str] | None = match
            while here is not None and (name := _body(document, own, here)):
                if not (posts and _field(own, name)):
                    yield name
                here = more.match(document.text, here.end()) if name == here["name"] else None


def _field(own: Words, name: str) -> bool:
    """Whether a name ends like the field of a post: ``director de Carreteras``."""
    return " " in name or name.lower().endswith(own.endings["field"])


def _body(document: Document, own: Words, match: re.Match[str]) -> str:
    """Return capitals up to the name of a person if they can be the name of a body, else none."""
    parts = match["name"].split()
    person = (at for at, part in enumerate(parts) if is_given(part) or part.lower() in own.callings)
    parts = parts[: next(person, len(parts))]
    return " ".join(parts) if parts and _is_body(document, own, parts, match.end()) else ""


def _is_body(document: Document, own: Words, parts: Sequence[str], end: int) -> bool:
    """Whether words can be the name of a body: no common word, no surname, no acronym."""
    low = [part.lower() for part in parts]
    nouns = (own.heads, own.topics, own.bare_topics, own.fields, own.posts)
    small = (own.openers_false, own.months, own.callings, own.closers)
    if any(low[0] in words for words in (*nouns, *small)):
        return False
    if len(parts) == 1 and (parts[0].isupper() or re.search(rf"\b{low[0]}\b", document.text)):
        return False
    goes_on = re.match(rf" (?:{alternatives(own.contractions | {own.of})})\b", document.text[end:])
    return goes_on is None and not is_name(parts[0]) and not is_name(parts[-1])


def coined_at(tokens: Sequence[Token], names: Coined, taken: Collection[int]) -> dict[int, Known]:
    """Return where such names stand in a line, unless the ledger knows what begins there."""
    found: dict[int, Known] = {}
    for at, token in enumerate(tokens if names else ()):
        for parts in names.get(token.text, ()):
            end = at + len(parts)
            if at not in taken and tuple(t.text for t in tokens[at:end]) == parts:
                found[at] = Known(at, end, (), "coined", "institution", "other")
                break
    return found
