"""Answers written out: each format whole, and read back by other programs."""

from __future__ import annotations

import csv
import io
import json

import pytest

from tejido.asking.engines import Engine
from tejido.asking.formats import FORMATS, write
from tejido.asking.results import Rows
from tejido.asking.run import ask, sparql
from tejido.errors import QueryError


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
    assert write(rows, "markdown") == "| x |\n| --- |\n| a b c\\\\d\\|&lt;e> |\n"


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
    assert "nothing" in write(rows, format, width=40)


def test_ask_and_construct(fixture: Engine) -> None:
    assert write(sparql("ASK {}", fixture)) == "true\n"
    assert json.loads(write(sparql("ASK { FILTER(false) }", fixture), "json")) == {
        "head": {},
        "boolean": False,
    }
    made = sparql("CONSTRUCT { ?d rdfs:label 'x' } WHERE { ?d a tejido:Document }", fixture)
    lines = write(made).splitlines()
    assert len(lines) == 4
    assert lines == sorted(lines)
    assert all(line.endswith(' "x" .') for line in lines)


def test_an_unknown_format_is_refused(fixture: Engine) -> None:
    with pytest.raises(QueryError, match="'xlsx' is no format of results; take table, csv"):
        write(True, "xlsx")
