"""What is negotiated, which path is whose, and what limits say."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Literal, NamedNode, Quad

from tejido.asking.engines import open_graph
from tejido.asking.limits import Limits
from tejido.project import ID, NS
from tejido.serving.finding import found, target
from tejido.serving.known import known
from tejido.serving.message import Request
from tejido.serving.negotiation import best, language
from tejido.serving.paths import path_of
from tejido.serving.querying import Querying
from tejido.serving.running import Runner
from tests.serving.conftest import ROOT

TYPES = ("text/html", "text/turtle", "text/csv")
MANY = "SELECT * WHERE { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i"


@pytest.mark.parametrize(
    ("accept", "liked"),
    [
        ("", "text/html"),
        ("*/*", "text/html"),
        ("text/turtle", "text/turtle"),
        ("TEXT/CSV;Q=1", "text/csv"),
        ("text/html;q=0.2, text/turtle;q=0.9", "text/turtle"),
        ("text/html;q=0, text/*;q=0.1", "text/turtle"),
        ("image/png", None),
        ("text/html;q=0", None),
        ("text/turtle;q=abc", None),
        ("text/html,application/xhtml+xml,*/*;q=0.8", "text/html"),
    ],
)
def test_the_form_that_is_liked_best(accept: str, liked: str | None) -> None:
    assert best(accept, TYPES) == liked


@given(st.text())
def test_no_header_breaks_the_choice(header: str) -> None:
    assert best(header, TYPES) in (*TYPES, None)
    request = Request("GET", "/", headers={"accept-language": header})
    assert language(request, "en") in ("es", "en")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1).filter(lambda n: n.strip(".")))
def test_whatever_a_document_is_called_its_path_leads_to_it(name: str) -> None:
    from tejido.graph.iris import document_iri

    iri = document_iri(name)
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    graph = known([Quad(NamedNode(iri), type_, NamedNode(f"{NS}Document"))])
    assert found(path_of(iri), graph) == iri
    assert target(iri, path_of(iri), graph) == ""


def test_names_that_are_not_encoded_are_found_too() -> None:
    iri = f"{ID}institution/señal"
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    graph = known([Quad(NamedNode(iri), type_, NamedNode(f"{NS}Institution"))])
    assert found("/entidad/se%C3%B1al", graph) == iri
    assert target(iri, "/entidad/se%C3%B1al", graph) == ""


def test_a_claim_without_an_end_is_left_out() -> None:
    claim = NamedNode(f"{ID}claim/1")
    type_ = NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    quads = [
        Quad(claim, type_, NamedNode(f"{NS}Participation")),
        Quad(claim, NamedNode(f"{NS}initiative"), Literal("no thing")),
    ]
    assert known(quads).facts == {}


def _asked(runner: Runner, accept: str, lang: str = "es") -> tuple[int, str]:
    from urllib.parse import quote

    request = Request("GET", "/sparql", f"query={quote(MANY)}", {"accept": accept})
    answer = Querying(runner).answer(request, lang)
    return answer.status, answer.body.decode()


def test_limits_of_time_and_memory_and_a_full_house_are_told_apart() -> None:
    engine = open_graph(ROOT / "graph.ttl")
    status, said = _asked(Runner(engine, Limits(0.3, 4096)), "text/html")
    assert status == 503
    assert "La consulta se detuvo a los 0.3 segundos" in said
    status, said = _asked(Runner(engine, Limits(60, 60)), "application/json")
    assert status == 503
    assert said.startswith("The query was stopped at 60 MB")
    busy = Runner(engine, Limits(0.2, 4096))
    for _ in range(4):
        busy.room.acquire()
    status, said = _asked(busy, "application/json")
    assert status == 503
    assert "other queries are running" in said
