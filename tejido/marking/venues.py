"""Venues, streets and labels, which tell or bar a place: ``at the Larch Hotel, Entebbe``."""

from __future__ import annotations

from tejido.marking.line import Line

__all__ = ["beside_venue", "labelled", "named_after", "staged"]

_LABEL = 4
"""Tokens up to the colon of a label."""
_BESIDE = frozenset(":,;")
_VENUE = 9
"""Tokens of a venue before a comma."""
_FAR = 4
"""Small words between a street and what it is named after."""


def labelled(line: Line, index: int) -> bool:
    """Whether a label of places opens the line: ``Ámbito: Daule, Balzar y Colimes``."""
    colon = next((at for at in range(1, min(_LABEL, index)) if line.low(at) == ":"), 0)
    label = any(line.low(at) in line.words.place_labels for at in range(colon))
    return label and (line.low(index - 1) in _BESIDE or line.low(index - 1) in line.words.ands)


def beside_venue(line: Line, index: int) -> bool:
    """Whether a venue and a comma stand before: ``at the Larch Hotel, Entebbe``."""
    if line.low(index - 1) != "," or line.low(index) in line.words.openers_false:
        return False
    words, at, venue = line.words, index - 2, False
    while at > index - _VENUE and (line.capital(at) or line.low(at) in words.venues):
        venue = venue or line.low(at) in words.venues
        at -= 1 + (line.low(at - 1) in words.place_links)
    at -= line.low(at) in words.articles
    return venue and line.low(at) in words.staging


def staged(line: Line, index: int) -> bool:
    """Whether a verb of taking place and ``at`` stand before: ``held at Ramscombe``."""
    words = line.words
    if line.low(index - 1) not in words.staging - words.locating:
        return False
    return any(form.lemma in words.held for form in line.verbs.get(line.low(index - 2), ()))


def named_after(line: Line, start: int, end: int) -> bool:
    """Whether a street bears the name of a place: ``calle San Diego``, ``12 London Road``."""
    words, at = line.words, start - 1
    while at > start - _FAR and (line.low(at) in {".", "/"} or line.low(at) in words.place_links):
        at -= 1
    behind = line.capital(end) and line.low(end) in words.streets
    return behind or (line.low(at) in words.streets and not words.english)
