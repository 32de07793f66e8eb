"""Where a name may open: ordinals before its head, its capital, its place in the sentence."""

from __future__ import annotations

from tejido.marking.agreements import agreed
from tejido.marking.line import HeadMatch, Line
from tejido.marking.tokens import roman
from tejido.marking.verbs import verb_forms

__all__ = ["head_behind", "may_open", "office_of_post", "owned_by_places", "renewed"]


def head_behind(line: Line, index: int) -> int:
    """Return the head behind an ordinal, numeral or reverence of its name, else ``index``.

    ``III Foro``, ``2º Encuentro``, ``H. XV Congreso``, ``tercer foro``.
    """
    own = line.head(index)
    if not _opener(line, index) or (own and (line.capital(index) or own.head.lower != "no")):
        return index
    behind = index + (2 if line.low(index + 1) == "." else 1)
    behind += line.head(behind) is None and _numeral(line, behind)  # "H. XIII Ayuntamiento"
    found = line.head(behind)
    return behind if found is not None and _agrees(line, index, behind, found) else index


def _opener(line: Line, index: int) -> bool:
    token, words = line.tokens[index], line.words
    if token.shape == "n":
        return len(token.text) < 5 and ":" not in token.text  # no hour
    return _numeral(line, index) or token.low in words.ordinals or token.low in words.reverences


def _numeral(line: Line, index: int) -> bool:
    return line.shape(index) in {"A", "W"} and roman(line.tokens[index].text)


def _agrees(line: Line, index: int, behind: int, found: HeadMatch) -> bool:
    """Whether opener and head are written alike, or an ordinal counts an event."""
    shape = line.shape(index)
    if line.capital(behind):
        return line.capital(index) or shape == "n"
    counted = found.head.type == "event" and line.low(index) in line.words.ordinals
    return shape != "w" or counted or (found.head.happening and renewed(line, index))


def renewed(line: Line, index: int) -> bool:
    """Whether a word tells one more of a kind: ``un nuevo acuerdo``, ``a second meeting``."""
    words = line.words
    return line.low(index) in words.renewed and line.low(index - 1) in words.indefinites


def may_open(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether a head may open a name here, by its capital, its place and what is before it."""
    head = match.head
    if line.capital(index):
        headline = line.heading and index == 0 and line.low(index) in line.words.headline_verbs
        return not headline or (head.type == "event" and not _acting(line, match.end))
    told = office_of_post(line, index) or owned_by_places(line, match)
    if (head.lower == "no" and not told) or line.finite(index):
        return False
    if head.type == "agreement" and agreed(line, index, match.end):
        return True
    if head.type in {"event", "agreement"} or head.lower == "yes":
        return _introduced(line, index) or _in_session(line, index, match)
    return True


def owned_by_places(line: Line, match: HeadMatch) -> bool:
    """Whether places tell whose bodies they are: ``las defensorías del Pueblo de Perú y Chile``."""
    link, words = line.link(match.end), line.words
    bodies = match.plural and match.head.kind in words.public_kinds and " " in match.head.lemma
    placed = link is not None and link.weight == "core" and line.place(link.target) is not None
    return bodies and placed


def office_of_post(line: Line, index: int) -> bool:
    """Whether a noun, of places too, is a body that a post is at: ``jefa del departamento de``."""
    found, words = line.head(index), line.words
    body = found is not None and found.head.kind == "government" and not line.capital(index)
    led = line.low(index - 1) in words.contractions and line.low(index - 2) in words.posts
    return body and led and line.low(index - 2) not in words.rulers


def _acting(line: Line, end: int) -> bool:
    """Whether a verb opens a headline: ``Firma la UV convenio``, ``Firma convenio``."""
    found = line.head(end)
    object_ = found is not None and found.head.type == "agreement"
    return object_ or (line.capital(end) and not line.shout)


def _introduced(line: Line, index: int) -> bool:
    """Whether a lower-case happening is told by a determiner, a number or its place."""
    if index == 0 or line.shape(index - 1) == "n" or _numeral(line, index - 1):
        return True
    before, words = line.low(index - 1), line.words
    return (
        before in words.determiners
        or before in words.ordinals
        or before in words.evaluatives
        or before in words.bare_after
        or _object(line, index)
    )


def _in_session(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether something is done at an event without an article: ``en sesión solemne``."""
    told = match.end > index + 1 and match.head.kind in {"ceremony", "meeting", "forum"}
    return told and line.low(index - 1) in line.words.locating and not match.plural


def _object(line: Line, index: int) -> bool:
    """Whether a verb that tells happenings stands right before: ``sostuvo encuentro con``."""
    forms = verb_forms(line.words.language).get(line.low(index - 1), ())
    return any(form.mood == "finite" and form.lemma in line.words.telling for form in forms)
