"""Common nouns that the clause around them makes one thing: ``lanzó una campaña``."""

from __future__ import annotations

from tejido.marking.line import HeadMatch, Line

__all__ = ["presented", "signing_told"]

_OBJECT = 9
"""How far before its object a verb of launching may stand."""
_NEAR = 2
"""How far behind a bare noun the verb may stand that tells it as a happening."""
_CLAUSE = 30
"""How far behind a signing the verb may stand that tells it as a happening."""
_TOLD = frozenset({"finite", "future", "participle"})


def presented(line: Line, start: int, before: str, match: HeadMatch) -> bool:
    """Whether a clause tells what an indefinite one is: ``un plan financiado por la FAO``."""
    article = before in line.words.presenting and before in line.words.indefinites
    behind = line.low(match.end)
    if article and match.head.type == "programme" and _launched(line, start):
        return True
    clause = behind in line.words.closers or any(
        form.mood == "participle" for form in line.verbs.get(behind, ())
    )
    return article and clause and match.head.type in {"programme", "agreement"}


def signing_told(line: Line, start: int, match: HeadMatch) -> bool:
    """Whether a signing is told as a happening: ``La firma del convenio tuvo lugar en Loja``.

    So is a launch: ``presidió el lanzamiento de la campaña``.
    """
    words, link = line.words, line.link(match.end)
    if match.plural or line.low(start - 1) not in words.definites:
        return False
    if link is None:
        return _took_place(line, match)
    signed = line.head(link.target)
    if signed is None or not _of_what(line, match, signed, article=link.article):
        return False
    before = line.low(start - 2)
    if before in words.locating or before in words.bare_after:
        return True
    if any(f.lemma in words.telling and f.mood in _TOLD for f in line.verbs.get(before, ())):
        return True
    return _occurs(line, signed.end, _CLAUSE)


def _occurs(line: Line, start: int, most: int) -> bool:
    """Whether a verb of taking place stands within so many tokens."""
    return any(
        form.lemma in line.words.occurring and form.mood in _TOLD
        for at in range(start, min(start + most, line.size))
        for form in line.verbs.get(line.low(at), ())
    )


def _took_place(line: Line, match: HeadMatch) -> bool:
    """Whether the verb right behind tells of a happening: ``La firma se realizó en Tena``."""
    ceremony = match.head.kind == "ceremony" and match.head.needs == "continuation"
    clause = line.low(match.end) == "," and line.low(match.end + 1) in line.words.closers
    first = match.end + 2 * clause  # "La presentación, que se realizó"
    behind = (line.low(first + at) for at in range(_NEAR))
    forms = (form for low in behind for form in line.verbs.get(low, ()))
    return ceremony and any(f.lemma in line.words.occurring and f.mood in _TOLD for f in forms)


def _of_what(line: Line, match: HeadMatch, what: HeadMatch, *, article: bool) -> bool:
    """Whether an agreement is signed, or a programme or event launched."""
    if match.head.lemma in line.words.signings:
        return what.head.type == "agreement"
    ceremony = match.head.kind == "ceremony" and match.head.needs == "continuation"
    return ceremony and article and what.head.happening and not what.plural


def _launched(line: Line, start: int) -> bool:
    """Whether a verb of launching stands before: ``lanzó este jueves en Loja una campaña``."""
    for at in range(start - 1, max(-1, start - _OBJECT), -1):
        forms = line.verbs.get(line.low(at), ())
        if any(f.lemma in line.words.launching and f.mood in _TOLD for f in forms):
            return True
        if line.shape(at) == "." or line.finite(at):
            return False
    return False
