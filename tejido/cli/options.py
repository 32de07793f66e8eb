"""Arguments and options that several commands share."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from tejido.project import AUTHORITY

if TYPE_CHECKING:
    from click.shell_completion import CompletionItem

    from tejido.asking.engines import Engine

__all__ = [
    "FILE",
    "FileOrUrl",
    "Source",
    "answer_format_option",
    "authority_option",
    "evidence_option",
    "format_option",
    "graph_argument",
    "graph_option",
    "iris_option",
    "json_option",
    "keep_going_option",
    "language_option",
    "source_options",
    "timeout_option",
    "verbose_option",
]

_F = TypeVar("_F", bound=Callable[..., Any])
_T = TypeVar("_T")
FILE = click.Path(path_type=Path)
"""A path as it is typed; whether it can be read is said by who reads it."""


class FileOrUrl(click.ParamType[Path | str]):
    """A path as it is typed, or the URL of a page, which stays text."""

    name = "path or url"

    def convert(
        self, value: str | Path, param: click.Parameter | None, ctx: click.Context | None
    ) -> Path | str:
        """Return a URL as text, anything else as a path."""
        from tejido.fetching.fetch import is_url

        return value if isinstance(value, str) and is_url(value) else Path(value)

    def shell_complete(
        self, ctx: click.Context, param: click.Parameter, incomplete: str
    ) -> list[CompletionItem]:
        """Let the shell complete paths."""
        return FILE.shell_complete(ctx, param, incomplete)


graph_argument = click.argument("graph", type=FILE, default="graph.ttl")
_ROWS = ("table", "csv", "tsv", "json", "jsonl", "markdown", "html")


def _format_option(names: Sequence[str]) -> Callable[[_F], _F]:
    return click.option(
        "--format",
        type=click.Choice(names),
        default="table",
        show_default=True,
        help="Form of the answer.",
    )


answer_format_option = _format_option(_ROWS)
format_option = _format_option((*_ROWS, "turtle", "ntriples", "jsonld"))
evidence_option = click.option(
    "--evidence", is_flag=True, help="Show the passages behind each row: quote, document, offsets."
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


graph_option = click.option(
    "-g", "--graph", type=FILE, default="graph.ttl", show_default=True, help="The graph to ask."
)
timeout_option = click.option(
    "--timeout",
    metavar="SECONDS",
    type=click.FloatRange(min=0.1, max=86400),
    help="Silence of the endpoint to wait for.  [default: 8; 60 when it writes]",
)


@dataclass(frozen=True, slots=True)
class Source:
    """What a command is to ask: a file, a store on disk, or an endpoint."""

    graph: Path
    store: Path | None = None
    endpoint: str = ""
    timeout: float | None = None
    max_rows: int | None = None
    max_memory: int | None = None

    def ask(self, work: Callable[[Path | Engine], _T]) -> _T:
        """Return what ``work`` makes of the source, done within the limits.

        An endpoint is asked from here: it has time-outs of its own.
        """
        if self.endpoint:
            return work(self.open())
        from tejido.asking.limits import LIMITS, Limits, within

        seconds = LIMITS.seconds if self.timeout is None else self.timeout
        return within(Limits(seconds, self.max_memory), lambda: work(self.open()))

    def open(self) -> Path | Engine:
        """Return what ``ask`` and ``sparql`` take."""
        if self.endpoint:
            from tejido.endpoint import Remote, endpoint

            return Remote(endpoint(self.endpoint, timeout=self.timeout))
        if self.store is not None:
            from tejido.asking.engines import open_stored

            return open_stored(self.store)
        return self.graph


def source_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command ``--graph``, ``--store`` and ``--endpoint``, as one argument ``source``."""

    @wraps(command)
    def with_source(
        graph: Path | None,
        store: Path | None,
        endpoint: str,
        timeout: float | None,
        max_rows: int,
        max_memory: int,
        **others: object,
    ) -> None:
        if sum(map(bool, (graph, store, endpoint))) > 1:
            raise click.UsageError("Only one of --graph, --store and --endpoint can be asked.")
        source = Source(graph or Path("graph.ttl"), store, endpoint, timeout, max_rows, max_memory)
        command(source=source, **others)

    for option in (
        click.option(
            "--max-memory",
            metavar="MB",
            type=click.IntRange(min=1),
            default=4096,
            show_default=True,
            help="Memory that a query may take.",
        ),
        click.option(
            "--max-rows",
            metavar="N",
            type=click.IntRange(min=1),
            default=1_000_000,
            show_default=True,
            help="Rows to show; it is said when there are more.",
        ),
        click.option(
            "--timeout",
            metavar="SECONDS",
            type=click.FloatRange(min=0.1, max=86400),
            help="Time that a query may take, or silence of an endpoint.  "
            "[default: 60; 8 for an endpoint]",
        ),
        click.option("--endpoint", metavar="URL", default="", help="A SPARQL server to ask."),
        click.option("--store", metavar="DIR", type=FILE, help="A store on disk to ask."),
        click.option("-g", "--graph", type=FILE, help="The graph to ask.  [default: graph.ttl]"),
    ):
        with_source = option(with_source)
    return with_source


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


keep_going_option = click.option(
    "--keep-going/--no-keep-going",
    default=None,
    help="Leave out documents that cannot be read, or stop at the first.  [default: stop at one "
    "that was named, leave out those of folders and ZIP files]",
)
verbose_option = click.option(
    "-v",
    "--verbose",
    is_flag=True,
    expose_value=False,
    callback=_explain,
    help="Tell on standard error what is done.",
)
