"""The sections of a page that claims make: parts in events, posts, data, all of a document."""

from __future__ import annotations

from collections.abc import Iterator

from pyoxigraph import NamedNode

from tejido.drawing.telling import day
from tejido.project import NS
from tejido.serving.known import Fact, Known
from tejido.serving.views import Cell, Row, Section, cell_of, grouped, thing
from tejido.wording import labels, texts

__all__ = ["claimed", "stated_in"]


def claimed(iri: str, known: Known, lang: str) -> Iterator[Section]:
    """Yield the sections of what claims say of a thing, empty ones too.

    What two documents say differently stands in two rows.
    """
    facts = known.of.get(iri, ())
    parts = [fact for fact in facts if fact.kind == "Participation"]
    ties = [fact for fact in facts if fact.kind == "Affiliation"]
    data = [fact for fact in facts if fact.kind == "Assertion"]
    yield _initiatives([fact for fact in parts if fact.object.value == iri], known, lang)
    yield _agents([fact for fact in parts if fact.subject == iri], known, lang)
    yield _affiliated("posts", [fact for fact in ties if fact.subject == iri], known, lang)
    yield _affiliated("people", [fact for fact in ties if fact.subject != iri], known, lang)
    yield _data([fact for fact in data if fact.subject == iri], known, lang)
    yield _others([fact for fact in data if fact.subject != iri], known, lang)


def stated_in(document: str, known: Known, lang: str) -> Section:
    """Return all that a document states, in the order of its text."""
    rows = (
        Row(
            (
                thing(fact.subject, known, lang),
                Cell(_relation(fact, lang), note=_notes(fact, lang)),
                cell_of(fact.object, known, lang),
            ),
            (fact,),
            fact.iri.rpartition("/")[2],
        )
        for fact in known.told.get(document, ())
    )
    return Section("stated", ("subject", "relation", "object"), tuple(rows))


def _initiatives(facts: list[Fact], known: Known, lang: str) -> Section:
    rows = [
        Row(
            (
                thing(subject, known, lang, _type(subject, known, lang)),
                Cell(_relation(some[0], lang), note=_notes(some[0], lang)),
                Cell(_when(subject, known, lang)),
                _where(subject, known, lang),
            ),
            some,
        )
        for (subject, *_), some in grouped(facts, lambda f: (f.subject, f.relation, f.modality))
    ]
    rows.sort(key=lambda row: _start(row.cells[0].iri, known), reverse=True)
    return Section("initiatives", ("name", "role", "date", "place"), tuple(rows))


def _agents(facts: list[Fact], known: Known, lang: str) -> Section:
    rows = (
        Row(
            (
                thing(agent, known, lang),
                Cell(_relation(some[0], lang), note=_notes(some[0], lang)),
            ),
            some,
        )
        for (agent, *_), some in grouped(facts, lambda f: (f.object.value, f.relation, f.modality))
    )
    order = sorted(rows, key=lambda row: (row.cells[1].text, row.cells[0].text))
    return Section("agents", ("name", "role"), tuple(order))


def _affiliated(key: str, facts: list[Fact], known: Known, lang: str) -> Section:
    rows = [
        Row(
            (
                thing(some[0].object.value if key == "posts" else some[0].subject, known, lang),
                Cell(title or _relation(some[0], lang), note=_notes(some[0], lang)),
            ),
            some,
        )
        for (*_, title, _), some in grouped(
            facts, lambda f: (f.subject, f.object.value, f.relation, f.title, f.modality)
        )
    ]
    return Section(key, ("name", "role"), tuple(rows))


def _data(facts: list[Fact], known: Known, lang: str) -> Section:
    rows = (
        Row(
            (
                Cell(_relation(some[0], lang), note=_notes(some[0], lang)),
                cell_of(some[0].object, known, lang),
            ),
            some,
        )
        for _, some in grouped(facts, lambda f: (f.relation, f.object, f.modality))
    )
    order = sorted(rows, key=lambda row: (row.cells[0].text, row.cells[1].text))
    return Section("data", ("property", "value"), tuple(order))


def _others(facts: list[Fact], known: Known, lang: str) -> Section:
    rows = (
        Row(
            (
                thing(some[0].subject, known, lang, _type(some[0].subject, known, lang)),
                Cell(_relation(some[0], lang), note=_notes(some[0], lang)),
            ),
            some,
        )
        for _, some in grouped(facts, lambda f: (f.subject, f.relation, f.modality))
    )
    return Section("others", ("name", "relation"), tuple(rows))


def _relation(fact: Fact, lang: str) -> str:
    known = labels(lang)
    return known.get(f"role-{fact.relation}") or known.get(fact.relation) or fact.relation


def _notes(fact: Fact, lang: str) -> str:
    return labels(lang).get(f"modality-{fact.modality}", "") if fact.modality else ""


def _type(iri: str, known: Known, lang: str) -> str:
    kind = known.kind(iri)
    concept = known.text(iri, f"{NS}type").removeprefix(NS)
    return labels(lang).get(concept) or texts(lang, "serve").get(kind, "")


def _start(iri: str, known: Known) -> str:
    return min(known.texts(iri, f"{NS}startDate"), default="")


def _when(iri: str, known: Known, lang: str) -> str:
    first, last = _start(iri, known), max(known.texts(iri, f"{NS}endDate"), default="")
    return " – ".join(day(one, lang) for one in dict.fromkeys((first, last)) if one)


def _where(iri: str, known: Known, lang: str) -> Cell:
    places = [v for v in known.about[iri].get(f"{NS}place", ()) if isinstance(v, NamedNode)]
    return thing(places[0].value, known, lang) if places else Cell("")
