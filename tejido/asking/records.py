"""Answers as Python has them: rows with attributes, whose cells are things and plain values."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any, TypeAlias, overload

from pyoxigraph import Literal, NamedNode

from tejido.asking.passages import beside
from tejido.asking.results import Passage, Rows, Term, compact
from tejido.asking.spelling import suggestion
from tejido.errors import QueryError
from tejido.graph.terms import XSD

if TYPE_CHECKING:
    import networkx
    import pandas

__all__ = ["Record", "Records", "Thing", "Value"]

_NUMBERS: Mapping[str, Callable[[str], int | float | Decimal]] = {
    **dict.fromkeys((f"{XSD}integer", f"{XSD}int", f"{XSD}long", f"{XSD}nonNegativeInteger"), int),
    **dict.fromkeys((f"{XSD}double", f"{XSD}float"), float),
    f"{XSD}decimal": Decimal,
}


@dataclass(frozen=True, slots=True)
class Thing:
    """What an IRI identifies: an institution, an event, a role, a document.

    Two are the same when their ``iri`` is, whatever their names; ``label`` is the name in the
    language of the answer, ``labels`` the names by language (empty for none).
    """

    iri: str
    label: str = field(compare=False)
    labels: Mapping[str, str] = field(compare=False, default_factory=dict, repr=False)

    def __str__(self) -> str:
        return self.label

    def __lt__(self, other: Thing) -> bool:
        return (self.label, self.iri) < (other.label, other.iri)

    def __repr__(self) -> str:
        return f"<{self.label} · {compact(self.iri)}>"


Value: TypeAlias = Thing | str | int | float | Decimal | bool | None
"""A cell: a thing, a number, a truth, or text; dates are text, as exact as the document says."""


@dataclass(frozen=True, slots=True, eq=False)
class Record(Sequence[Value]):
    """One row: ``row.partner``, ``row["partner"]`` and ``row[2]`` are the same cell.

    A column whose name is a word of Python is asked for with an underscore: ``row.as_``.
    """

    columns: tuple[str, ...]
    values: tuple[Value, ...]
    passages: tuple[Passage, ...] | None = None

    def __getattr__(self, name: str) -> Any:
        if name.startswith("_"):
            raise AttributeError(name)
        for column in (name, name.removesuffix("_")):
            if column in self.columns:
                return self.values[self.columns.index(column)]
        raise AttributeError(
            f"no column '{name}'{suggestion(name, self.columns)}; "
            f"there are {', '.join(self.columns)}"
        )

    @overload
    def __getitem__(self, at: int) -> Any: ...
    @overload
    def __getitem__(self, at: slice) -> tuple[Value, ...]: ...
    @overload
    def __getitem__(self, at: str) -> Any: ...
    def __getitem__(self, at: int | slice | str) -> Any:
        if isinstance(at, str):
            if at not in self.columns:
                raise KeyError(at)
            return self.values[self.columns.index(at)]
        return self.values[at]

    def __len__(self) -> int:
        return len(self.values)

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, Record):
            return NotImplemented
        return (self.columns, self.values) == (other.columns, other.values)

    def __hash__(self) -> int:
        return hash((self.columns, self.values))

    def __dir__(self) -> list[str]:
        return [*self.columns, "asdict", "columns", "passages", "values"]

    def __repr__(self) -> str:
        cells = zip(self.columns, self.values, strict=True)
        return f"Record({', '.join(f'{name}={value!r}' for name, value in cells)})"

    def asdict(self) -> dict[str, Value]:
        """Return the cells by column."""
        return dict(zip(self.columns, self.values, strict=True))


@dataclass(frozen=True, slots=True)
class Records(Sequence[Record]):
    """An answer: a sequence of rows that shows itself as a table.

    ``rows`` are its terms and labels, ``lang`` the language it is shown in.
    """

    rows: Rows = field(repr=False)
    lang: str = "es"
    again: Callable[[], Rows] | None = field(default=None, repr=False, compare=False)
    """Asks once more, for the passages too."""

    @property
    def columns(self) -> tuple[str, ...]:
        """The names of the columns."""
        return self.rows.columns

    @property
    def truncated(self) -> bool:
        """Whether there are more rows than these."""
        return self.rows.truncated

    def __len__(self) -> int:
        return len(self.rows)

    @overload
    def __getitem__(self, at: int) -> Record: ...
    @overload
    def __getitem__(self, at: slice) -> Records: ...
    def __getitem__(self, at: int | slice) -> Record | Records:
        if isinstance(at, int):
            return self._record(range(len(self.rows))[at])
        behind = self.rows.evidence
        part = replace(
            self.rows, rows=self.rows.rows[at], evidence=None if behind is None else behind[at]
        )
        whole = self.again
        return replace(self, rows=part, again=whole and (lambda: _part(whole(), at)))

    def __iter__(self) -> Iterator[Record]:
        return map(self._record, range(len(self.rows)))

    def __repr__(self) -> str:
        from tejido.asking.formats import write

        return write(self.rows, "table", self.lang, width=100).rstrip("\n")

    def _repr_html_(self) -> str:
        from tejido.asking.display import fragment

        return fragment(self.rows, self.lang)

    def _repr_markdown_(self) -> str:
        from tejido.asking.formats import write

        return write(self.rows, "markdown", self.lang)

    def evidence(self) -> Records:
        """Return a row for each passage behind a row: quote, document, offsets and claim beside it.

        The five columns are ``evidenceQuote``, ``evidenceDocument``, ``evidenceStart`` and
        ``evidenceEnd`` (code points of the document's text), ``evidenceClaim``.

        Raises:
            QueryError: the answer is no question's of the catalogue.
        """
        return replace(self, rows=beside(self.proven().rows), again=None)

    def proven(self) -> Records:
        """Return the same rows, each with its ``passages``; they are shown folded beside it.

        Raises:
            QueryError: the answer is no question's of the catalogue.
        """
        if self.rows.evidence is not None:
            return self
        if self.again is None:
            raise QueryError("only questions of the catalogue know the passages behind their rows")
        return replace(self, rows=self.again())

    def to_pandas(self, *, iris: bool = False) -> pandas.DataFrame:
        """Return a data frame, things by their labels or, with ``iris``, by their IRIs.

        Raises:
            QueryError: pandas is not installed.
        """
        from tejido.asking.frames import frame

        return frame(self, iris=iris)

    def to_networkx(
        self, source: str | None = None, target: str | None = None, *, directed: bool = False
    ) -> networkx.Graph[str]:
        """Return a network whose edges are the rows; see :func:`tejido.asking.networks.network`.

        Raises:
            QueryError: there are no two columns of things to draw edges between.
        """
        from tejido.asking.networks import network

        return network(self, source, target, directed=directed)

    def _record(self, at: int) -> Record:
        behind = self.rows.evidence
        values = tuple(_value(term, self.rows, self.lang) for term in self.rows.rows[at])
        return Record(self.columns, values, None if behind is None else behind[at])


def _part(rows: Rows, at: slice) -> Rows:
    behind = rows.evidence
    return replace(rows, rows=rows.rows[at], evidence=None if behind is None else behind[at])


def _value(term: Term | None, rows: Rows, lang: str) -> Value:
    if isinstance(term, NamedNode):
        return Thing(term.value, rows.text(term, lang), rows.labels.get(term.value, {}))
    if isinstance(term, Literal):
        if term.datatype.value == f"{XSD}boolean":
            return term.value in ("true", "1")
        try:
            return _NUMBERS.get(term.datatype.value, str)(term.value)
        except (ValueError, ArithmeticError):
            return term.value
    return None if term is None else rows.text(term, lang)
