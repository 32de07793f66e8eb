"""Short names for labels: an acronym where there is one, else the part that tells it apart."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

__all__ = ["Named", "acronym", "short_names"]

_BUDGETS = (40, 54, 72, 100, 1000)
_LEAST = 30
_LANGUAGES = ("es", "en")
_WORDS = Path(__file__).with_name("short.yaml")


@dataclass(frozen=True, slots=True)
class Named:
    """The names of an institution by language: whole, short as given, and of its place."""

    names: Mapping[str, str]
    given: Mapping[str, str] = field(default_factory=dict)
    place: Mapping[str, str] = field(default_factory=dict)


def short_names(institutions: Mapping[str, Named]) -> dict[str, dict[str, str]]:
    """Return for each institution its label by language, no two alike where names differ."""
    labels: dict[str, dict[str, str]] = {iri: {} for iri in institutions}
    for language in _LANGUAGES:
        for iri, label in _distinct(institutions, language).items():
            labels[iri][language] = label
    return labels


def _distinct(institutions: Mapping[str, Named], language: str) -> dict[str, str]:
    """Lengthen the labels that coincide, step by step, until they differ."""
    step = dict.fromkeys(institutions, 0)
    while True:
        labels = {iri: _label(n, language, step[iri]) for iri, n in institutions.items()}
        count = Counter(labels.values())
        alike = [i for i, label in labels.items() if count[label] > 1 and step[i] < len(_BUDGETS)]
        if not alike:
            return labels
        for iri in alike:
            step[iri] += 1


def _label(named: Named, language: str, step: int) -> str:
    name, given = named.names[language], named.given.get(language, "")
    place = named.place.get(language, "")
    if given and step == 0:
        return given
    if given and step == 1 and place:
        return f"{given} · {place}"
    return _shortened(name, place, _BUDGETS[min(step, len(_BUDGETS) - 1)])


def _shortened(name: str, place: str, budget: int) -> str:
    """Abbreviate the head noun and cut the middle, keeping the place that the name ends with."""
    if len(name) <= min(budget, 32):
        return name
    heads, ending = _lexicon()
    body = re.sub(r"\s*\([^()]*\)", "", name)
    for head, abbreviation in heads.items():
        body = re.sub(rf"^{re.escape(head)}\b", abbreviation, body)
    tail = f" · {place}" if place and body.endswith(f" {place}") else ""
    if tail:
        body = re.sub(ending, "", body.removesuffix(place).rstrip())
    return _cut(body, max(budget - len(tail), _LEAST), ending) + tail


def _cut(body: str, room: int, ending: str) -> str:
    """Cut at a word's end, never after a preposition or an article."""
    if len(body) <= room:
        return body
    kept = body[: room + 1].rsplit(" ", 1)[0]
    return re.sub(ending, "", kept).rstrip(" ,;:") + "…"


def acronym(acronyms: Collection[str], name: str, heard: str, elsewhere: str) -> str:
    """Return the acronym to show in a language where ``name`` is the whole name, or nothing.

    An institution that the documents never call by an acronym gets none. Else the one that
    ``heard``, their words in this language, use most; else one that abbreviates ``name``; else
    the one that their words in other languages use most.
    """
    here, there = (_most_used(acronyms, text) for text in (heard, elsewhere))
    if here or not there:
        return here
    fitting = (a for a in sorted(acronyms) if _abbreviates(a.casefold(), name.casefold().split()))
    return next(fitting, there)


def _most_used(acronyms: Collection[str], text: str) -> str:
    uses = {a: _uses(a, text) for a in sorted(acronyms)}
    best = max(uses, key=lambda a: uses[a], default="")
    return best if uses.get(best) else ""


def _uses(acronym: str, text: str) -> int:
    return len(re.findall(rf"(?<!\w){re.escape(acronym)}(?!\w)", text))


def _abbreviates(letters: str, words: list[str]) -> bool:
    """Whether the letters are beginnings of the words, in order, some words left out."""
    if not letters or not words:
        return not letters
    first = words[0].strip("()\"«»'")
    shared = next((n for n, (a, b) in enumerate(zip(letters, first, strict=False)) if a != b), None)
    longest = min(len(letters), len(first)) if shared is None else shared
    return any(_abbreviates(letters[n:], words[1:]) for n in range(longest, -1, -1))


@cache
def _lexicon() -> tuple[dict[str, str], str]:
    """Return the abbreviated heads and a pattern of words that no label ends with."""
    import yaml

    data = yaml.safe_load(_WORDS.read_text(encoding="utf-8"))
    return data["heads"], rf"(?:\s+(?:{'|'.join(data['weak'])}))+$"
