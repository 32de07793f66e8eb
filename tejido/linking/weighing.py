"""What speaks for and against two things of alike names being one: place, date, bodies."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from tejido.linking.ledger import Ledger
from tejido.linking.likeness import Name, fits, name_of
from tejido.linking.places import place_named, within

__all__ = ["Alike", "Thing", "weighed"]


@dataclass(frozen=True, slots=True)
class Thing:
    """Something that documents name, with what is known of it.

    ``key`` is TYPE/SLUG. ``names`` are all that are written or known, in any language, acronyms
    among them; ``scope`` is the id of the narrowest place it belongs to; ``years`` the ISO dates
    of any precision tied to it; ``bodies`` the keys of its organisers, signatories or
    institutions of posts; ``known`` says that it is an entry of the ledger.
    """

    key: str
    type: str
    names: tuple[str, ...]
    scope: str = ""
    years: frozenset[str] = frozenset()
    bodies: frozenset[str] = frozenset()
    known: bool = False


class Alike(NamedTuple):
    """Two names that are alike, in the order of the things that bear them: how much, and why."""

    names: tuple[Name, Name]
    score: float
    why: str


Pair = tuple[Thing, Thing]
_LONGEST = 4
"""Words of a place at the end of a name, at most."""
_LINKS = frozenset({"de", "del", "of"})
_INSIDE = frozenset({"en", "in"})
_HEADS = 8
"""A word that begins so many names of the ledger is what bodies are called."""
_BY_WORDS = (0.0, 0.5, 0.8)
"""How sure an equal name of so few telling words is; longer ones are."""
_ACRONYM, _SHORT_ACRONYM, _FEW = 0.85, 0.7, 3
_PLACED = {"same": 1.0, "larger": 0.9, "": 0.92}
_CUT = {"same": 1.0, "larger": 0.65, "": 0.7}
_OFFICE = 0.4
"""An organisation and its office, a body and a unit of it: alike, hardly one."""
_DATED = {"day": 1.0, "part": 0.9, "": 0.75, "apart": 0.25}
_PERIOD = {"day": 1.0, "part": 0.95, "": 0.9, "apart": 0.75}
_TIED = {"shared": 1.1, "": 0.95, "apart": 0.5}
_POSTS = {"shared": 1.0, "": 0.85, "apart": 0.65}
_ELSEWHERE = 0.3
_TAKEN, _SPELLED_OUT = 0.5, 0.2


def weighed(things: Pair, alike: Alike, ledger: Ledger) -> float:
    """Return how surely two things are one, in [0, 1]; they bear the two names of ``alike``."""
    one, other = things
    if one.key in other.bodies or other.key in one.bodies:
        return 0.0
    where = _where(things, alike, ledger)
    if one.type in ("institution", "place"):
        return 0.0 if where == "apart" else _standing(things, alike, where, ledger)
    told = _person(things, alike) if one.type == "person" else _happening(things, alike)
    return min(1.0, told) * (_ELSEWHERE if where == "apart" else 1.0)


def _standing(things: Pair, alike: Alike, where: str, ledger: Ledger) -> float:
    """Bodies and places, which have a place of their own."""
    if things[0].type == "place":
        return alike.score * _PLACED[where] if alike.why in ("name", "spelling") else 0.0
    if alike.why == "shorter":
        return _cut(alike, where, ledger)
    if alike.why == "acronym":
        return alike.score * _PLACED[where] * _free(things, alike)
    sure = 1.0 if alike.why != "name" else _by_words(alike)
    if alike.why == "name" and all(name.acronym for name in alike.names):
        sure = _by_letters(things, alike)
    return alike.score * _PLACED[where] * sure


def _free(things: Pair, alike: Alike) -> float:
    """An acronym that stands for other words, and words that have another acronym, are taken."""
    bearer, full = things if alike.names[0].acronym else reversed(things)
    short = next(name for name in alike.names if name.acronym)
    others = [name_of(name) for name in bearer.names]
    spelled_out = any(fits(short.text, name.words) for name in others)
    left = _SPELLED_OUT if spelled_out else _TAKEN if len(others) > 1 else 1.0
    return left * (_TAKEN if any(name_of(name).acronym for name in full.names) else 1.0)


def _by_words(alike: Alike) -> float:
    words = min(len(name.words) for name in alike.names)
    return _BY_WORDS[words] if words < len(_BY_WORDS) else 1.0


def _by_letters(things: Pair, alike: Alike) -> float:
    """One acronym: sure when it is long and at most one of the two is spelled out."""
    spelled_out = all(any(len(name_of(name).words) > 1 for name in one.names) for one in things)
    sure = _ACRONYM if len(alike.names[0].text) > _FEW else _SHORT_ACRONYM
    return sure * (_TAKEN if spelled_out else 1.0)


def _happening(things: Pair, alike: Alike) -> float:
    """Events, agreements and programmes, which have a date and bodies that hold them."""
    one, other = things
    dated = _PERIOD if one.type == "programme" else _DATED
    when = _when(one.years, other.years)
    tied = _tied(one.bodies, other.bodies)
    sure = when == "day" and tied == "shared"
    return alike.score * dated[when] * _TIED[tied] * (1.0 if sure else _by_words(alike))


def _person(things: Pair, alike: Alike) -> float:
    """First letters tell families apart (Hernández, Fernández); acronyms are of no person."""
    if alike.why == "acronym":
        return 0.0
    first, second = ([word[:1] for word in name.words] for name in alike.names)
    other = alike.why == "spelling" and first != second
    doubt = 0.6 if other else 0.8 if alike.why == "shorter" else 1.0
    return alike.score * doubt * _POSTS[_tied(things[0].bodies, things[1].bodies)]


def _tied(ours: frozenset[str], theirs: frozenset[str]) -> str:
    return "shared" if ours & theirs else "apart" if ours and theirs else ""


def _when(ours: frozenset[str], theirs: frozenset[str]) -> str:
    """Compare dates: the same ``day``, one ``part`` of the other, ``apart``, or unknown ("")."""
    if not ours or not theirs:
        return ""
    if any(len(date) > len("2026-11") for date in ours & theirs):
        return "day"
    held = any(one.startswith(other) or other.startswith(one) for one in ours for other in theirs)
    return "part" if held else "apart"


def _where(things: Pair, alike: Alike, ledger: Ledger) -> str:
    """Compare the places of two things: ``same``, one ``larger``, ``apart``, or unknown ("")."""
    (one, other), (name, another) = things, alike.names
    return _compared(one.scope, name.written, other.scope, another.written, ledger)


@lru_cache(maxsize=1 << 15)
def _compared(scope: str, written: str, other: str, another: str, ledger: Ledger) -> str:
    ours, theirs = _places(scope, written, ledger), _places(other, another, ledger)
    if not ours or not theirs:
        return ""
    if {*ours} & {*theirs}:
        return "same"
    held = any(within(a, b, ledger) or within(b, a, ledger) for a in ours for b in theirs)
    return "larger" if held else "apart"


@lru_cache(maxsize=1 << 14)
def _places(scope: str, written: str, ledger: Ledger) -> tuple[str, ...]:
    """Return the places that a name holds, those about its bearer's scope if any; else that."""
    held = _place_in(written, ledger)[0]
    if not scope:
        return held
    near = tuple(id_ for id_ in held if within(id_, scope, ledger) or within(scope, id_, ledger))
    return near or held or (scope,)


