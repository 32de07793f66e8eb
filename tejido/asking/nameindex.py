"""The names of things made ready for looking up, once for many questions."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass

from tejido.asking.results import compact
from tejido.asking.spelling import nearest

__all__ = ["NameIndex", "Named", "fold"]

_ARTICLES = frozenset(["el", "la", "los", "las", "the"])


@dataclass(frozen=True, slots=True)
class Named:
    """One name of a thing.

    ``rank`` is 0 for its own names, 1 for others; ``coded`` when it is but its IRI or part of it.
    """

    iri: str
    name: str
    rank: int
    coded: bool = False


def fold(name: str) -> str:
    """Return the words of a name without case, accents, punctuation and leading article."""
    decomposed = unicodedata.normalize("NFKD", name.casefold())
    words = re.findall(r"\w+", "".join(c for c in decomposed if not unicodedata.combining(c)))
    return " ".join(words[1:] if len(words) > 1 and words[0] in _ARTICLES else words)


class NameIndex:
    """Finds things by what people write; the first of several alike names is the one shown."""

    def __init__(self, names: Iterable[Named]) -> None:
        self._exact: dict[str, set[str]] = defaultdict(set)
        self._folded: tuple[dict[str, set[str]], ...] = (defaultdict(set), defaultdict(set))
        self._shown: dict[str, str] = {}
        for one in names:
            if one.name in (one.iri, compact(one.iri)):
                self._exact[one.name].add(one.iri)
            folded = fold(one.name)
            self._folded[one.rank][folded].add(one.iri)
            self._shown.setdefault(folded, one.name)

    def meanings(self, written: str) -> list[str]:
        """Return the IRIs that the words may mean, by the strictest reading that finds any."""
        if written in self._exact:
            return sorted(self._exact[written])
        folded = fold(written)
        if not folded:
            return []
        for names in self._folded:
            if folded in names:
                return sorted(names[folded])
        words = set(folded.split())
        found = (n[key] for n in self._folded for key in n if words <= set(key.split()))
        return sorted(set().union(*found))

    def nearest(self, written: str) -> str:
        """Return the known name most like ``written``, empty when none is."""
        near = nearest(fold(written), self._shown)
        return self._shown[near] if near else ""
