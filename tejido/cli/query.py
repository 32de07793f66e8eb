"""``tejido query``: the questions of the catalogue."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import click

from tejido.cli.options import Source, format_option, iris_option, language_option, source_options

if TYPE_CHECKING:
    from tejido.asking.catalogue import Question

__all__ = ["command"]


@click.command(context_settings={"ignore_unknown_options": True})
@click.argument("name", required=False)
@click.argument("values", metavar="[--PARAM VALUE]...", nargs=-1, type=click.UNPROCESSED)
@source_options
@format_option
@language_option
@iris_option
def command(
    name: str | None,
    values: tuple[str, ...],
    source: Source,
    format: str,
    language: str,
    iris: bool,
) -> None:
    """Ask a question of the catalogue, or list them.

    Each question has parameters of its own, such as --of UNODC; the list tells them. Names are
    taken as people write them: an acronym, with or without accents, in Spanish or English.
    """
    if name is None:
        from tejido.asking.catalogue import catalogue

        click.echo("\n".join(_listed(catalogue(), language)))
        return
    from tejido.asking.formats import write
    from tejido.asking.run import ask

    answer = ask(name, source.open(), dict(_pairs(values)))
    click.echo(write(answer, format, language, iris=iris), nl=False)


def _listed(questions: Iterable[Question], language: str) -> Iterator[str]:
    for question in questions:
        yield f"{question.name:28} {question.title_es if language == 'es' else question.title_en}"
        for param in question.params:
            yield f"    --{param.name:22} {param.help(language)}"


def _pairs(values: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Yield name and value of ``--name value`` and ``--name=value``."""
    rest = iter(values)
    for word in rest:
        if not word.startswith("--"):
            raise click.UsageError(f"Expected --PARAM VALUE, got {word!r}.")
        name, equals, value = word[2:].partition("=")
        given = value if equals else next(rest, None)
        if given is None:
            raise click.UsageError(f"--{name} needs a value.")
        yield name, given
