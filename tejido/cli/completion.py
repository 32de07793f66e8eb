"""``tejido completion``: what a shell needs to complete the words of the others."""

from __future__ import annotations

import click

__all__ = ["command"]


@click.command()
@click.argument("shell", type=click.Choice(["bash", "zsh", "fish"]))
def command(shell: str) -> None:
    """Print what a shell needs to complete the words of tejido.

    \b
    bash  in ~/.bashrc:               eval "$(tejido completion bash)"
    zsh   in ~/.zshrc, after compinit: eval "$(tejido completion zsh)"
    fish  tejido completion fish > ~/.config/fish/completions/tejido.fish

    The values of a question's parameters are names of the graph given by -g, or of graph.ttl here.
    """
    from click.shell_completion import get_completion_class

    from tejido.cli import COMPLETE, tejido
    from tejido.cli.shells import register

    register()
    found = get_completion_class(shell)
    assert found is not None
    click.echo(found(tejido, {}, "tejido", COMPLETE).source())
