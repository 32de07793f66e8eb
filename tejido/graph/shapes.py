"""Does a graph obey the rules? Shapes (SHACL Core) and checks of the whole graph (SPARQL)."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode, Store, Triple

from tejido.graph.ontology import ontology_triples
from tejido.graph.store import open_built, rdflib_graph
from tejido.graph.terms import OA, node, term
from tejido.graph.whole import Breach, breaches, store_of
from tejido.project import ID, NS

if TYPE_CHECKING:
    from rdflib import Graph
    from rdflib.term import Node

__all__ = ["Problem", "validate"]

_LONGEST = 80


@dataclass(frozen=True, slots=True)
class Problem:
    """A node that breaks a rule: which, what the rule demands, and in which document.

    ``node`` and ``document`` are IRIs; ``document`` is empty when no document names the node.
    """

    node: str
    rule: str
    message_es: str
    message_en: str
    document: str = ""


def validate(path: Path) -> list[Problem]:
    """Return what in a graph file breaks a shape or a check, sorted by document and node.

    The ontology's own concepts are validated along. Raises GraphError when the file is missing,
    broken or not one of ours; OntologyError when a file of the ontology is.
    """
    triples = [quad.triple for quad in open_built(path)]
    store = store_of(triples)
    found = {*breaches(store), *_shape_breaches(triples)}
    problems = {_problem(breach, store) for breach in found}
    return sorted(problems, key=lambda p: (p.document, p.node, p.rule, p.message_en))


def _problem(breach: Breach, store: Store) -> Problem:
    spanish, english = (_with_value(message, breach.value) for message in breach.messages)
    document = _document(breach.node, store)
    return Problem(breach.node, breach.rule, spanish, english, document)


def _with_value(message: str, value: str) -> str:
    """Return the message with the value, if any: one line, our IRIs without their beginning."""
    line = " ".join(value.split()).removeprefix(NS).removeprefix(ID)
    short = line if len(line) <= _LONGEST else line[: _LONGEST - 1] + "…"
    return f"{message.removesuffix('.')} ({short})" if line else message.removesuffix(".")


def _document(iri: str, store: Store) -> str:
    """Return the first document that a claim, passage or entity comes from."""
    if iri.startswith("_:"):
        return ""
    if iri.startswith(f"{ID}document/"):
        return iri
    start = NamedNode(iri)
    passages = [start, *_objects(store, start, term("evidence"))]
    sources = [d for passage in passages for d in _objects(store, passage, node(OA, "hasSource"))]
    sources += _objects(store, start, term("mentionedIn"))
    return min((source.value for source in sources), default="")


def _objects(store: Store, subject: NamedNode, predicate: NamedNode) -> list[NamedNode]:
    found = store.quads_for_pattern(subject, predicate, None)
    return [quad.object for quad in found if isinstance(quad.object, NamedNode)]


def _shape_breaches(triples: list[Triple]) -> Iterator[Breach]:
    from pyshacl import validate as conforms
    from rdflib import SH

    shapes = rdflib_graph(ontology_triples("shapes.ttl"))
    with _quiet_literals():
        data = rdflib_graph([*triples, *ontology_triples()])
        _, report, _ = conforms(data, shacl_graph=shapes)
    for result in report.objects(None, SH.result):
        yield _breach(result, report, shapes)


def _breach(result: Node, report: Graph, shapes: Graph) -> Breach:
    from rdflib import SH, Literal

    shape = report.value(result, SH.sourceShape)
    messages = [m for m in shapes.objects(shape, SH.message) if isinstance(m, Literal)]
    said = {message.language: str(message) for message in messages}
    return Breach(
        node=_text(report.value(result, SH.focusNode)),
        rule=str(shape).rpartition("#")[2],
        messages=(said["es"], said["en"]),
        value=_text(report.value(result, SH.value)),
    )


def _text(term: Node | None) -> str:
    """Return an IRI or literal bare, a blank node as Turtle writes it, nothing as nothing."""
    from rdflib import BNode

    if term is None:
        return ""
    return term.n3() if isinstance(term, BNode) else str(term)


@contextmanager
def _quiet_literals() -> Iterator[None]:
    """Keep rdflib from logging each ill-typed literal: a shape reports it."""
    logger = logging.getLogger("rdflib.term")
    before, logger.disabled = logger.disabled, True
    try:
        yield
    finally:
        logger.disabled = before
