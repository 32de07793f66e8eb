"""The words by which names of bodies hold places, from ``lexicon/LANGUAGE/bodies.yaml``."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from tejido.errors import LexiconError
from tejido.project import lexicon

__all__ = ["Bodies", "bodies", "government_name", "office_name"]

_SMALL = 4
"""Shorter words of an office are written small in its name."""

_LANGUAGES = ("es", "en")


@dataclass(frozen=True, slots=True)
class Bodies:
    """The word sets of both languages, as the Spanish file comments them.

    ``links`` matches what stands between the name of a body and its place, ``seats`` what stands
    before the place where it is; ``chapter`` a name that its state may follow directly.
    """

    own_place: frozenset[str]
    municipal: frozenset[str]
    bearings: frozenset[str]
    councils: tuple[str, ...]
    state_words: tuple[str, ...]
    whole_states: frozenset[str]
    links: re.Pattern[str]
    seats: re.Pattern[str]
    chapter: re.Pattern[str]


@cache
def _sets(language: str) -> dict[str, list[str]]:
    import yaml

    path = lexicon(language, "bodies.yaml")
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        return {name: list(raw[name]) for name in _NAMES}
    except KeyError as error:
        raise LexiconError(f"{path}: lacks {error}; add it") from error
    except (OSError, yaml.YAMLError, TypeError) as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}; correct it") from error


_NAMES = (
    "own_place",
    "municipal",
    "bearings",
    "councils",
    "place_links",
    "seat_links",
    "state_words",
    "whole_states",
    "chapters",
    "government",
)


def _words(name: str) -> list[str]:
    """Return a set of both languages, the longest words first."""
    found = {word for language in _LANGUAGES for word in _sets(language)[name]}
    return sorted(found, key=lambda word: (-len(word), word))


@cache
def bodies() -> Bodies:
    """Return the words of both languages: names stay as they are in a text of the other.

    Raises:
        LexiconError: a file is missing or broken; the message names it.
    """
    # "de El Salvador": an article in capitals behind a link belongs to the place.
    cases = (str, str.upper, str.capitalize)
    links = "|".join(re.escape(cased(link)) for link in _words("place_links") for cased in cases)
    chapters = "|".join(map(re.escape, _words("chapters")))
    return Bodies(
        frozenset(_words("own_place")),
        frozenset(_words("municipal")),
        frozenset(_words("bearings")),
        tuple(_words("councils")),
        tuple(_words("state_words")),
        frozenset(_words("whole_states")),
        re.compile(rf"\b(?:{links}) (?:la (?=Ciudad))?"),
        re.compile(rf"\b(?:{'|'.join(_words('seat_links'))}) "),
        re.compile(rf"^[^a-záéíóú]*[A-Z]{{3,}}|\b(?:{chapters})\b"),
    )


def office_name(office: str, place: str, language: str) -> str:
    """Return how a language names an office of a place: ``Defensoría del Pueblo de Perú``."""
    link = _sets(language)["government"][0].split(" ")[-1]
    words = (word if len(word) < _SMALL else word.capitalize() for word in office.split(" "))
    return f"{' '.join(words)} {link} {place}"


def government_name(place: str, language: str) -> str:
    """Return how a language names the government of a place: ``Gobierno de Chiapas``."""
    return f"{_sets(language)['government'][0]} {place}"
