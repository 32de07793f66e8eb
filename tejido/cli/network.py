"""``tejido network``: the network of partnerships for other tools."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, graph_argument, language_option

__all__ = ["command"]

# As in tejido.network.writing, which the help need not import; a test compares them.
FORMATS = ("csv", "graphml", "gexf", "json")


@click.command()
@graph_argument
@click.option(
    "--format",
    type=click.Choice(FORMATS),
    default="csv",
    show_default=True,
    help="The form to write.",
)
@click.option(
    "--measures",
    "measured",
    is_flag=True,
    help="Add degree, betweenness, community and rank as a broker of each institution.",
)
@click.option("-o", "--out", type=FILE, help="The file to write; for csv, the folder.")
@language_option
def command(graph: Path, format: str, measured: bool, out: Path | None, language: str) -> None:
    """Write who works with whom as a network, for Gephi, networkx or a spreadsheet.

    csv: a folder with nodes.csv, edges.csv and evidence.csv. 'docs/network.md' tells what each
    column is, and from which size betweenness is an estimate.
    """
    from tejido.network.writing import write_network
    from tejido.wording import texts

    files = write_network(graph, format, out, language, measured=measured)
    said = texts(language, "export")["written"]
    click.echo(said.format(files=", ".join(map(str, files))))
