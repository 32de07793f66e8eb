"""Lines of styled pieces on standard output."""

from __future__ import annotations

import sys
from collections.abc import Iterable
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from tejido.explaining.pieces import Piece

__all__ = ["print_lines"]


def print_lines(lines: Iterable[list[Piece]]) -> None:
    """Print in colours when a person watches, as plain text otherwise."""
    if not sys.stdout.isatty():
        for line in lines:
            click.echo("".join(piece.text for piece in line))
        return
    from rich.console import Console
    from rich.text import Text

    from tejido.explaining.lines import STYLES

    console = Console(highlight=False)
    for line in lines:
        console.print(Text.assemble(*((one.text, STYLES.get(one.mark, "")) for one in line)))
