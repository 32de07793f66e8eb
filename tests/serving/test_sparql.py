"""The SPARQL 1.1 protocol, read only, within limits."""

from __future__ import annotations

import csv
import io
import json
import time
from urllib.parse import quote, urlencode
from xml.etree import ElementTree as xml

import pytest

from tests.serving.conftest import Got, Served

ONE = "SELECT ?n WHERE { <https://w3id.org/tejido/id/institution/int-unodc> rdfs:label ?n }"
ENDLESS = "SELECT (COUNT(*) AS ?n) WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
JSON = "application/sparql-results+json"


def asked(served: Served, query: str, accept: str = JSON) -> Got:
    return served.ask(f"/sparql?{urlencode({'query': query})}", Accept=accept)


@pytest.mark.parametrize("way", ["get", "form", "direct"])
def test_queries_come_in_three_ways(served: Served, way: str) -> None:
    if way == "get":
        got = asked(served, ONE)
    elif way == "form":
        body = urlencode({"query": ONE}).encode()
        kind = "application/x-www-form-urlencoded"
        got = served.ask("/sparql", "POST", body, Content_Type=kind, Accept=JSON)
    else:
        kind = "application/sparql-query; charset=utf-8"
        got = served.ask("/sparql", "POST", ONE.encode(), Content_Type=kind, Accept=JSON)
    assert (got.status, got.headers["content-type"]) == (200, f"{JSON}; charset=utf-8")
    names = {row["n"]["value"] for row in json.loads(got.text)["results"]["bindings"]}
    assert "United Nations Office on Drugs and Crime" in names


def test_rows_come_in_four_forms(served: Served) -> None:
    names = [r["n"]["value"] for r in json.loads(asked(served, ONE).text)["results"]["bindings"]]
    table = list(csv.reader(io.StringIO(asked(served, ONE, "text/csv").text)))
    assert table == [["n"], *([name] for name in names)]
    assert asked(served, ONE, "text/tab-separated-values").text.splitlines()[0] == "?n"
    root = xml.fromstring(asked(served, ONE, "application/sparql-results+xml").text)
    space = "{http://www.w3.org/2005/sparql-results#}"
    assert [found.text for found in root.iter(f"{space}literal")] == names


def test_a_form_by_name_and_one_that_is_none(served: Served) -> None:
    got = served.ask(f"/sparql?format=csv&query={quote(ONE)}", Accept="text/html")
    assert got.headers["content-type"].startswith("text/csv")
    assert asked(served, ONE, "image/png").status == 406


def test_yes_and_no(served: Served) -> None:
    assert json.loads(asked(served, "ASK { ?s a tejido:Event }").text)["boolean"] is True
    no = asked(served, "ASK { FILTER(false) }", "application/xml").text
    assert "<boolean>false</boolean>" in no


def test_graphs_come_as_turtle_whatever_rows_are_liked(served: Served) -> None:
    query = "DESCRIBE <https://w3id.org/tejido/id/institution/int-unodc>"
    for accept in ("text/turtle", f"{JSON}, text/turtle;q=0.5", "*/*"):
        got = asked(served, query, accept)
        assert got.headers["content-type"] == "text/turtle; charset=utf-8"
        assert "institution:int-unodc" in got.text
    got = asked(served, query, "application/ld+json")
    assert got.headers["content-type"].startswith("application/ld+json")


@pytest.mark.parametrize(
    ("query", "word"),
    [
        ("INSERT DATA { <urn:a> <urn:b> <urn:c> }", "INSERT"),
        ("DELETE WHERE { ?s ?p ?o }", "DELETE"),
        ("LOAD <http://127.0.0.1/x>", "LOAD"),
        ("SELECT * WHERE { SERVICE <http://127.0.0.1/x> { ?s ?p ?o } }", "SERVICE"),
        ("SELECT * FROM <http://127.0.0.1/x> WHERE { ?s ?p ?o }", "FROM"),
    ],
)
def test_what_writes_or_reaches_out_is_refused(served: Served, query: str, word: str) -> None:
    got = asked(served, query)
    assert got.status == 400
    assert f"{word} would" in got.text.splitlines()[0]
    assert "--allow-remote" not in got.text


@pytest.mark.parametrize(
    ("body", "kind"),
    [
        (b"update=CLEAR+ALL", "application/x-www-form-urlencoded"),
        (b"CLEAR ALL", "application/sparql-update"),
    ],
)
def test_updates_by_protocol_are_refused(served: Served, body: bytes, kind: str) -> None:
    got = served.ask("/sparql", "POST", body, Content_Type=kind)
    assert (got.status, got.text.count("\n")) == (400, 1)
    assert "updates are refused" in got.text


def test_other_graphs_and_two_queries_are_refused(served: Served) -> None:
    asks = quote("ASK {}")
    assert served.ask(f"/sparql?query={asks}&default-graph-uri=http://x").status == 400
    assert served.ask(f"/sparql?query={asks}&query={asks}").status == 400
    assert served.ask("/sparql?query=%ff").status == 400
    kind = "application/sparql-query"
    assert served.ask("/sparql", "POST", b"\xff", Content_Type=kind).status == 400
    assert served.ask("/sparql", "POST", b"x", Content_Type="text/plain").status == 415
    big = b"#" * 64 * 1024 + b"#\nASK {}"
    assert served.ask("/sparql", "POST", big, Content_Type=kind).status == 400


def test_a_query_that_never_ends_is_stopped_and_says_so(served: Served) -> None:
    start = time.monotonic()
    got = asked(served, ENDLESS)
    assert got.status == 503
    assert "stopped after 5 seconds" in got.text
    assert got.text.count("\n") == 1
    assert 4.5 < time.monotonic() - start < 12
    assert asked(served, "ASK {}").status == 200


def test_rows_over_the_limit_are_cut_and_it_is_said(served: Served) -> None:
    query = "SELECT * WHERE { ?a a ?b . ?c a ?d }"
    got = asked(served, query)
    assert got.headers["x-tejido-truncated"] == "10000"
    assert len(json.loads(got.text)["results"]["bindings"]) == 10_000
    assert "10000" in asked(served, query, "text/html").text


def test_too_many_triples_are_refused(served: Served) -> None:
    query = "CONSTRUCT { ?a rdfs:seeAlso ?b } WHERE { ?a a ?x . ?b a ?y }"
    got = asked(served, query, "text/turtle")
    assert got.status == 503
    assert "10000 triples" in got.text


def test_syntax_errors_have_line_column_and_caret(served: Served) -> None:
    got = asked(served, "SELECT *\nWHERE { ?s ?p }")
    assert got.status == 400
    lines = got.text.splitlines()
    assert lines[0].startswith("line 2, column ")
    assert lines[-1].strip() == "^"


def test_questions_of_the_catalogue_fill_the_form(served: Served) -> None:
    page = served.ask("/sparql?lang=es&example=partners").text
    assert "# ¿Con quién trabaja una institución" in page
    filled = served.ask("/sparql?lang=es&example=partners&of=UNODC").text
    assert "/institution/int-unodc&gt;" in filled
    wrong = served.ask("/sparql?lang=es&example=partners&of=Nadie+Conoce")
    assert wrong.status == 400
    assert 'role="alert"' in wrong.text


def test_people_get_a_table_whose_things_have_pages(served: Served) -> None:
    query = "SELECT ?i WHERE { ?i a tejido:Institution } ORDER BY ?i"
    page = asked(served, query, "text/html,*/*;q=0.8").text
    assert '<a href="/entidad/int-unodc"' in page
    assert "https://w3id.org/tejido/id/" not in page.split("<tbody>")[1]
