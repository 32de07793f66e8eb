"""``tejido query``: the questions of the catalogue, each a command with options of its own."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from tejido.cli.options import (
    Source,
    answer_format_option,
    evidence_option,
    iris_option,
    language_option,
    source_options,
)
from tejido.cli.showing import Shown, show, shown

if TYPE_CHECKING:
    from tejido.asking.catalogue import Question
    from tejido.asking.engines import Engine
    from tejido.asking.question import Parameter

__all__ = ["command"]


class _Catalogue(click.Group):
    """A group whose commands are the questions; options may stand before the name too."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        ctx.meta["language"] = _language(args)
        names = set(self.list_commands(ctx))
        at = next((i for i, word in enumerate(args) if word in names), 0)
        return super().parse_args(ctx, [args[at], *args[:at], *args[at + 1 :]] if at else args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        from tejido.asking.catalogue import catalogue

        return [question.name for question in catalogue()]

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        from tejido.asking.catalogue import catalogue

        lang = ctx.meta["language"]
        return next((_command(q, lang) for q in catalogue() if q.name == cmd_name), None)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        from tejido.asking.catalogue import find

        if not ctx.resilient_parsing and not args[0].startswith("-"):
            find(args[0])  # whose error suggests the nearest name
        return super().resolve_command(ctx, args)


def _language(args: list[str]) -> str:
    """Return the language of the help, which is shown before options are read."""
    words = [part for word in args for part in word.split("=", 1)]
    given = words[words.index("--lang") + 1 :][:1] if "--lang" in words else []
    return "en" if "en" in (given or (os.environ.get("TEJIDO_LANG"),)) else "es"


@click.group(
    cls=_Catalogue, invoke_without_command=True, subcommand_metavar="[NAME [--PARAM VALUE]...]"
)
@language_option
@click.pass_context
def command(ctx: click.Context, language: str) -> None:
    """Ask a question of the catalogue, or list them.

    Each question has parameters of its own, such as --of UNODC; 'tejido query NAME --help' tells
    them. Names are taken as people write them: an acronym, with or without accents, in Spanish or
    English.
    """
    if ctx.invoked_subcommand is None:
        from tejido.asking.catalogue import catalogue

        for question in catalogue():
            click.echo(f"{question.name:28} {question.title(language)}")
            for param in question.params:
                click.echo(f"    --{param.name:22} {param.help(language)}")


def _command(question: Question, lang: str) -> click.Command:
    """Return the command of a question; its shared options come after its own."""
    made: click.Command = click.command(
        question.name,
        params=[_option(param, lang) for param in question.params],
        help=f"{question.title_es}\n\n{question.title_en}",
        short_help=question.title(lang),
    )(_asking(question.name))
    return made


def _option(param: Parameter, lang: str) -> click.Option:
    from tejido.cli.completing import Value

    default = f"  [default: {param.default.removeprefix('tejido:')}]" if param.default else ""
    return click.Option(
        [f"--{param.name}", param.name], type=Value(param.types), help=param.help(lang) + default
    )


def _asking(name: str) -> Any:
    @source_options
    @answer_format_option
    @evidence_option
    @language_option
    @iris_option
    def answer(
        source: Source, format: str, evidence: bool, language: str, iris: bool, **params: str | None
    ) -> None:
        _answer(name, source, params, format, evidence, language, iris)

    return answer


def _answer(
    name: str,
    source: Source,
    params: Mapping[str, str | None],
    format: str,
    evidence: bool,
    language: str,
    iris: bool,
) -> None:
    from tejido.asking.run import ask

    def asked(graph: Path | Engine) -> Shown:
        rows = ask(name, graph, params, evidence=evidence, most=source.max_rows)
        unproven = evidence and not all(rows.evidence or ()) and format != "html"
        return shown(rows, format, language, iris, rows.unproven[language] if unproven else "")

    show(source.ask(asked))
