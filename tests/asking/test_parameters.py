"""What people write becomes a term: names, dates, numbers; never text of the query."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.asking.catalogue import Parameter, Question, catalogue, find
from tejido.asking.engines import Engine, Oxigraph, open_graph
from tejido.asking.names import resolve
from tejido.asking.parameters import fill, terms
from tejido.asking.results import Answer
from tejido.asking.run import ask
from tejido.errors import QueryError
from tejido.project import ID, NS
from tests.asking.golden import GRAPHS, open_fixture

CASES = yaml.safe_load((Path(__file__).parent / "asked.yaml").read_text(encoding="utf-8"))
NAMES = yaml.safe_load((Path(__file__).parent / "names.yaml").read_text(encoding="utf-8"))
HOSTILE = st.one_of(
    st.text(),
    st.text(alphabet="\"'\\{}()<>|^`?$#.;,\n\r\t UNDEFSERVICEVALUES\u2028", max_size=60),
    st.sampled_from(
        ['" } SERVICE <http://x/> { ?s ?p ?o', "> } #", "UNDEF", '"@es', "\\", "\\u0022 }", "'''"]
    ),
)


@cache
def _opened(graph: str, engine: str) -> Engine:
    return open_graph(GRAPHS[graph], engine)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['ask']} {case['with']}")
def test_answers_with_parameters(case: dict[str, object]) -> None:
    graph = _opened(str(case.get("of", "fixture")), "pyoxigraph")
    rows = ask(str(case["ask"]), graph, case["with"])  # type: ignore[arg-type]
    wanted = case["rows"]
    assert isinstance(wanted, list)
    assert [" | ".join(cells) for cells in rows.texts("es")] == wanted


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case['ask']} {case['with']}")
def test_answers_with_parameters_alike_in_rdflib(case: dict[str, object]) -> None:
    name, graph = str(case["ask"]), str(case.get("of", "fixture"))
    one, other = (
        ask(name, _opened(graph, engine), case["with"])  # type: ignore[arg-type]
        for engine in ("rdflib", "pyoxigraph")
    )
    assert one.rows == other.rows


@pytest.mark.parametrize("case", NAMES["found"], ids=lambda case: str(case["written"]))
def test_finds_what_people_write(case: dict[str, str], fixture: Engine) -> None:
    found = resolve(case["written"], case["types"].split(), fixture)
    assert found.value.removeprefix(ID).split("#")[-1] == case["is"]


def test_a_name_shared_with_a_unit_means_the_whole() -> None:
    store = ox.Store()
    store.load(path=GRAPHS["fixture"])
    whole, unit = (ox.NamedNode(f"{ID}institution/int-aia{end}") for end in ("", "-valdeluz"))
    store.add(ox.Quad(unit, ox.NamedNode(f"{NS}acronym"), ox.Literal("AIA")))
    store.add(ox.Quad(unit, ox.NamedNode(f"{NS}within"), whole))
    assert resolve("AIA", ["institution"], Oxigraph(store)) == whole
    assert resolve("Oficina de la AIA en Valdeluz", ["institution"], Oxigraph(store)) == unit


@pytest.mark.parametrize("case", NAMES["refused"], ids=lambda case: str(case["written"]))
def test_refuses_what_names_nothing_or_too_much(case: dict[str, str], fixture: Engine) -> None:
    with pytest.raises(QueryError) as error:
        resolve(case["written"], case["types"].split(), fixture)
    assert case["says"] in str(error.value)


@pytest.mark.parametrize(
    ("name", "value", "says"),
    [
        ("offf", "AIA", "partners: no parameter 'offf'; did you mean 'of'?; it takes of, role"),
        ("of", "Agencia Ibérica del Aqua", "of: 'Agencia Ibérica del Aqua' names no institution"),
        ("since", "mayo", "since: 'mayo' is no date"),
        ("since", "2023-13", "since: '2023-13' is no date"),
        ("since", "2023-02-30", "since: '2023-02-30' is no date"),
        ("of", "\ud800", "of: the value is not valid Unicode"),
    ],
)
def test_says_what_is_wrong_with_a_value(name: str, value: str, says: str, fixture: Engine) -> None:
    with pytest.raises(QueryError) as error:
        ask("partners", fixture, {name: value})
    assert says in str(error.value)
    assert "\n" not in str(error.value)


@pytest.mark.parametrize("value", ["two", "1.5", "1e3", "9" * 40, "1 } #"])
def test_a_number_is_a_whole_number(value: str, fixture: Engine) -> None:
    with pytest.raises(QueryError, match=r"min: .* is no whole number"):
        ask("edges", fixture, min=value)


def test_no_value_is_no_condition(fixture: Engine) -> None:
    assert ask("partners", fixture, {"of": None, "since": " "}) == ask("partners", fixture)


def _texts() -> Question:
    """Return a question with a parameter of type text."""
    question = find("members")
    text = question.text.replace("VALUES ?body { UNDEF }", "VALUES ?words { UNDEF }")
    words = type(question.params[0])("words", ("text",), "", "palabras", "words")
    return Question(
        **{
            **{slot: getattr(question, slot) for slot in Question.__slots__},
            "text": text,
            "params": (words,),
        }
    )


@given(HOSTILE)
def test_text_stays_one_literal(value: str) -> None:
    """Whatever is written, the query gives back just that value, and nothing else happens."""
    question = _texts()
    store = ox.Store()
    try:
        bound = terms(question, {"words": value}, _Nothing())
    except QueryError as error:
        assert "Unicode" in str(error)
        return
    block = fill(question, bound).split("VALUES ?words ", 1)[1].split(" }\n", 1)[0]
    found = store.query(f"SELECT ?words WHERE {{ VALUES ?words {block} }} }}")
    assert isinstance(found, ox.QuerySolutions)
    wanted = [ox.Literal(value)] if value.strip() else [None]
    assert [solution["words"] for solution in found] == wanted
    without = fill(question, {}).replace("VALUES ?words { UNDEF }", "")
    assert fill(question, bound).replace(f"VALUES ?words {block} }}", "") == without


@given(HOSTILE)
def test_a_hostile_name_finds_nothing_or_a_thing(value: str) -> None:
    """A name leads to an IRI of the graph, or is refused in one line; it is never pasted."""
    try:
        bound = terms(find("partners"), {"of": value}, open_fixture())
    except QueryError as error:
        assert "\n" not in str(error).replace(value, "")
    else:
        assert all(str(term).startswith(f"<{ID}") for term in bound.values())


PARAMETERS = [(question, param) for question in catalogue() for param in question.params]
STARTS = st.sampled_from(["", "2024", "1", "AIA", f"<{ID}"])
WRITTEN = st.tuples(STARTS, HOSTILE).map("".join)
ONE_TERM = r"""(?:<[^<>"{}|\\^`\s]*>|"(?:[^"\\\n]|\\.)*"(?:\^\^<[^<>"{}|\\^`\s]*>)?)"""


@settings(max_examples=150)
@given(st.sampled_from(PARAMETERS), WRITTEN)
def test_no_value_makes_another_query(asked: tuple[Question, Parameter], value: str) -> None:
    """Of every parameter: an error, or the question with one term in its block."""
    question, param = asked
    spy = _Spy(open_fixture(), [])
    try:
        ask(question.name, spy, {param.name: value})
    except QueryError:
        return
    before, block, after = re.split(
        rf"(\bVALUES\s+\?{param.name}\s*\{{[^{{}}]*\}})", question.text, maxsplit=1
    )
    assert block
    term = ONE_TERM if value.strip() else re.escape(param.default or "UNDEF")
    whole = rf"{re.escape(before)}VALUES \?{param.name} \{{ {term} \}}{re.escape(after)}"
    assert sum(re.fullmatch(whole, text, re.DOTALL) is not None for text in spy.texts) == 1
    assert sum(after in text for text in spy.texts) == 1


@dataclass(frozen=True)
class _Spy:
    """An engine that writes down what it is asked."""

    engine: Engine
    texts: list[str]

    def answer(self, text: str, most: int | None = None) -> Answer:
        self.texts.append(text)
        return self.engine.answer(text, most)


class _Nothing:
    """An engine that must not be asked."""

    def answer(self, text: str, most: int | None = None) -> bool:
        raise AssertionError(text)
