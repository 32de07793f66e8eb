"""``tejido export``: a graph in the formats of other tools."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, graph_argument, language_option

__all__ = ["command"]

# As in tejido.exporting, which the help need not import; a test compares them.
FORMATS = (
    *("csv", "graphml", "gexf", "jsonld", "rdf12", "webannotation"),
    *("iati", "ftm", "bibtex", "csl"),
)


@click.command()
@graph_argument
@click.option("--format", type=click.Choice(FORMATS), required=True, help="The form to write.")
@click.option("-o", "--out", type=FILE, help="The file to write; for csv, the folder.")
@language_option
def command(graph: Path, format: str, out: Path | None, language: str) -> None:
    """Write a graph in a form that other tools read.

    What the form cannot hold is told on standard error. 'docs/exports.md' tells what each has.
    """
    from tejido.exporting import export
    from tejido.wording import texts

    exported = export(graph, format, out, language)
    files = ", ".join(map(str, exported.files))
    click.echo(texts(language, "export")["written"].format(files=files))
    click.echo(exported.lost, err=True)
