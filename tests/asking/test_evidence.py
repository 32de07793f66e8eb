"""Every row shows what stands behind it: passages that name the things of the row."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import pytest
from pyoxigraph import Literal, NamedNode

from tejido.asking.catalogue import Question, catalogue
from tejido.asking.engines import Engine, Oxigraph, open_graph
from tejido.asking.results import Passage, Rows, Term
from tejido.asking.run import ask
from tejido.model import ENTITY_TYPES
from tejido.project import ID
from tests.asking.golden import GRAPHS

QUESTIONS = catalogue()
PRESENT = [name for name, path in GRAPHS.items() if path.exists()]
KNOWN = tuple(f"{ID}{type}/" for type in ENTITY_TYPES)
ARGUMENTS = (
    "tejido:agent|tejido:initiative|tejido:institution|tejido:onBehalfOf|rdf:subject|rdf:object"
)


@cache
def _opened(graph: str) -> Oxigraph:
    engine = open_graph(GRAPHS[graph])
    assert isinstance(engine, Oxigraph)
    return engine


@cache
def _asked(name: str, graph: str) -> Rows:
    return ask(name, _opened(graph), evidence=True)


@cache
def _named(graph: str) -> dict[str, set[str]]:
    """Return what each claim is about, with the larger things that hold it."""
    found = defaultdict(set)
    text = f"""
      SELECT ?claim ?thing WHERE {{
        ?claim tejido:evidence ?passage ;
          ({ARGUMENTS})/(tejido:within|tejido:parent|tejido:jurisdiction)* ?thing
      }}"""
    for claim, thing in _rows(_opened(graph), text):
        found[getattr(claim, "value", "")].add(getattr(thing, "value", ""))
    return found


def _rows(engine: Engine, text: str) -> Rows:
    answer = engine.answer(text)
    assert isinstance(answer, Rows)
    return answer


def _things(row: tuple[Term | None, ...]) -> set[str]:
    return {
        term.value for term in row if isinstance(term, NamedNode) and term.value.startswith(KNOWN)
    }


@pytest.mark.parametrize("graph", PRESENT)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_row_has_passages_that_name_its_things(question: Question, graph: str) -> None:
    rows = _asked(question.name, graph)
    assert rows.evidence is not None
    assert len(rows.evidence) == len(rows)
    for row, passages in zip(rows, rows.evidence, strict=True):
        if not passages:
            assert question.without_es, row
            continue
        about = set().union(*(_named(graph)[passage.claim] for passage in passages))
        assert _things(row) <= about, row


def test_a_question_that_needs_no_excuse_has_none() -> None:
    excused = {question.name for question in QUESTIONS if question.without_es}
    assert excused == {
        question.name
        for question in QUESTIONS
        if any(not some for name in PRESENT for some in _asked(question.name, name).evidence or ())
    }


@pytest.mark.parametrize("graph", PRESENT)
@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_passages_are_those_of_the_graph(question: Question, graph: str) -> None:
    """With quote, document and offsets as they stand there, quotes first, none twice."""
    for passages in _asked(question.name, graph).evidence or ():
        assert set(passages) <= _stated(graph)
        assert len(set(passages)) == len(passages)
        assert [p.states for p in passages] == sorted((p.states for p in passages), reverse=True)
        assert not passages or passages[0].states


@cache
def _stated(graph: str) -> set[Passage]:
    text = """
      SELECT ?claim ?quote ?document ?start ?end ?main WHERE {
        ?claim tejido:evidence ?passage ; tejido:quote ?main .
        ?passage oa:exact ?quote ; oa:hasSource ?document ; oa:start ?start ; oa:end ?end .
        BIND(?passage = ?main AS ?states)
      }""".replace("?main WHERE", "?states WHERE")
    found = set()
    for row in _rows(_opened(graph), text):
        claim, quote, document, start, end, states = (getattr(term, "value", "") for term in row)
        found.add(Passage(claim, quote, document, int(start), int(end), states == "true"))
    return found


@pytest.mark.parametrize("name", ["edges", "brokers", "themes", "events", "units", "documents"])
def test_evidence_is_the_same_in_rdflib(name: str) -> None:
    other = ask(name, GRAPHS["fair"], engine="rdflib", evidence=True)
    assert other.evidence == _asked(name, "fair").evidence


def test_parameters_bind_the_evidence_too() -> None:
    """Numbers show the claims that were counted, and no others."""
    rows = ask("membership", _opened("fair"), body="Red Azul", until=2022, evidence=True)
    assert rows.evidence is not None
    quotes = {passage.quote for passages in rows.evidence for passage in passages}
    assert quotes == {"La Red Azul la integran la AIA y el Ministerio de Ríos"}


def test_an_edge_leads_to_the_claims_it_was_drawn_from() -> None:
    rows = ask("places", _opened("fair"), place="Norte", evidence=True)
    assert rows.evidence is not None
    quotes = [{passage.quote for passage in passages} for passages in rows.evidence]
    assert all(any("Norte" in quote for quote in some) for some in quotes)


def test_a_number_has_as_many_claims_as_it_counts() -> None:
    rows = ask("documents", _opened("fair"), evidence=True)
    facts = [int(row[3].value) for row in rows if isinstance(row[3], Literal)]
    assert facts == [len({p.claim for p in passages}) for passages in rows.evidence or ()]


@pytest.mark.parametrize("question", QUESTIONS, ids=lambda question: question.name)
def test_every_question_says_what_stands_behind_its_rows(question: Question) -> None:
    assert question.evidence is not None


def test_without_evidence_none_is_fetched() -> None:
    assert ask("partners", _opened("fair")).evidence is None


def test_names_of_columns_leave_room_for_evidence() -> None:
    assert not {column for q in QUESTIONS for column in q.columns if column.startswith("evidence")}