@lru_cache(maxsize=1 << 14)
def _place_in(written: str, ledger: Ledger) -> tuple[tuple[str, ...], str, int]:
    """Return the places that the end of a name may mean, the word before, and how many words."""
    words = written.split()
    for size in range(min(_LONGEST, len(words) - 1), 0, -1):
        end, link = " ".join(words[-size:]), words[-size - 1].lower()
        if end[0].isupper():
            linked = link in _LINKS or link in _INSIDE
            found = (id_ for id_ in place_named(end, ledger) if _well_known(id_, linked, ledger))
            if sure := tuple(found):
                return sure, link, size
    return (), "", 0


def _well_known(id_: str, linked: bool, ledger: Ledger) -> bool:
    """Whether a name is likely to hold this place; a city only behind a linking word."""
    form = ledger[id_].form
    return id_ in ledger.with_demonym if form == "state" else form == "country" or linked


def _cut(alike: Alike, where: str, ledger: Ledger) -> float:
    """A name, and the same with a tail: a place, or more words.

    A state's name is often left out at home, a country's stands for an office; a tail that
    names another body makes a unit.
    """
    short, full = sorted(alike.names, key=lambda name: len(name.words))
    more = len(full.words) - len(short.words)
    places, link, size = _place_in(full.written, ledger)
    if places and more <= size:
        national = any(ledger[id_].form in ("country", "region") for id_ in places)
        office = national and (short.acronym or link not in _LINKS)
        return _OFFICE if office else alike.score * _CUT[where]
    if short.acronym or {*full.words[-more:]} & _heads(ledger):
        return _OFFICE
    return alike.score * _PLACED[where] * (0.85 if len(short.words) < len(_BY_WORDS) else 1.0)


@lru_cache(maxsize=4)
def _heads(ledger: Ledger) -> frozenset[str]:
    """The words that bodies are called by: those that many names begin with."""
    firsts: Iterable[str] = (name.partition(" ")[0] for name in ledger.names if " " in name)
    return frozenset(word for word, times in Counter(firsts).items() if times >= _HEADS)
