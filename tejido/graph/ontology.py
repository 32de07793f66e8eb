"""The ontology's files: read strictly, and told as tables for the documentation."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pyoxigraph import Literal, NamedNode, Triple

from tejido.errors import GraphError, OntologyError
from tejido.graph.store import read_quads
from tejido.graph.terms import PREFIXES, RDF, RDFS, SCHEMA, SKOS
from tejido.project import content

__all__ = ["ontology_triples", "term_table"]

_OWL = "http://www.w3.org/2002/07/owl#"
_SHORT = {**PREFIXES, "owl": _OWL}


def ontology_triples(*files: str) -> list[Triple]:
    """Return the triples of files of the ontology: its terms and concepts unless others are named.

    Raises OntologyError, naming file and line, when one is missing or broken.
    """
    folder = content("ontology")
    names = files or ("tejido.ttl", "concepts.ttl")
    try:
        return [quad.triple for name in names for quad in read_quads(folder / name)]
    except GraphError as error:
        raise OntologyError(str(error)) from error


def term_table() -> str:
    """Return the ontology as Markdown: classes, properties, and the concepts of each scheme.

    The order is that of the files; the definitions are the English ones.
    """
    terms = _terms(ontology_triples())
    schemes = [term for term in terms if f"{SKOS}ConceptScheme" in _kinds(term)]
    parts = [_classes(terms), _properties(terms), *(_concepts(scheme, terms) for scheme in schemes)]
    return "\n".join(parts)


@dataclass(frozen=True, slots=True)
class _Term:
    """What the files say of one IRI: its objects by property."""

    iri: str
    objects: dict[str, list[NamedNode | Literal]] = field(default_factory=lambda: defaultdict(list))

    def iris(self, *properties: str) -> list[str]:
        """Return the IRIs that some properties give, in the order of the file."""
        found = (o for p in properties for o in self.objects[p])
        return [o.value for o in found if isinstance(o, NamedNode)]

    def text(self, language: str, *properties: str) -> str:
        """Return the text in that language that the first of the properties to have one gives."""
        texts = (o for p in properties for o in self.objects[p] if isinstance(o, Literal))
        return next((text.value for text in texts if text.language == language), "")


def _terms(triples: Iterable[Triple]) -> list[_Term]:
    terms: dict[str, _Term] = {}
    for subject, predicate, object_ in triples:
        if isinstance(subject, NamedNode) and isinstance(object_, NamedNode | Literal):
            term = terms.setdefault(subject.value, _Term(subject.value))
            term.objects[predicate.value].append(object_)
    return list(terms.values())


def _kinds(term: _Term) -> list[str]:
    return term.iris(f"{RDF}type")


def _classes(terms: list[_Term]) -> str:
    rows = [
        (*_named(term), _codes(term.iris(f"{RDFS}subClassOf")), _defined(term))
        for term in terms
        if f"{_OWL}Class" in _kinds(term)
    ]
    return _table("Classes", ("class", "español", "English", "is a", "definition"), rows)


def _properties(terms: list[_Term]) -> str:
    kinds = {f"{_OWL}{kind}Property" for kind in ("Object", "Datatype", "Annotation")}
    rows = [
        (*_named(term), _ends(term), _defined(term)) for term in terms if kinds & {*_kinds(term)}
    ]
    return _table("Properties", ("property", "español", "English", "from → to", "definition"), rows)


def _ends(term: _Term) -> str:
    ends = (
        _codes(term.iris(f"{RDFS}{end}", f"{SCHEMA}{end}Includes")) for end in ("domain", "range")
    )
    return " → ".join(end or "·" for end in ends)


def _concepts(scheme: _Term, terms: list[_Term]) -> str:
    rows = [
        (*_named(term), _defined(term))
        for term in terms
        if scheme.iri in term.iris(f"{SKOS}inScheme")
    ]
    title = f"{scheme.text('en', f'{SKOS}prefLabel')} (`{_short(scheme.iri)}`)"
    return _table(title, ("concept", "español", "English", "definition"), rows)


def _named(term: _Term) -> tuple[str, str, str]:
    names = (f"{RDFS}label", f"{SKOS}prefLabel")
    return f"`{_short(term.iri)}`", term.text("es", *names), term.text("en", *names)


def _defined(term: _Term) -> str:
    return term.text("en", f"{SKOS}definition")


def _codes(iris: list[str]) -> str:
    return ", ".join(f"`{_short(iri)}`" for iri in iris)


def _short(iri: str) -> str:
    """Return an IRI with its prefix; one of ours bare."""
    for prefix, namespace in _SHORT.items():
        if iri.startswith(namespace):
            local = iri.removeprefix(namespace)
            return local if prefix == "tejido" else f"{prefix}:{local}"
    return iri


def _table(title: str, head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = (f"| {' | '.join(row)} |" for row in (head, ("---",) * len(head), *rows))
    return f"### {title}\n\n" + "\n".join(lines) + "\n"
