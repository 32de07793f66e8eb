"""What stands where in the written graph: sections by kind, claims in the order of their text."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pyoxigraph import Literal, NamedNode, Quad, Triple

from tejido.graph.iris import document_name
from tejido.graph.terms import DERIVED, OA, RDF, RDFS, node, term
from tejido.graph.turtle import Section, Subject
from tejido.project import NS

__all__ = ["EDGES", "OTHERS", "SECTIONS", "Parts", "Subjects", "parts_of", "sections"]

Subjects = Mapping[str, Sequence[Quad | Triple]]

OTHERS = "Further subjects"
EDGES = "Direct edges, derived from the claims above: shortcuts, not evidence"
SECTIONS = {
    "Document": "Documents",
    "Institution": "Institutions",
    "Person": "Persons",
    "Place": "Places",
    "Event": "Events",
    "Programme": "Programmes",
    "Agreement": "Agreements",
}
_CLAIMS = frozenset(NS + name for name in ("Participation", "Affiliation", "Assertion", "Claim"))
_PASSAGE = NS + "Passage"
_TYPE, _LABEL = node(RDF, "type"), node(RDFS, "label")
_EVIDENCE, _QUOTE = term("evidence"), term("quote")
_SOURCE, _START, _END = (node(OA, name) for name in ("hasSource", "start", "end"))


def sections(quads: Iterable[Quad]) -> list[Section]:
    """Return the sections of a graph, each subject in one of them, direct edges at the end.

    Entities are sorted by IRI; claims stand under their document in the order of its text, each
    with the passages that no claim before it has.
    """
    known, derived = _grouped(quads)
    parts = parts_of(known)
    found = [*parts.things, *parts.claims, *parts.others]
    if derived:
        found.append(Section(EDGES, sorted(derived.items(), key=_iri)))
    return found


class Parts(NamedTuple):
    """The sections of what is known: documents and things, claims by document, what is left."""

    things: list[Section]
    claims: list[Section]
    others: list[Section]


def parts_of(known: Subjects) -> Parts:
    """Return the sections of what is known, grouped by subject."""
    by_kind = _by_kind(known)
    things = [
        Section(heading, _subjects(by_kind.pop(NS + name), known))
        for name, heading in SECTIONS.items()
        if NS + name in by_kind
    ]
    claims = list(_claim_sections(by_kind, known))
    left = sorted(iri for iris in by_kind.values() for iri in iris)
    others = [Section(OTHERS, _subjects(left, known))] if left else []
    return Parts(things, claims, others)


def _iri(subject: tuple[str, object]) -> str:
    return subject[0]


def _grouped(quads: Iterable[Quad]) -> tuple[Subjects, Subjects]:
    """Group by subject what is known and what is derived."""
    known: dict[str, list[Quad]] = defaultdict(list)
    derived: dict[str, list[Quad]] = defaultdict(list)
    for quad in quads:
        group = derived if quad.graph_name == DERIVED else known
        group[quad.subject.value].append(quad)  # type: ignore[union-attr]
    return known, derived


def _values(about: Iterable[Quad | Triple], predicate: NamedNode) -> list[str]:
    """Return the values of one predicate, sorted."""
    found = (quad.object for quad in about if quad.predicate == predicate)
    return sorted(o.value for o in found if isinstance(o, NamedNode | Literal))


def _by_kind(known: Subjects) -> dict[str, list[str]]:
    kinds: dict[str, list[str]] = defaultdict(list)
    for iri, about in known.items():
        types = [str(quad.object)[1:-1] for quad in about if quad.predicate == _TYPE]
        kinds[min(types, default="")].append(iri)
    return kinds


def _subjects(iris: Iterable[str], known: Subjects) -> list[Subject]:
    return [(iri, known[iri]) for iri in sorted(iris)]


def _claim_sections(by_kind: dict[str, list[str]], known: Subjects) -> Iterator[Section]:
    claims = [iri for kind in _CLAIMS for iri in by_kind.pop(kind, ())]
    places = {iri: _place(known[iri]) for iri in by_kind.pop(_PASSAGE, ())}
    evidence = {iri: _evidence(known[iri], places) for iri in claims}
    left = set(places)
    by_document: dict[str, list[str]] = defaultdict(list)
    stated = {iri: _stated(known[iri], evidence[iri], places) for iri in claims}
    for iri in sorted(claims, key=lambda iri: (stated[iri], iri)):
        by_document[stated[iri][0]].append(iri)
    for document, iris in by_document.items():
        subjects: list[Subject] = []
        for iri in iris:
            beneath = [passage for passage in evidence[iri] if passage in left]
            left.difference_update(beneath)
            subjects.extend((each, known[each]) for each in (iri, *beneath))
        yield Section(f"Claims of {_title(document, known)}", subjects)
    if left:
        yield Section("Passages without a claim", _subjects(left, known))


Place = tuple[str, int, int]


def _place(passage: Sequence[Quad | Triple]) -> Place:
    """Return where a passage stands: document, start, end."""
    said = {quad.predicate: quad.object for quad in passage}
    source, start, end = (getattr(said.get(p), "value", "") for p in (_SOURCE, _START, _END))
    return source, _number(start), _number(end)


def _number(value: str) -> int:
    return int(value) if value.isdecimal() else -1


def _evidence(claim: Sequence[Quad | Triple], places: Mapping[str, Place]) -> list[str]:
    passages = {iri for iri in _values(claim, _EVIDENCE) if iri in places}
    return sorted(passages, key=lambda iri: (places[iri], iri))


def _stated(
    claim: Sequence[Quad | Triple], evidence: list[str], places: Mapping[str, Place]
) -> Place:
    """Return where a claim is stated: at its quote, without one at its first passage."""
    quotes = [iri for iri in _values(claim, _QUOTE) if iri in places] or evidence
    return places[quotes[0]] if quotes else ("", -1, -1)


def _title(document: str, known: Subjects) -> str:
    name = document_name(document) or document or "no document"
    labels = _values(known.get(document, ()), _LABEL)
    return f"{name}: {labels[0]}" if labels else name
