from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat

from tejido.errors import GraphError, OutputError
from tejido.graph import graph_of, open_dataset, open_store, write_graph
from tejido.graph.formats import FORMATS
from tejido.graph.jsonld import context, json_ld
from tejido.graph.terms import DERIVED, PREFIXES, RDF, XSD
from tejido.model import Reading
from tejido.project import ID


@pytest.mark.parametrize("format", FORMATS)
def test_every_format_holds_the_whole_graph(
    format: str, readings: list[Reading], tmp_path: Path
) -> None:
    path = tmp_path / f"graph.{format}"
    write_graph(readings, path)
    expected = set(graph_of(readings))
    back = set(ox.parse(path=path, format=FORMATS[format][0]))
    if format == "ttl":
        assert {quad.triple for quad in back} == {quad.triple for quad in expected}
    else:
        assert back == expected


# rdflib 7.6 warns of what it does itself.
@pytest.mark.filterwarnings("ignore:Dataset.default_context is deprecated:DeprecationWarning")
@pytest.mark.parametrize("format", FORMATS)
def test_pyoxigraph_and_rdflib_open_the_same(
    format: str, readings: list[Reading], tmp_path: Path
) -> None:
    path = tmp_path / f"graph.{format}"
    write_graph(readings, path)
    count = "SELECT (COUNT(*) AS ?n) WHERE { ?s ?p ?o }"
    store, dataset = open_store(path), open_dataset(path)
    rows = store.query(count, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    triples = {quad.triple for quad in graph_of(readings)}
    assert next(rows)["n"].value == str(len(triples))
    assert [str(row[0]) for row in dataset.query(count)] == [str(len(triples))]  # type: ignore[index]


@pytest.mark.filterwarnings("ignore:.* is deprecated:DeprecationWarning")
def test_rdflib_reads_the_json_ld(readings: list[Reading]) -> None:
    quads = graph_of(readings)
    dataset = rdflib.Dataset().parse(data="".join(json_ld(quads)), format="json-ld")
    assert len(list(dataset.quads())) == len(quads)


def test_n_quads_are_sorted_lines(readings: list[Reading], tmp_path: Path) -> None:
    path = tmp_path / "graph.txt"
    write_graph(readings, path, format="nq")
    lines = path.read_text(encoding="utf-8").splitlines()
    assert lines == sorted(set(lines)) and len(lines) == len(graph_of(readings))


def test_the_context_names_what_the_graph_uses(readings: list[Reading]) -> None:
    known = context()
    assert {name: known[name] for name in PREFIXES} == PREFIXES
    named = {
        PREFIXES[prefix] + local
        for term in known.values()
        if isinstance(term, dict)
        for prefix, _, local in [term["@id"].partition(":")]
    }
    used = {quad.predicate.value for quad in graph_of(readings)}
    assert used - {RDF + "type"} <= named


def test_json_ld_reads_well(readings: list[Reading]) -> None:
    data = json.loads("".join(json_ld(graph_of(readings))))
    graphs = {graph["@id"]: graph["@graph"] for graph in data["@graph"]}
    nodes = {node["@id"]: node for node in graphs[ID + "graph/authority"]}
    assert nodes["institution:int-oim"]["label"] == {
        "es": ["Organización Internacional para las Migraciones"]
    }
    assert nodes["institution:int-oim"]["acronym"] == ["OIM"]


STRINGS = st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
PREDICATES = st.sampled_from(
    [term["@id"] for term in context().values() if isinstance(term, dict)] + ["tejido:other"]
).map(lambda short: NamedNode(PREFIXES[short.split(":")[0]] + short.split(":")[1]))
VALUES = st.one_of(
    st.sampled_from([NamedNode(f"{ID}event/a.b-1"), NamedNode("http://e.org/x")]),
    st.builds(Literal, STRINGS),
    st.builds(lambda s: Literal(s, language="es"), STRINGS),
    st.builds(
        lambda s, t: Literal(s, datatype=NamedNode(XSD + t)),
        STRINGS | st.sampled_from(["1", "01", "-1", "true", "1" * 20, "1.5"]),
        st.sampled_from(["integer", "boolean", "anyURI", "date", "string"]),
    ),
)
QUADS = st.lists(
    st.builds(
        Quad,
        st.sampled_from([NamedNode(f"{ID}event/a"), NamedNode("http://e.org/x")]),
        PREDICATES,
        VALUES,
        st.sampled_from([DERIVED, NamedNode("http://e.org/g"), ox.DefaultGraph()]),
    ),
    max_size=8,
)


@given(QUADS)
@settings(max_examples=200)
def test_json_ld_keeps_any_value(quads: list[Quad]) -> None:
    text = "".join(json_ld(quads))
    assert set(ox.parse(text, format=RdfFormat.JSON_LD)) == set(quads)


def test_an_unknown_format_is_one_line(readings: list[Reading], tmp_path: Path) -> None:
    with pytest.raises(OutputError, match=r"graph\.rdf: no format 'rdf'; use one of ttl, trig"):
        write_graph(readings, tmp_path / "graph.rdf")


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("none.ttl", None, r"none\.ttl: cannot be read"),
        ("a.ttl", b"<a> <b> .\n", r"a\.ttl:1: is no Turtle"),
        ("a.ttl", b"\n\n<http://a> <http://b> 'x\xff' .", r"a\.ttl:3: "),
        ("a.nq", b"<http://a>", r"a\.nq:1: "),
        ("a.jsonld", b"{", r"a\.jsonld"),
        ("a.doc", b"", r"a\.doc: not a graph file"),
    ],
)
def test_a_broken_graph_is_one_line(
    name: str, content: bytes | None, message: str, tmp_path: Path
) -> None:
    if content is not None:
        (tmp_path / name).write_bytes(content)
    with pytest.raises(GraphError, match=message) as caught:
        open_store(tmp_path / name)
    assert "\n" not in str(caught.value)


WRITE = """
import locale, random, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from conftest import DOCUMENTS, readings_in
from tejido.graph import write_graph
if sys.argv[3]:
    locale.setlocale(locale.LC_ALL, sys.argv[3])
readings = readings_in(DOCUMENTS)
random.Random(int(sys.argv[4])).shuffle(readings)
for format in ("ttl", "trig", "nq", "jsonld"):
    write_graph(readings, Path(sys.argv[2]) / f"graph.{format}")
"""


def test_same_bytes_under_any_hash_seed_locale_zone_and_order(tmp_path: Path) -> None:
    here = Path(__file__).parent
    runs = []
    for seed in range(5):
        folder = tmp_path / str(seed)
        folder.mkdir()
        zone = ["UTC", "Asia/Tokyo", "America/Cancun"][seed % 3]
        subprocess.run(
            [sys.executable, "-c", WRITE, here, folder, ["C", "C.UTF-8"][seed % 2], str(seed)],
            env={"PYTHONHASHSEED": str(seed), "TZ": zone, "PYTHONPATH": str(here.parents[1])},
            check=True,
            timeout=60,
        )
        runs.append({path.name: path.read_bytes() for path in folder.iterdir()})
    assert len(runs[0]) == 4
    assert all(run == runs[0] for run in runs)
