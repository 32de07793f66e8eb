"""Names of institutions, events, programmes and agreements, by head noun and continuation."""

from __future__ import annotations

from dataclasses import replace

from tejido.marking.acronyms import acronym_at
from tejido.marking.completing import Found, completed
from tejido.marking.grammar.abroad import offices_abroad
from tejido.marking.grammar.called import called, called_between, is_given
from tejido.marking.grammar.compound import apposed
from tejido.marking.grammar.convened import convened
from tejido.marking.grammar.english import compound
from tejido.marking.grammar.extent import Extent, extend
from tejido.marking.grammar.openings import head_behind, may_open
from tejido.marking.grammar.plurals import distribute
from tejido.marking.grammar.press import press_at
from tejido.marking.grammar.starts import starts
from tejido.marking.grammar.titles import titled
from tejido.marking.line import HeadMatch, Known, Line
from tejido.marking.mentions import (
    known_mention,
    place_mention,
)
from tejido.marking.placenames import place_end, place_told
from tejido.marking.venues import named_after
from tejido.model import Mention

__all__ = ["names_in"]

_FIELDS = 8
"""Words of the fields of a post."""


def names_in(line: Line) -> list[Mention]:
    """Return the names of a line, left to right, none overlapping.

    Known names of the ledger and names found by grammar compete; the longer wins.
    """
    if line.shout and line.heading and any(_clausal(line, at) for at in range(1, line.size)):
        return [known_mention(line, index) for index in sorted(line.known)]
    found: list[Mention] = []
    end, told = 0, -1
    for index in starts(line):
        if index < end:
            continue
        mentions, end = _name_at(line, index, told)
        found.extend(mentions)
        if mentions and mentions[0].type == "place" and place_told(line, index, told):
            told = end
    return found


def _clausal(line: Line, at: int) -> bool:
    """Whether a verb makes a line a clause; ``MEETING HELD ON 4 MAY`` is only a name."""
    forms = line.verbs.get(line.low(at), ())
    participle = any(form.mood == "participle" for form in forms)
    told = participle and line.low(at + 1) in line.words.stating
    return line.finite(at) and not told


def _name_at(line: Line, index: int, told: int) -> Found:
    known, press = line.known.get(index), press_at(line, index)
    if press is not None:
        return [press[0]], press[1]
    if known is not None and (_calls_person(line, known) or _street(line, known)):
        return [], known.end
    known = None if known is not None and convened(line, known) else known
    grammar, end = _by_grammar(line, index)
    if known is not None and not (grammar and _outdone(line, index, end, grammar[0])):
        place = place_end(line, index) if known.type == "place" and not grammar else None
        if place is not None and place > known.end:
            return [place_mention(line, index, place)], place
        return _known(line, index)
    if grammar or end > index:
        return grammar, end
    place = place_end(line, index, told)
    place = None if place is not None and named_after(line, index, place) else place
    return ([place_mention(line, index, place)], place) if place else acronym_at(line, index)


def _known(line: Line, index: int) -> Found:
    """A name of the ledger; an agency's acronym with the country of its office (UNICEF Perú)."""
    known, mention = line.known[index], known_mention(line, index)
    country = line.place(known.end) or _chapter(line, known)
    agency = known.kind == "intergovernmental" and line.shape(index) == "A"
    if country is None or known.type != "institution" or known.end != index + 1:
        return [mention], known.end
    whole = line.covered(index, country)
    chapter_of = known.kind == "civil-society" and not line.capital(country)
    if not agency and line.words.english and not chapter_of:
        return [mention], known.end
    if not agency:  # a chapter of its own: "Coparmex León"
        chapter = replace(mention, span=line.span(index, country), name=whole, names=(whole,))
        return [replace(chapter, rule="acronym", key="")], country
    span, names = line.span(index, country), (whole, *mention.names)
    return [replace(mention, span=span, name=whole, names=names)], country


def _chapter(line: Line, known: Known) -> int | None:
    """The token behind a word that tells which chapter of a body is named: ``Oxfam Intermón``."""
    end = known.end
    told = not line.heading and line.shape(end) == "W" and line.head(end) is None
    told = told and end not in line.known and not is_given(line.low(end))
    other = line.low(end) in line.words.openers_false or line.low(end) in line.words.posts
    alone = not line.capital(end + 1) and not line.calling(end)
    return end + 1 if told and alone and not other else None


def _street(line: Line, known: Known) -> bool:
    return known.type == "place" and named_after(line, known.start, known.end)


