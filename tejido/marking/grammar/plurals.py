"""Plural heads that distribute over a list: ``las secretarías de Salud; Educación y Turismo``."""

from __future__ import annotations

from tejido.marking.grammar.elements import elements
from tejido.marking.grammar.openings import owned_by_places
from tejido.marking.line import HeadMatch, Line
from tejido.model import Mention, Span

__all__ = ["distribute", "singular"]


def singular(word: str) -> str:
    """Return the singular of a plural adjective or noun of either language, by its ending."""
    if word.endswith(("ales", "ores", "iles")):
        return word[:-2]
    if word.endswith("iones"):
        return word[:-5] + "ión"
    return word.removesuffix("s")


def distribute(line: Line, start: int, match: HeadMatch) -> tuple[list[Mention], int]:
    """Return one mention per element of the list behind a plural head, and the token behind it.

    Nothing comes back when no list of names follows (``las secretarías estatales``).
    """
    if not _public(line, start, match):
        return [], start
    match = _shortest(line, start, match)
    at = _modifiers_end(line, match.end)
    link = line.link(at)
    if link is None or link.weight == "risky" or not line.capital(link.target):
        return [], start
    found, end = elements(line, link.target)
    if len(found) < 2 and line.place(link.target) is None:
        return [], start
    stem = _stem(line, start, match, at)
    spans = [Span(start, found[0][1]), *(Span(*each) for each in found[1:])] if found else []
    return [
        _element(line, match, stem, tokens, first)
        for tokens, (first, _) in zip(spans, found, strict=True)
    ], end


def _public(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether a plural head may distribute: capitalised, or a kind of public body."""
    if line.capital(start):
        return True
    head, words = match.head, line.words
    if head.kind in words.public_kinds and head.lemma not in words.place_nouns:
        return True
    located = any(line.low(at) in words.locating for at in (start - 2, start - 1))
    return head.kind == "municipal-government" and not located


def _shortest(line: Line, start: int, match: HeadMatch) -> HeadMatch:
    """Return the one-word reading of a plural head: what follows it belongs to the elements."""
    if " " not in match.head.lemma or owned_by_places(line, match):
        return match
    for forms, head, plural in line.words.heads.get(line.low(start), ()):
        if plural and len(forms) == 1 and head.body:
            return HeadMatch(start + 1, head, plural)
    return match


def _modifiers_end(line: Line, at: int) -> int:
    """Return the token behind plural adjectives of a head: ``secretarías estatales``."""
    while line.low(at).endswith("s") and line.shape(at) in "wWA" and line.link(at) is None:
        at += 1
    return at


def _stem(line: Line, start: int, match: HeadMatch, end: int) -> str:
    """Return the singular of head and modifiers: ``Secretaría estatal``."""
    lemma = match.head.lemma
    words = lemma.split(" ")
    written = [
        word.capitalize() if line.capital(start + at) else word for at, word in enumerate(words)
    ]
    head = " ".join([written[0].capitalize(), *written[1:]])
    return " ".join([head, *(singular(token.text) for token in line.tokens[match.end : end])])


def _element(line: Line, match: HeadMatch, stem: str, tokens: Span, first: int) -> Mention:
    text = line.covered(first, tokens.end)
    span = line.span(tokens.start, tokens.end)
    own = line.head(first)
    if _complete(line, first, tokens.end):
        head = own.head if own else match.head
        return Mention("institution", span, text, head.kind, (text,), "list", head=head.lemma)
    head, name = match.head, f"{stem} {line.words.of} {text}"
    return Mention(
        "institution", span, name, head.kind, (name,), "list", head=head.lemma, gender=head.gender
    )


def _complete(line: Line, first: int, end: int) -> bool:
    """Whether an element is a whole name: it holds an acronym, or a head of its own."""
    if any(line.acronym(at) for at in range(first, end)):
        return True
    own = line.head(first)
    return own is not None and own.head.body and own.end < end and not line.topic(first)
