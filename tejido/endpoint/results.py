"""What a server sends as an answer becomes rows, a bool, or triples."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

import pyoxigraph as ox

from tejido.asking.results import Rows, Term
from tejido.endpoint.exchange import Reply, first_line
from tejido.errors import EndpointError

__all__ = ["read_json", "read_triples"]

_VIRTUOSO_ASK = ("__ASK_RETVAL",)
"""How Virtuoso 7 heads the one cell, 0 or 1, that it gives for a bool."""


def read_json(reply: Reply, url: str) -> Rows | bool:
    """Return the answer of SPARQL 1.1 Query Results JSON.

    Raises:
        EndpointError: it is something else, such as a web page.
    """
    try:
        found = json.loads(reply.body)
        if isinstance(found.get("boolean"), bool):
            return bool(found["boolean"])
        rows = _rows(found)
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError):
        raise _no_results(reply, url) from None
    if rows.columns == _VIRTUOSO_ASK:
        return [str(term) for row in rows for term in row] == [str(ox.Literal(1))]
    return rows


def read_triples(reply: Reply, url: str) -> tuple[ox.Triple, ...]:
    """Return the sorted triples of Turtle or N-Triples.

    Raises:
        EndpointError: it is something else.
    """
    try:
        if "html" in reply.type:
            raise _no_results(reply, url)
        quads = ox.parse(reply.body, format=ox.RdfFormat.TURTLE, base_iri=url)
        return tuple(sorted({quad.triple for quad in quads}, key=str))
    except (SyntaxError, ValueError):
        raise _no_results(reply, url) from None


def _rows(found: Mapping[str, Any]) -> Rows:
    columns = tuple(map(str, found["head"]["vars"]))
    bindings = found["results"]["bindings"]
    return Rows(columns, tuple(tuple(_term(row.get(name)) for name in columns) for row in bindings))


def _term(cell: Mapping[str, Any] | None) -> Term | None:
    if cell is None:
        return None
    value = cell["value"]
    match cell["type"]:
        case "uri":
            return ox.NamedNode(value)
        case "bnode":
            return ox.BlankNode("".join(c if c.isalnum() else "x" for c in value))
        case "triple":
            parts = (_term(value[part]) for part in ("subject", "predicate", "object"))
            return ox.Triple(*parts)  # type: ignore[arg-type]
    if language := cell.get("xml:lang"):
        return ox.Literal(value, language=language)
    datatype = cell.get("datatype")
    return ox.Literal(value, datatype=ox.NamedNode(datatype) if datatype else None)


def _no_results(reply: Reply, url: str) -> EndpointError:
    where = url.partition("?")[0]
    if "html" in reply.type or reply.body.lstrip()[:1] == b"<":
        return EndpointError(
            f"{where}: answers with a web page, not with results; give the URL of its SPARQL "
            "endpoint, often .../sparql or .../query"
        )
    said = first_line(reply.body)[:60] or "nothing"
    return EndpointError(f"{where}: answers with no SPARQL results: {said}; is it an endpoint?")
