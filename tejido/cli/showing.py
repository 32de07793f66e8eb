"""Answers on standard output, and on standard error what is to be known of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import click

if TYPE_CHECKING:
    from tejido.asking.results import Answer

__all__ = ["Shown", "show", "shown"]


class Shown(NamedTuple):
    """An answer as text, ``cut`` when only its first rows are there, ``note`` to say beside it."""

    text: str
    rows: int
    cut: bool
    note: str


def shown(answer: Answer, format: str, language: str, iris: bool, note: str = "") -> Shown:
    """Return an answer written out; raises QueryError when it does not fit the format."""
    from tejido.asking.formats import write
    from tejido.asking.results import Rows

    rows = answer if isinstance(answer, Rows) else None
    text = write(answer, format, language, iris=iris)
    return Shown(text, len(rows or ()), rows is not None and rows.truncated, note)


def show(found: Shown) -> None:
    """Print an answer.

    Raises:
        QueryError: rows are missing at its end.
    """
    click.echo(found.text, nl=False)
    if found.note:
        click.echo(found.note, err=True)
    if found.cut:
        from tejido.asking.results import MORE
        from tejido.errors import QueryError

        raise QueryError(f"only the first {found.rows} rows are shown; {MORE}")
