"""``tejido sparql``: free queries."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from tejido.cli.options import format_option, graph_option, iris_option, language_option

__all__ = ["command"]


@click.command()
@click.argument("query", metavar="QUERY|FILE|-")
@graph_option
@format_option
@language_option
@iris_option
def command(query: str, graph: Path, format: str, language: str, iris: bool) -> None:
    """Run a SPARQL query.

    It is given as text, in a file, or on standard input (-). The usual prefixes need no
    declaration.
    """
    from tejido.asking.formats import write
    from tejido.asking.run import sparql
    from tejido.errors import QueryError

    text, source = _text(query)
    try:
        answer = sparql(text, graph)
    except QueryError as error:
        raise QueryError(f"{source}{error}") from None
    click.echo(write(answer, format, language, iris=iris), nl=False)


def _text(query: str) -> tuple[str, str]:
    """Return the query and what errors name it by; a single word is the name of a file."""
    from tejido.errors import QueryError

    if query == "-":
        return _decoded(sys.stdin.buffer.read(), "standard input"), "standard input: "
    if len(query.split()) != 1 or "{" in query:
        return query, ""
    try:
        return _decoded(Path(query).read_bytes(), query), f"{query}: "
    except FileNotFoundError:
        raise QueryError(f"{query}: no such file, and no SPARQL query") from None


def _decoded(query: bytes, source: str) -> str:
    from tejido.errors import QueryError

    try:
        return query.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise QueryError(f"{source}: not UTF-8 at byte {error.start}; save it as UTF-8") from None
