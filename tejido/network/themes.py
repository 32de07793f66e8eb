"""Which themes a text mentions, by the labels that the ontology gives them."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache

from pyoxigraph import Literal, NamedNode

from tejido.graph.ontology import ontology_triples
from tejido.project import NS

__all__ = ["theme_names", "themes_in"]

_SKOS = "http://www.w3.org/2004/02/skos/core#"
_THEME = f"{NS}theme-"


def themes_in(texts: Iterable[str]) -> set[str]:
    """Return the themes (``trafficking``, ...) whose words stand in any of the texts.

    By the rule of the question ``themes``: capitals and punctuation do not count, words do.
    """
    joined = "\n".join(f" {_plain(text)} " for text in texts)
    return {theme for theme, words in _words() if words in joined}


def theme_names() -> dict[str, dict[str, dict[str, str]]]:
    """Return theme → ``names`` → language → label."""
    known: dict[str, dict[str, dict[str, str]]] = {}
    for theme, kind, label in _labels():
        if kind == "pref":
            known.setdefault(theme, {"names": {}})["names"][label.language or ""] = label.value
    return known


@cache
def _words() -> tuple[tuple[str, str], ...]:
    return tuple(sorted((theme, f" {_plain(label.value)} ") for theme, _, label in _labels()))


@cache
def _labels() -> tuple[tuple[str, str, Literal], ...]:
    """Return each label of each theme: theme, ``pref``, ``alt`` or ``hidden``, text."""
    kinds = {f"{_SKOS}{kind}Label": kind for kind in ("pref", "alt", "hidden")}
    return tuple(
        (subject.value.removeprefix(_THEME), kinds[relation.value], label)
        for subject, relation, label in ontology_triples("concepts.ttl")
        if isinstance(subject, NamedNode) and isinstance(label, Literal)
        if subject.value.startswith(_THEME) and relation.value in kinds
    )


def _plain(text: str) -> str:
    return re.sub("[-.,;:()\\s]+", " ", text.lower()).strip()
