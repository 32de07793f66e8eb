"""Named graphs written to a server: by the Graph Store Protocol, or else by SPARQL Update."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Protocol
from urllib.parse import quote
from urllib.request import Request

from tejido.endpoint.address import Endpoint
from tejido.endpoint.exchange import Refused, exchange
from tejido.errors import EndpointError

__all__ = ["GraphStore", "Updates", "Writer", "writer"]


class Writer(Protocol):
    """Anything that replaces, adds to and removes named graphs; ``part`` triples at a time."""

    @property
    def part(self) -> int:
        """How many triples one request may carry."""

    def put(self, graph: str, triples: str) -> None:
        """Replace a graph by some N-Triples in one request."""

    def add(self, graph: str, triples: str) -> None:
        """Add N-Triples to a graph."""

    def remove(self, graph: str) -> None:
        """Remove a graph; one that is not there is fine."""


@dataclass(frozen=True, slots=True)
class GraphStore:
    """The SPARQL 1.1 Graph Store HTTP Protocol, with indirect identification of graphs."""

    server: Endpoint
    part: int = 20_000

    def put(self, graph: str, triples: str) -> None:
        """Replace a graph by some N-Triples in one request."""
        self._send("PUT", graph, triples)

    def add(self, graph: str, triples: str) -> None:
        """Add N-Triples to a graph."""
        self._send("POST", graph, triples)

    def remove(self, graph: str) -> None:
        """Remove a graph; one that is not there is fine."""
        try:
            self._send("DELETE", graph, None)
        except Refused as refusal:
            if refusal.status != 404:
                raise

    def _send(self, method: str, graph: str, triples: str | None) -> None:
        body = None if triples is None else triples.encode()
        url = f"{self.server.store}?graph={quote(graph, safe='')}"
        # every server reads N-Triples as the Turtle it is, not every one by its own name
        headers = {"Content-Type": "text/turtle; charset=utf-8"} if body is not None else {}
        request = Request(url, data=body, headers=headers, method=method)
        exchange(request, self.server, writes=True)


@dataclass(frozen=True, slots=True)
class Updates:
    """SPARQL 1.1 Update, for servers that have no graph store."""

    server: Endpoint
    part: int = 1_000
    """Virtuoso compiles an update, and some 10,000 triples are too much for its compiler."""

    def put(self, graph: str, triples: str) -> None:
        """Replace a graph by some N-Triples in one request."""
        self._send(f"DROP SILENT GRAPH <{graph}> ;\n{_insert(graph, triples)}")

    def add(self, graph: str, triples: str) -> None:
        """Add N-Triples to a graph."""
        self._send(_insert(graph, triples))

    def remove(self, graph: str) -> None:
        """Remove a graph; one that is not there is fine."""
        self._send(f"DROP SILENT GRAPH <{graph}>")

    def _send(self, text: str) -> None:
        headers = {"Content-Type": "application/sparql-update; charset=utf-8"}
        request = Request(self.server.update, text.encode(), headers, method="POST")
        exchange(request, self.server, writes=True)


def _insert(graph: str, triples: str) -> str:
    return f"INSERT DATA {{ GRAPH <{graph}> {{\n{triples}}} }}"


def writer(server: Endpoint, graph: str, triples: str) -> Writer:
    """Put a first graph, and return the way that the server took it.

    Raises:
        EndpointError: the server takes it in no way, or cannot be reached.
    """
    refusals: list[Refused] = []
    ways: tuple[Writer, ...] = (GraphStore(server), Updates(server))
    for way in ways[0 if server.store else 1 :]:
        try:
            way.put(graph, triples)
            return way
        except Refused as refusal:
            if refusal.status not in (400, 404, 405, 406, 415, 501):
                raise
            refusals.append(refusal)
    raise EndpointError(
        f"{server.query}: takes no graphs: {'; '.join(str(refusal) for refusal in refusals)}; "
        "--graph-store or --update-endpoint tell where it does"
    )
