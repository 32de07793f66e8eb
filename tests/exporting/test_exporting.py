"""Exports: what is read back is what the graph holds, but for what is told to be lost."""

from __future__ import annotations

import csv
import json
import random
import re
from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as xml

import networkx as nx
import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Triple, parse

from tejido.cli.export import FORMATS as COMMAND_FORMATS
from tejido.curating.cells import unguarded
from tejido.errors import GraphError, OutputError
from tejido.exporting import FORMATS, export, told
from tejido.exporting.content import Content, content_of, read_content
from tejido.exporting.iati import ROLES, left_out
from tejido.exporting.network import edge_of, edges, gexf, graphml, nodes, printable
from tejido.exporting.rdf12 import reified, spelled_out
from tejido.exporting.run import json_ld
from tejido.exporting.tables import edge_table, node_table
from tejido.graph.terms import RDFS
from tejido.wording import texts
from tests.cli.conftest import Run

GRAPHS = Path(__file__).parents[1] / "asking"
SCHEMATA = json.loads(Path(__file__).with_name("followthemoney.json").read_text(encoding="utf-8"))
HOSTILE = '=1+1\x01\x0b<b>&amp;]]>"\t{%$#_^~\\}\u2028 ñ'


@pytest.fixture(scope="module", params=["fixture", "fair", "hostile"])
def content(request: pytest.FixtureRequest) -> Content:
    """The frozen graphs, and one of them with names and quotes that break careless writers."""
    known = read_content(GRAPHS / f"{str(request.param).replace('hostile', 'fixture')}.ttl")
    return content_of(map(_hostile, known.quads)) if request.param == "hostile" else known


def _hostile(quad: Quad) -> Quad:
    value = quad.object
    named = quad.predicate.value in (f"{RDFS}label", "http://www.w3.org/ns/oa#exact")
    if not (named and isinstance(value, Literal)):
        return quad
    text = Literal(HOSTILE + value.value, language=value.language)
    return Quad(quad.subject, quad.predicate, text, quad.graph_name)


def _text(module: str, writer: str, content: Content, language: str = "es") -> str:
    found = getattr(import_module(f"tejido.exporting.{module}"), writer)
    return "".join(found(content, language))


@pytest.mark.parametrize("format", FORMATS)
@pytest.mark.parametrize("language", ["es", "en"])
def test_bytes_do_not_depend_on_the_order(format: str, language: str, tmp_path: Path) -> None:
    lines = (GRAPHS / "fixture.ttl").read_bytes()
    quads = list(parse(lines, format=RdfFormat.TURTLE))
    random.Random(1).shuffle(quads)
    shuffled = tmp_path / "shuffled.nq"
    shuffled.write_text("".join(f"{quad} .\n" for quad in quads), encoding="utf-8")
    one = export(GRAPHS / "fixture.ttl", format, tmp_path / "one", language)
    other = export(shuffled, format, tmp_path / "other", language)
    assert [p.read_bytes() for p in one.files] == [p.read_bytes() for p in other.files]
    assert one.lost == other.lost and "{" not in one.lost


def test_every_loss_is_told_in_both_languages(content: Content) -> None:
    for format in FORMATS:
        assert told(format, content, "es") != told(format, content, "en")


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_documentation_has_every_loss(language: str) -> None:
    page = (Path(__file__).parents[2] / "docs/exports.md").read_text(encoding="utf-8")
    known = texts(language, "export")
    for format in FORMATS:
        assert known[format].format_map(dict.fromkeys(("planned", "dates", "left"), "*n*")) in page


def test_json_ld_is_read_back_whole(content: Content) -> None:
    text = "".join(json_ld(content, "es"))
    assert set(parse(text, format=RdfFormat.JSON_LD)) == set(content.quads)


def test_rdf12_is_read_back_whole(content: Content) -> None:
    text = _text("rdf12", "rdf12", content)
    read = {quad.triple for quad in parse(text, format=RdfFormat.TURTLE)}
    assert read == set(reified(content))
    assert spelled_out(read) == {quad.triple for quad in content.quads}
    assert sum(isinstance(triple.object, Triple) for triple in read) == len(content.facts)


@pytest.mark.parametrize("write", [graphml, gexf])
def test_networks_are_read_back(write: object, content: Content, tmp_path: Path) -> None:
    path = tmp_path / "network"
    assert callable(write)
    path.write_text("".join(write(content, "en")), encoding="utf-8")
    read: Any = (
        nx.read_gexf(path) if write is gexf else nx.read_graphml(path, force_multigraph=True)
    )
    assert set(read) == set(content.things)
    for iri, about in nodes(content, "en"):
        for key, value in about.items():
            assert _same(read.nodes[iri].get(key, ""), value)
    found = {
        str(data.get("id", key)): (one, two, data)
        for one, two, key, data in read.edges(keys=True, data=True)
    }
    wanted = list(edges(content, "en"))
    assert len(found) == len(wanted) > 0
    for source, target, iri, about in wanted:
        one, two, data = found[iri]
        assert (one, two) == (source, target)
        for key, value in about.items():
            assert _same(data.get({"start": "from", "end": "to"}.get(key, key), ""), value)


def _same(read: object, written: object) -> bool:
    """Compare, a text as XML has it: line ends of any kind are one, and so is white space."""
    if not isinstance(written, str):
        return read == written
    return " ".join(str(read).split()) == " ".join(printable(written).split())


def test_gexf_does_not_say_when_it_was_made(content: Content) -> None:
    assert "lastmodifieddate" not in "".join(gexf(content, "es"))


