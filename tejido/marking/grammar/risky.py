"""Links that seldom belong to a name: ``en``, ``con``, ``por``; ``in``, ``with``."""

from __future__ import annotations

from tejido.marking.grammar.called import names_person
from tejido.marking.grammar.phrases import governed, lower_phrase
from tejido.marking.grammar.run import Run
from tejido.marking.line import Line

__all__ = ["of_mission", "risky"]

_GATHERINGS = frozenset({"fair", "ceremony", "visit", "commemoration"})
"""Kinds of events that are in a place rather than about a field."""


def risky(run: Run, word: str, target: int) -> bool:
    """A link that seldom belongs to a name: ``en``, ``con``, ``por``, ``in``, ``with``."""
    line, words = run.line, run.line.words
    if word in words.within:
        return _within(run, word, target)
    if run.head.type == "event" and governed(line, run.at):
        return _topic(run, target) if line.capital(target) else lower_phrase(run, target)
    if line.place(target) is not None or names_person(line, target):
        return False
    if word in words.causes and run.head.type == "event" and not run.lower_head and run.fresh:
        return _topic(run, target)
    if word in words.relating:
        return run.head.type != "event" and _topic(run, target)
    return line.heading and not run.head.body and _topic(run, target)


def _within(run: Run, word: str, target: int) -> bool:
    """``en``: a place of the name (``Embajada en Perú``) or a field (``Maestría en Salud``)."""
    line = run.line
    if run.head.kind == "training" and line.lower(target):
        return not _whereabouts(line, target) and lower_phrase(run, target)
    place = line.place(target)
    if place is not None:
        return _placed(run) and run.take_place(place)
    inner = line.head(target)
    plans = inner is not None and inner.plural and inner.head.type == "programme"
    if inner is not None and not (plans and run.head.body):
        return False  # "Centro de Formación en Políticas Públicas"
    field = line.low(target) in line.words.studies
    whereabouts = run.head.kind in _GATHERINGS and not (field or line.heading)
    return word in line.words.within_topics and not whereabouts and _topic(run, target)


def _whereabouts(line: Line, target: int) -> bool:
    """Whether ``in`` leads to a place told by its noun: ``in the southern city of Elmtown``."""
    nouns = (at for at in range(target, target + 4) if line.low(at) in line.words.place_nouns)
    return any(line.link(at + 1) is not None for at in nouns)


def of_mission(run: Run) -> bool:
    """Whether the head is one of a body abroad: an embassy, or an office behind its owner."""
    noun = run.head.noun
    if noun in run.line.words.missions:
        return True
    if not run.line.words.english:
        return run.line.acronym(run.end - 1) and noun in run.line.words.posts_abroad
    first = run.start - 1
    while run.line.capital(first - 1) and not run.line.acronym(first):
        first -= 1
    return run.line.acronym(first) and noun in run.line.words.posts_abroad


def _placed(run: Run) -> bool:
    """Whether a place behind ``en`` belongs to the name: of a mission, a programme, a heading."""
    if run.line.heading and run.head.type != "event":
        return True
    taken = run.capitals + run.lowers
    if of_mission(run):
        return taken > 0 or run.line.words.english
    return taken > 2 and (run.head.type == "programme" or run.head.kind == "commission")


def _topic(run: Run, target: int) -> bool:
    """A capitalised word that is no acronym and no body of its own."""
    line = run.line
    if not line.capital(target) or line.acronym(target):
        return False
    inner = line.head(target)
    if inner is not None and inner.head.body and not line.topic(target):
        return False
    return not run.loose and run.take(target + 1)
