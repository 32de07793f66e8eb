"""``tejido forget``: a person goes, everywhere and for good."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import FILE, authority_option, language_option

__all__ = ["command"]


@click.command()
@click.argument("name")
@click.argument("paths", metavar="[PATH]...", type=FILE, nargs=-1)
@click.option("--anyway", is_flag=True, help="Also when nobody of that name is known yet.")
@click.option("--dry-run", is_flag=True, help="Only tell what would be done.")
@authority_option
@language_option
def command(name: str, paths: tuple[Path, ...], anyway: bool, dry_run: bool, language: str) -> None:
    """Forget a person: no build takes NAME in again, in whatever spelling.

    NAME is the full name, surnames last. The person leaves the ledger with its judgements and
    redirects, facts files and kept texts; graphs are built anew from their documents, and their
    maps drawn anew. PATH are these files or folders of them; without PATH, graph.ttl and the
    maps, facts files and texts in its folder. What is kept, forgotten.txt in the ledger's folder,
    does not hold the name. Documents stay as they are: it is told which of them name the person.
    """
    from tejido.curating.forgetting import forget
    from tejido.curating.telling import forgetting_lines
    from tejido.project import authority_folders

    done = forget(name, paths or (Path(),), authority_folders(), anyway=anyway, dry_run=dry_run)
    click.echo("\n".join(forgetting_lines(done, dry_run, language)))
