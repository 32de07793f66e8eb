"""The cues of relations of one language, read once from ``lexicon/LANGUAGE/cues.yaml``."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from tejido.errors import LexiconError
from tejido.model import ENTITY_TYPES, KINDS, RELATIONS
from tejido.project import lexicon

__all__ = ["Cue", "Cues", "Slot", "Template", "cues", "read_cues"]

_SLOTS = {
    "verb": {"agent", "body", "theme", "represented", "stage", "ref"},
    "phrase": {"here", "head", "agent", "theme", "bearer", "ref"},
    "noun": {"head", "bearer", "owner", "possessor", "announcer", "listed", "ref"},
    "list": {"ref", "item", "part"},
    "label": {"ref", "item", "date"},
}
"""The slots of cues by what triggers them; all but lists and labels have prepositions, too."""
_TRIGGERS = tuple(_SLOTS)
_FLAGS = ("happens", "joint", "reflexive", "inverted", "first", "weak")
_OTHER = ("id", "claims", "with", "words", "heads", "tells", "acts")
_KEYS = {*_OTHER, *_FLAGS, *(f"{one}s" for one in _TRIGGERS)}


class Slot(NamedTuple):
    """Where an argument stands, and which type and kind it must have (empty: any that fits)."""

    name: str
    type: str = ""
    kind: str = ""


class Template(NamedTuple):
    """A claim to be made from the slots of a cue."""

    relation: str
    subject: Slot
    object: Slot


@dataclass(frozen=True, slots=True)
class Cue:
    """One family of words that states relations.

    ``trigger`` is ``verb``, ``phrase``, ``noun``, ``list`` or ``label``; ``words`` its
    infinitives, phrases, nouns, words of introductions or labels; ``near`` words of which one
    must stand close behind a verb. ``happens``: dates and places of the clause belong to its
    theme. ``joint``: who stands behind the phrase acts together with the agent. ``reflexive``:
    the verb needs its pronoun. ``inverted``: who acts must stand right behind the verb.
    ``heads``: a noun cue that every mention of this type is.
    ``tells``: the noun of the event that the verb tells by itself; ``acts``: the type of what it
    acts on, when it tells one of nothing else.
    ``first``: only the first claim that fits is made. ``weak``: any list word before it wins.
    """

    id: str
    trigger: str
    words: tuple[str, ...]
    claims: tuple[Template, ...]
    near: frozenset[str] = frozenset()
    heads: str = ""
    tells: str = ""
    acts: str = ""
    happens: bool = False
    joint: bool = False
    reflexive: bool = False
    inverted: bool = False
    first: bool = False
    weak: bool = False


Phrase = tuple[tuple[str, ...], Cue]


@dataclass(frozen=True)
class Cues:
    """All cues of a language, by what triggers them, and the word sets of its grammar.

    ``verbs`` by infinitive (those that ask for a word ``near`` first), ``phrases`` by first and
    second word (longest first; the second empty if there are no three), ``nouns``, ``lists`` and
    ``labels`` by word, ``heads`` by entity type; ``sets`` as the file comments them; ``fold`` maps
    a preposition to the one it counts as.
    """

    language: str
    verbs: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, Mapping[str, tuple[Phrase, ...]]]
    nouns: Mapping[str, tuple[Cue, ...]]
    heads: Mapping[str, tuple[Cue, ...]]
    lists: Mapping[str, Cue]
    labels: Mapping[str, Cue]
    sets: Mapping[str, frozenset[str]]
    fold: Mapping[str, str]

    def __getitem__(self, name: str) -> frozenset[str]:
        """Return a word set by its name (``cues["relatives"]``)."""
        return self.sets[name]


def _slot(text: str) -> Slot:
    name, _, rest = text.partition(":")
    type_, _, kind = rest.partition("/")
    if type_ and type_ not in ENTITY_TYPES:
        raise ValueError(f"unknown type {type_!r}; one of {', '.join(ENTITY_TYPES)}")
    if kind and kind not in KINDS.get(type_, ()):
        known = ", ".join(KINDS.get(type_, ())) or "none"
        raise ValueError(f"unknown kind {kind!r} of {type_}; one of {known}")
    return Slot(name, type_, kind)


def _template(text: str) -> Template:
    parts = text.split()
    if len(parts) != 3:
        raise ValueError(f"claim {text!r} is not RELATION SUBJECT OBJECT")
    if parts[0] not in RELATIONS:
        raise ValueError(f"unknown relation {parts[0]!r}; one of {', '.join(RELATIONS)}")
    return Template(parts[0], _slot(parts[1]), _slot(parts[2]))


def _cue(trigger: str, raw: Mapping[str, Any]) -> Cue:
    """Return a cue from its entry.

    Raises:
        ValueError: a key or value is missing, unknown or malformed; the message names the cue.
    """
    try:
        if unknown := sorted(raw.keys() - _KEYS):
            raise ValueError(f"unknown key {unknown[0]!r}; one of {', '.join(sorted(_KEYS))}")
        words = raw.get(f"{trigger}s") or raw.get("words") or ()
        return Cue(
            raw["id"],
            trigger,
            tuple(words.split() if isinstance(words, str) else words),
            tuple(_template(claim) for claim in raw["claims"]),
            frozenset(raw.get("with", ())),
            raw.get("heads", ""),
            raw.get("tells", ""),
            raw.get("acts", ""),
            **{flag: raw.get(flag) == "true" for flag in _FLAGS},
        )
    except KeyError as error:
        raise ValueError(f"cue {_name(raw)}: lacks {error}") from error
    except (ValueError, TypeError, AttributeError) as error:
        raise ValueError(f"cue {_name(raw)}: {error}") from error


def _name(raw: object) -> str:
    return repr(raw.get("id", "?") if isinstance(raw, Mapping) else raw)


def _check_slots(cue: Cue, prepositions: frozenset[str]) -> None:
    named = {slot.name for claim in cue.claims for slot in (claim.subject, claim.object)}
    known = _SLOTS[cue.trigger] | (set() if cue.trigger in {"list", "label"} else prepositions)
    if unknown := sorted(named - known):
        told = ", ".join(sorted(known))
        raise ValueError(f"cue {cue.id!r}: unknown slot {unknown[0]!r}; one of {told}")


def _by_word(found: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for cue in sorted(found, key=lambda cue: not cue.near):
        for word in cue.words:
            table.setdefault(word, []).append(cue)
    return {word: tuple(group) for word, group in table.items()}


def _by_head(found: Iterable[Cue]) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, tuple[Cue, ...]] = {}
    for cue in found:
        if cue.heads:
            table[cue.heads] = (*table.get(cue.heads, ()), cue)
    return table


def _by_phrase(found: Iterable[Cue]) -> dict[str, dict[str, tuple[Phrase, ...]]]:
    pairs = [(tuple(phrase.split()), cue) for cue in found for phrase in cue.words]
    table: dict[str, dict[str, tuple[Phrase, ...]]] = {}
    for words, cue in sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])):
        second = words[1] if len(words) > 2 else ""  # the last word may be contracted
        begun = table.setdefault(words[0], {})
        begun[second] = (*begun.get(second, ()), (words, cue))
    return table


def _sets(raw: Mapping[str, Any]) -> dict[str, frozenset[str]]:
    for name, words in raw.items():
        if not isinstance(words, list) or not all(isinstance(word, str) for word in words):
            raise ValueError(f"set {name!r} is no list of words")
    return {name: frozenset(words) for name, words in raw.items()}


def read_cues(path: Path, language: str) -> Cues:
    """Read a file of cues.

    Raises:
        LexiconError: the file cannot be read, or a cue or set is malformed; the message names it.
    """
    import yaml

    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        found = {one: [_cue(one, cue) for cue in raw.pop(f"{one}s")] for one in _TRIGGERS}
        fold = dict(raw.pop("fold"))
        sets = _sets(raw)
        prepositions = frozenset(fold.get(word, word) for word in sets.get("prepositions", ()))
        for cue in (cue for cues_ in found.values() for cue in cues_):
            _check_slots(cue, prepositions)
    except KeyError as error:
        raise LexiconError(f"{path}: lacks {error}; add it") from error
    except (OSError, yaml.YAMLError, ValueError, TypeError, AttributeError) as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}; correct it") from error
    return Cues(
        language,
        _by_word(found["verb"]),
        _by_phrase(found["phrase"]),
        _by_word(found["noun"]),
        _by_head(found["noun"]),
        {word: cue for cue in found["list"] for word in cue.words},
        {word: cue for cue in found["label"] for word in cue.words},
        sets,
        fold,
    )


@cache
def cues(language: str) -> Cues:
    """Return the cues of ``es`` or ``en``.

    Raises:
        LexiconError: as :func:`read_cues`.
    """
    return read_cues(lexicon(language, "cues.yaml"), language)
