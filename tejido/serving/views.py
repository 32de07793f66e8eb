"""What a page of a thing shows: sections of rows, each row with the claims behind it."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable
from dataclasses import dataclass, field
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from tejido.drawing.telling import day
from tejido.graph.terms import XSD
from tejido.serving.known import Fact, Known, Value

__all__ = ["Cell", "Row", "Section", "cell_of", "grouped", "thing"]

_DATES = tuple(f"{XSD}{name}" for name in ("date", "gYear", "gYearMonth"))
_K = TypeVar("_K", bound=Hashable)


@dataclass(frozen=True, slots=True)
class Cell:
    """A text; ``iri`` is the thing that it names, ``href`` an address elsewhere."""

    text: str
    iri: str = ""
    href: str = ""
    language: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Row:
    """Cells and the claims behind them; ``anchor`` is what a link to the row names."""

    cells: tuple[Cell, ...]
    facts: tuple[Fact, ...] = ()
    anchor: str = ""

    @property
    def proofs(self) -> tuple[Fact, ...]:
        """The claims that have words behind them; of those with the same words and rule one."""
        proven = (fact for fact in self.facts if fact.passages)
        return tuple({(f.passages, f.rule, f.reviewed): f for f in proven}.values())


@dataclass(frozen=True, slots=True)
class Section:
    """A table under the heading of the text ``key``, its columns of the texts ``heads``.

    ``source`` is the text that says where its rows are from, where no claims stand behind them.
    """

    key: str
    heads: tuple[str, ...]
    rows: tuple[Row, ...]
    source: str = ""
    heading: str = field(default="")


def thing(iri: str, known: Known, lang: str, note: str = "") -> Cell:
    """Return a cell that names a thing, with a link to its page if it has one."""
    return Cell(known.name(iri, lang), iri if known.kind(iri) else "", note=note)


def cell_of(value: Value, known: Known, lang: str) -> Cell:
    """Return a cell for any value: a thing, a date in words, an address, text in its language."""
    if isinstance(value, NamedNode):
        if known.kind(value.value):
            return thing(value.value, known, lang)
        return Cell(value.value, href=_web(value.value))
    if value.datatype.value in _DATES:
        return Cell(day(value.value, lang))
    if value.datatype == NamedNode(f"{XSD}anyURI"):
        return Cell(value.value, href=_web(value.value))
    return _literal(value)


def _literal(value: Literal) -> Cell:
    return Cell(value.value, language=value.language or "")


def _web(address: str) -> str:
    """Return an address that a browser may follow; others stay text."""
    return address if address.startswith(("https://", "http://")) else ""


def grouped(facts: Iterable[Fact], key: Callable[[Fact], _K]) -> list[tuple[_K, tuple[Fact, ...]]]:
    """Return the claims by key, in the order in which the keys first come."""
    found: dict[_K, list[Fact]] = {}
    for fact in facts:
        found.setdefault(key(fact), []).append(fact)
    return [(one, tuple(some)) for one, some in found.items()]
