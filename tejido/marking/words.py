"""The lexicon of names of one language, read once from its data files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from pathlib import Path
from typing import Any

from tejido.errors import LexiconError
from tejido.marking.heads import Head, Heads, head_index, read_heads
from tejido.marking.kinds import Kind, read_kinds
from tejido.project import lexicon

__all__ = ["Head", "LinkForm", "Words", "words"]

LinkForm = tuple[tuple[str, ...], str]
"""The words of a link of names (``en materia de``) and its weight."""

_WEIGHTS = ("core", "topic", "risky")


@dataclass(frozen=True, slots=True)
class Words:
    """All that the grammar of names needs to know of a language.

    The word sets are those of ``names.yaml``, whose comments say what each is for. ``heads`` maps
    the first word (lower case) of a head, singular or plural, to its forms, longest first;
    ``bare_heads`` is the same without accents. ``link_forms`` maps the first word of a link to
    the links that begin with it, longest first; ``noun_signs`` holds the words before which no
    finite verb stands.
    """

    language: str
    heads: Heads
    bare_heads: Heads
    kinds: tuple[Kind, ...]
    links: Mapping[str, frozenset[str]]
    link_forms: Mapping[str, tuple[LinkForm, ...]]
    noun_signs: frozenset[str]
    endings: Mapping[str, tuple[str, ...]]
    of: str
    determiners: frozenset[str]
    demonstratives: frozenset[str]
    definites: frozenset[str]
    indefinites: frozenset[str]
    presenting: frozenset[str]
    presenting_events: frozenset[str]
    studies: frozenset[str]
    others: frozenset[str]
    renewed: frozenset[str]
    field_heads: frozenset[str]
    ranks: frozenset[str]
    posts_abroad: frozenset[str]
    amounts: frozenset[str]
    indefinite_articles: frozenset[str]
    articles: frozenset[str]
    contractions: frozenset[str]
    joins: frozenset[str]
    ands: frozenset[str]
    ordinals: frozenset[str]
    reverences: frozenset[str]
    adjectives: frozenset[str]
    evaluatives: frozenset[str]
    topics: frozenset[str]
    bare_topics: frozenset[str]
    bare_after: frozenset[str]
    collectives: frozenset[str]
    namers: frozenset[str]
    naming_verbs: frozenset[str]
    known_as: frozenset[str]
    compounds: frozenset[str]
    legal_forms: frozenset[str]
    headline_verbs: frozenset[str]
    headline_plurals: frozenset[str]
    openers_false: frozenset[str]
    closers: frozenset[str]
    not_acronyms: frozenset[str]
    months: frozenset[str]
    month_links: frozenset[str]
    participles: frozenset[str]
    posts: frozenset[str]
    callings: frozenset[str]
    humps: frozenset[str]
    bodied_after: frozenset[str]
    bodied_posts: frozenset[str]
    acting_after: frozenset[str]
    unbodied: frozenset[str]
    grades: frozenset[str]
    rulers: frozenset[str]
    before_rulers: frozenset[str]
    parties_after: frozenset[str]
    parties_between: frozenset[str]
    hereinafters: frozenset[str]
    signing: frozenset[str]
    telling: frozenset[str]
    missions: frozenset[str]
    national_bodies: frozenset[str]
    town_bodies: frozenset[str]
    public_kinds: frozenset[str]
    place_nouns: frozenset[str]
    named_divisions: frozenset[str]
    visiting: frozenset[str]
    place_links: frozenset[str]
    place_articles: frozenset[str]
    place_labels: frozenset[str]
    phases: frozenset[str]
    saints: frozenset[str]
    locating: frozenset[str]
    leading: frozenset[str]
    before_infinitives: frozenset[str]
    aims: frozenset[str]
    addressing: frozenset[str]
    cutting: frozenset[str]
    destinations: frozenset[str]
    origins: frozenset[str]
    within: frozenset[str]
    within_topics: frozenset[str]
    causes: frozenset[str]
    relating: frozenset[str]
    governing: frozenset[str]
    governed: frozenset[str]
    phrase_ends: frozenset[str]
    launching: frozenset[str]
    signings: frozenset[str]
    occurring: frozenset[str]
    fields: frozenset[str]
    streets: frozenset[str]
    numbering: frozenset[str]
    doings: frozenset[str]
    measures: frozenset[str]
    stating: frozenset[str]
    venues: frozenset[str]
    staging: frozenset[str]
    held: frozenset[str]
    covering: frozenset[str]

    @property
    def english(self) -> bool:
        """Whether names may end in their head, with modifiers before it."""
        return self.language == "en"


_MADE = {"language", "heads", "bare_heads", "kinds", "link_forms", "noun_signs"}
_KEYS = frozenset(field.name for field in fields(Words)) - _MADE
_NESTED = {
    "links": _WEIGHTS,
    "endings": ("infinitive", "past", "adjective", "complement", "plural", "gerund", "field"),
}


def _link_forms(links: Mapping[str, frozenset[str]]) -> dict[str, tuple[LinkForm, ...]]:
    index: dict[str, list[LinkForm]] = {}
    for weight in _WEIGHTS:
        for link in sorted(links[weight]):
            parts = tuple(link.split())
            index.setdefault(parts[0], []).append((parts, weight))
    return {first: tuple(sorted(all_, key=lambda f: -len(f[0]))) for first, all_ in index.items()}


def _data(path: Path) -> dict[str, Any]:
    """Read ``names.yaml`` with every scalar a string: ``no`` and ``on`` are words here."""
    import yaml

    try:
        data = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
    except (OSError, UnicodeDecodeError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}") from error
    if not isinstance(data, dict):
        raise LexiconError(f"{path}: holds no mapping; restore the file")
    wrong = sorted(_KEYS ^ data.keys())
    if wrong:
        raise LexiconError(f"{path}: {wrong[0]}: missing or unknown; restore or remove it")
    _check_lists(path, data)
    return data


def _check_lists(path: Path, data: Mapping[str, Any]) -> None:
    for key, value in data.items():
        parts = _NESTED.get(key, ())
        if parts and (not isinstance(value, dict) or value.keys() != set(parts)):
            raise LexiconError(f"{path}: {key}: give {', '.join(parts)}, each a list of words")
        for each in value.values() if parts else [value]:
            if key != "of" and not isinstance(each, list):
                raise LexiconError(f"{path}: {key}: {each!r} is no list of words; write [{each}]")


@cache
def words(language: str) -> Words:
    """Return the lexicon of names of ``es`` or ``en``.

    Raises:
        LexiconError: a data file is missing or broken; the message names file and line.
    """
    data = _data(lexicon(language, "names.yaml"))
    heads = list(read_heads(lexicon(language, "heads.tsv")))
    links = {weight: frozenset(found) for weight, found in data.pop("links").items()}
    endings = {name: tuple(found) for name, found in data.pop("endings").items()}
    of = data.pop("of")
    sets = {key: frozenset(found) for key, found in data.items()}
    return Words(
        language=language,
        heads=head_index(heads, fold=False),
        bare_heads=head_index(heads, fold=True),
        kinds=tuple(read_kinds(lexicon(language, "kinds.tsv"))),
        links=links,
        link_forms=_link_forms(links),
        noun_signs=sets["determiners"].union(*links.values()),
        endings=endings,
        of=of,
        **sets,
    )
