"""``tejido build``: documents to graph."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import (
    FILE,
    FileOrUrl,
    authority_option,
    keep_going_option,
    language_option,
    verbose_option,
)
from tejido.cli.watching import complain, track, warn

__all__ = ["command"]


@click.command()
@click.argument("paths", metavar="[PATH|URL]...", type=FileOrUrl(), nargs=-1)
@click.option(
    "-o", "--out", type=FILE, default="graph.ttl", show_default=True, help="The graph to write."
)
@click.option("--clean", is_flag=True, help="Read every document again.")
@authority_option
@keep_going_option
@language_option
@verbose_option
def command(
    paths: tuple[Path | str, ...], out: Path, clean: bool, keep_going: bool | None, language: str
) -> int:
    """Build the graph of documents, and of folders and ZIP files of them.

    Without PATH: of the folder documents. A page or file of the web is fetched by its URL into the
    first folder that is named, else into documents, and built with what is there; sources.yaml
    tells where it is from, and when. The suffix of the graph gives its form: .ttl, .trig, .nq or
    .jsonld. The old graph stays until the new one is whole. A document of a folder or ZIP that
    cannot be read is left out and told, and the exit code is 1. What an earlier build read and is
    as it was is not read again. What was not understood is counted; 'tejido report' lists it.
    """
    import gc

    from tejido.build import build_graph
    from tejido.telling import summary

    gc.disable()  # what a build makes stays, in no circles: it needs no more memory without
    named = [path for path in paths if isinstance(path, Path)]
    urls = [path for path in paths if isinstance(path, str)]
    folder = next((path for path in named if path.is_dir()), Path("documents"))
    for url in urls:
        _fetch(url, folder, language)
    given = [*named, *([folder] if folder not in named and (urls or not named) else [])]
    report = build_graph(given, out, track, keep_going, clean=clean, warn=_warn)
    warn(warning.warning for warning in report.warnings)
    click.echo(f"{out}: {summary(report, language)}")
    return complain(report.failed)


def _fetch(url: str, folder: Path, language: str) -> None:
    from datetime import UTC, datetime

    from tejido.fetching.fetch import fetch
    from tejido.fetching.keeping import keep
    from tejido.wording import texts

    file = keep(fetch(url), folder, datetime.now(UTC).date())
    click.echo(texts(language, "report")["fetched"].format(file=file, url=url), err=True)


def _warn(line: str) -> None:
    warn([line])
