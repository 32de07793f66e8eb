"""``tejido build``: documents to graph."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import (
    FILE,
    authority_option,
    keep_going_option,
    language_option,
    verbose_option,
)
from tejido.cli.watching import complain, track, warn

__all__ = ["command"]


@click.command()
@click.argument("paths", metavar="[PATH]...", type=FILE, nargs=-1)
@click.option(
    "-o", "--out", type=FILE, default="graph.ttl", show_default=True, help="The graph to write."
)
@click.option("--clean", is_flag=True, help="Read every document again.")
@authority_option
@keep_going_option
@language_option
@verbose_option
def command(
    paths: tuple[Path, ...], out: Path, clean: bool, keep_going: bool | None, language: str
) -> int:
    """Build the graph of documents, and of folders and ZIP files of them.

    Without PATH: of the folder documents. The suffix of the graph gives its form: .ttl, .trig, .nq
    or .jsonld. The old graph stays until the new one is whole. A document of a folder or ZIP that
    cannot be read is left out and told, and the exit code is 1. What an earlier build read and is
    as it was is not read again. What was not understood is counted; 'tejido report' lists it.
    """
    from tejido.build import build_graph
    from tejido.telling import summary

    given = paths or (Path("documents"),)
    report = build_graph(given, out, track, keep_going, clean=clean, warn=_warn)
    warn(warning.warning for warning in report.warnings)
    click.echo(f"{out}: {summary(report, language)}")
    return complain(report.failed)


def _warn(line: str) -> None:
    warn([line])
