"""The page of a thing says what the graph says, with its quotes; and the same as data."""

from __future__ import annotations

import csv
import html
import io
import json
import re
from pathlib import Path

import pytest
from pyoxigraph import Literal, NamedNode, Quad, RdfFormat, Store, parse

from tejido.network import network
from tejido.project import ID, NS
from tests.serving.conftest import ROOT, Served, serving

GRAPH = ROOT / "graph.ttl"
DOCUMENT = "/entidad/document/oim-unodc-alianza-2024"
_STORE = Store()
_STORE.bulk_load(path=GRAPH)


def things() -> list[str]:
    """Return a thing of each type, and one of each that has most claims."""
    kinds = ("Institution", "Event", "Programme", "Agreement", "Person", "Place", "Document")
    found = {kind: set[str]() for kind in kinds}
    for kind in kinds:
        query = f"SELECT ?x WHERE {{ ?x a <{NS}{kind}> }}"
        found[kind] = {row[0].value for row in _STORE.query(query)}  # type: ignore[union-attr]
    return [iri for kind in kinds for iri in sorted(found[kind])]


def path_of(iri: str) -> str:
    return f"/entidad/{iri.removeprefix(ID).removeprefix('institution/')}"


def plain(page: str) -> str:
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", page)).split())


@pytest.mark.parametrize("lang", ["es", "en"])
def test_everything_has_a_page_with_its_names(served: Served, lang: str) -> None:
    for iri in things():
        got = served.ask(f"{path_of(iri)}?lang={lang}")
        assert got.status == 200, iri
        assert f'<html lang="{lang}">' in got.text
        shown = plain(got.text)
        for name in _STORE.quads_for_pattern(NamedNode(iri), _LABEL, None, None):
            assert " ".join(name.object.value.split()) in shown  # type: ignore[union-attr]


_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def test_every_claim_of_a_thing_is_quoted_on_its_page(served: Served) -> None:
    ends = ("tejido:agent", "tejido:initiative", "tejido:institution", "rdf:subject", "rdf:object")
    for iri in things():
        query = f"""
        PREFIX tejido: <{NS}> PREFIX oa: <http://www.w3.org/ns/oa#>
        PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>
        SELECT DISTINCT ?exact WHERE {{
          ?claim {"|".join(ends)} <{iri}> ; tejido:quote/oa:exact ?exact }}"""
        shown = plain(served.ask(path_of(iri)).text)
        for (quote,) in _STORE.query(query):  # type: ignore[union-attr]
            assert f"«{' '.join(quote.value.split())}»" in shown, iri


def test_a_document_lists_all_that_it_states(served: Served) -> None:
    page = served.ask(DOCUMENT).text
    query = f"""SELECT DISTINCT ?claim WHERE {{ ?claim <{NS}quote> ?passage .
      ?passage <http://www.w3.org/ns/oa#hasSource> <{ID}document/oim-unodc-alianza-2024> }}"""
    claims = [claim.value.rpartition("/")[2] for (claim,) in _STORE.query(query)]  # type: ignore[union-attr]
    assert len(claims) > 5
    assert all(f'id="{claim}"' in page for claim in claims)
    got = served.ask(f"/entidad/claim/{claims[0]}")
    assert (got.status, got.headers["location"]) == (308, f"{DOCUMENT}#{claims[0]}")


def test_partners_and_evidence_are_those_of_the_network(served: Served) -> None:
    graph = network(GRAPH)
    for iri in graph:
        near = {one for pair in (*graph.in_edges(iri), *graph.out_edges(iri)) for one in pair}
        ties = [
            tie for *_, tie in (*graph.in_edges(iri, data=True), *graph.out_edges(iri, data=True))
        ]
        pieces = sum(len({(e.document, e.quotes) for e in tie["evidence"]}) for tie in ties)
        shown = plain(served.ask(f"{path_of(iri)}?lang=en").text)
        if not ties:
            assert "No partnership in the documents loaded" in shown
            continue
        assert f"Works or met with {len(near - {iri})} institution" in shown
        assert re.search(rf"\b{pieces} pieces? of evidence\b", shown)


def test_relations_have_a_direction(served: Served) -> None:
    shown = plain(served.ask("/entidad/int-unodc?lang=es").text)
    assert "INL financiará a UNODC" in shown
    assert "UNODC firmó un acuerdo con OIM" in shown


def test_the_language_is_asked_for_preferred_or_the_default(served: Served) -> None:
    def spoken(path: str, preferred: str = "") -> str:
        return served.ask(path, Accept_Language=preferred).text.split('<html lang="')[1][:2]

    path = "/entidad/int-unodc"
    assert spoken(path) == "es"
    assert spoken(path, "fr, en-GB;q=0.8, es;q=0.3") == "en"
    assert spoken(path, "de") == "es"
    assert spoken(f"{path}?lang=en", "es") == "en"
    assert spoken(f"{path}?lang=xx") == "es"


