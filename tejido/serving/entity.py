"""What the page of a thing says: head, figures, sections."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from pyoxigraph import NamedNode

from tejido.drawing.data import block
from tejido.drawing.telling import day
from tejido.drawing.texts import texts as map_texts
from tejido.graph.terms import DCTERMS, RDFS, SCHEMA, SKOS
from tejido.model import RELATIONS
from tejido.project import NS
from tejido.serving.claimed import claimed, stated_in
from tejido.serving.known import Fact, Known
from tejido.serving.partners import Figures, figures, partnerships
from tejido.serving.paths import path_of
from tejido.serving.views import Cell, Row, Section, cell_of, thing
from tejido.wording import labels, texts

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Page", "Proof", "entity"]

_SHOWN_ABOVE = {
    *(f"{NS}{name}" for name in ("type", "mentionedIn", "acronym", "shortName", "provisional")),
    *(f"{NS}{name}" for name in ("isoCode", "startDate", "endDate", *RELATIONS)),
    *(f"{RDFS}label", f"{SKOS}altLabel", f"{SCHEMA}sameAs", f"{DCTERMS}replaces"),
    f"{DCTERMS}title",
}
"""What stands in the head, or is a shortcut to what claims say."""
_SCHEMA = {
    "institution": "Organization",
    "event": "Event",
    "programme": "Project",
    "agreement": "CreativeWork",
    "person": "Person",
    "place": "Place",
    "document": "CreativeWork",
}


@dataclass(frozen=True, slots=True)
class Proof:
    """A claim as evidence: its passages with document, date, and how it came about."""

    fact: Fact
    title: str
    date: str
    language: str


@dataclass(frozen=True, slots=True)
class Page:
    """What the page of a thing shows; ``linked`` is JSON-LD that can stand in a script element."""

    iri: str
    name: str
    kind: str
    type: str
    place: Cell
    others: tuple[str, ...]
    provisional: bool
    counts: tuple[str, ...]
    bars: tuple[tuple[int, int, int], ...]
    sections: tuple[Section, ...]
    proofs: dict[str, Proof]
    linked: str
    on_map: bool


def entity(iri: str, known: Known, network: nx.MultiDiGraph[str], lang: str) -> Page:
    """Return what the page of a thing shows in ``lang``."""
    kind, name = known.kind(iri), known.name(iri, lang)
    type_ = known.text(iri, f"{NS}type").removeprefix(NS)
    others = _other_names(iri, known, name)
    sections = [section for section in _sections(iri, known, network, lang) if section.rows]
    facts = {fact.iri: fact for section in sections for row in section.rows for fact in row.facts}
    found = figures(iri, network, known)
    most = max((n for _, n in found.by_year), default=1)
    return Page(
        iri,
        name,
        kind,
        _capital(labels(lang).get(type_) or texts(lang, "serve")[kind]),
        _place(iri, known, lang),
        others,
        known.text(iri, f"{NS}provisional") == "true",
        tuple(_counts(iri, found, known, lang)),
        tuple((year, n, round(40 * n / most)) for year, n in found.by_year),
        tuple(sections),
        {one: _proof(fact, known, lang) for one, fact in facts.items()},
        block(_linked(iri, kind, name, others, known)),
        iri in network and network.degree(iri) > 0,
    )


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _other_names(iri: str, known: Known, name: str) -> tuple[str, ...]:
    keys = (f"{RDFS}label", f"{NS}acronym", f"{NS}shortName", f"{SKOS}altLabel")
    found = dict.fromkeys(text for key in keys for text in known.texts(iri, key))
    return tuple(one for one in found if one != name)


def _place(iri: str, known: Known, lang: str) -> Cell:
    for key in ("jurisdiction", "place", "within"):
        for value in known.about[iri].get(NS + key, ()):
            if isinstance(value, NamedNode) and known.kind(value.value) == "place":
                return thing(value.value, known, lang)
    return Cell("")


def _sections(
    iri: str, known: Known, network: nx.MultiDiGraph[str], lang: str
) -> Iterator[Section]:
    worked, met = partnerships(iri, network, known, lang)
    yield from (worked, met)
    told = {fact.iri for row in worked.rows for fact in row.facts}
    for section in claimed(iri, known, lang):
        yield _without(section, told) if section.key in ("data", "others") else section
    if known.kind(iri) == "document":
        yield stated_in(iri, known, lang)
    yield _documents(iri, known, lang)
    yield _contents(iri, known, lang)
    yield _recorded(iri, known, lang)
    yield _identifiers(iri, known)
    yield _history(iri, known)


def _without(section: Section, told: set[str]) -> Section:
    """Return a section without the rows whose claims all stand among the partnerships already."""
    rows = (row for row in section.rows if not {fact.iri for fact in row.facts} <= told)
    return replace(section, rows=tuple(rows))


def _documents(iri: str, known: Known, lang: str) -> Section:
    documents = sorted(
        known.texts(iri, f"{NS}mentionedIn"),
        key=lambda one: (known.text(one, f"{DCTERMS}issued"), one),
        reverse=True,
    )
    rows = (
        Row(
            (
                thing(one, known, lang),
                Cell(day(known.text(one, f"{DCTERMS}issued"), lang)),
                Cell(known.text(one, f"{DCTERMS}publisher")),
            ),
            tuple(f for f in known.of.get(iri, ()) if f.passages and f.passages[0].document == one),
        )
        for one in documents
    )
    return Section("documents", ("document", "date", "publisher"), tuple(rows))


def _kind_of(iri: str, known: Known, lang: str) -> str:
    concept = known.text(iri, f"{NS}type").removeprefix(NS)
    return labels(lang).get(concept) or texts(lang, "serve")[known.kind(iri)]


def _contents(iri: str, known: Known, lang: str) -> Section:
    """Return what lies within a thing; of a document, what it mentions."""
    inner = [one for one in known.inside.get(iri, ()) if known.kind(one)]
    rows = [Row((thing(one, known, lang), Cell(_kind_of(one, known, lang)))) for one in inner]
    rows.sort(key=lambda row: row.cells[0].text)
    if known.kind(iri) == "document":
        return Section("mentions", ("name", "type"), tuple(rows), source="from_documents")
    return Section("contents", ("name", "type"), tuple(rows), source="from_ledger")


def _recorded(iri: str, known: Known, lang: str) -> Section:
    rows = [
        Row((Cell(_property(key, lang)), cell_of(value, known, lang)))
        for key, values in known.about[iri].items()
        if key not in _SHOWN_ABOVE and key.startswith((NS, DCTERMS))
        for value in values
    ]
    of_document = known.kind(iri) == "document"
    source = "from_metadata" if of_document else "from_ledger"
    return Section("recorded", ("property", "value"), tuple(rows), source=source)


def _property(iri: str, lang: str) -> str:
    name = iri.removeprefix(NS).removeprefix(DCTERMS)
    return labels(lang).get(name) or texts(lang, "serve").get(f"dcterms_{name}", name)


def _identifiers(iri: str, known: Known) -> Section:
    codes = [Row((Cell("ISO 3166"), Cell(code))) for code in known.texts(iri, f"{NS}isoCode")]
    same = [
        Row((Cell(_register(one.value)), Cell(one.value, href=_web(one.value))))
        for one in known.about[iri].get(f"{SCHEMA}sameAs", ())
    ]
    rows = (*codes, *same, Row((Cell("Tejido"), Cell(iri))))
    return Section("identifiers", ("register", "identifier"), rows, source="from_ledger")


def _web(address: str) -> str:
    return address if address.startswith(("https://", "http://")) else ""


def _register(address: str) -> str:
    known = {"wikidata": "Wikidata", "ror.org": "ROR", "geonames": "GeoNames"}
    return next((name for part, name in known.items() if part in address), "sameAs")


def _history(iri: str, known: Known) -> Section:
    rows = (Row((Cell(old),)) for old in known.texts(iri, f"{DCTERMS}replaces"))
    return Section("history", ("former",), tuple(rows), source="from_ledger")


def _counts(iri: str, found: Figures, known: Known, lang: str) -> list[str]:
    """Return the line below the name: of a document also whose it is and from when."""
    said, own = map_texts()[lang], texts(lang, "serve")
    issued, publisher = (known.text(iri, f"{DCTERMS}{key}") for key in ("issued", "publisher"))
    told = [one for one in (publisher, day(issued, lang)) if one]
    if found.partners:
        one = own["works_with_one" if found.partners == 1 else "works_with_other"]
        told.append(one.format(n=found.partners))
        told.append(
            said["ev.one" if found.evidence == 1 else "ev.other"].replace(
                "{n}", str(found.evidence)
            )
        )
    facts = {*known.of.get(iri, ()), *known.told.get(iri, ())}
    told.append(own["facts_one" if len(facts) == 1 else "facts_other"].format(n=len(facts)))
    if documents := len(known.texts(iri, f"{NS}mentionedIn")):
        key = "documents_one" if documents == 1 else "documents_other"
        told.append(own[key].format(n=documents))
    if found.years:
        told.append("–".join(map(str, dict.fromkeys(found.years))))
    return told


def _proof(fact: Fact, known: Known, lang: str) -> Proof:
    document = fact.passages[0].document if fact.passages else ""
    return Proof(
        fact,
        known.name(document, lang),
        day(known.text(document, f"{DCTERMS}issued"), lang),
        known.text(document, f"{DCTERMS}language"),
    )


def _linked(
    iri: str, kind: str, name: str, others: tuple[str, ...], known: Known
) -> dict[str, object]:
    """Return the thing in schema.org's words, for programs that read pages."""
    return {
        "@context": "https://schema.org",
        "@id": iri,
        "@type": _SCHEMA[kind],
        "name": name,
        **({"alternateName": list(others)} if others else {}),
        **({"sameAs": same} if (same := known.texts(iri, f"{SCHEMA}sameAs")) else {}),
        "url": path_of(iri),
    }
