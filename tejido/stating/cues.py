"""The cues of relations of one language, read once from ``lexicon/LANGUAGE/cues.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, NamedTuple

from tejido.errors import LexiconError
from tejido.model import ENTITY_TYPES, RELATIONS
from tejido.project import lexicon

__all__ = ["Cue", "Cues", "Slot", "Template", "cues"]


class Slot(NamedTuple):
    """Where an argument stands, and the type and kind it must have (empty: as the relation says)."""

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

    ``trigger`` is ``verb``, ``phrase``, ``noun`` or ``list``; ``words`` its infinitives, phrases,
    nouns or list words; ``near`` words of which one must stand close behind a verb. ``happens``:
    dates and places of the clause belong to its theme. ``joint``: who stands behind the phrase
    acts together with the agent. ``reflexive``: the verb needs its pronoun.
    ``heads``: a noun cue that every mention of this type is. ``first``: only the first claim that
    fits is made.
    """

    id: str
    trigger: str
    words: tuple[str, ...]
    claims: tuple[Template, ...]
    near: frozenset[str] = frozenset()
    happens: bool = False
    joint: bool = False
    reflexive: bool = False
    heads: str = ""
    first: bool = False


@dataclass(frozen=True)
class Cues:
    """All cues of a language, by verb, by the words of a phrase, by noun, by list word and by label."""

    language: str
    verbs: Mapping[str, tuple[Cue, ...]]
    phrases: Mapping[str, tuple[tuple[tuple[str, ...], Cue], ...]]
    nouns: Mapping[str, tuple[Cue, ...]]
    heads: Mapping[str, tuple[Cue, ...]]
    lists: Mapping[str, Cue]
    labels: Mapping[str, Cue]
    sets: Mapping[str, frozenset[str]]
    fold: Mapping[str, str]


def _slot(text: str) -> Slot:
    name, _, rest = text.partition(":")
    type_, _, kind = rest.partition("/")
    if type_ and type_ not in ENTITY_TYPES:
        raise ValueError(f"unknown type {type_!r}")
    return Slot(name, type_, kind)


def _template(text: str) -> Template:
    relation, subject, object_ = text.split()
    if relation not in RELATIONS:
        raise ValueError(f"unknown relation {relation!r}")
    return Template(relation, _slot(subject), _slot(object_))


def _cue(trigger: str, raw: Mapping[str, Any]) -> Cue:
    found = raw.get(trigger + "s") or raw.get("words") or ()
    return Cue(
        raw["id"],
        trigger,
        tuple(found.split() if isinstance(found, str) else found),
        tuple(_template(claim) for claim in raw["claims"]),
        frozenset(raw.get("with", ())),
        raw.get("happens") == "true",
        raw.get("joint") == "true",
        raw.get("reflexive") == "true",
        raw.get("heads", ""),
        raw.get("first") == "true",
    )


def _by_word(found: list[Cue]) -> dict[str, tuple[Cue, ...]]:
    table: dict[str, list[Cue]] = {}
    for cue in sorted(found, key=lambda cue: not cue.near):
        for word in cue.words:
            table.setdefault(word, []).append(cue)
    return {word: tuple(cues) for word, cues in table.items()}


def _phrases(found: list[Cue]) -> dict[str, tuple[tuple[tuple[str, ...], Cue], ...]]:
    table: dict[str, list[tuple[tuple[str, ...], Cue]]] = {}
    for cue in found:
        for phrase in cue.words:
            words = tuple(phrase.split())
            table.setdefault(words[0], []).append((words, cue))
    return {
        word: tuple(sorted(pairs, key=lambda pair: (-len(pair[0]), pair[0])))
        for word, pairs in table.items()
    }


@cache
def cues(language: str) -> Cues:
    """Return the cues of ``es`` or ``en``.

    Raises:
        LexiconError: the file is missing or a cue is malformed; the message names it.
    """
    import yaml

    path = lexicon(language, "cues.yaml")
    try:
        raw = yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.CBaseLoader)
        groups = {
            trigger: [_cue(trigger, cue) for cue in raw.pop(trigger + "s", ())]
            for trigger in ("verb", "phrase", "noun", "list", "label")
        }
        fold = raw.pop("fold")
        sets = {key: frozenset(str(word) for word in found) for key, found in raw.items()}
    except (OSError, yaml.YAMLError, ValueError, KeyError, TypeError) as error:
        raise LexiconError(f"{path}: {' '.join(str(error).split())}; correct the cue") from error
    return Cues(
        language,
        _by_word(groups["verb"]),
        _phrases(groups["phrase"]),
        _by_word(groups["noun"]),
        {cue.heads: (cue,) for cue in groups["noun"] if cue.heads},
        {word: cue for cue in groups["list"] for word in cue.words},
        {word: cue for cue in groups["label"] for word in cue.words},
        sets,
        fold,
    )
