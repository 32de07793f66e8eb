from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from tejido.errors import GraphError
from tejido.graph import audit, write_graph
from tejido.graph.store import read_quads
from tejido.graph.terms import OA, XSD, node, term
from tejido.graph.writing import write_quads
from tejido.model import Reading

ONE = "quintana-roo-curso-oim-2024"
OTHER_LETTERS = "ñQ7¿"
many = settings(
    max_examples=150,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)


@pytest.fixture
def project(readings: list[Reading], documents: Path, tmp_path: Path) -> Path:
    """A project of one document with its graph."""
    (tmp_path / "documents").mkdir()
    shutil.copy(documents / f"{ONE}.txt", tmp_path / "documents")
    write_graph([r for r in readings if r.document.id == ONE], tmp_path / "graph.ttl")
    return tmp_path


def changed_graph(project: Path, change: Callable[[Quad], Quad | None]) -> Path:
    path = project / "changed.ttl"
    quads = (change(quad) for quad in read_quads(project / "graph.ttl"))
    write_quads([quad for quad in quads if quad], path)
    return path


def with_object(quad: Quad, value: Literal | NamedNode) -> Quad:
    return Quad(quad.subject, quad.predicate, value, quad.graph_name)


def literals(project: Path, *predicates: str) -> list[Quad]:
    wanted = {node(OA, predicate) for predicate in predicates}
    quads = sorted(read_quads(project / "graph.ttl"), key=str)
    return [quad for quad in quads if quad.predicate in wanted]


def altered(text: str, data: st.DataObject) -> str:
    """Return the text with one character changed, dropped or added."""
    place = data.draw(st.integers(0, len(text) - 1))
    new = data.draw(st.sampled_from([c for c in OTHER_LETTERS if c != text[place]]))
    end = place if data.draw(st.booleans()) else place + 1
    return (
        text[:place] + data.draw(st.sampled_from(["", new] if end > place else [new])) + text[end:]
    )


def test_what_was_built_stands(readings: list[Reading], tmp_path: Path) -> None:
    for name in ("graph.ttl", "graph.trig", "graph.nq", "graph.jsonld"):
        write_graph(readings, tmp_path / name)
        assert audit(tmp_path / name) == []


