"""``tejido rename``: give an entry of the ledger another id."""

from __future__ import annotations

import click

from tejido.cli.options import authority_option, language_option

__all__ = ["command"]


@click.command()
@click.argument("old")
@click.argument("new")
@authority_option
@language_option
def command(old: str, new: str, language: str) -> None:
    """Give an entry of the identity ledger another id.

    OLD is an id such as int-oim, a key such as institution/int-oim, or an IRI; NEW is the new id.
    Every file of the ledger's folder that names the entry is changed, and redirects.yaml says
    what it was called before, so that what points to the old id still arrives. The key of a thing
    that the ledger does not know is only redirected. Nothing is written when the ledger would be
    broken.
    """
    from tejido.curating.renaming import rename
    from tejido.curating.telling import renaming_lines
    from tejido.project import authority_folders

    renamed = rename(old, new, authority_folders())
    click.echo("\n".join(renaming_lines(renamed, language)))