def test_tables_are_read_back(content: Content) -> None:
    things = list(csv.DictReader("".join(node_table(content, "en")).splitlines(keepends=True)))
    facts = list(csv.DictReader(_lines(edge_table(content, "en"))))
    assert [row["Id"] for row in things] == list(content.things)
    assert [row["Id"] for row in facts] == list(content.facts)
    for row, (_, about) in zip(things, nodes(content, "en"), strict=True):
        assert {key: unguarded(row[key]) for key in about} == _written(about)
    for row, fact in zip(facts, content.facts.values(), strict=True):
        about = edge_of(fact, content, "en")
        assert {key: unguarded(row[key]) for key in about} == _written(about)
        assert row["Target"] + row["value"] == fact.object


def _lines(parts: object) -> list[str]:
    return "".join(parts).splitlines(keepends=True)  # type: ignore[arg-type]


def _written(about: dict[str, str | int | bool]) -> dict[str, str]:
    return {key: str(v).lower() if isinstance(v, bool) else str(v) for key, v in about.items()}


def test_no_cell_begins_a_formula(content: Content) -> None:
    for table in (node_table, edge_table):
        for row in csv.reader(_lines(table(content, "es"))):
            assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r")) for cell in row)


def test_annotations_have_every_fact_at_its_words(content: Content) -> None:
    items = json.loads(_text("annotations", "web_annotations", content))["items"]
    found = {
        (body["source"], item["target"]["source"], *_selected(item))
        for item in items
        for body in item["body"]
        if body["purpose"] == "identifying"
    }
    assert found == {
        (fact.iri, passage.document, passage.start, passage.end, passage.exact)
        for fact in content.facts.values()
        for passage in fact.passages
    }
    assert len({item["id"] for item in items}) == len(items)


def _selected(item: dict[str, dict[str, list[dict[str, str]]]]) -> tuple[object, ...]:
    position, quote = item["target"]["selector"]
    assert (position["type"], quote["type"]) == ("TextPositionSelector", "TextQuoteSelector")
    return position["start"], position["end"], quote["exact"]


def test_iati_has_who_funds_and_who_implements(content: Content) -> None:
    root = xml.fromstring(_text("iati", "iati", content))
    found = sorted(
        (activity.findtext("iati-identifier", ""), party.get("role"), _narratives(party))
        for activity in root
        for party in activity.iter("participating-org")
    )
    kept = {
        (fact.subject, ROLES[fact.relation], fact.object)
        for fact in content.facts.values()
        if fact.relation in ROLES
        and not fact.modality
        and content.things[fact.subject].type in ("programme", "event")
        and content.things[fact.object].type == "institution"
    }
    things = content.things
    assert found == sorted(
        (activity, role, sorted(printable(name) for name in things[agent].labels.values()))
        for activity, role, agent in kept
    )
    assert left_out(content) < sum(f.kind == "Participation" for f in content.facts.values())


def _narratives(party: xml.Element) -> list[str]:
    return sorted(narrative.text or "" for narrative in party)


def test_entities_are_as_followthemoney_wants_them(content: Content) -> None:
    entities = [
        json.loads(line) for line in _text("entities", "entities", content).split("\n")[:-1]
    ]
    schemata = {entity["id"]: entity["schema"] for entity in entities}
    assert len(schemata) == len(entities)
    for entity in entities:
        schema = SCHEMATA[entity["schema"]]
        assert set(schema["required"]) <= set(entity["properties"])
        assert re.fullmatch(r"[0-9A-Za-z][0-9A-Za-z.-]*[0-9A-Za-z]", entity["id"])
        for name, values in entity["properties"].items():
            assert values
            range_ = schema["properties"][name]
            if range_ in ("Thing", "LegalEntity") or range_ in SCHEMATA:
                assert all(range_ in SCHEMATA[schemata[value]]["is"] for value in values)


def test_each_fact_has_its_citation(content: Content) -> None:
    items = json.loads(_text("citations", "csl", content))
    for item, fact in zip(items, content.facts.values(), strict=True):
        quote = fact.passages[0]
        assert item["custom"]["quote"] == quote.exact and quote.exact in item["note"]
        assert item["title"] == content.sources[quote.document].title
    entries = _text("citations", "bibtex", content).split("\n\n")
    assert len(entries) == len(content.facts)
    for entry, iri in zip(entries, content.facts, strict=True):
        assert entry.startswith(f"@misc{{{iri.rsplit('/', 1)[-1]},\n")
        bare = re.sub(r"\\[{}]", "", entry)
        assert bare.count("{") == bare.count("}")
        assert not re.search(r"(?<!\\)[%$&#^~]", entry.replace("\\textasciicircum", ""))


def test_a_claim_without_passage_is_an_error(content: Content) -> None:
    claim = next(iter(content.facts))
    quads = (
        q
        for q in content.quads
        if q.subject != NamedNode(claim) or not re.search("quote|evidence", q.predicate.value)
    )
    with pytest.raises(GraphError, match=re.escape(claim)):
        content_of(quads)


def test_an_unknown_format_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError, match="'dot' is no format"):
        export(GRAPHS / "fixture.ttl", "dot", tmp_path / "out")


def test_the_command_tells_what_is_lost(tejido: Run, tmp_path: Path) -> None:
    out = tmp_path / "out.xml"
    ran = tejido("export", GRAPHS / "fixture.ttl", "--format", "iati", "-o", out, "--lang", "en")
    assert ran.code == 0 and str(out) in ran.out
    assert "it is a base to be completed" in ran.err
    assert COMMAND_FORMATS == FORMATS