def test_data_by_ending_and_by_accept(served: Served) -> None:
    for ending, type_ in (
        (".ttl", "text/turtle"),
        (".jsonld", "application/ld+json"),
        (".csv", "text/csv"),
    ):
        by_ending = served.ask(f"{DOCUMENT}{ending}")
        by_accept = served.ask(DOCUMENT, Accept=f"{type_}, text/html;q=0.5")
        assert by_ending.headers["content-type"] == f"{type_}; charset=utf-8"
        assert by_accept.body == by_ending.body
    assert served.ask(DOCUMENT, Accept="image/png").status == 406


def test_the_data_of_a_thing_are_triples_of_the_graph(served: Served) -> None:
    whole = {quad.triple for quad in _STORE}
    for ending, format in ((".ttl", RdfFormat.TURTLE), (".jsonld", RdfFormat.JSON_LD)):
        body = served.ask(f"/entidad/int-unodc{ending}").body
        found = {quad.triple for quad in parse(body, format=format)}
        assert found <= whole
        about = {t for t in whole if t.subject == NamedNode(f"{ID}institution/int-unodc")}
        assert about <= found
        assert sum(t.predicate == NamedNode(f"{NS}quote") for t in found) > 5


def test_csv_has_a_row_per_claim(served: Served) -> None:
    text = served.ask(f"{DOCUMENT}.csv").body.decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    assert len(rows) == served.ask(DOCUMENT).text.count('<tr role="row" id=')
    assert all(row["quote"] and row["claim"].startswith(f"{ID}claim/") for row in rows)


def test_pages_carry_schema_org(served: Served) -> None:
    page = served.ask("/entidad/int-unodc?lang=en").text
    found = re.search(r'<script type="application/ld\+json">(.*?)</script>', page)
    assert found is not None
    about = json.loads(found[1])
    assert about["name"] == "United Nations Office on Drugs and Crime"
    assert about["@type"] == "Organization"


def test_what_is_not_there_says_what_to_do(served: Served) -> None:
    for path in (
        "/entidad/nobody",
        "/entidad/event/none.ttl",
        "/entidad/%3Cscript%3E",
        "/entidad/%ff",
    ):
        got = served.ask(path)
        assert got.status == 404
        assert "/mapa" in got.text
        assert "<script>" not in got.text


def test_other_spellings_lead_to_the_one_path(served: Served) -> None:
    for path, target in (
        ("/entidad/institution/int-unodc", "/entidad/int-unodc"),
        ("/entidad/mx", "/entidad/place/mx"),
        ("/entidad/mx.ttl", "/entidad/place/mx.ttl"),
        ("/entidad/mx?lang=en", "/entidad/place/mx?lang=en"),
    ):
        got = served.ask(path)
        assert (got.status, got.headers["location"]) == (308, target)


@pytest.fixture
def changed(tmp_path: Path) -> Path:
    """The graph with ids that two institutions had before, and a second date of one event."""
    store = Store()
    store.bulk_load(path=GRAPH)
    replaces = NamedNode("http://purl.org/dc/terms/replaces")
    for new, old in (("int-unodc", "int-old"), ("int-oim", "int-oim-old")):
        subject, object_ = (NamedNode(f"{ID}institution/{one}") for one in (new, old))
        store.add(Quad(subject, replaces, object_))
    query = f"""SELECT ?claim ?date WHERE {{ ?claim
      <http://www.w3.org/1999/02/22-rdf-syntax-ns#predicate> <{NS}startDate> ;
      <http://www.w3.org/1999/02/22-rdf-syntax-ns#object> ?date }} ORDER BY ?claim LIMIT 1"""
    ((claim, _),) = list(store.query(query))  # type: ignore[arg-type]
    second = NamedNode(f"{ID}claim/0000000000000001")
    for quad in list(store.quads_for_pattern(claim, None, None, None)):
        is_date = quad.predicate.value.endswith("#object")
        date = Literal("1999", datatype=NamedNode("http://www.w3.org/2001/XMLSchema#gYear"))
        store.add(Quad(second, quad.predicate, date if is_date else quad.object))
    path = tmp_path / "graph.trig"
    path.write_bytes(store.dump(format=RdfFormat.TRIG) or b"")
    return path


def test_merged_ids_redirect_and_contradictions_both_stand(changed: Path) -> None:
    with serving(changed) as served:
        got = served.ask("/entidad/int-old?lang=en")
        assert (got.status, got.headers["location"]) == (308, "/entidad/int-unodc?lang=en")
        got = served.ask("/entidad/institution/int-oim-old.csv")
        assert (got.status, got.headers["location"]) == (308, "/entidad/int-oim.csv")
        assert "institution/int-old" in served.ask("/entidad/int-unodc").text
        event = "encuentro-cies-coordinando-intervenciones-solidas-9fb435fe"
        shown = plain(served.ask(f"/entidad/event/{event}?lang=en").text)
        assert "start date 1999" in shown
        assert "start date September 6, 2023" in shown
