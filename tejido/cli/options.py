"""Arguments and options that several commands share."""

from __future__ import annotations

from pathlib import Path

import click

__all__ = [
    "FILE",
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
