"""``tejido validate``: does a graph keep the rules of the ontology."""

from __future__ import annotations

from pathlib import Path

import click

from tejido.cli.options import graph_argument, language_option
from tejido.project import ID

__all__ = ["command"]


@click.command()
@graph_argument
@language_option
def command(graph: Path, language: str) -> int:
    """Check a graph against the shapes and as a whole.

    Each problem names the node, the rule and the document. Exit code 1 when there are any.
    """
    from tejido.graph.shapes import validate

    problems = validate(graph)
    for problem in problems:
        message = problem.message_es if language == "es" else problem.message_en
        document = f" ({problem.document.rpartition('/')[2]})" if problem.document else ""
        click.echo(f"{problem.node.removeprefix(ID)}: {problem.rule}: {message}{document}")
    if not problems:
        click.echo(f"{graph}: keeps every rule")
    return 1 if problems else 0
