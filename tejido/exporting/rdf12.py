"""RDF 1.2: each claim reifies the triple that it states, instead of spelling out its slots."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from pyoxigraph import Literal, NamedNode, RdfFormat, Triple, serialize

from tejido.exporting.content import Content
from tejido.graph.terms import PREFIXES, RDF, concept, node, term
from tejido.project import NS

__all__ = ["rdf12", "reified", "spelled_out"]

_REIFIES, _OBJECT, _TYPE = (node(RDF, name) for name in ("reifies", "object", "type"))
_KINDS = [term(name) for name in ("Participation", "Affiliation", "Assertion")]
_SLOTS = frozenset(
    [
        *(term(name) for name in ("initiative", "agent", "institution", "role")),
        *(node(RDF, name) for name in ("subject", "predicate", "object")),
    ]
)


def rdf12(content: Content, language: str) -> Iterator[str]:
    """Yield Turtle 1.2 with a triple term for each claim; the language changes nothing."""
    known = {name: iri for name, iri in sorted(PREFIXES.items())}
    text = serialize(reified(content), format=RdfFormat.TURTLE, prefixes=known)
    assert text is not None
    yield text.decode()


def reified(content: Content) -> list[Triple]:
    """Return the triples of a graph, claims reifying what they state, sorted."""
    found = set[Triple]()
    dates: dict[str, Literal] = {}
    for quad in content.quads:
        claim = getattr(quad.subject, "value", "")
        if claim not in content.facts or quad.predicate not in _SLOTS:
            found.add(quad.triple)
        elif quad.predicate == _OBJECT and isinstance(quad.object, Literal):
            dates[claim] = quad.object
    for iri, fact in content.facts.items():
        object_ = dates.get(iri) or NamedNode(fact.object)
        stated = Triple(NamedNode(fact.subject), term(fact.relation), object_)
        found.add(Triple(NamedNode(iri), _REIFIES, stated))
    return sorted(found, key=str)


def spelled_out(triples: Iterable[Triple]) -> set[Triple]:
    """Return the triples that :func:`reified` was made from: each claim with its slots again."""
    known = set(triples)
    kinds = {t.subject: t.object for t in known if t.predicate == _TYPE and t.object in _KINDS}
    found = {t for t in known if t.predicate != _REIFIES}
    for triple in known - found:
        stated = triple.object
        assert isinstance(stated, Triple)
        slots = _slots(kinds[triple.subject], stated)
        found.update(Triple(triple.subject, slot, value) for slot, value in slots.items())
    return found


def _slots(kind: object, stated: Triple) -> dict[NamedNode, NamedNode | Literal]:
    subject, relation, object_ = stated.subject, stated.predicate, stated.object
    assert isinstance(subject, NamedNode) and isinstance(object_, NamedNode | Literal)
    if kind == term("Assertion"):
        return {node(RDF, "subject"): subject, node(RDF, "predicate"): relation, _OBJECT: object_}
    role = relation.value.removeprefix(NS)
    if kind == term("Participation"):
        ends = {term("initiative"): subject, term("agent"): object_}
    elif role == "member":
        ends = {term("institution"): subject, term("agent"): object_}
    else:
        ends = {term("agent"): subject, term("institution"): object_}
    return {**ends, term("role"): concept("role", role)}
