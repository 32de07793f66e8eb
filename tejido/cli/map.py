"""``tejido map``: the partnership map of a graph."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, graph_argument, language_option

__all__ = ["command"]


@click.command()
@graph_argument
@click.option(
    "-o",
    "--out",
    type=FILE,
    default="partnerships.html",
    show_default=True,
    help="The page to write.",
)
@language_option
def command(graph: Path, out: Path, language: str) -> None:
    """Draw the partnership map of a graph as one page.

    The page opens from disk, without a network; its language can be changed in it.
    """
    from tejido.drawing import draw_map

    draw_map(graph, out, language)
