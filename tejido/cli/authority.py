"""``tejido authority``: the identity ledger out to other tools, and an edited sheet back."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import click

from tejido.cli.options import FILE, authority_option, language_option
from tejido.cli.watching import warn

__all__ = ["command"]


@click.command()
@click.option(
    "--format",
    type=click.Choice(["csv", "jsonld", "openrefine"]),
    default="csv",
    show_default=True,
    help="Form of the ledger.",
)
@click.option("-o", "--out", type=FILE, help="The file to write; standard output without it.")
@click.option("--merge", metavar="SHEET", type=FILE, help="Merge an edited CSV sheet instead.")
@click.option("--dry-run", is_flag=True, help="With --merge: only tell what would change.")
@authority_option
@language_option
def command(format: str, out: Path | None, merge: Path | None, dry_run: bool, language: str) -> int:
    """Write the identity ledger for other tools, or merge an edited sheet back into it.

    csv: a row per entry that stands in a file of the folder, for spreadsheets. jsonld: the whole
    ledger as RDF. openrefine: the whole ledger as records with a row per name, divided by tabs.

    Of an edited sheet, changed cells change their entries, rows with a new id add entries to the
    file they name, and missing rows and columns change nothing. Exit code 1, and nothing written,
    when something is wrong with it.
    """
    if merge is None:
        if dry_run:
            raise click.UsageError("--dry-run goes with --merge.")
        _write(_MAKERS[format](), out)
        return 0
    if out is not None:
        raise click.UsageError("--merge writes the ledger's own files, not --out.")
    return _merge(merge, dry_run, language)


def _csv() -> str:
    from tejido.curating.sheets import csv_of, written_entries
    from tejido.project import authority_folders

    return csv_of(written_entries(authority_folders()[-1]))


def _jsonld() -> str:
    from tejido.curating.exporting import jsonld_of
    from tejido.linking.ledger import default_ledger

    return jsonld_of(default_ledger())


def _openrefine() -> str:
    from tejido.curating.exporting import openrefine_of
    from tejido.linking.ledger import default_ledger

    return openrefine_of(default_ledger())


_MAKERS: dict[str, Callable[[], str]] = {
    "csv": _csv,
    "jsonld": _jsonld,
    "openrefine": _openrefine,
}


def _write(text: str, out: Path | None) -> None:
    if out is None:
        click.echo(text.encode(), nl=False)
        return
    from tejido.graph.files import replace_file

    replace_file(out, [text], lambda _: None)


def _merge(path: Path, dry_run: bool, language: str) -> int:
    from tejido.curating.merging import merge
    from tejido.curating.telling import fault_lines, merging_lines
    from tejido.project import authority_folders

    plan, sheet = merge(path, authority_folders(), dry_run=dry_run)
    warn(f"{path}: {warning}" for warning in sheet.warnings)
    if plan.faults:
        click.echo("\n".join(fault_lines(plan, path, language)), err=True)
        return 1
    click.echo("\n".join(merging_lines(plan, dry_run, language)))
    return 0
