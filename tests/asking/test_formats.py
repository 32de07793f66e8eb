"""Answers written out: each format whole, and read back by other programs."""

from __future__ import annotations

import csv
import io
import json
from dataclasses import replace

import pyoxigraph as ox
import pytest

from tejido.asking.catalogue import find
from tejido.asking.engines import Engine, open_graph
from tejido.asking.formats import FORMATS, write
from tejido.asking.results import Answer, Passage, Rows
from tejido.asking.run import ask, sparql
from tejido.errors import QueryError
from tests.asking.golden import GRAPHS


def test_labels_are_in_the_language_asked_for(fixture: Engine) -> None:
    rows = ask("posts", fixture, institution="AIA")
    assert write(rows, "tsv", "es").splitlines() == [
        "institución\tcargo\tpersona\tpublicado\tdocumento",
        "Agencia Ibérica del Agua\tdirector\tLuis Vega\t2024-06\tforo-2024",
        "Agencia Ibérica del Agua\tdirectora\tAna Rueda\t2022-05-10\tforo-2022",
    ]
    assert write(rows, "tsv", "en").splitlines()[:2] == [
        "institution\tpost\tperson\tpublished\tdocument",
        "Iberian Water Agency\tdirector\tLuis Vega\t2024-06\tforo-2024",
    ]


def test_csv_is_read_back(fixture: Engine) -> None:
    rows = ask("evidence", fixture)
    read = list(csv.reader(io.StringIO(write(rows, "csv"), newline="")))
    assert read == [list(rows.heads("es")), *map(list, rows.texts("es"))]
    iris = list(csv.reader(io.StringIO(write(rows, "csv", iris=True), newline="")))
    assert iris[0] == list(rows.columns)
    assert iris[1][0] == "https://w3id.org/tejido/id/agreement/aforo-88888888"


@pytest.mark.parametrize("format", ["json", "tsv", "csv"])
def test_results_are_read_by_rdflib(format: str, fixture: Engine) -> None:
    from rdflib.query import Result

    rows = ask("document", fixture)
    written = write(rows, format, iris=True).encode()
    read = Result.parse(io.BytesIO(written), format=format)
    assert [str(variable) for variable in read.vars or ()] == list(rows.columns)
    found = [["" if cell is None else str(cell) for cell in row] for row in read]  # type: ignore[union-attr]
    assert found == [list(cells) for cells in rows.texts(iris=True)]


def test_json_keeps_types_and_languages(fixture: Engine) -> None:
    rows = sparql("SELECT ?x { VALUES ?x { <urn:a> 'b'@es 1 'c' } }", fixture)
    assert [b["x"] for b in json.loads(write(rows, "json"))["results"]["bindings"]] == [
        {"type": "uri", "value": "urn:a"},
        {"type": "literal", "value": "b", "xml:lang": "es"},
        {"type": "literal", "value": "1", "datatype": "http://www.w3.org/2001/XMLSchema#integer"},
        {"type": "literal", "value": "c"},
    ]


def test_cells_keep_to_their_line_and_column(fixture: Engine) -> None:
    rows = sparql(r"SELECT ?x { VALUES ?x { 'a\tb\nc\\d|<e>' } }", fixture)
    assert write(rows, "tsv") == "x\na\\tb\\nc\\\\d|<e>\n"
    assert write(rows, "markdown") == "| x |\n| --- |\n| a b<br>c\\\\d\\|&lt;e> |\n"


def test_a_table_fits_its_width_and_shows_markup_as_it_is(fixture: Engine) -> None:
    rows = ask("funding", fixture)
    text = write(rows, "table", "en", width=60)
    assert max(map(len, text.splitlines())) <= 60
    assert "funder" in text
    assert "Clean Rivers" in text
    marked = sparql("SELECT ?x { VALUES ?x { '[red]x[/red]' } }", fixture)
    assert "[red]x[/red]" in write(marked, width=40)


@pytest.mark.parametrize("format", FORMATS)
def test_no_rows_are_a_header(format: str, fixture: Engine) -> None:
    rows = sparql("SELECT ?nothing { FILTER(false) }", fixture)
    assert isinstance(rows, Rows)
    wanted = {"jsonl": "", "html": "Ninguna respuesta."}.get(format, "nothing")
    assert wanted in write(rows, format, width=40)


def test_ask_and_construct(fixture: Engine) -> None:
    assert write(sparql("ASK {}", fixture)) == "true\n"
    assert json.loads(write(sparql("ASK { FILTER(false) }", fixture), "json")) == {
        "head": {},
        "boolean": False,
    }


def _made(fixture: Engine) -> Answer:
    return sparql("CONSTRUCT { ?d rdfs:label 'x' } WHERE { ?d a tejido:Document }", fixture)


@pytest.mark.parametrize(
    ("format", "kind"),
    [
        ("table", ox.RdfFormat.TURTLE),
        ("turtle", ox.RdfFormat.TURTLE),
        ("ntriples", ox.RdfFormat.N_TRIPLES),
        ("jsonld", ox.RdfFormat.JSON_LD),
    ],
)
def test_triples_are_read_back(format: str, kind: ox.RdfFormat, fixture: Engine) -> None:
    made = _made(fixture)
    assert isinstance(made, tuple)
    written = write(made, format)
    read = {quad.triple for quad in ox.parse(written, format=kind)}
    assert read == set(made)
    assert len(read) == 4
    assert written.endswith("\n")
    assert write((), format) in ("", "[]\n", '{"@graph":[]}\n')


