"""What the shell offers for the value of a question's parameter: names of the graph."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from tejido.cli.options import Source
from tejido.errors import TejidoError

if TYPE_CHECKING:
    _Text = click.ParamType[str]
else:
    _Text = click.ParamType

__all__ = ["Value"]

MAX_BYTES = 16 * 1024 * 1024
"""A larger graph file takes too long to load while a person waits for the key."""


class Value(_Text):
    """A value as people write it; the question's own rules tell later whether it fits."""

    def __init__(self, types: Sequence[str]) -> None:
        self.types = tuple(types)
        self.name = "|".join(types)

    def get_metavar(self, param: click.Parameter, ctx: click.Context) -> str:
        """Return the types in capitals."""
        return self.name.upper()

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Return the names that begin as the word does; none when there is no graph."""
        source = _source(ctx)
        try:
            if source.endpoint or (not source.store and source.graph.stat().st_size > MAX_BYTES):
                return []
            return _items(self.types, source, incomplete)
        except (OSError, TejidoError):
            return []


def _source(ctx: click.Context) -> Source:
    given = ctx.params
    graph = given.get("graph") or Path("graph.ttl")
    return Source(graph, given.get("store"), given.get("endpoint") or "")


def _items(types: Sequence[str], source: Source, incomplete: str) -> list[CompletionItem]:
    from tejido.asking.engines import open_graph
    from tejido.asking.offering import offered

    graph = source.open()
    engine = open_graph(graph) if isinstance(graph, Path) else graph
    return [
        CompletionItem(name, help=_one_line(told))
        for name, told in _printable(offered(incomplete, types, engine))
    ]


def _printable(found: Iterable[tuple[str, str]]) -> Iterable[tuple[str, str]]:
    """Leave out names that would break the line that carries them to the shell."""
    return ((name, told) for name, told in found if name.isprintable())


def _one_line(text: str) -> str | None:
    return " ".join(text.split()) or None
