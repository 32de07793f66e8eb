"""Graph files: which are read, and how broken or foreign ones are told."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.asking.engines import open_graph
from tejido.asking.run import ask, sparql
from tejido.errors import GraphError
from tests.asking.golden import GRAPHS

BROKEN = {
    "missing.ttl": (None, "cannot be read (No such file or directory)"),
    "graph.txt": (b"", "not a graph file; give one that ends in .ttl"),
    "graph": (b"", "not a graph file"),
    "page.ttl": (b"<!doctype html>\n<html>", "page.ttl:1: is no Turtle: "),
    "torn.ttl": (GRAPHS["fixture"].read_bytes()[:2000], "is no Turtle: "),
    "binary.ttl": (bytes(range(256)), "is no Turtle: "),
    "third.nt": (
        b"<urn:a> <urn:b> <urn:c> .\n\n<urn:a> <urn:b> .\n",
        "third.nt:3: is no N-Triples",
    ),
    "odd.jsonld": (b"{", "is no JSON-LD: "),
}


@pytest.mark.parametrize("engine", ["pyoxigraph", "rdflib"])
@pytest.mark.parametrize("name", BROKEN)
def test_a_broken_file_is_one_line(name: str, engine: str, tmp_path: Path) -> None:
    data, says = BROKEN[name]
    path = tmp_path / name
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(GraphError) as error:
        sparql("ASK {}", path, engine=engine)
    assert str(error.value).startswith(str(path))
    assert says in str(error.value)
    assert "\n" not in str(error.value)


def test_a_folder_is_no_graph(tmp_path: Path) -> None:
    folder = tmp_path / "graph.ttl"
    folder.mkdir()
    with pytest.raises(GraphError, match="cannot be read"):
        open_graph(folder)


def test_a_foreign_graph_answers_free_queries_only(tmp_path: Path) -> None:
    path = tmp_path / "foreign.ttl"
    path.write_text("<urn:a> <urn:b> <urn:c> .", encoding="utf-8")
    assert sparql("ASK { <urn:a> ?p ?o }", path) is True
    with pytest.raises(GraphError, match=r"foreign\.ttl: holds no document read by Tejido"):
        ask("partners", path)
