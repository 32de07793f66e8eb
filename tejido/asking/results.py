"""Rows: what a SELECT gives, with the labels of the things in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import islice
from typing import NamedTuple, TypeAlias

from pyoxigraph import BlankNode, Literal, NamedNode, Triple

from tejido.errors import LimitError
from tejido.graph.terms import PREFIXES
from tejido.project import ID

__all__ = ["MORE", "Answer", "Labels", "Passage", "Rows", "Term", "compact", "few", "first"]

Term: TypeAlias = NamedNode | BlankNode | Literal | Triple
Labels: TypeAlias = Mapping[str, Mapping[str, str]]
"""IRI → language (empty for none) → label."""


class Passage(NamedTuple):
    """Words of a document behind a row; ``start`` and ``end`` in code points of its text.

    ``claim`` is the IRI of the fact; ``states`` tells its quote from a passage that names what the
    quote takes as known.
    """

    claim: str
    quote: str
    document: str
    start: int
    end: int
    states: bool


@dataclass(frozen=True, slots=True)
class Rows:
    """A table of terms: ``rows`` are as long as ``columns``; None where nothing is bound.

    ``headings`` are the columns' names in each language, where a question gives them; ``evidence``
    the passages behind each row, where they were asked for; ``unproven`` says in each language why
    a row may have none. ``titles`` is the question in each language, ``given`` the values of its
    parameters as they were written. ``truncated`` tells that there are more rows than these.
    """

    columns: tuple[str, ...]
    rows: tuple[tuple[Term | None, ...], ...]
    labels: Labels = field(default_factory=dict, repr=False)
    headings: Mapping[str, tuple[str, ...]] = field(default_factory=dict, repr=False)
    evidence: tuple[tuple[Passage, ...], ...] | None = field(default=None, repr=False)
    unproven: Mapping[str, str] = field(default_factory=dict, repr=False)
    titles: Mapping[str, str] = field(default_factory=dict, repr=False)
    given: tuple[tuple[str, str], ...] = ()
    truncated: bool = False

    def __len__(self) -> int:
        return len(self.rows)

    def __iter__(self) -> Iterator[tuple[Term | None, ...]]:
        return iter(self.rows)

    def text(self, term: Term | None, lang: str = "es", iris: bool = False) -> str:
        """Return how a cell reads: a label in ``lang`` if there is one, or the IRI on request."""
        if isinstance(term, NamedNode):
            return term.value if iris else _label(self.labels, term.value, lang)
        return "" if term is None else str(getattr(term, "value", term))

    def texts(self, lang: str = "es", iris: bool = False) -> Iterator[tuple[str, ...]]:
        """Yield the rows as readable cells."""
        for row in self.rows:
            yield tuple(self.text(term, lang, iris) for term in row)

    def heads(self, lang: str = "es") -> tuple[str, ...]:
        """Return the headings in ``lang``, or the names of the columns."""
        return self.headings.get(lang, self.columns)


MORE = "ask for less, or allow more (--max-rows, in Python max_rows=)"
"""What to do about an answer that was cut."""


def first(
    columns: tuple[str, ...], rows: Iterable[tuple[Term | None, ...]], most: int | None
) -> Rows:
    """Return the first ``most`` rows, taking one more to know whether there are more."""
    taken = tuple(rows if most is None else islice(rows, most + 1))
    return Rows(columns, taken[:most], truncated=most is not None and len(taken) > most)


def few(triples: tuple[Triple, ...], most: int | None) -> tuple[Triple, ...]:
    """Return the triples; part of a graph would pass for the whole, too many raise LimitError."""
    if most is not None and len(triples) > most:
        raise LimitError(f"more than {most} triples; {MORE}")
    return triples


Answer: TypeAlias = Rows | bool | tuple[Triple, ...]
"""What a query gives: SELECT rows, ASK a bool, CONSTRUCT and DESCRIBE sorted triples."""


def compact(iri: str) -> str:
    """Return ``prefix:rest`` for a known namespace, a document's bare name, or the IRI."""
    if iri.startswith(f"{ID}document/"):
        return iri.removeprefix(f"{ID}document/")
    for prefix, namespace in PREFIXES.items():
        if iri.startswith(namespace) and iri != namespace:
            return f"{prefix}:{iri.removeprefix(namespace)}"
    return iri


def _label(labels: Labels, iri: str, lang: str) -> str:
    """Return the label to show; a document goes by its name, which is shorter than its title."""
    known = {} if iri.startswith(f"{ID}document/") else labels.get(iri, {})
    return next((known[key] for key in _preferred(known, lang)), compact(iri))


def _preferred(known: Iterable[str], lang: str) -> list[str]:
    """Order the languages: the one asked for, none, the others by name."""
    return sorted(known, key=lambda key: (key != lang, key != "", key))
