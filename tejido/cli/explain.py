"""``tejido explain``: why a document was read as it was."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tejido.cli.options import FILE, authority_option, language_option
from tejido.cli.watching import warn

if TYPE_CHECKING:
    from tejido.model import Reading

__all__ = ["command"]


@click.command()
@click.argument("path", metavar="FILE", type=FILE)
@click.option("--html", "page", metavar="PAGE", type=FILE, help="Write a page instead.")
@authority_option
@language_option
def command(path: Path, page: Path | None, language: str) -> None:
    """Show how a document was read: its mentions, its entities and its facts.

    Each fact comes with the rule that made it, the words of its cue, and the passages that state
    it, with subject and object marked in them. The page opens from disk, without scripts.
    """
    from tejido.explaining import write_page
    from tejido.loading import load
    from tejido.reading import read_document

    reading = load(read_document(path))
    warn(reading.document.warnings)
    if page is None:
        _print(reading, language)
    else:
        write_page(reading, page, language)


def _print(reading: Reading, language: str) -> None:
    """Print in colours when a person watches, as plain text otherwise."""
    from tejido.explaining import lines

    if not sys.stdout.isatty():
        for line in lines(reading, language):
            click.echo("".join(piece.text for piece in line))
        return
    from rich.console import Console
    from rich.text import Text

    from tejido.explaining.lines import STYLES

    console = Console(highlight=False)
    for line in lines(reading, language):
        console.print(Text.assemble(*((one.text, STYLES.get(one.mark, "")) for one in line)))
