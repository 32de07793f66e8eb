"""The passages behind each row of an answer: quote, document, offsets, and the claim they state."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

import pyoxigraph as ox

from tejido.asking.behind import Behind
from tejido.asking.engines import Engine
from tejido.asking.question import Question
from tejido.asking.results import Passage, Rows, Term
from tejido.errors import QueryError
from tejido.graph.terms import PREFIXES

__all__ = ["evidence_of"]

_BATCH = 500
_PREFIXES = "".join(f"PREFIX {name}: <{iri}>\n" for name, iri in PREFIXES.items())
_EDGES = """
SELECT DISTINCT ?s ?p ?o ?claim WHERE {
  VALUES (?s ?p ?o) { %s }
  ?claim rdf:subject ?s ; rdf:predicate ?p ; rdf:object ?o .
  FILTER NOT EXISTS { ?claim tejido:modality ?modality }
}"""
_PASSAGES = """
SELECT DISTINCT ?claim ?as ?quote ?document ?start ?end WHERE {
  VALUES (?claim ?as) { %s }
  ?claim ?as ?passage .
  ?passage oa:exact ?quote ; oa:hasSource ?document ; oa:start ?start ; oa:end ?end .
}"""

Edge = tuple[Term, Term, Term]


def evidence_of(
    question: Question, text: str, rows: Rows, engine: Engine
) -> tuple[tuple[Passage, ...], ...]:
    """Return the passages behind each row, in the order of the rows.

    Those that state a claim come before those that name what it takes as known. A number has the
    passages of all claims that were counted.

    Args:
        question: the question that was asked.
        text: its text as it was asked, with the values of its parameters.
        rows: its answer.
        engine: what answered.

    Raises:
        QueryError: the question does not say what stands behind its rows.
    """
    behind = question.evidence
    if behind is None:
        raise QueryError(
            f"{question.path}:1: has no line '# evidence: ...', so that no passages can be shown"
        )
    found = _rows(engine.answer(behind.text(text)))
    claims, edges = _by_row(behind, found)
    drawn = _drawn({edge for some in edges.values() for edge in some}, engine)
    for key, some in edges.items():
        claims[key] |= {claim for edge in some for claim in drawn.get(edge, ())}
    passages = _passages({claim for some in claims.values() for claim in some}, engine)
    at = [rows.columns.index(name) for name in behind.by]
    keys = (tuple(row[i] for i in at) for row in rows)
    return tuple(
        _sorted(p for claim in claims.get(key, ()) for p in passages[claim]) for key in keys
    )


def _rows(answer: object) -> Rows:
    if not isinstance(answer, Rows):
        raise QueryError("the question gives no rows")
    return answer


def _by_row(
    behind: Behind, found: Rows
) -> tuple[dict[tuple[Term | None, ...], set[str]], dict[tuple[Term | None, ...], set[Edge]]]:
    """Return the claims and the edges by what tells one row from another."""
    at = {name: i for i, name in enumerate(found.columns)}
    claims: defaultdict[tuple[Term | None, ...], set[str]] = defaultdict(set)
    edges: defaultdict[tuple[Term | None, ...], set[Edge]] = defaultdict(set)
    for row in found:
        key = tuple(row[at[name]] for name in behind.by)
        named = (row[at[name]] for name in behind.claims)
        claims[key] |= {term.value for term in named if isinstance(term, ox.NamedNode)}
        for start, relation, end in behind.edges:
            subject, object_ = row[at[start]], row[at[end]]
            if subject is not None and object_ is not None:
                edges[key].add((subject, _iri(relation), object_))
    return claims, edges


def _iri(name: str) -> ox.NamedNode:
    prefix, _, rest = name.partition(":")
    return ox.NamedNode(PREFIXES[prefix] + rest)


def _drawn(edges: Iterable[Edge], engine: Engine) -> Mapping[Edge, list[str]]:
    """Return the claims from which edges were drawn."""
    found: defaultdict[Edge, list[str]] = defaultdict(list)
    tuples = (f"({' '.join(map(str, edge))})" for edge in sorted(edges, key=str))
    for subject, relation, object_, claim in _batches(_EDGES, tuples, engine):
        if subject and relation and object_ and isinstance(claim, ox.NamedNode):
            found[subject, relation, object_].append(claim.value)
    return found


def _passages(claims: Iterable[str], engine: Engine) -> Mapping[str, list[Passage]]:
    found: defaultdict[str, dict[tuple[str, int, int], Passage]] = defaultdict(dict)
    things = (
        f"({iri} tejido:quote) ({iri} tejido:evidence)"
        for iri in map(str, map(ox.NamedNode, sorted(claims)))
    )
    for row in _batches(_PASSAGES, things, engine):
        claim, kind, quote, document, start, end = (str(getattr(t, "value", "")) for t in row)
        where = (document, int(start), int(end))
        if where not in found[claim] or kind.endswith("quote"):
            found[claim][where] = Passage(claim, quote, *where, kind.endswith("quote"))
    return defaultdict(list, {claim: list(some.values()) for claim, some in found.items()})


def _batches(text: str, values: Iterable[str], engine: Engine) -> Iterator[Sequence[Term | None]]:
    rest = iter(values)
    while some := list(islice(rest, _BATCH)):
        yield from _rows(engine.answer(_PREFIXES + text % " ".join(some)))


def _sorted(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    return tuple(
        sorted(set(passages), key=lambda p: (not p.states, p.document, p.start, p.end, p.claim))
    )
