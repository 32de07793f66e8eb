from __future__ import annotations

import random

import pyoxigraph as ox
import pytest
import rdflib
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pyoxigraph import BlankNode, Literal, NamedNode, Quad, RdfFormat

from tejido.errors import GraphError
from tejido.graph.formats import trig, turtle
from tejido.graph.terms import DERIVED, PREFIXES, RDF, RDFS, XSD, node, term
from tejido.graph.weave import graph_of
from tejido.model import Reading

# Every character but half surrogate pairs; the nasty ones often.
NASTY = (
    "\x00\t\n\r\x0b\x0c\x08\"\\'#@^<>{}|`%.,;:-_/ \x7f\x85\xa0\u2028\u202e\ufeff\ufffe\U0001f600"
)
STRINGS = st.text(st.characters(exclude_categories=["Cs"]) | st.sampled_from(NASTY), max_size=12)
LOCALS = st.text(st.sampled_from("aZ09_-.%~!$&'()*+,;=:@ñ漢"), max_size=6)
IRIS = st.builds(
    lambda namespace, local: NamedNode(namespace + local.replace("%", "%41")),
    st.sampled_from([*PREFIXES.values(), "http://e.org/", "urn:x:"]),
    LOCALS,
)
NUMBERS = st.sampled_from(
    ["1", "-01", "+7", "-0", "12", "1.50", "-0.0", "01.5", ".5", "1.", "1e3", "true", "0", "", "x"]
)
DATATYPES = [XSD + name for name in ("integer", "decimal", "boolean", "double", "date", "string")]
LITERALS = st.one_of(
    st.builds(Literal, STRINGS),
    st.builds(lambda s, tag: Literal(s, language=tag), STRINGS, st.sampled_from(["es", "en-gb"])),
    st.builds(
        lambda s, datatype: Literal(s, datatype=NamedNode(datatype)),
        NUMBERS | STRINGS,
        st.sampled_from([*DATATYPES, "http://e.org/é#t"]),
    ),
)
KINDS = [term(name) for name in ("Institution", "Passage", "Assertion", "Document")]
QUADS = st.lists(
    st.builds(Quad, IRIS, IRIS, IRIS | LITERALS, st.just(DERIVED) | IRIS)
    | st.builds(Quad, IRIS, st.just(node(RDF, "type")), st.sampled_from(KINDS)),
    max_size=12,
)


def written(quads: list[Quad]) -> str:
    return "".join(turtle(quads))


@given(QUADS)
@settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])
def test_pyoxigraph_reads_back_the_same_triples(quads: list[Quad]) -> None:
    back = {quad.triple for quad in ox.parse(written(quads), format=RdfFormat.TURTLE)}
    assert back == {quad.triple for quad in quads}


@given(QUADS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_rdflib_reads_back_the_same_triples(quads: list[Quad]) -> None:
    rdflib.NORMALIZE_LITERALS = False  # rdflib would write 01 as 1
    try:
        back = rdflib.Graph().parse(data=written(quads), format="turtle")
    finally:
        rdflib.NORMALIZE_LITERALS = True
    assert {tuple(map(str, _terms(triple))) for triple in back} == {
        (str(q.subject)[1:-1], q.predicate.value, str(q.object)) for q in quads
    }


def _terms(triple: tuple[rdflib.term.Node, ...]) -> tuple[str, str, object]:
    subject, predicate, object_ = triple
    return str(subject), str(predicate), _ours(object_)


def _ours(value: rdflib.term.Node) -> Literal | NamedNode:
    if not isinstance(value, rdflib.Literal):
        return NamedNode(str(value))
    if value.language:
        return Literal(str(value), language=value.language)
    return Literal(str(value), datatype=NamedNode(str(value.datatype or XSD + "string")))


@given(QUADS)
@settings(max_examples=150, suppress_health_check=[HealthCheck.too_slow])
def test_trig_keeps_the_named_graphs(quads: list[Quad]) -> None:
    back = set(ox.parse("".join(trig(quads)), format=RdfFormat.TRIG))
    assert back == set(quads)


@given(QUADS, st.randoms(use_true_random=False))
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_order_and_repetition_change_nothing(quads: list[Quad], chance: random.Random) -> None:
    shuffled = quads + quads[:3]
    chance.shuffle(shuffled)
    assert written(shuffled) == written(quads)


@given(QUADS)
@settings(max_examples=100, suppress_health_check=[HealthCheck.too_slow])
def test_a_statement_is_a_line_and_nothing_hides(quads: list[Quad]) -> None:
    text = written(quads)
    assert text.splitlines() == text.split("\n")[:-1]
    assert not set(text) & set("\x00\r\x0b\x0c\x7f\x85\u2028\u202e\ufeff")


A = NamedNode("https://w3id.org/tejido/id/institution/a")
LABEL = node(RDFS, "label")


def test_a_block_reads_well() -> None:
    quads = [
        Quad(A, term("acronym"), Literal('A"1')),
        Quad(A, LABEL, Literal("Ámbar", language="es")),
        Quad(A, LABEL, Literal("Amber", language="en")),
        Quad(A, node(RDF, "type"), term("Institution")),
        Quad(A, term("count"), Literal(3)),
        Quad(A, term("organizer"), A, DERIVED),
    ]
    text = written(quads)
    assert (
        text[text.index("@prefix") :]
        == """\
@prefix institution: <https://w3id.org/tejido/id/institution/> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix tejido: <https://w3id.org/tejido/ns#> .

#### Institutions

institution:a a tejido:Institution ;
    rdfs:label "Amber"@en, "Ámbar"@es ;
    tejido:acronym "A\\"1" ;
    tejido:count 3 .

#### Direct edges, derived from the claims above: shortcuts, not evidence

institution:a tejido:organizer institution:a .
"""
    )


def test_blank_nodes_are_refused() -> None:
    with pytest.raises(GraphError, match="only IRIs and literals"):
        written([Quad(A, LABEL, BlankNode("b"))])


def test_sections_follow_the_kinds_and_claims_follow_the_text(readings: list[Reading]) -> None:
    text = written(list(graph_of(readings)))
    headings = [line[5:] for line in text.splitlines() if line.startswith("#### ")]
    kinds = ["Documents", "Institutions", "Persons", "Places", "Events", "Programmes", "Agreements"]
    assert headings[:7] == kinds
    assert [h.split(":")[0] for h in headings[7:]] == [
        "Claims of encuentro-cies-2023",
        "Claims of oim-unodc-alianza-2024",
        "Claims of quintana-roo-curso-oim-2024",
        "Direct edges, derived from the claims above",
    ]
    part = text[text.index("#### Claims of oim-unodc") : text.index("#### Claims of quintana")]
    subjects = [b.split()[0] for b in part.strip().split("\n\n")[1:]]
    assert subjects[0].startswith("claim:") and subjects[1].startswith("passage:")
    assert len(set(subjects)) == len(subjects)
