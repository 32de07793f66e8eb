"""The ``tejido`` command: each subcommand is a file of this folder, imported when it is used."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from importlib import import_module

import click

from tejido.errors import TejidoError

__all__ = ["COMMANDS", "COMPLETE", "main", "run", "tejido"]

COMMANDS = (
    "build",
    "facts",
    "explain",
    "evaluate",
    "audit",
    "validate",
    "report",
    "review",
    "why",
    "query",
    "sparql",
    "store",
    "publish",
    "export",
    "network",
    "map",
    "serve",
    "authority",
    "rename",
    "forget",
    "completion",
)
"""The subcommands in the order of the help: from documents to graph, then what to do with it."""

COMPLETE = "_TEJIDO_COMPLETE"
"""The variable by which a shell asks for what may go on from a word."""
FAULT, USAGE, INTERRUPTED = 1, 2, 130


class _Files(click.Group):
    """A group whose subcommands are the objects ``command`` of the files named as they are."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"tejido.cli.{cmd_name}").command
        return command


def _version(ctx: click.Context, _: click.Parameter, wanted: bool) -> None:
    if wanted:
        from tejido import __version__

        click.echo(f"tejido {__version__}")
        ctx.exit()


@click.group(
    cls=_Files,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100},
    epilog="Exit codes: 0 fine; 1 a document, a graph or a result is at fault; 2 wrong usage.",
)
@click.option(
    "--version",
    is_flag=True,
    is_eager=True,
    expose_value=False,
    callback=_version,
    help="Show the version and exit.",
)
def tejido() -> None:
    """Weave documents of institutions into a graph whose every fact carries its sentence."""


def run(arguments: Sequence[str] | None = None) -> int:
    """Run the command line ``arguments`` (default: the process's own); return its exit code.

    Whatever the user caused ends here as one line on standard error.
    """
    if COMPLETE in os.environ:
        import_module("tejido.cli.shells").register()
    try:
        status = tejido.main(arguments, prog_name="tejido", standalone_mode=False)
    except click.exceptions.NoArgsIsHelpError as error:
        error.show()
        return USAGE
    except click.UsageError as error:
        command = error.ctx.command_path if error.ctx else "tejido"
        _complain(command, f"{error.format_message()} See '{command} --help'.")
        return USAGE
    except TejidoError as error:
        _complain("tejido", str(error))
        return FAULT
    except OSError as error:
        _complain("tejido", f"{error.filename}: {error.strerror}" if error.filename else str(error))
        return FAULT
    except (KeyboardInterrupt, click.Abort):
        return INTERRUPTED
    return status if isinstance(status, int) else 0


def _complain(who: str, message: str) -> None:
    from tejido.privacy import masked

    click.echo(f"{who}: {masked(message)}", err=True)


def main() -> None:
    """Run the command line of this process and exit with its code."""
    status = run()
    try:
        if sys.stdout:  # None when it was closed before we began
            sys.stdout.flush()
    except BrokenPipeError:  # whoever read us has gone; nothing is left to say at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        status = FAULT
    sys.exit(status)