def test_turtle_declares_what_it_uses_only(fixture: Engine) -> None:
    lines = write(_made(fixture)).splitlines()
    assert sorted(line for line in lines if line.startswith("@prefix")) == [
        "@prefix document: <https://w3id.org/tejido/id/document/> .",
        "@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .",
    ]
    described = write(sparql("DESCRIBE <https://w3id.org/tejido/id/person/nobody>", fixture))
    assert "@prefix" not in described


def test_what_does_not_fit_is_refused(fixture: Engine) -> None:
    with pytest.raises(QueryError, match="is triples, which have no form 'csv'; take turtle, nt"):
        write(_made(fixture), "csv")
    with pytest.raises(QueryError, match="is no graph, and 'turtle' is for graphs; take table"):
        write(sparql("SELECT ?s { ?s a tejido:Person }", fixture), "turtle")


FORMULAS = """SELECT ?x { VALUES ?x { '=1+1' '+x' '-x' '@x' "'=x" -5 <mailto:x> 'a=b' } }"""


@pytest.mark.parametrize("iris", [False, True])
def test_no_cell_of_csv_begins_a_formula(iris: bool, fixture: Engine) -> None:
    rows = sparql(FORMULAS, fixture)
    lines = write(rows, "csv", iris=iris).splitlines()
    assert lines[1:] == ["'=1+1", "'+x", "'-x", "'@x", "''=x", "-5", "mailto:x", "a=b"]
    assert write(rows, "tsv").splitlines()[1:] == lines[1:]


def test_json_lines_have_an_object_per_row(fixture: Engine) -> None:
    rows = ask("edges", fixture, evidence=True)
    objects = [json.loads(line) for line in write(rows, "jsonl", "en").splitlines()]
    assert len(objects) == len(rows)
    assert rows.evidence is not None
    for made, passages in zip(objects, rows.evidence, strict=True):
        assert list(made) == [*rows.columns, "evidence"]
        assert type(made["initiatives"]) is int
        assert made["evidence"] == [passage._asdict() for passage in passages]
    iris = json.loads(write(rows, "jsonl", iris=True).splitlines()[0])
    assert iris["source"].startswith("https://w3id.org/tejido/id/institution/")
    odd = "SELECT ?x ?y { VALUES (?x ?y) { ('no'^^xsd:integer UNDEF) } }"
    assert write(sparql(odd, fixture), "jsonl") == '{"x": "no"}\n'


def test_evidence_stands_in_columns_of_its_own(fixture: Engine) -> None:
    rows = ask("funding", fixture, evidence=True)
    line = next(csv.DictReader(io.StringIO(write(rows, "csv", "en"), newline="")))
    quote = (
        "The programme Clean Rivers is implemented by the University of Valdeluz with funding from "
        "the AIA"
    )
    by_iri = list(csv.DictReader(io.StringIO(write(rows, "csv", "en", iris=True), newline="")))
    assert line["evidence (quote)"] == quote
    assert (by_iri[0]["evidenceStart"], by_iri[0]["evidenceEnd"]) == ("0", "97")
    bindings = json.loads(write(rows, "json"))["results"]["bindings"]
    assert [b["evidenceClaim"]["value"] for b in bindings] == [
        row["evidenceClaim"] for row in by_iri
    ]


def test_evidence_is_noted_below_a_table_once(fixture: Engine) -> None:
    rows = ask("joint", fixture, first="AIA", evidence=True)
    text = write(rows, "table", "es", width=120)
    assert text.count("«La Universidad de Valdeluz y la Agencia Ibérica del Agua (AIA)") == 1
    assert "foro-2022 0–126" in " ".join(text.split())
    heads = text.splitlines()[0].split()
    assert heads[-1] == "evidencia"
    assert "| “The Ministry of Rivers and" in write(rows, "markdown", "en").splitlines()[2]


HOSTILE = "</td><script>alert(1)</script><img src=x onerror=alert(1)>\"'&"


def test_a_page_shows_markup_as_it_is(fixture: Engine) -> None:
    found = sparql("SELECT ?x { VALUES ?x { 'X' <javascript:alert(1)> <http://x/> } }", fixture)
    assert isinstance(found, Rows)
    rows = replace(
        found,
        rows=((ox.Literal(HOSTILE),), *found.rows[1:]),
        titles={"es": HOSTILE},
        given=((HOSTILE, HOSTILE),),
        evidence=((Passage("javascript:1", HOSTILE, "javascript:2", 0, 1, True),), (), ()),
    )
    page = write(rows, "html", iris=True)
    assert "<script" not in page
    assert "<img" not in page
    assert page.count("&lt;/td&gt;&lt;script&gt;") == 6
    assert [part.split('"')[0] for part in page.split('href="')[1:]] == ["http://x/"]


def test_a_page_is_whole_and_asks_for_nothing(fixture: Engine) -> None:
    rows = ask("documents", open_graph(GRAPHS["fair"]), evidence=True, since=2021)
    plain, linked = (write(rows, "html", "en", iris=iris) for iris in (False, True))
    assert '<html lang="en">' in plain
    assert f"<title>{find('documents').title_en}</title>" in plain
    assert "since: <strong>2021</strong>" in plain
    assert "<details><summary>passages:" in plain
    assert "A document from which no fact was read has no passages." in plain
    assert "href" not in plain
    assert 'href="https://w3id.org/tejido/id/document/feria-2021"' in linked
    assert 'href="https://w3id.org/tejido/id/claim/' in linked
    for outside in ("src=", "<link", "url(", "@import", "<script"):
        assert outside not in linked
    assert "Ninguna respuesta" in write(replace(rows, rows=(), evidence=()), "html")


def test_an_unknown_format_is_refused(fixture: Engine) -> None:
    with pytest.raises(QueryError, match="'xlsx' is no format of results; take table, csv"):
        write(True, "xlsx")
