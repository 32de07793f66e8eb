"""Single words that carry a name on: capitals, numbers, adjectives."""

from __future__ import annotations

from tejido.marking.grammar.called import is_given, names_holder, names_person
from tejido.marking.grammar.run import Run
from tejido.marking.tokens import roman

__all__ = ["word"]

_NUMERAL = frozenset({".", "°", "º", ",", "(", ":"})
"""Signs between the sign of a number and the number."""
_VERB = 6
"""Tokens between a verb and the end of the head noun behind it."""
_POST = 12
"""Words that a post and its field may take before the body it is at."""


def word(run: Run) -> bool:
    """A capitalised word, a number, or an adjective of the name."""
    if (behind := _numeral(run)) > run.at:
        return run.take(behind)
    if (behind := _slogan(run)) > run.at:
        return run.take(behind)
    if run.line.capital(run.at) and _inside(run) and not _linking(run):
        return _capital(run)
    return _number(run) if run.line.shape(run.at) == "n" else _adjective(run)


def _numeral(run: Run) -> int:
    """Return the token behind the number that the name has: ``sesión ordinaria N° 4``."""
    line, at = run.line, run.at
    if line.low(at) not in line.words.numbering:
        return at
    behind = at + 1
    while line.low(behind) in _NUMERAL:
        behind += 1
    if line.shape(behind) != "n":
        return at
    return behind + 1 + (line.low(behind + 1) == ")" and line.low(behind - 1) == "(")


def _slogan(run: Run) -> int:
    """Return the token behind a clause inside a title: ``proyecto Promesas que Cuentan``."""
    line, at = run.line, run.at
    programme = run.head.type == "programme" and run.lower_head and not line.words.english
    relative = line.shape(at) == "w" and line.low(at) in line.words.closers
    if line.heading or not (programme and relative and run.capitals):
        return at
    told = any(form.mood == "finite" for form in line.verbs.get(line.low(at + 1), ()))
    named = at + 1 in line.known or line.head(at + 1) is not None
    return at + 2 if told and not named and line.shape(at + 1) == "W" else at


def _inside(run: Run) -> bool:
    """Whether a capitalised word may stand in a name.

    No title of a person, no closer; but ``Un Día Sin Ellas`` may.
    """
    line, index = run.line, run.at
    if line.calling(index) or _holder(run) or _office(run) or _presented(run) or _posted(run):
        return False
    if line.low(index) not in line.words.closers:
        return True
    named = run.capitals > 0 or not (run.lower_head or line.heading)
    return line.shape(index) == "W" and named and line.capital(index + 1)


def _holder(run: Run) -> bool:
    """Whether who holds a post is named behind the body it is at, or behind its place.

    ``la profesora de la Universidad de Las Palmas Ana Ruiz``, ``el síndico del Ayuntamiento Juan
    Paz``; other bodies may bear the name of a person.
    """
    line, words = run.line, run.line.words
    if not run.head.body:
        return False
    placed = run.capitals > 0 and any(
        known.end == run.at and known.type == "place" for known in line.known.values()
    )
    given = line.shape(run.at + 1) == "W" and is_given(line.low(run.at))
    if not (names_holder(line, run.at) or (placed and given)):
        return False
    if not placed and run.head.kind not in words.public_kinds:
        return False
    told = map(line.low, range(run.start - _POST, run.start - 1))
    return any(low in words.posts or low in words.callings for low in told)


def _presented(run: Run) -> bool:
    """Whether a person with a post stands behind a happening: ``el foro Ana Paz, rectora de X``."""
    line, end = run.line, run.at
    if run.head.body or run.head.type == "none" or not names_person(line, end):
        return False
    while line.capital(end):
        end += 1
    behind = end + 1 + (line.low(end + 1) in line.words.articles)
    if line.low(end) == "," and line.low(behind) in line.words.posts:
        return True
    return (line.low(end) == "," or line.low(end) in line.words.ands) and _attended(run)


def _posted(run: Run) -> bool:
    """Whether a post stands right behind a common noun: ``at the ceremony Minister Paz``."""
    low, words = run.line.low(run.at), run.line.words
    told = run.lower_head and run.fresh and run.head.type == "event" and words.english
    return told and (low in words.posts or (low in words.grades and run.line.capital(run.at + 1)))


def _attended(run: Run) -> bool:
    """Whether a verb before a happening has several subjects: ``Asistieron al foro Ana Paz y``."""
    near = map(run.line.low, range(max(0, run.start - _VERB), run.start - 1))
    forms = (form for low in near for form in run.line.verbs.get(low, ()))
    return any(form.mood == "finite" and form.number == "p" for form in forms)


