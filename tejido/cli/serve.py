"""``tejido serve``: the map, pages of things and SPARQL in a browser."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import graph_argument, language_option, verbose_option

__all__ = ["command"]


@click.command()
@graph_argument
@click.option(
    "--port",
    metavar="PORT",
    type=click.IntRange(0, 65535),
    default=8000,
    show_default=True,
    help="Where to listen on this machine; 0 takes a free one.",
)
@language_option
@verbose_option
def command(graph: Path, port: int, language: str) -> None:
    """Serve the map, a page for each thing, and SPARQL, to browsers on this machine.

    It listens at 127.0.0.1 only: other machines cannot reach it, and there is no option for that.
    Nothing can be changed through it. Ctrl-C ends it. The graph is read once, at the start.
    """
    from tejido.serving import serve
    from tejido.serving.opening import open_site
    from tejido.wording import texts

    said = texts(language, "serve")["serving"]
    site = open_site(graph, language)
    serve(site, port, lambda at: click.echo(said.format(graph=graph, port=at)))
