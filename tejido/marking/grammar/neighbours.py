"""What begins at a token, seen from a name that may or may not run on to it."""

from __future__ import annotations

from tejido.marking.line import HeadMatch, Line

__all__ = ["ends_in_head", "field_last", "headed_last", "institution_at"]

_LONGEST = 40


def headed_last(line: Line, index: int) -> str:
    """Return the type of the head that ends an unbroken run of capitals in English, or ''."""
    found = _last_head(line, index)
    return found.head.type if found is not None else ""


def field_last(line: Line, index: int) -> bool:
    """Whether an English run of capitals ends in a plural head: what a ministry is for.

    ``Department of Workforce Services``, ``Ministry of Public Works``.
    """
    found = _last_head(line, index)
    return found is not None and (found.plural or found.head.lemma in line.words.field_heads)


def _last_head(line: Line, index: int) -> HeadMatch | None:
    end = index
    while line.capital(end) and line.low(end) not in line.words.openers_false:
        end += 1
        if end == index + _LONGEST:
            return None
    found = line.head(end - 1) if end - index > 1 else None
    return found if found is not None and found.head.last and found.end == end else None


def ends_in_head(line: Line, index: int) -> bool:
    """Whether an English name of its own begins at ``index`` that ends in its head."""
    return line.words.english and headed_last(line, index) not in {"", "none"}


def institution_at(line: Line, index: int) -> bool:
    """Whether a body of its own begins at ``index``: known to the ledger, or a capitalised head."""
    if line.institution(index) is not None:
        return True
    if not line.capital(index):
        return False
    if line.tokens[index].text in line.defined:
        return True
    if line.words.english and headed_last(line, index) == "institution":
        return (line.place(index) or index) < index + 2  # no "Russian Federation"
    found = line.head(index)
    return found is not None and found.head.body and _stands_alone(line, index, found)


def _stands_alone(line: Line, index: int, found: HeadMatch) -> bool:
    """Whether an article before a head, or words behind it, make it a name (``de la Comisión``)."""
    before, words = line.low(index - 1), line.words
    if before in words.articles or before in words.contractions:
        return True
    if found.plural:
        return False
    continued = line.capital(found.end) or line.link(found.end) is not None
    return found.end - index > 1 or continued