def _office(run: Run) -> bool:
    """Whether the post of a named person begins: ``Ministry of Health Permanent Secretary Paz``."""
    line, at, words = run.line, run.at, run.line.words
    while line.capital(at) and (line.low(at) in words.grades or line.low(at) in words.posts):
        at += 1
    several = run.fresh and line.low(at - 1).endswith("s") and words.english  # "Chamber Directors"
    whole = run.head.body and (run.capitals > 0 or several)
    if at == run.at or line.low(at - 1) not in words.posts or not whole:
        return False
    named = line.low(at) == "," or line.calling(at) or (line.capital(at) and line.head(at) is None)
    return named and words.articles.isdisjoint(map(line.low, range(run.start, run.at)))


def _linking(run: Run) -> bool:
    """Whether a capitalised word is a link of the name (``Día Mundial Contra la Trata``)."""
    line, index = run.line, run.at
    if run.lower_head and run.fresh and line.shape(index) == "W":
        return False
    link = line.link(index)
    # a lone capital A is a letter ("Grupo A")
    return link is not None and link.target < line.size and len(link.word) > 1


def _capital(run: Run) -> bool:
    line, index = run.line, run.at
    if (run.capitals and index != run.end) or _counted(run):
        return False
    if line.institution(index) is not None:
        if run.capitals and run.head.body:
            return line.acronym(index) and run.take(index + 1)
        if run.head.happening and run.fresh and line.words.english and line.acronym(index):
            return False  # "With this Agreement UNOPS deepens"
    place = line.place(index)
    if place is not None:
        return run.take_place(place)
    if run.head.type == "agreement" and run.lower_head and run.fresh:
        return False
    if run.lower_head and run.head.happening and run.fresh and line.person(index):
        return False
    return run.take(index + (3 if _opening_link(run) else 1))


def _counted(run: Run) -> bool:
    """Whether a Roman numeral counts what follows: ``Instituto Municipal X años de trabajo``."""
    line, at = run.line, run.at
    numeral = line.shape(at) in {"A", "W"} and roman(line.tokens[at].text)
    return numeral and line.lower(at + 1) and line.low(at + 1).endswith("s")


def _opening_link(run: Run) -> bool:
    """Whether a title opens with a link and an article: ``campaña Contra la Trata``."""
    line, index = run.line, run.at
    linked = run.fresh and line.link(index) is not None
    return linked and line.low(index + 1) in line.words.articles and line.capital(index + 2)


def _number(run: Run) -> bool:
    """A number of the name (``Agenda 2030``, ``Plan 2020-2024``), but no day or measure."""
    line, index = run.line, run.at
    named = line.capital(index - 1) or _numbered_title(run)
    if not named or run.head.type == "event" or _day(run) or line.low(index).startswith("0"):
        return False
    if _counts(run):
        return False
    run.capitals += 1
    span = line.low(index + 1) in {"-", "–"} and line.low(index + 2)[:1].isdigit()
    return run.take(index + (3 if span else 1))


def _counts(run: Run) -> bool:
    """Whether the number counts what follows: ``entregó al Ministerio de Salud 20 camas``."""
    counted = run.line.low(run.at + 1)
    return run.head.body and run.line.lower(run.at + 1) and counted.endswith("s")


def _numbered_title(run: Run) -> bool:
    """Whether a title opens with the number: ``campaña 16 Días de Activismo``."""
    return run.fresh and run.line.capital(run.at + 1) and not run.head.body


def _day(run: Run) -> bool:
    """Whether the number is the day of a date: ``3 de mayo``."""
    line, behind = run.line, run.at + 1
    behind += line.low(behind) in line.words.month_links
    return line.low(behind) in line.words.months


def _adjective(run: Run) -> bool:
    """A lower-case adjective right behind the head or behind a capitalised complement."""
    line, index = run.line, run.at
    if not line.lower(index) or line.low(index) in line.words.others:  # "a workshop next week"
        return False
    if line.words.english and run.capitals and line.low(index + 1) in line.words.joins:
        return _first_half(run) and run.take(index + 1)
    if run.fresh or (run.head.body and run.capitals):
        return _adjectival(run) and run.take(index + 1)
    return _complement(run) and run.take(index + 1)


def _first_half(run: Run) -> bool:
    """Whether a word and ``and`` stand between plurals: ``Affairs investment and Trade``."""
    return run.line.capital(run.at + 2) and run.line.low(run.at - 1).endswith("s")


def _adjectival(run: Run) -> bool:
    """Whether the word is an adjective, known or by its ending (``Comisión estatal``)."""
    line, low = run.line, run.line.low(run.at)
    if low in line.words.adjectives:
        return True
    if run.fresh and not run.head.body and line.head(run.at) is None:
        return low.endswith(line.words.endings["adjective"])
    return run.head.body and low.endswith(line.words.endings["complement"])


def _complement(run: Run) -> bool:
    """Whether a lower-case word closes a title of one capital: ``campaña Corazón azul``."""
    words = run.line.words
    verb = run.line.low(run.at).endswith(words.endings["past"])
    return not run.head.body and run.capitals == 1 and not verb and not words.english
