"""``tejido facts``: documents to facts files."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, authority_option, keep_going_option, verbose_option
from tejido.cli.watching import complain, track, warn

__all__ = ["command"]


@click.command()
@click.argument("paths", metavar="FILE...", type=FILE, nargs=-1, required=True)
@click.option("-o", "--out", metavar="DIR", type=FILE, required=True, help="Where to write them.")
@authority_option
@keep_going_option
@verbose_option
def command(paths: tuple[Path, ...], out: Path, keep_going: bool | None) -> int:
    """Write the facts of each document to NAME.facts.json.

    FILE may be a folder or a ZIP file too.

    A facts file holds the entities of its document with all their names, and its facts with the
    quote that states each and the rule that found it.
    """
    from tejido.build import write_all_facts

    readings, failed = write_all_facts(paths, out, track, keep_going)
    warn(text for reading in readings for text in reading.document.warnings)
    return complain(failed)