def test_the_documents_are_found_beside_the_graph_or_where_one_says(
    project: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    assert audit(project / "graph.ttl") == []
    elsewhere = tmp_path_factory.mktemp("elsewhere") / "graph.ttl"
    shutil.copy(project / "graph.ttl", elsewhere)
    assert audit(elsewhere, project / "documents") == []


@given(st.data())
@many
def test_any_change_of_a_quote_is_found(project: Path, data: st.DataObject) -> None:
    quote = data.draw(st.sampled_from(literals(project, "exact")))
    assert isinstance(quote.object, Literal)
    new = Literal(altered(quote.object.value, data))
    path = changed_graph(project, lambda q: with_object(q, new) if q == quote else q)
    found = audit(path)
    assert any(m.what.startswith("passage") and m.expected == new.value for m in found)
    assert all(m.claims and m.document.endswith(ONE) for m in found)


@given(st.data())
@many
def test_any_change_of_an_offset_is_found(project: Path, data: st.DataObject) -> None:
    offset = data.draw(st.sampled_from(literals(project, "start", "end")))
    assert isinstance(offset.object, Literal)
    digits = altered(offset.object.value, data) if data.draw(st.booleans()) else None
    number = digits or str(int(offset.object.value) + data.draw(st.sampled_from([-2, -1, 1, 9999])))
    new = Literal(number, datatype=node(XSD, "integer"))
    path = changed_graph(project, lambda q: with_object(q, new) if q == offset else q)
    assert audit(path)


@given(st.data())
@many
def test_any_change_of_a_document_is_found(project: Path, data: st.DataObject) -> None:
    file = project / "documents" / f"{ONE}.txt"
    before = file.read_text(encoding="utf-8")
    file.write_text(altered(before, data), encoding="utf-8")
    try:
        found = audit(project / "graph.ttl")
    finally:
        file.write_text(before, encoding="utf-8")
    assert any(m.what == "sha256" for m in found)
    assert all(m.claims for m in found)


def test_consistently_moved_offsets_are_found(project: Path) -> None:
    """Whoever changes IRI, quote and offsets together must still meet the document."""
    text = (project / "graph.ttl").read_text(encoding="utf-8")
    quote = literals(project, "exact")[0]
    assert isinstance(quote.subject, NamedNode) and isinstance(quote.object, Literal)
    span = quote.subject.value.rsplit(".", 1)[1]
    start, end = map(int, span.split("-"))
    moved = text.replace(f".{span}", f".{start + 1}-{end + 1}")
    moved = moved.replace(f"oa:start {start} ;", f"oa:start {start + 1} ;")
    (project / "graph.ttl").write_text(moved.replace(f"oa:end {end} ;", f"oa:end {end + 1} ;"))
    assert any(m.expected == quote.object.value for m in audit(project / "graph.ttl"))


def test_a_mismatch_names_claim_document_expected_and_found(project: Path) -> None:
    quote = literals(project, "exact")[0]
    assert isinstance(quote.object, Literal)
    new = Literal("Nobody\nwrote this")
    path = changed_graph(project, lambda q: with_object(q, new) if q == quote else q)
    line = next(str(m) for m in audit(path) if m.what.startswith("passage"))
    assert line.startswith(f"{ONE}: claim ")
    assert "expected 'Nobody wrote this'" in line
    assert repr(quote.object.value[:40])[1:-1] in line
    assert "\n" not in line


@pytest.mark.parametrize("words", ["namedAs", "subjectNamedAs"])
def test_words_that_stand_in_no_passage_are_found(words: str, project: Path) -> None:
    path = changed_graph(
        project,
        lambda q: with_object(q, Literal("ONU")) if q.predicate == term(words) else q,
    )
    assert {m.expected for m in audit(path)} == {"ONU"}


def test_a_missing_or_unreadable_document_is_a_mismatch(project: Path) -> None:
    file = project / "documents" / f"{ONE}.txt"
    file.write_bytes(b"")
    assert any(m.what == "document" and "empty" in m.found for m in audit(project / "graph.ttl"))
    file.unlink()
    path = changed_graph(
        project,
        lambda q: (
            with_object(q, Literal("documents/gone.txt")) if q.predicate == term("path") else q
        ),
    )
    found = audit(path)
    assert [m.found for m in found if m.what == "document"] == ["no such file"]
    assert all(m.found == "no document to read" for m in found if m.what.startswith("passage"))


@pytest.mark.parametrize("predicate", ["sha256", "path"])
def test_a_document_that_does_not_say_what_it_is(predicate: str, project: Path) -> None:
    path = changed_graph(project, lambda q: None if q.predicate == term(predicate) else q)
    assert audit(path)


@pytest.mark.parametrize("predicate", ["exact", "start", "end", "hasSource"])
def test_half_a_passage_is_found(predicate: str, project: Path) -> None:
    path = changed_graph(project, lambda q: None if q.predicate == node(OA, predicate) else q)
    found = [m for m in audit(path) if m.what == "passage"]
    assert len(found) == len(literals(project, predicate))


def test_a_claim_without_evidence_is_found(project: Path) -> None:
    path = changed_graph(project, lambda q: None if q.predicate == term("evidence") else q)
    claims = {q.subject for q in read_quads(project / "graph.ttl") if q.predicate == term("rule")}
    assert len([m for m in audit(path) if m.what == "evidence"]) == len(claims)


def test_a_passage_said_twice_with_two_quotes_is_found(project: Path) -> None:
    quote = literals(project, "exact")[0]
    quads = [*read_quads(project / "graph.ttl"), with_object(quote, Literal("other"))]
    write_quads(quads, project / "twice.ttl")
    assert audit(project / "twice.ttl")


def test_a_broken_graph_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"none\.ttl: cannot be read"):
        audit(tmp_path / "none.ttl")


def test_an_empty_or_foreign_graph_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "graph.ttl"
    for text in ("", "<http://e.org/a> <http://e.org/b> 'c' .\n"):
        path.write_text(text, encoding="utf-8")
        with pytest.raises(GraphError, match=r"graph\.ttl: holds no document read by Tejido"):
            audit(path)
