"""What a person who watches the terminal sees besides the result, always on standard error."""

from __future__ import annotations

import sys
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, TypeVar

import click

if TYPE_CHECKING:
    from tejido.reading.searching import Failed

__all__ = ["complain", "track", "warn"]

Item = TypeVar("Item")


def track(items: Sequence[Item], doing: str = "Reading") -> Iterable[Item]:
    """Go through ``items`` under a progress bar when a person watches, in silence otherwise."""
    if not sys.stderr.isatty() or click.get_current_context().meta.get("verbose"):
        return items
    from rich.console import Console
    from rich.progress import track as bar

    return bar(items, description=doing, console=Console(stderr=True), transient=True)


def warn(lines: Iterable[str]) -> None:
    """Print a line for each warning."""
    for line in lines:
        click.echo(f"tejido: warning: {line}", err=True)


def complain(failed: Iterable[Failed]) -> int:
    """Print a line for each reason why files could not be read; return the exit code."""
    reasons = dict.fromkeys(one.reason for one in failed)
    for reason in reasons:
        click.echo(f"tejido: {reason}", err=True)
    return 1 if reasons else 0
