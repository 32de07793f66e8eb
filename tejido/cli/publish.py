"""``tejido publish``: the graph on a SPARQL server."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import click

from tejido.cli.options import FILE, language_option, timeout_option
from tejido.cli.watching import track

if TYPE_CHECKING:
    from tejido.endpoint.publishing import Published

__all__ = ["command"]


@click.command()
@click.argument("graphs", metavar="[GRAPH]...", type=FILE, nargs=-1)
@click.option("--endpoint", metavar="URL", required=True, help="Where the server is asked.")
@click.option("--name", metavar="IRI", help="The named graph for triples that are in none.")
@click.option("--remove", is_flag=True, help="Remove what was published and is not in GRAPH.")
@click.option("--graph-store", metavar="URL", default="", help="Where the server takes graphs.")
@click.option("--update-endpoint", metavar="URL", default="", help="Where it takes updates.")
@timeout_option
@language_option
def command(
    graphs: tuple[Path, ...],
    endpoint: str,
    name: str | None,
    remove: bool,
    graph_store: str,
    update_endpoint: str,
    timeout: float | None,
    language: str,
) -> None:
    """Put the named graphs of files on a SPARQL server, replacing those that changed.

    Without GRAPH: graph.ttl, or with --remove nothing, so that all that was published goes. After
    an interruption, the same command goes on where it stopped. Credentials are taken from
    TEJIDO_ENDPOINT_USER and TEJIDO_ENDPOINT_PASSWORD or from ~/.netrc.
    """
    from tejido.endpoint import endpoint as server_at
    from tejido.endpoint import publish, unpublish
    from tejido.endpoint.publishing import WHOLE
    from tejido.wording import texts

    server = server_at(endpoint, store=graph_store, update=update_endpoint, timeout=timeout)
    said = texts(language, "stores")
    if remove and not graphs:
        done = unpublish(server)
    else:
        done = publish(
            graphs or (Path("graph.ttl"),),
            server,
            default=name or WHOLE,
            remove=remove,
            track=lambda parts: track(parts, said["sending"]),
        )
    click.echo(f"{endpoint}: {', '.join(_told(done, said))}")


def _told(done: Published, said: dict[str, str]) -> Iterator[str]:
    if done.sent:
        yield said["sent"].format(graphs=len(done.sent), triples=done.triples)
    for part in ("unchanged", "removed", "kept"):
        if graphs := getattr(done, part):
            yield said[part].format(graphs=len(graphs))
    if not (done.sent or done.unchanged or done.removed or done.kept):
        yield said["nothing"]
