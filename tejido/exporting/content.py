"""What a graph holds, as plain values: things, facts with their passages, documents."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from pyoxigraph import Literal, NamedNode, Quad

from tejido.errors import GraphError
from tejido.graph.store import foreign, read_quads
from tejido.graph.terms import DCTERMS, OA, RDF, RDFS, SCHEMA, SKOS
from tejido.model import ENTITY_TYPES
from tejido.project import NS

__all__ = ["Content", "Fact", "Passage", "Source", "Thing", "content_of", "read_content"]

_CLASSES = {NS + type_.capitalize(): type_ for type_ in ENTITY_TYPES}
_CLAIMS = frozenset(NS + kind for kind in ("Participation", "Affiliation", "Assertion"))
_DATES = frozenset(["startDate", "endDate"])
Said = Mapping[str, Sequence[NamedNode | Literal]]
"""What is said of a subject: predicate → values, sorted."""


@dataclass(frozen=True, slots=True)
class Thing:
    """An entity: ``labels`` by language, ``kind`` its type's local name (empty: none).

    ``places`` are the IRIs of where it is or acts, ``same`` those of other registers; ``start``
    and ``end`` the dates told as facts, the earliest and the latest.
    """

    iri: str
    type: str
    labels: Mapping[str, str]
    kind: str = ""
    acronyms: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    places: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    provisional: bool = False
    start: str = ""
    end: str = ""

    def label(self, language: str) -> str:
        """Return its name in a language, else in another, else the last part of its IRI."""
        known = self.labels
        return known.get(language) or next(iter(known.values()), self.iri.rsplit("/", 1)[-1])


@dataclass(frozen=True, slots=True)
class Passage:
    """Verbatim words of a document, from ``start`` up to ``end`` (code points of its text).

    ``page`` is where they begin, empty when the document has no pages.
    """

    iri: str
    document: str
    start: int
    end: int
    exact: str
    page: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A claim: ``subject`` stands in ``relation`` to ``object``, an IRI or (of dates) a text.

    ``passages`` begin with the quote. ``modality`` is empty for what is told as a fact.
    """

    iri: str
    kind: str
    relation: str
    subject: str
    object: str
    passages: tuple[Passage, ...]
    title: str = ""
    modality: str = ""
    rule: str = ""
    reviewed: bool = False

    @property
    def dates(self) -> bool:
        """Tell whether the object is a date."""
        return self.relation in _DATES


@dataclass(frozen=True, slots=True)
class Source:
    """A document and what is known of it; empty where nothing is."""

    iri: str
    title: str = ""
    date: str = ""
    publisher: str = ""
    url: str = ""
    language: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True)
class Content:
    """The things, facts and documents of a graph by IRI, in order of IRI; and its quads."""

    things: Mapping[str, Thing]
    facts: Mapping[str, Fact]
    sources: Mapping[str, Source]
    quads: tuple[Quad, ...]


def read_content(path: Path) -> Content:
    """Return what the graph file at ``path`` holds.

    Raises:
        GraphError: it is missing or broken, or no graph of Tejido's.
    """
    content = content_of(read_quads(path))
    if not content.sources:
        raise foreign(path)
    return content


def content_of(quads: Iterable[Quad]) -> Content:
    """Return what some quads hold, named graphs taken together.

    Raises:
        GraphError: a claim or a passage lacks what it has to have.
    """
    known = tuple(sorted(set(quads), key=str))
    said = _said(known)
    sources = {iri: _source(iri, about) for iri, about in said.items() if _is(about, "Document")}
    passages = {iri: _passage(iri, about) for iri, about in said.items() if _is(about, "Passage")}
    facts = {
        iri: _fact(iri, about, passages)
        for iri, about in said.items()
        if _CLAIMS & set(_values(about, RDF + "type"))
    }
    dates = _dates(facts.values())
    things = {
        iri: _thing(iri, type_, about, dates.get(iri, ("", "")))
        for iri, about in said.items()
        if (type_ := _type(about))
    }
    return Content(things, facts, sources, known)


def _said(quads: Iterable[Quad]) -> dict[str, Said]:
    said: dict[str, dict[str, list[NamedNode | Literal]]] = defaultdict(lambda: defaultdict(list))
    for quad in quads:
        if isinstance(quad.subject, NamedNode) and isinstance(quad.object, NamedNode | Literal):
            values = said[quad.subject.value][quad.predicate.value]
            if quad.object not in values[-1:]:
                values.append(quad.object)
    return {iri: said[iri] for iri in sorted(said)}