def _calls_person(line: Line, known: Known) -> bool:
    """Whether the name of a place is part of a person's: ``Mauricio Cantú``."""
    at = known.start
    if known.type != "place" or known.end != at + 1:
        return False
    led = line.low(at - 1) in line.words.leading or line.capital(at - 1) or line.calling(at + 1)
    given = is_given(line.low(at)) and line.shape(at + 1) == "W" and at + 1 not in line.known
    given = given and not (led or line.words.english)
    return called_between(line, at) or given


def _outdone(line: Line, index: int, end: int, found: Mention) -> bool:
    """Whether a name by grammar is longer than the known one, or as long as a known place.

    A country of several words that only sounds like a body is none: ``Russian Federation``.
    """
    known = line.known[index]
    if end != known.end or known.type != "place":
        return end > known.end
    return known.end == index + 1 or found.kind != "civil-society"


def _by_grammar(line: Line, index: int) -> Found:
    if index > line.last_head:
        return [], index  # no name without a head in it or behind it
    return _english(line, index) if line.words.english else _spanish(line, index)


def _english(line: Line, index: int) -> Found:
    match = line.head(index)
    area = line.low(index - 2) in line.words.covering and line.low(index) in line.words.place_nouns
    if match is not None and match.plural and match.head.body and not area:
        listed, end = distribute(line, index, match)
        if listed:
            return listed, end
    if match is not None and (_ranked(line, index, match) or _surname(line, index, match)):
        return [], match.end
    found = compound(line, index)
    if found is None and match is not None and match.head.type == "agreement":
        return completed(line, index, match, Extent(match.end))
    if found is None:
        return [], index
    offices, end = offices_abroad(line, *found)
    return (offices, end) if offices else completed(line, *found)


def _ranked(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether a bare head is what a post is of, its holder behind: ``Inspector of Police Tom``."""
    named = line.shape(match.end) == "W" and line.link(match.end) is None
    bare = match.end == index + 1 and match.head.kind == "justice" and named
    return bare and line.low(index - 1) == line.words.of and line.low(index - 2) in line.words.posts


def _surname(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether an event in the plural is part of a person's name: ``Robin Sessions Reid``."""
    called = line.capital(index - 1) and is_given(line.low(index - 1))
    plural = match.plural and match.head.type == "event" and line.capital(index)
    return called and plural and line.shape(match.end) == "W"


def _spanish(line: Line, index: int) -> Found:
    at = head_behind(line, index)
    match = line.head(at)
    if match is None:
        told = _apposed(line, index)
        return told if told is not None else ([], index)
    if match.head.type == "none" or (match.end == at + 1 and called(line, at)):
        return [], match.end
    if not may_open(line, at, match):
        return [], index
    if line.low(at - 1) in line.words.posts and line.low(at) in line.words.ranks:
        return [], match.end  # "Director Ejecutivo"
    if index == at and (_field(line, at, match) or _of_post(line, at, match)):
        return [], match.end
    extent = extend(line, match.end, match.head, not line.capital(at))
    if match.plural and match.head.body:
        listed, end = offices_abroad(line, index, match, extent)
        if not listed:
            listed, end = distribute(line, at, match)
        if listed or match.head.plural != match.head.lemma:
            return listed, end
    if extent.end == match.end and _charge(line, index):
        return [], match.end
    return completed(line, index, match, extent)


def _field(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether a programme is only a field: ``ministra de Política Territorial``."""
    if match.head.type != "programme" or titled(line, match.end) is not None:
        return False
    bare = line.low(index - 1) == line.words.of or line.low(index - 1) in line.words.within
    return bare and (match.plural or (match.head.kind == "strategy" and match.end == index + 1))


def _of_post(line: Line, index: int, match: HeadMatch) -> bool:
    """Whether a happening is one of the fields of a post: ``rectora de Empleo y Formación``."""
    words, at = line.words, index - 1
    if match.head.type != "event" or line.low(at) not in words.ands:
        return False
    while at > index - _FIELDS and (
        line.capital(at) or line.low(at) in words.ands or line.low(at) == ","
    ):
        at -= 1
    return line.low(at) == words.of and line.low(at - 1) in words.posts


def _charge(line: Line, index: int) -> bool:
    """Whether a bare head is what a post is in charge of: ``la secretaria de Gobierno``."""
    words = line.words
    field = line.low(index) in words.bare_topics or line.topic(index)
    return field and line.low(index - 1) == words.of and line.low(index - 2) in words.posts


def _apposed(line: Line, index: int) -> Found | None:
    if not line.capital(index) or line.low(index) in line.words.openers_false:
        return None
    told = apposed(line, index)
    if told is None:
        return None
    mentions, end = completed(line, told.start, told.match, told.extent)
    return mentions, max(end, told.match.end)
