"""``tejido report``: what a build did not understand."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import (
    authority_option,
    graph_argument,
    json_option,
    language_option,
    verbose_option,
)
from tejido.cli.watching import track

__all__ = ["command"]


@click.command()
@graph_argument
@authority_option
@json_option
@language_option
@verbose_option
def command(graph: Path, as_json: bool, language: str) -> None:
    """List what the build of a graph did not understand.

    The documents of the graph are read again. Listed are sentences that name two or more
    institutions and gave no fact, names that led to nothing, entities that the ledger does not
    know, facts of one document only, contradicting values, and documents without facts.
    """
    from tejido.report import report_graph
    from tejido.telling import details, report_data

    report = report_graph(graph, track)
    if as_json:
        import json

        click.echo(json.dumps(report_data(report), ensure_ascii=False))
    else:
        click.echo(details(report, language))
