from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import networkx as nx
import pytest

from tejido.cli import run
from tejido.cli.network import FORMATS as COMMAND_FORMATS
from tejido.network import network
from tejido.network.flat import EDGE_COLUMNS, EVIDENCE_COLUMNS, NODE_COLUMNS
from tejido.network.writing import FORMATS, write_network
from tejido.project import ID

ROOT = Path(__file__).parents[2]
OIM = f"{ID}institution/int-oim"
GRAPH = ROOT / "tests/drawing/fixture.ttl"
HOSTILE = {
    "Fundación Camino a Casa": "=cmd|' /C calc'!A0",
    "Universidad del Caribe": "@SUM(1+1)*cmd",
    "Foro de fiscalías": "<script>alert(1)</script>",
    "Quintana Roo": "-1+1",
    "Acta de la comisión": "{{7*7}}\\u0007\\u2028",
}


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read(path: Path, format: str) -> Any:
    if format == "json":
        return nx.node_link_graph(json.loads(path.read_text(encoding="utf-8")), edges="edges")
    return nx.read_gexf(path) if format == "gexf" else nx.read_graphml(path)


def test_the_formats_are_those_of_the_writing() -> None:
    assert tuple(FORMATS) == COMMAND_FORMATS


def test_the_tables_hold_every_institution_partnership_and_passage(tmp_path: Path) -> None:
    graph = network(GRAPH)
    write_network(GRAPH, "csv", tmp_path, measured=True)
    nodes, edges, said = (rows(tmp_path / f"{n}.csv") for n in ("nodes", "edges", "evidence"))
    assert {row["Id"] for row in nodes} == set(graph)
    assert len(edges) == graph.number_of_edges() == len({row["Id"] for row in edges})
    stated: Any = graph.edges(data="evidence")
    passages = [quote for *_, claims in stated for claim in claims for quote in claim.quotes]
    assert sorted(row["quote"] for row in said) == sorted(quote.exact for quote in passages)
    assert {row["partnership"] for row in said} == {row["Id"] for row in edges}
    paid = next(row for row in edges if row["family"] == "funding" and "unodc" in row["Target"])
    assert (paid["Type"], paid["first_year"], paid["programme_label"]) == (
        "Directed", "2010", "Campaña Corazón Azul",
    )  # fmt: skip
    assert (paid["first_roles"], paid["second_roles"]) == ("funder", "implementer")
    assert next(row for row in nodes if row["Id"].endswith("int-oim"))["broker"] != ""


def test_a_table_has_its_columns_even_when_it_is_empty(tmp_path: Path) -> None:
    empty = tmp_path / "graph.ttl"
    empty.write_text(
        "<https://w3id.org/tejido/id/document/a> a <https://w3id.org/tejido/ns#Document> .",
        encoding="utf-8",
    )
    for graph, folder in ((GRAPH, tmp_path / "full"), (empty, tmp_path / "empty")):
        write_network(graph, "csv", folder)
    for name, head in (
        ("nodes", ("Id", *NODE_COLUMNS)),
        ("edges", ("Source", "Target", "Type", "Id", *EDGE_COLUMNS)),
        ("evidence", EVIDENCE_COLUMNS),
    ):
        for made in ("full", "empty"):
            with (tmp_path / made / f"{name}.csv").open(encoding="utf-8", newline="") as file:
                assert tuple(next(csv.reader(file))) == head
        assert all(None not in row for row in rows(tmp_path / "full" / f"{name}.csv"))


@pytest.mark.parametrize("format", ["graphml", "gexf", "json"])
def test_other_forms_are_read_back_whole(tmp_path: Path, format: str) -> None:
    graph: Any = network(GRAPH)
    out = tmp_path / "network"
    write_network(GRAPH, format, out, "en", measured=True)
    back = read(out, format)
    assert set(back) == set(graph)
    assert back.number_of_edges() == graph.number_of_edges()
    oim = back.nodes[OIM]
    assert oim["label"] == "International Organization for Migration"
    others = {*graph.successors(OIM), *graph.predecessors(OIM)}
    assert (oim["degree"], oim["sampled"]) == (len(others), False)
    families = sorted(family for *_, family in back.edges(data="family"))
    assert families == sorted(family for *_, family in graph.edges(data="family"))


def test_json_has_the_evidence_of_each_partnership(tmp_path: Path) -> None:
    write_network(GRAPH, "json", tmp_path / "network.json")
    data = json.loads((tmp_path / "network.json").read_text(encoding="utf-8"))
    assert all(edge["evidence"] for edge in data["edges"])
    said = {row["quote"] for edge in data["edges"] for row in edge["evidence"]}
    assert "Fiscalías presentes" in said


@pytest.mark.parametrize("format", list(FORMATS))
def test_hostile_names_are_names(tmp_path: Path, format: str) -> None:
    text = GRAPH.read_text(encoding="utf-8")
    for name, hostile in HOSTILE.items():
        assert f'"{name}"' in text
        text = text.replace(f'"{name}"', f'"{hostile}"')
    graph = tmp_path / "graph.ttl"
    graph.write_text(text, encoding="utf-8")
    out = tmp_path / "out"
    write_network(graph, format, out)
    if format != "csv":
        assert set(read(out, format)) == set(network(graph))
        return
    cells = [cell for path in out.iterdir() for row in rows(path) for cell in row.values()]
    assert not [cell for cell in cells if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]
    assert any(cell.startswith("'=cmd") for cell in cells)


@pytest.mark.parametrize("format", list(FORMATS))
def test_the_same_bytes_in_every_process(tmp_path: Path, format: str) -> None:
    made = []
    for seed in ("1", "2"):
        out = tmp_path / seed
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": str(ROOT)}
        command = [sys.executable, "-m", "tejido", "network", str(GRAPH), "--format", format]
        subprocess.run(
            [*command, "--measures", "-o", str(out)], env=env, check=True, capture_output=True
        )
        files = sorted(out.iterdir()) if out.is_dir() else [out]
        made.append([file.read_bytes() for file in files])
    assert made[0] == made[1]


def test_the_command_says_what_it_wrote(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    assert run(["network", str(GRAPH), "--lang", "en"]) == 0
    assert capsys.readouterr().out == (
        "Written: network-csv/nodes.csv, network-csv/edges.csv, network-csv/evidence.csv\n"
    )


@pytest.mark.parametrize("format", list(FORMATS))
def test_where_nothing_can_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], format: str
) -> None:
    (tmp_path / "file").write_text("")
    out = tmp_path / "file" / "network"
    assert run(["network", str(GRAPH), "--format", format, "-o", str(out)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"tejido: {out}: cannot be ")
    assert told.count("\n") == 1
