"""Answers as data frames of pandas, which is an extra: ``pip install tejido[pandas]``."""

from __future__ import annotations

from typing import TYPE_CHECKING

from tejido.asking.records import Records, Thing, Value
from tejido.errors import QueryError

if TYPE_CHECKING:
    import pandas

__all__ = ["frame"]


def frame(records: Records, *, iris: bool = False) -> pandas.DataFrame:
    """Return a data frame of the rows; numbers are numbers, what is not bound is missing.

    Args:
        records: the answer.
        iris: things by their IRIs instead of their labels, to join tables on.

    Raises:
        QueryError: pandas is not installed.
    """
    try:
        import pandas
    except ImportError:
        raise QueryError("pandas is not installed; 'pip install tejido[pandas]' does it") from None
    lines = [[_cell(value, iris) for value in record] for record in records]
    made = pandas.DataFrame(lines, columns=pandas.Index(records.columns), dtype=object)
    return made.convert_dtypes()


def _cell(value: Value, iris: bool) -> object:
    if isinstance(value, Thing):
        return value.iri if iris else value.label
    return value
