"""A graph file becomes a site: read once, then served as it was."""

from __future__ import annotations

from pathlib import Path

from tejido.asking.catalogue import catalogue
from tejido.asking.engines import Oxigraph
from tejido.graph.store import open_built
from tejido.network import network
from tejido.serving.entities import Entities
from tejido.serving.known import known
from tejido.serving.mapping import MapPages
from tejido.serving.querying import Querying
from tejido.serving.running import Runner
from tejido.serving.site import Site

__all__ = ["open_site"]


def open_site(graph: Path, lang: str = "es") -> Site:
    """Return what answers about a graph file.

    Args:
        graph: a graph that Tejido built.
        lang: the language for browsers that prefer neither Spanish nor English.

    Raises:
        GraphError: the file is missing, broken, or none that Tejido built.
        QueryError: a question of the catalogue is broken.
    """
    store = open_built(graph)
    catalogue()
    ties = network(graph)
    return Site(
        MapPages(ties, graph),
        Entities(known(store), ties),
        Querying(Runner(Oxigraph(store))),
        lang,
    )
