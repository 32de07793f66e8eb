"""Long answers in pages: which queries can be, and that all rows come once."""

from __future__ import annotations

import pyoxigraph as ox
import pytest

from tejido.asking.results import Rows
from tejido.asking.tokens import declared, form_of, split_select
from tejido.endpoint import Remote
from tejido.errors import EndpointError
from tests.endpoint.conftest import impatient
from tests.endpoint.server import served

ROWS = 2345
PAGED = {
    "SELECT ?s ?o { ?s <urn:p> ?o }": False,
    "SELECT * { ?s <urn:p> ?o } ORDER BY DESC(?o)": True,
    "PREFIX limit: <urn:> SELECT ?s { ?s limit:p ?o } # LIMIT 3": False,
    "SELECT ?o (COUNT(*) AS ?n) { ?s <urn:p> ?o } GROUP BY ?o HAVING(COUNT(*) > 0)": False,
    "SELECT ?s ?o { { SELECT ?s ?o { ?s <urn:p> ?o } LIMIT 5000 } } ORDER BY ?o": True,
    "SELECT ?s ?limit { VALUES ?x { 1 } ?s <urn:p> ?limit }": False,
}
NOT_PAGED = [
    "SELECT ?s { ?s <urn:p> ?o } LIMIT 2000",
    "SELECT ?s { ?s <urn:p> ?o } ORDER BY ?s OFFSET 3",
    "SELECT ?s { ?s <urn:p> ?o } VALUES ?s { <urn:s1> }",
    "ASK { ?s ?p ?o }",
    "DESCRIBE <urn:s>",
]


def _store() -> ox.Store:
    store = ox.Store()
    store.extend(
        ox.Quad(ox.NamedNode(f"urn:s{n}"), ox.NamedNode("urn:p"), ox.Literal(n))
        for n in range(ROWS)
    )
    return store


@pytest.mark.parametrize("text", PAGED)
def test_a_select_can_be_paged(text: str) -> None:
    split = split_select(text)
    assert split is not None
    assert split[0] + split[1] == text
    assert split[2] is PAGED[text]


@pytest.mark.parametrize("text", NOT_PAGED)
def test_others_cannot(text: str) -> None:
    assert split_select(text) is None


@pytest.mark.parametrize("tells", [True, False], ids=["told", "silent"])
@pytest.mark.parametrize("text", PAGED)
def test_every_row_comes_once(text: str, tells: bool) -> None:
    store = _store()
    with served(store=store, cap=1000, tells_cap=tells) as server:
        found = Remote(impatient(server.url)).answer(text)
    wanted = store.query(text)
    assert isinstance(found, Rows)
    assert isinstance(wanted, ox.QuerySolutions)
    rows = [tuple(solution) for solution in wanted]
    assert len(rows) == ROWS
    assert sorted(map(str, found.rows)) == sorted(map(str, rows))
    if "ORDER BY DESC" in text:
        column = found.columns.index("o")
        values = [int(row[column].value) for row in found.rows]  # type: ignore[union-attr]
        assert values == sorted(values, reverse=True)


def test_an_answer_of_just_a_round_number_is_asked_for_more() -> None:
    with served(store=_store()) as server:
        text = "SELECT ?s { ?s <urn:p> ?o FILTER(?o < 2000) }"
        assert len(Remote(impatient(server.url)).answer(text)) == 2000  # type: ignore[arg-type]
        assert len(server.heard) == 3
        text = "SELECT ?s { ?s <urn:p> ?o FILTER(?o < 1999) }"
        assert len(Remote(impatient(server.url)).answer(text)) == 1999  # type: ignore[arg-type]
        assert len(server.heard) == 4


def test_a_server_that_gives_the_same_page_again_is_told() -> None:
    with served(store=_store(), cap=1000) as server:
        text = "SELECT (1 AS ?x) { ?s <urn:p> ?o }"  # all rows alike, so any two pages are
        with pytest.raises(EndpointError, match="caps its answers and has no OFFSET"):
            Remote(impatient(server.url)).answer(text)


def test_the_usual_prefixes_are_declared_where_they_lack() -> None:
    text = "PREFIX rdfs: <urn:own#>\nSELECT ?d { ?d a tejido:Document ; rdfs:label ?l }"
    assert declared(text) == f"PREFIX tejido: <https://w3id.org/tejido/ns#> {text}"
    assert form_of(text) == "SELECT"
    assert form_of("PREFIX ask: <urn:> # SELECT\nDESCRIBE ask:x") == "DESCRIBE"
    assert form_of("") == ""


@pytest.mark.parametrize("size", [10, 5000], ids=["GET", "POST"])
def test_long_queries_are_posted(size: int) -> None:
    with served(store=_store()) as server:
        text = f"SELECT ?s {{ ?s <urn:p> 3 FILTER(STR(?s) != '{'ñ' * size}') }}"
        found = Remote(impatient(server.url)).answer(text)
        assert isinstance(found, Rows)
        assert [str(cell) for row in found for cell in row] == ["<urn:s3>"]
        assert server.heard[0][0] == ("GET" if size == 10 else "POST")


def test_triples_and_booleans_come_as_they_are() -> None:
    with served(store=_store()) as server:
        remote = Remote(impatient(server.url))
        made = remote.answer("CONSTRUCT { ?s <urn:q> 'ñ'@es } WHERE { ?s <urn:p> 3 }")
        assert [str(triple) for triple in made] == ['<urn:s3> <urn:q> "ñ"@es']  # type: ignore[union-attr]
        assert remote.answer("ASK { <urn:s3> ?p ?o }") is True
        assert remote.answer("ASK { <urn:none> ?p ?o }") is False
        terms = remote.answer("SELECT ?x { VALUES ?x { <urn:a> 'b'@es 1 'c' UNDEF } }")
        assert isinstance(terms, Rows)
        assert [str(row[0]) for row in terms] == [
            "<urn:a>",
            '"b"@es',
            '"1"^^<http://www.w3.org/2001/XMLSchema#integer>',
            '"c"',
            "None",
        ]
