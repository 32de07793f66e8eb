"""Each question: both languages, parameters, golden rows, a line in the docs, both engines."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from pyoxigraph import Literal, NamedNode

from tejido.asking.catalogue import Question, catalogue, catalogue_table, find
from tejido.asking.engines import Engine, open_graph
from tejido.asking.run import ask, sparql
from tejido.errors import QueryError
from tejido.graph.ontology import ontology_triples
from tejido.project import NS
from tests.asking.golden import GRAPHS, golden, golden_path

QUESTIONS = catalogue()
PRESENT = [name for name, path in GRAPHS.items() if path.exists()]
BROKEN = yaml.safe_load((Path(__file__).parent / "broken.yaml").read_text(encoding="utf-8"))


@cache
def _opened(graph: str, engine: str) -> Engine:
    return open_graph(GRAPHS[graph], engine)


def _names(questions: tuple[Question, ...]) -> list[str]:
    return [question.name for question in questions]


@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_is_asked_in_both_languages(question: Question) -> None:
    assert re.match(r"¿.+\?", question.title_es)
    assert re.match(r"[A-Z].+\?", question.title_en)
    assert question.title_es != question.title_en
    for text in (question.title_es, *(param.help_es for param in question.params)):
        assert not re.search(r"\b(the|which|whom|only)\b", text)


@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_has_a_line_in_the_documentation(question: Question) -> None:
    docs = Path(__file__).parents[2] / "docs"
    line = f"| `{question.name}` | {question.title_es} | {question.title_en} |"
    assert line in catalogue_table()
    assert any(line in page.read_text(encoding="utf-8") for page in docs.glob("*.md"))


@pytest.mark.parametrize("graph", PRESENT)
@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_gives_its_golden_rows(question: Question, graph: str) -> None:
    rows = ask(question.name, _opened(graph, "pyoxigraph"))
    assert golden(rows) == golden_path(graph, question.name).read_text(encoding="utf-8")


@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_has_rows_in_a_fixture(question: Question) -> None:
    assert any(
        len(ask(question.name, _opened(graph, "pyoxigraph"))) for graph in ("fixture", "fair")
    )


@pytest.mark.parametrize("name", ["events", "themes"])
def test_words_of_themes_are_their_labels_in_the_ontology(name: str) -> None:
    found = {
        (m[1], m[2]) for m in re.finditer(r'\(tejido:(theme-[\w-]+) "([^"]*)"\)', find(name).text)
    }
    wanted = {
        (theme.removeprefix(NS), f" {' '.join(re.sub('[-.,;:() ]+', ' ', label.lower()).split())} ")
        for theme, label in _theme_labels()
    }
    assert found == wanted


def _theme_labels() -> list[tuple[str, str]]:
    labels = {
        f"http://www.w3.org/2004/02/skos/core#{kind}Label" for kind in ("pref", "alt", "hidden")
    }
    return [
        (subject.value, label.value)
        for subject, relation, label in ontology_triples()
        if isinstance(subject, NamedNode) and subject.value.startswith(f"{NS}theme-")
        if relation.value in labels and isinstance(label, Literal)
    ]


@pytest.mark.parametrize("graph", PRESENT)
@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_gives_the_same_rows_in_rdflib(question: Question, graph: str) -> None:
    assert (
        ask(question.name, _opened(graph, "rdflib")).rows
        == ask(question.name, _opened(graph, "pyoxigraph")).rows
    )


@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_runs_as_pasted(question: Question, fixture: Engine) -> None:
    """Without our prefixes and parameters, in a plain store."""
    import pyoxigraph

    store = pyoxigraph.Store()
    store.load(path=str(GRAPHS["fixture"]), format=pyoxigraph.RdfFormat.TURTLE)
    found = store.query(question.text)
    assert isinstance(found, pyoxigraph.QuerySolutions)
    assert tuple(map(tuple, found)) == ask(question.name, fixture).rows


@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_uses_nothing_that_engines_order_differently(question: Question) -> None:
    assert not re.search(r"\b(GROUP_CONCAT|SAMPLE|LIMIT|RAND|NOW|UUID)\b", question.text)
    assert "\nORDER BY" in question.text


@pytest.mark.parametrize("question", QUESTIONS, ids=_names(QUESTIONS))
def test_says_the_same_of_named_graphs(question: Question, fixture: Engine, tmp_path: Path) -> None:
    """A triple that stands in two documents' graphs counts once."""
    turtle = GRAPHS["fixture"].read_text(encoding="utf-8")
    prefixes, body = turtle.split("\n\n", 1) if turtle.startswith("@prefix") else ("", turtle)
    heads = "\n".join(line for line in body.splitlines() if line.startswith("@prefix"))
    triples = "\n".join(line for line in body.splitlines() if not line.startswith("@prefix"))
    twice = tmp_path / "twice.trig"
    twice.write_text(
        f"{prefixes}\n{heads}\n<urn:one> {{\n{triples}\n}}\n<urn:two> {{\n{triples}\n}}\n",
        encoding="utf-8",
    )
    assert ask(question.name, open_graph(twice)).rows == ask(question.name, fixture).rows


def test_no_golden_file_is_left_over() -> None:
    kept = {path.stem for path in (Path(__file__).parent / "expected").glob("*/*.tsv")}
    assert kept == set(_names(QUESTIONS))


@pytest.mark.parametrize("case", BROKEN, ids=lambda case: str(case["says"]))
def test_a_broken_file_is_named_with_its_line(case: dict[str, str], tmp_path: Path) -> None:
    path = tmp_path / "broken.rq"
    path.write_text(case["text"], encoding="utf-8")
    with pytest.raises(QueryError) as error:
        ask("broken", GRAPHS["fixture"], folder=tmp_path)
    first = str(error.value).splitlines()[0]
    assert first.startswith(f"{path}:")
    assert case["says"] in first


def test_an_edited_file_is_read_anew(tmp_path: Path) -> None:
    text = find("members").text
    path = tmp_path / "members.rq"
    path.write_text(text, encoding="utf-8")
    assert find("members", tmp_path).title_en == find("members").title_en
    path.write_text(text.replace("Who belongs to", "Who sits in"), encoding="utf-8")
    assert find("members", tmp_path).title_en.startswith("Who sits in")


def test_a_misspelt_name_gets_a_suggestion() -> None:
    with pytest.raises(QueryError, match=r"partnrs: no such question.*did you mean 'partners'"):
        ask("partnrs", GRAPHS["fixture"])


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="nowhere: no folder of queries"):
        catalogue(tmp_path / "nowhere")


def test_a_default_stands_in_the_file_and_gives_way(fixture: Engine) -> None:
    (param,) = find("edges").params
    assert param.default == "1"
    assert len(ask("edges", fixture, min=2)) == 1 < len(ask("edges", fixture))
    assert sparql(find("edges").text, fixture) is not None
