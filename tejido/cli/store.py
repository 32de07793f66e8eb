"""``tejido store``: a graph on disk, ready to be asked."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, language_option

__all__ = ["command"]


@click.command()
@click.argument("graphs", metavar="[GRAPH]...", type=FILE, nargs=-1)
@click.option("-o", "--out", metavar="DIR", type=FILE, required=True, help="The store to fill.")
@language_option
def command(graphs: tuple[Path, ...], out: Path, language: str) -> None:
    """Keep graphs in a store on disk, which opens at once however large it is.

    Without GRAPH: graph.ttl. What the store held before stays until the new content is whole, and
    then gives way to it. Ask it with 'tejido query --store DIR'.
    """
    from tejido.graph.disk import fill
    from tejido.wording import texts

    count = fill(out, graphs or (Path("graph.ttl"),))
    click.echo(f"{out}: {texts(language, 'stores')['stored'].format(triples=count)}")
