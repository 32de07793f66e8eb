"""Questions as commands: options, languages, forms, notes."""

from __future__ import annotations

import json

import pytest

from tests.asking.golden import GRAPHS
from tests.cli.conftest import Run

FIXTURE, FAIR = str(GRAPHS["fixture"]), str(GRAPHS["fair"])


def test_options_may_stand_before_the_name(tejido: Run) -> None:
    after = tejido("query", "funding", "-g", FIXTURE, "--lang", "en", "--by=AIA", "--format", "csv")
    before = tejido(
        "query", "-g", FIXTURE, "--lang", "en", "--format", "csv", "funding", "--by", "AIA"
    )
    assert before == after
    assert after.out == "funder,initiative,implementer,role\r\n"


@pytest.mark.parametrize(
    ("given", "says"),
    [
        (["--lang", "en"], "only partners in this role"),
        (["--lang=es"], "solo los socios que tienen este papel"),
        ([], "solo los socios que tienen este papel"),
    ],
)
def test_help_of_a_question_tells_its_parameters(given: list[str], says: str, tejido: Run) -> None:
    ran = tejido("query", "partners", *given, "--help")
    assert ran.code == 0
    assert "--role ROLE" in ran.out
    assert says in " ".join(ran.out.split())


def test_the_list_has_every_question_in_a_language(tejido: Run) -> None:
    from tejido.asking.catalogue import catalogue

    for language in ("es", "en"):
        out = tejido("query", "--lang", language).out
        assert all(f"{q.name:28} {q.title(language)}\n" in out for q in catalogue())


def test_rows_that_nothing_proves_are_explained(tejido: Run) -> None:
    ran = tejido("query", "units", "-g", FAIR, "--lang", "en", "--evidence", "--format", "jsonl")
    assert [bool(json.loads(line)["evidence"]) for line in ran.out.splitlines()] == [False, True]
    assert ran.err == 'What the identity ledger says ("within") stands in no document.\n'
    assert tejido("query", "members", "-g", FAIR, "--evidence").err == ""


def test_a_page_comes_whole(tejido: Run) -> None:
    ran = tejido("query", "members", "-g", FAIR, "--format", "html", "--evidence", "--iris")
    assert ran.out.startswith("<!doctype html>")
    assert ran.out.endswith("</html>\n")
    assert 'href="https://w3id.org/tejido/id/institution/int-aia"' in ran.out


@pytest.mark.parametrize(
    ("format", "begins"),
    [("table", "@prefix"), ("ntriples", "<https://"), ("jsonld", "[{"), ("turtle", "@prefix")],
)
@pytest.mark.parametrize(
    "form", ["CONSTRUCT WHERE { ?p tejido:post ?i }", "DESCRIBE person:luis-vega-bbbbbbbb"]
)
def test_triples_have_forms_of_their_own(form: str, format: str, begins: str, tejido: Run) -> None:
    ran = tejido("sparql", "-g", FIXTURE, "--format", format, form)
    assert (ran.code, ran.err) == (0, "")
    assert ran.out.startswith(begins)


def test_yes_and_no_are_words(tejido: Run) -> None:
    assert tejido("sparql", "-g", FIXTURE, "ASK { ?s a tejido:Person }").out == "true\n"


@pytest.mark.parametrize("format", ["csv", "html"])
def test_triples_in_a_form_of_rows_are_refused(format: str, tejido: Run) -> None:
    ran = tejido(
        "sparql", "-g", FIXTURE, "--format", format, "CONSTRUCT WHERE { ?p tejido:post ?i }"
    )
    assert ran.code == 1
    assert ran.err == (
        f"tejido: the answer is triples, which have no form '{format}'; "
        "take turtle, ntriples or jsonld\n"
    )
