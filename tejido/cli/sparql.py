"""``tejido sparql``: free queries."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tejido.cli.options import Source, format_option, iris_option, language_option, source_options
from tejido.cli.showing import Shown, show, shown

if TYPE_CHECKING:
    from tejido.asking.engines import Engine

__all__ = ["command"]


@click.command()
@click.argument("query", metavar="QUERY|FILE|-")
@source_options
@format_option
@language_option
@iris_option
@click.option("--allow-remote", is_flag=True, help="Let SERVICE and FROM reach other servers.")
def command(
    query: str, source: Source, format: str, language: str, iris: bool, allow_remote: bool
) -> None:
    """Run a SPARQL query.

    It is given as text, in a file, or on standard input (-). The usual prefixes need no
    declaration.
    """
    from tejido.asking.run import sparql
    from tejido.errors import QueryError

    text, origin = _text(query)

    def asked(graph: Path | Engine) -> Shown:
        answer = sparql(text, graph, allow_remote=allow_remote, most=source.max_rows)
        return shown(answer, format, language, iris)

    try:
        found = source.ask(asked)
    except QueryError as error:
        raise QueryError(f"{origin}{error}") from None
    show(found)


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
