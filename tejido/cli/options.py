"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click

from tejido.project import AUTHORITY

__all__ = [
    "FILE",
    "authority_option",
    "format_option",
    "graph_argument",
    "graph_option",
    "iris_option",
    "json_option",
    "language_option",
    "verbose_option",
]

FILE = click.Path(path_type=Path)
"""A path as it is typed; whether it can be read is said by who reads it."""

graph_argument = click.argument("graph", type=FILE, default="graph.ttl")
graph_option = click.option(
    "-g", "--graph", type=FILE, default="graph.ttl", show_default=True, help="The graph to ask."
)
format_option = click.option(
    "--format",
    type=click.Choice(["table", "csv", "tsv", "json", "markdown"]),
    default="table",
    show_default=True,
    help="Form of the answer.",
)
iris_option = click.option("--iris", is_flag=True, help="Show IRIs instead of labels.")
json_option = click.option("--json", "as_json", is_flag=True, help="Print one JSON object.")
language_option = click.option(
    "--lang",
    "language",
    type=click.Choice(["es", "en"]),
    default="es",
    show_default=True,
    envvar="TEJIDO_LANG",
    show_envvar=True,
    help="Language of what is shown.",
)


@contextmanager
def _authority(folder: Path) -> Iterator[None]:
    """Let a folder be the user's own ledger while a command runs."""
    before = os.environ.get(AUTHORITY)
    os.environ[AUTHORITY] = str(folder)
    try:
        yield
    finally:
        if before is None:
            del os.environ[AUTHORITY]
        else:
            os.environ[AUTHORITY] = before


def _own(ctx: click.Context, _: click.Parameter, folder: Path | None) -> None:
    if folder is not None:
        ctx.with_resource(_authority(folder))


authority_option = click.option(
    "--authority",
    metavar="DIR",
    type=FILE,
    envvar=AUTHORITY,
    show_envvar=True,
    expose_value=False,
    callback=_own,
    help="A folder of ledger entries added to Tejido's.",
)


def _explain(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    """Send what the engine tells of its work to standard error."""
    ctx.meta["verbose"] = wanted
    if wanted:
        import logging

        handler = logging.StreamHandler()
        handler.setFormatter(logging.Formatter("%(message)s"))
        logger = logging.getLogger("tejido")
        logger.addHandler(handler)
        logger.setLevel(logging.INFO)


verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_explain,
    help="Tell on standard error what is done.",
)