def _values(about: Said, predicate: str) -> tuple[str, ...]:
    return tuple(value.value for value in about.get(predicate, ()))


def _first(about: Said, predicate: str) -> str:
    return next(iter(_values(about, predicate)), "")


def _is(about: Said, class_: str) -> bool:
    return NS + class_ in _values(about, RDF + "type")


def _type(about: Said) -> str:
    return next((_CLASSES[c] for c in _values(about, RDF + "type") if c in _CLASSES), "")


def _thing(iri: str, type_: str, about: Said, dates: tuple[str, str]) -> Thing:
    labels: dict[str, str] = {}
    for label in about.get(RDFS + "label", ()):
        language = getattr(label, "language", None) or ""
        labels.setdefault(language, label.value)
    kind = _first(about, NS + "type").removeprefix(f"{NS}{type_}-type-")
    places = (*_values(about, NS + "jurisdiction"), *_values(about, NS + "place"))
    return Thing(
        iri,
        type_,
        labels,
        kind,
        _values(about, NS + "acronym"),
        _values(about, SKOS + "altLabel"),
        _values(about, SCHEMA + "sameAs"),
        tuple(dict.fromkeys(places)),
        _values(about, NS + "mentionedIn"),
        _first(about, NS + "provisional") == "true",
        *dates,
    )


def _source(iri: str, about: Said) -> Source:
    return Source(
        iri,
        _first(about, DCTERMS + "title"),
        _first(about, DCTERMS + "issued"),
        _first(about, DCTERMS + "publisher"),
        _first(about, NS + "url"),
        _first(about, DCTERMS + "language"),
        _first(about, NS + "path"),
    )


def _passage(iri: str, about: Said) -> Passage:
    start, end = _first(about, OA + "start"), _first(about, OA + "end")
    if not (start.isdecimal() and end.isdecimal()):
        raise GraphError(f"{iri}: the passage lacks its offsets; build the graph anew")
    source = _first(about, OA + "hasSource")
    exact, page = _first(about, OA + "exact"), _first(about, NS + "page")
    return Passage(iri, source, int(start), int(end), exact, page)


def _fact(iri: str, about: Said, passages: Mapping[str, Passage]) -> Fact:
    kind = next(c for c in _values(about, RDF + "type") if c in _CLAIMS).removeprefix(NS)
    relation, subject, object_ = _stated(kind, about)
    quotes = (*_values(about, NS + "quote"), *_values(about, NS + "evidence"))
    behind = tuple(passages[quote] for quote in dict.fromkeys(quotes) if quote in passages)
    if not (relation and subject and object_ and behind):
        raise GraphError(f"{iri}: the claim lacks an argument or its passage; build the graph anew")
    return Fact(
        iri,
        kind,
        relation,
        subject,
        object_,
        behind,
        _first(about, NS + "postTitle"),
        _first(about, NS + "modality").removeprefix(f"{NS}modality-"),
        _first(about, NS + "rule"),
        _first(about, NS + "reviewed") == "true",
    )


def _stated(kind: str, about: Said) -> tuple[str, str, str]:
    """Return relation, subject and object of a claim."""
    if kind == "Assertion":
        relation, *ends = (_first(about, RDF + p) for p in ("predicate", "subject", "object"))
        return relation.removeprefix(NS), ends[0], ends[1]
    role = _first(about, NS + "role").removeprefix(f"{NS}role-")
    agent = _first(about, NS + "agent")
    if kind == "Participation":
        return role, _first(about, NS + "initiative"), agent
    institution = _first(about, NS + "institution")
    return (role, institution, agent) if role == "member" else (role, agent, institution)


def _dates(facts: Iterable[Fact]) -> dict[str, tuple[str, str]]:
    """Return the earliest start and the latest end that are told of a thing as facts."""
    found: dict[str, dict[str, list[str]]] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.dates and not fact.modality:
            found[fact.subject][fact.relation].append(fact.object)
    return {
        iri: (min(dates["startDate"], default=""), max(dates["endDate"], default=""))
        for iri, dates in found.items()
    }
