"""Write the network for other tools: CSV, GraphML, GEXF, JSON; the same graph, the same bytes."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.errors import OutputError
from tejido.exporting.network import gexf_of, graphml_of, printable
from tejido.exporting.tables import table
from tejido.graph.files import replace_file
from tejido.network.flat import (
    EDGE_COLUMNS,
    EVIDENCE_COLUMNS,
    NODE_COLUMNS,
    Flat,
    edges,
    evidence,
    nodes,
)
from tejido.network.measures import Measures, measures
from tejido.network.network import network

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["FORMATS", "write_network"]

FORMATS = {
    "csv": "network-csv",
    "graphml": "network.graphml",
    "gexf": "network.gexf",
    "json": "network.json",
}
"""Format → how its file, or its folder, is called by itself."""
_GEPHI = ("Source", "Target", "Type", "Id")
_Measured = Mapping[str, Measures] | None


def write_network(
    graph_path: Path,
    format: str,
    out: Path | None = None,
    language: str = "es",
    *,
    measured: bool = False,
) -> tuple[Path, ...]:
    """Write the partnerships of a graph file in a format of other tools; return the files.

    Args:
        graph_path: a graph file that Tejido built.
        format: one of :data:`FORMATS`.
        out: the file to write, for ``csv`` the folder; by itself as :data:`FORMATS` has it.
        language: ``es`` or ``en``, that of labels.
        measured: with the measures of each institution.

    Raises:
        GraphError: the graph is missing, broken, or none that Tejido built.
        OutputError: there is no such format, or a file cannot be written.
    """
    if format not in FORMATS:
        raise OutputError(f"'{format}' is no format of networks; take {', '.join(FORMATS)}")
    graph = network(graph_path)
    out = out or Path(FORMATS[format])
    if format == "csv":
        _make_folder(out)
    parts = _parts(graph, format, out, language, measures(graph) if measured else None)
    for path, text in parts.items():
        replace_file(path, text, check=lambda written: None)
    return tuple(parts)


def _make_folder(path: Path) -> None:
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise OutputError(f"{path}: cannot be a folder: {error.strerror or error}") from error


def _parts(
    graph: nx.MultiDiGraph[str], format: str, out: Path, language: str, measured: _Measured
) -> dict[Path, Iterable[str]]:
    """Return what goes into each file."""
    if format == "csv":
        return {
            out / "nodes.csv": table(_node_rows(graph, language, measured), _node_head(measured)),
            out / "edges.csv": table(_edge_rows(graph, language), (*_GEPHI, *EDGE_COLUMNS)),
            out / "evidence.csv": table(evidence(graph), EVIDENCE_COLUMNS),
        }
    if format == "json":
        return {out: _json(graph, language, measured)}
    flat = _flat(graph, language, measured)
    return {out: graphml_of(flat) if format == "graphml" else gexf_of(flat)}


def _node_head(measured: _Measured) -> tuple[str, ...]:
    more = [one.name for one in fields(Measures)] if measured is not None else []
    return ("Id", *NODE_COLUMNS, *more)


def _node_rows(graph: nx.MultiDiGraph[str], language: str, measured: _Measured) -> Iterator[Flat]:
    """Yield rows as Gephi reads them."""
    for iri, about in nodes(graph, language, measured):
        yield {"Id": iri, **about}


def _edge_rows(graph: nx.MultiDiGraph[str], language: str) -> Iterator[Flat]:
    for first, second, key, about in edges(graph, language):
        kind = "Directed" if about["directed"] else "Undirected"
        yield {"Source": first, "Target": second, "Type": kind, "Id": key, **about}


def _flat(graph: nx.MultiDiGraph[str], language: str, measured: _Measured) -> nx.MultiDiGraph[str]:
    """Return the network with attributes that XML can hold, each of one type."""
    import networkx as nx

    made: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    for iri, about in nodes(graph, language, measured):
        made.add_node(iri, **_printable(about))
    for first, second, key, about in edges(graph, language):
        years = {name: str(about[name]) for name in ("first_year", "last_year")}
        made.add_edge(first, second, key, **_printable({**about, **years}))
    return made


def _printable(about: Flat) -> Flat:
    return {key: printable(v) if isinstance(v, str) else v for key, v in about.items()}


def _json(graph: nx.MultiDiGraph[str], language: str, measured: _Measured) -> Iterator[str]:
    """Yield JSON that networkx.node_link_graph(data, edges="edges") takes; evidence in edges."""
    stated: dict[str, list[Flat]] = {}
    for row in evidence(graph):
        key = str(row.pop("partnership"))
        stated.setdefault(key, []).append(row)
    data = {
        "directed": True,
        "multigraph": True,
        "graph": {"language": language},
        "nodes": [{"id": iri, **about} for iri, about in nodes(graph, language, measured)],
        "edges": [
            {
                "source": first,
                "target": second,
                "key": key,
                **about,
                "evidence": stated.get(key, []),
            }
            for first, second, key, about in edges(graph, language)
        ],
    }
    yield json.dumps(data, ensure_ascii=False, indent=1) + "\n"
