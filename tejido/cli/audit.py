"""``tejido audit``: is every passage in its document, word for word."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, graph_argument

__all__ = ["command"]


@click.command()
@graph_argument
@click.option(
    "--documents",
    metavar="DIR",
    type=FILE,
    help="Where the documents are, if not where the graph says.",
)
def command(graph: Path, documents: Path | None) -> int:
    """Read every passage of a graph again in its document.

    Exit code 1 when a document is missing or changed or a passage does not stand where the graph
    says it does.
    """
    from tejido.graph import audit

    problems = audit(graph, documents)
    for problem in problems:
        click.echo(str(problem))
    if not problems:
        click.echo(f"{graph}: every passage stands in its document")
    return 1 if problems else 0
