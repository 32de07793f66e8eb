"""Agreements without a name of their own, told by their parties or by a verb of signing."""

from __future__ import annotations

from tejido.marking.line import Line
from tejido.marking.verbs import verb_forms

__all__ = ["agreed"]

_BEFORE = 16
_BEHIND = 4
_PARTIES = 24
"""How far behind an agreement the word between may stand that leads to its parties."""
_FIELD = 5
"""Words of what an agreement is of, before its parties."""
_ENDS = frozenset(".;:")


def agreed(line: Line, start: int, end: int) -> bool:
    """Whether what stands around a common noun makes it one agreement that somebody signs.

    ``un convenio con``, ``firmó con la FAO un convenio``, ``firman convenio``, ``an agreement was
    signed by``; a definite noun points back, unless its parties follow in English.
    """
    words = line.words
    before = line.low(start - 1)
    if words.english and before in words.definites and _with_parties(line, end):
        return True  # "the agreement between A and B", told before or not
    if before in words.demonstratives and line.capital(start) and _made(line, end):
        return True  # "This Agreement is made by and between A and B"
    if before in words.definites or before in words.demonstratives:
        return False
    if (before in words.indefinites or not start) and _with_parties(line, end):
        return True  # "Convenio entre A y B" opens a title
    signed = _signed_before(line, start) or _signed_behind(line, end)
    return signed or (before in words.indefinites and _signing(line, start - 2))


def _signing(line: Line, at: int) -> bool:
    """Whether a noun of signing and its link end at a token: ``con la firma de un convenio``."""
    words = line.words
    return line.low(at) == words.of and line.low(at - 1) in words.signings


def _with_parties(line: Line, index: int) -> bool:
    """Whether the parties follow: ``un convenio con``, ``un convenio de gestión con``."""
    behind = index + (line.low(index) in line.words.others)
    link = line.link(behind)
    if link is not None and link.weight == "core":
        behind = link.target
        while behind < index + _FIELD and line.lower(behind):
            behind += 1
    return line.low(behind) in line.words.parties_after


def _made(line: Line, end: int) -> bool:
    """Whether the sentence tells between whom an agreement is made, of which no other one tells."""
    behind = range(end, min(end + _PARTIES, line.size))
    return any(line.low(at) in line.words.parties_between for at in behind)


def _signed_before(line: Line, start: int) -> bool:
    """Whether the clause before tells of signing, and of no other happening meanwhile."""
    for at in range(start - 1, max(-1, start - _BEFORE), -1):
        if line.low(at) in _ENDS:
            return False
        if _signs(line, at):
            return True
        found = line.head(at) if at < start - 1 else None
        if line.finite(at) or (found is not None and found.head.happening):
            return False
    return False


def _signed_behind(line: Line, end: int) -> bool:
    """Whether a verb of signing follows closely: ``convenio lo firmó``, ``was signed by``."""
    for at in range(end, min(end + _BEHIND, line.size)):
        if line.low(at) in _ENDS or line.low(at) == ",":
            return False
        if _signs(line, at):
            return True
    return False


def _signs(line: Line, at: int) -> bool:
    forms = verb_forms(line.words.language).get(line.low(at), ())
    return any(form.lemma in line.words.signing for form in forms)
