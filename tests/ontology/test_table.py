"""The ontology in the documentation: its tables, and the query that it promises."""

from __future__ import annotations

import re
from pathlib import Path

from pyoxigraph import NamedNode, QueryTriples

from tejido.graph.ontology import ontology_triples, term_table
from tejido.graph.store import read_quads
from tejido.graph.terms import RDF
from tejido.graph.whole import store_of
from tejido.project import NS

RELATIONS = {t.subject for t in ontology_triples() if t.predicate.value == f"{NS}subjectIn"}


def test_every_term_has_one_row() -> None:
    rows = re.findall(r"^\| `([^`]+)` \|", term_table(), re.MULTILINE)
    subjects = {str(t.subject).strip("<>") for t in ontology_triples()}
    terms = {subject.removeprefix(NS) for subject in subjects if subject.startswith(NS)}
    schemes = set(re.findall(r"^### .+\(`([^`]+)`\)$", term_table(), re.MULTILINE))
    assert len(rows) == len(set(rows))
    assert {*rows, *schemes} == terms
    assert not {*rows} & schemes


def test_a_row_tells_labels_ends_and_definition() -> None:
    lines = term_table().splitlines()
    assert (
        "| `adopter` | adherente | adopter | `Programme` → `Institution`, `Place` | "
        "Who joined or adopted the programme, or benefits from it as a party. |"
    ) in lines
    assert "| `startDate` | fecha de inicio | start date | `Initiative` → · |" in "\n".join(lines)


def test_a_cell_never_breaks_its_row() -> None:
    widths = {"class": 5, "property": 5, "concept": 4}
    width = 0
    for line in term_table().splitlines():
        if line.startswith("|"):
            cells = line.strip("|").split("|")
            width = widths.get(cells[0].strip(), width)
            assert len(cells) == width, line


def test_the_documented_query_draws_every_relation() -> None:
    page = Path(__file__).parents[2] / "docs" / "ontology.md"
    (query,) = re.findall(r"```sparql\n(.*?)```", page.read_text(encoding="utf-8"), re.DOTALL)
    declared = f"PREFIX tejido: <{NS}>\nPREFIX rdf: <{RDF}>\n"
    triples = [quad.triple for quad in read_quads(Path(__file__).parent / "valid.ttl")]
    drawn = store_of(triples).query(declared + query, use_default_graph_as_union=True)
    assert isinstance(drawn, QueryTriples)
    found = {(t.subject, t.predicate, t.object) for t in drawn}
    found |= {(o, p, s) for s, p, o in found if p == NamedNode(f"{NS}partner")}
    assert found == {
        (t.subject, t.predicate, t.object) for t in triples if t.predicate in RELATIONS
    }
