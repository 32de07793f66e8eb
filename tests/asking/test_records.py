"""Graphs from Python: rows with attributes, frames, networks, evidence, notebooks."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import networkx
import pytest
from pyoxigraph import Literal, NamedNode

from tejido import Graph
from tejido.asking.records import Records, Thing
from tejido.asking.results import Rows
from tejido.asking.run import ask
from tejido.errors import EndpointError, GraphError, QueryError
from tejido.graph.disk import fill
from tejido.graph.terms import XSD
from tejido.project import ID
from tests.asking.golden import GRAPHS

AIA = f"{ID}institution/int-aia"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return Graph.open(GRAPHS["fixture"])


@pytest.fixture(scope="module")
def partners(graph: Graph) -> Records:
    return graph.ask("partners", of="AIA")


def test_rows_have_attributes(partners: Records, graph: Graph) -> None:
    rows = ask("partners", graph.engine, of="AIA")
    assert len(partners) == len(rows) > 1
    for record, row in zip(partners, rows, strict=True):
        assert [getattr(cell, "iri", cell) for cell in record] == [
            None if term is None else term.value for term in row if not hasattr(term, "subject")
        ]
        assert record["partner"] == record.partner == record[2] == record.asdict()["partner"]
        assert record.of == Thing(AIA, "whatever it is called")
        assert str(record.of) == record.of.label == "Agencia Ibérica del Agua"
        assert record.of.labels["en"] == "Iberian Water Agency"
    assert set(partners.columns) < set(dir(partners[0]))
    assert "partner=<" in repr(partners[0])


def test_a_wrong_attribute_gets_a_suggestion(partners: Records) -> None:
    with pytest.raises(AttributeError, match="no column 'partnr'; did you mean 'partner'"):
        _ = partners[0].partnr
    with pytest.raises(KeyError):
        _ = partners[0]["partnr"]


def test_words_of_python_take_an_underscore(graph: Graph) -> None:
    found = graph.ask("evidence")
    assert found[0].as_ == found[0]["as"]
    event = graph.ask("events")[0].event
    assert graph.ask("participants", in_=event) == graph.ask("participants", {"in": event.iri})


def test_cells_are_plain_values() -> None:
    terms = [
        Literal("7", datatype=NamedNode(f"{XSD}integer")),
        Literal("0.5", datatype=NamedNode(f"{XSD}double")),
        Literal("true", datatype=NamedNode(f"{XSD}boolean")),
        Literal("2024-07", datatype=NamedNode(f"{XSD}gYearMonth")),
        Literal("x", datatype=NamedNode(f"{XSD}integer")),
        None,
    ]
    (record,) = Records(Rows(tuple("abcdef"), (tuple(terms),)))
    assert record.values == (7, 0.5, True, "2024-07", "x", None)


def test_slices_are_answers(partners: Records) -> None:
    assert [*partners[1:]] == [*partners][1:]
    assert partners[-1] == [*partners][-1]
    with pytest.raises(IndexError):
        _ = partners[len(partners)]
    assert partners[1:].proven()[0].passages == partners.proven()[1].passages


def test_evidence_stands_beside_each_row(partners: Records, graph: Graph) -> None:
    shown = partners.evidence()
    assert {*shown.columns} - {*partners.columns} == {
        f"evidence{name}" for name in ("Quote", "Document", "Start", "End", "Claim")
    }
    assert {line.partner for line in shown} == {record.partner for record in partners}
    assert all(line.evidenceEnd - line.evidenceStart == len(line.evidenceQuote) for line in shown)
    for record in partners.proven():
        assert record.passages
    free = graph.sparql("SELECT ?s { ?s a tejido:Document }")
    assert isinstance(free, Records)
    with pytest.raises(QueryError, match="only questions of the catalogue know the passages"):
        free.evidence()


def test_free_queries(graph: Graph) -> None:
    assert graph.sparql("ASK {}") is True
    made = graph.sparql(f"DESCRIBE <{AIA}>")
    assert isinstance(made, Records)
    assert made.columns == ("subject", "predicate", "object")
    assert {str(record.subject) for record in made} == {"Agencia Ibérica del Agua"}


def test_the_catalogue_is_an_answer_too(graph: Graph) -> None:
    help = {record.name: record.parameters for record in graph.questions()}
    assert help["partners"].startswith("of: la institución cuyos socios se buscan; role: ")


def test_languages() -> None:
    graph = Graph.open(GRAPHS["fixture"], lang="en")
    assert graph.ask("partners", of="AIA")[0].of.label == "Iberian Water Agency"
    assert repr(graph.ask("partners", of="AIA")).split()[0] == "of"
    with pytest.raises(QueryError, match="'fr' is no language of labels"):
        Graph.open(GRAPHS["fixture"], lang="fr")


def test_stores_and_limits(tmp_path: Path, partners: Records) -> None:
    fill(tmp_path / "store", [GRAPHS["fixture"]])
    stored = Graph.open(tmp_path / "store", max_rows=1, timeout=30)
    assert stored.ask("partners", of="AIA")[0] == partners[0]
    assert stored.ask("partners", of="AIA").truncated
    with pytest.raises(QueryError, match="in Python timeout="):
        Graph.open(GRAPHS["fixture"], timeout=0.2).sparql(
            "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }"
        )


def test_what_is_no_graph(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="cannot be read"):
        Graph.open(tmp_path / "missing.ttl")
    with pytest.raises(GraphError, match="holds no store"):
        Graph.open(tmp_path)
    with pytest.raises(EndpointError):
        Graph.open("http://127.0.0.1:1/query", timeout=0.5).sparql("ASK {}")


def test_networks(graph: Graph, partners: Records) -> None:
    edges = graph.ask("edges")
    network = edges.to_networkx()
    assert network.number_of_edges() == len(edges)
    assert network.nodes[AIA] == {"label": "Agencia Ibérica del Agua", "kind": "institution"}
    for record in edges:
        known = network.edges[record.source.iri, record.target.iri]
        assert known["initiatives"] == record.initiatives
    star = partners.to_networkx(directed=True)
    assert {one for one, _ in star.edges} == {AIA}
    assert sum(star.edges[edge]["weight"] for edge in star.edges) == len(partners)
    out = io.BytesIO()
    networkx.write_graphml(star, out)
    assert networkx.read_graphml(io.BytesIO(out.getvalue())).number_of_edges() == len(star.edges)
    by_role = partners.to_networkx("partner", "initiative")
    assert {kind for _, kind in by_role.nodes(data="kind")} >= {"institution"}


def test_networks_that_cannot_be(graph: Graph, partners: Records) -> None:
    with pytest.raises(QueryError, match="no column 'x'; there are of, ofRole"):
        partners.to_networkx("x")
    with pytest.raises(QueryError, match="edges need two columns of things"):
        graph.questions().to_networkx()
    assert len(graph.ask("edges", min=99).to_networkx()) == 0


def test_frames(graph: Graph, partners: Records) -> None:
    pandas = pytest.importorskip("pandas")
    frame = partners.to_pandas()
    assert list(frame.columns) == list(partners.columns)
    assert list(frame["partner"]) == [str(record.partner) for record in partners]
    assert set(partners.to_pandas(iris=True)["of"]) == {AIA}
    edges = graph.ask("edges").to_pandas()
    assert pandas.api.types.is_integer_dtype(edges["initiatives"])
    assert edges["initiatives"].sum() == sum(record.initiatives for record in graph.ask("edges"))
    assert list(graph.ask("edges", min=99).to_pandas().columns) == list(edges.columns)


def test_frames_without_pandas() -> None:
    program = (
        "import sys; sys.modules['pandas'] = None\n"
        "from tejido import Graph\n"
        f"Graph.open({str(GRAPHS['fixture'])!r}).ask('edges').to_pandas()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=False
    )
    assert "pandas is not installed; 'pip install tejido[pandas]' does it" in done.stderr


def test_notebooks_show_a_table(partners: Records) -> None:
    shown = partners.proven()._repr_html_()
    assert f'<a href="{AIA}">Agencia Ibérica del Agua</a>' in shown
    assert "<details>" in shown
    assert partners._repr_markdown_().startswith("| institución |")
    assert repr(partners).split()[0] == "institución"


def test_nothing_of_a_graph_is_markup() -> None:
    evil = "<script>alert(1)</script>"
    rows = Rows(("x",), ((Literal(evil),), (NamedNode("javascript:alert(1)"),)))
    shown = Records(rows)._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown
    assert "href" not in shown


def test_a_long_answer_is_shown_in_part() -> None:
    shown = Records(Rows(("x",), ((Literal("1"),),) * 250))._repr_html_()
    assert shown.count("<tr>") == 101
    assert "+150" in shown
