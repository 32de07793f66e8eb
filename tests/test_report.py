"""The report of a build: each list has what it should, and only that."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from tejido.errors import DocumentError, GraphError
from tejido.model import Argument, Claim, Entity, EntityType, Mention, Passage, Reading, Span
from tejido.reading import make_document
from tejido.reading.searching import Failed
from tejido.report import Alike, report_graph, report_on
from tejido.telling import PARTS, details, report_data, summary

TEXT = """La OIM y la UNODC se reunieron con la Cruz Roja en Cancún.

La OIM y la UNODC organizaron el Foro el 2 de julio de 2024.

Asistió la Cruz Roja.
"""


def span(words: str, nth: int = 0) -> Span:
    start = -1
    for _ in range(nth + 1):
        start = TEXT.index(words, start + 1)
    return Span(start, start + len(words))


def entity(type: EntityType, name: str, *spans: Span, by: str = "name", key: str = "") -> Entity:
    slug = name.lower().replace(" ", "-")
    return Entity(slug, type, (name,), key=key or f"{type}/{slug}", resolved_by=by, mentions=spans)


OIM = entity("institution", "OIM", span("OIM"), span("OIM", 1))
UNODC = entity("institution", "UNODC", span("UNODC"), span("UNODC", 1))
CROSS = entity(
    "institution", "Cruz Roja", span("Cruz Roja"), span("Cruz Roja", 1), by="provisional"
)
FORUM = entity("event", "Foro", span("Foro"))


def claim(
    subject: Entity, relation: str, object: Entity | str, quote: str = "organizaron"
) -> Claim:
    words = object if isinstance(object, str) else object.id
    passage = Passage(*span(quote), quote)
    return Claim(Argument(subject.id), relation, Argument(words), (passage,), "test")


def reading(*claims: Claim, id: str = "nota", extra: tuple[Entity, ...] = ()) -> Reading:
    return Reading(make_document(id, TEXT), (OIM, UNODC, CROSS, FORUM, *extra), claims)


def place(name: str, key: str) -> Entity:
    return entity("place", name, key=f"place/{key}")


def test_unread_are_sentences_with_two_institutions_and_no_quote() -> None:
    report = report_on([reading(claim(FORUM, "organizer", OIM))])
    (unread,) = report.unread
    assert unread.sentence == "La OIM y la UNODC se reunieron con la Cruz Roja en Cancún."
    assert unread.institutions == ("Cruz Roja", "OIM", "UNODC")
    assert TEXT[unread.start : unread.end] == unread.sentence


def test_boilerplate_is_not_unread() -> None:
    known = reading()
    blocks = tuple(replace(block, kind="boilerplate") for block in known.document.blocks)
    assert report_on([replace(known, document=replace(known.document, blocks=blocks))]).unread == ()


def test_unresolved_are_named_mentions_without_entity() -> None:
    mentions = (
        Mention("institution", span("OIM"), "OIM"),
        Mention("place", span("Cancún"), "Cancún"),
        Mention("event", span("reunieron"), "reunión", named=False),
    )
    report = report_on([replace(reading(), mentions=mentions)])
    assert [(name.name, name.type, name.start) for name in report.unresolved] == [
        ("Cancún", "place", span("Cancún").start)
    ]


def test_provisional_entities_with_all_their_documents() -> None:
    report = report_on([reading(id="b"), reading(id="a")])
    (found,) = report.provisional
    assert (found.name, found.key) == ("Cruz Roja", "institution/cruz-roja")
    assert found.documents == ("a", "b")


def test_single_source_facts() -> None:
    both = claim(OIM, "partner", UNODC)
    turned = claim(UNODC, "partner", OIM)
    one = claim(FORUM, "organizer", OIM)
    report = report_on([reading(both, one, id="a"), reading(turned, id="b")])
    (single,) = report.single_source
    assert (*single,) == ("Foro", "organizer", "OIM", "a")
    assert report.facts == 2


def test_documents_without_facts() -> None:
    report = report_on([reading(id="b"), reading(claim(FORUM, "organizer", OIM), id="a")])
    assert report.without_facts == ("b",)


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        ("2024-07-02", "2024-07-03", True),
        ("2024-07-02", "2024-07", False),
        ("2024-07-02", "2024", False),
        ("2024-07", "2024-08", True),
        ("2023", "2024-01-01", True),
        ("2024-07-01/2024-07-05", "2024-07-03", False),
        ("2024-07-01/2024-07-05", "2024-07-06", True),
        ("2024-07-01/2024-07-05", "2024-07-05/2024-07-09", False),
        ("2024-06-30/2024-07", "2024-07-31", False),
    ],
)
def test_dates_of_an_event(one: str, other: str, contradict: bool) -> None:
    for pair in ((one, other), (other, one)):
        a, b = (reading(claim(FORUM, "date", d), id=id) for d, id in zip(pair, "ab", strict=True))
        found = report_on([a, b]).contradictions
        assert bool(found) is contradict
        if contradict:
            assert found[0].values == tuple(sorted(((pair[0], ("a",)), (pair[1], ("b",)))))


@pytest.mark.parametrize(
    ("one", "other", "contradict"),
    [
        (place("Cancún", "mx-roo-cancun"), place("Quintana Roo", "mx-roo"), False),
        (place("Cancún", "mx-roo-cancun"), place("México", "mx"), False),
        (place("Cancún", "mx-roo-cancun"), place("Mérida", "mx-yuc-merida"), True),
        (place("Quintana Roo", "mx-roo"), place("Roosevelt", "mx-roosevelt"), True),
    ],
)
def test_places_of_an_event(one: Entity, other: Entity, contradict: bool) -> None:
    claims = (claim(FORUM, "place", one), claim(FORUM, "place", other))
    report = report_on([reading(*claims, extra=(one, other))])
    assert bool(report.contradictions) is contradict


def test_an_institution_may_have_many_places() -> None:
    one, other = place("Cancún", "mx-roo-cancun"), place("Mérida", "mx-yuc-merida")
    claims = (claim(OIM, "place", one), claim(OIM, "place", other))
    assert report_on([reading(*claims, extra=(one, other))]).contradictions == ()


def full() -> Reading:
    claims = [claim(FORUM, "date", day) for day in ("2024-07-02", "2024-07-03")]
    warned = replace(reading(*claims), mentions=(Mention("place", span("Cancún"), "Cancún"),))
    return replace(warned, document=replace(warned.document, warnings=("nota.txt: not UTF-8",)))


def test_told_in_both_languages() -> None:
    alike = (Alike("event/a", "Foro", "event/b", "Foro Agua", 0.8),)
    report = replace(
        report_on([full(), replace(reading(), document=make_document("vacía", TEXT))]),
        alike=alike,
        failed=(Failed("rota.txt", "rota.txt: empty"),),
    )
    assert all(getattr(report, part) for part in PARTS)
    spanish, english = details(report, "es"), details(report, "en")
    assert spanish.count("\n") == english.count("\n")
    assert spanish.startswith("2 documentos, 4 entidades, 2 hechos\n")
    assert english.startswith("2 documents, 4 entities, 2 facts\n")
    assert summary(report, "en") in english
    assert f"  nota {span('Cancún').start}-{span('Cancún').end}: Cancún (place)" in english
    assert "2024-07-02 (nota); 2024-07-03 (nota)" in english


def test_told_as_data() -> None:
    report = report_on([full()])
    data = json.loads(json.dumps(report_data(report)))
    assert data["documents"] == 1
    assert data["contradictions"][0]["values"] == [
        {"value": "2024-07-02", "documents": ["nota"]},
        {"value": "2024-07-03", "documents": ["nota"]},
    ]
    assert {"document", "start", "end", "sentence", "institutions"} == {*data["unread"][0]}


def test_of_a_graph_whose_document_changed_or_is_gone(tmp_path: Path) -> None:
    from tejido.graph import write_graph
    from tejido.reading import read_document

    source, graph = tmp_path / "nota.txt", tmp_path / "graph.ttl"
    source.write_text(TEXT, encoding="utf-8")
    write_graph([Reading(read_document(source))], graph)
    source.write_text(TEXT + "Fin.\n", encoding="utf-8")
    with pytest.raises(DocumentError, match=r"nota\.txt: changed since .*graph\.ttl was built"):
        report_graph(graph)
    source.unlink()
    with pytest.raises(DocumentError, match=r"nota\.txt: the document of .* is missing"):
        report_graph(graph)
    graph.write_text("<a> <b>", encoding="utf-8")
    with pytest.raises(GraphError, match=r"graph\.ttl"):
        report_graph(graph)
