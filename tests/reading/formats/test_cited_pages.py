"""The page of a passage goes into the graph, its exports, the map and the explanation."""

from __future__ import annotations

from pathlib import Path

from tejido.build import build_graph
from tejido.explaining import lines
from tejido.graph import audit
from tejido.graph.store import open_built
from tejido.loading import load
from tejido.project import NS
from tejido.reading import make_document, read_document
from tests.reading.formats.paper import told
from tests.reading.formats.stories import story


def test_pages_in_the_graph(tmp_path: Path) -> None:
    (tmp_path / "story.pdf").write_bytes(told(story("es"), lines=9))
    graph = tmp_path / "graph.ttl"
    build_graph([tmp_path / "story.pdf"], graph)
    quads = {quad.triple for quad in open_built(graph)}
    pages = {q.subject.value: q.object.value for q in quads if q.predicate.value == NS + "page"}
    said = {q.subject.value: q.object.value for q in quads if q.predicate.value.endswith("#exact")}
    assert set(pages) == set(said)
    for words, page in (("Firman", "1"), ("Foro Regional sobre Niñez Migrante, que", "2")):
        assert {pages[iri] for iri, text in said.items() if words in text} == {page}
    assert audit(graph, tmp_path) == []


def test_pages_in_an_explanation(tmp_path: Path) -> None:
    path = tmp_path / "story.pdf"
    path.write_bytes(told(story("es"), lines=9))
    document = read_document(path)
    shown = "\n".join("".join(p.text for p in line) for line in lines(load(document), "es"))
    assert "       página 1, " in shown and "       página 2, " in shown
    plain = load(make_document("story", story("es").text))
    assert "página" not in "".join(p.text for line in lines(plain, "es") for p in line)
