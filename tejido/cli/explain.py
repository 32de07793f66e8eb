"""``tejido explain``: why a document was read as it was."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, authority_option, language_option
from tejido.cli.printing import print_lines
from tejido.cli.watching import warn

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
    from tejido.explaining import lines, write_page
    from tejido.loading import load
    from tejido.reading import read_document

    reading = load(read_document(path))
    warn(reading.document.warnings)
    if page is None:
        print_lines(lines(reading, language))
    else:
        write_page(reading, page, language)
