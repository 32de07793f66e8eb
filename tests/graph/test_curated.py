from __future__ import annotations

from pyoxigraph import Literal, NamedNode

from tejido.graph.curated import Ledger
from tejido.graph.terms import PREFIXES
from tejido.graph.weave import graph_of
from tejido.linking.entry import Entry
from tejido.model import Argument, Claim, Entity, EntityType, Passage, Reading
from tejido.project import ID
from tejido.reading import make_document


def naming(
    document: str, language: str, *names: str, type: EntityType = "institution", kind: str = ""
) -> Reading:
    entity = Entity("e", type, names, kind=kind, key=f"{type}/x")
    return Reading(make_document(document, "Texto.", language=language), (entity,))


def described(readings: list[Reading], key: str, ledger: Ledger | None = None) -> set[str]:
    """Return what the graph says of an entity, as ``predicate object`` in short."""
    prefixes = {namespace: f"{prefix}:" for prefix, namespace in PREFIXES.items()}
    found = set()
    for quad in graph_of(readings, ledger):
        if quad.subject == NamedNode(ID + key):
            text = f"{quad.predicate} {quad.object}".replace("<", "").replace(">", "")
            for namespace, prefix in prefixes.items():
                text = text.replace(namespace, prefix)
            found.add(text)
    return found


def test_one_node_with_the_names_of_all_documents() -> None:
    readings = [
        naming("a", "es", "Organización para las Migraciones", "OIM", kind="intergovernmental"),
        naming("b", "es", "Organización para las Migraciones", "la Organización"),
        naming("c", "en", "Organization for Migration", "IOM", kind="other"),
    ]
    assert described(readings, "institution/x") == {
        "rdf:type tejido:Institution",
        'rdfs:label "Organización para las Migraciones"@es',
        'rdfs:label "Organization for Migration"@en',
        'skos:altLabel "la Organización"@es',
        'tejido:acronym "OIM"',
        'tejido:acronym "IOM"',
        "tejido:type tejido:institution-type-intergovernmental",
        "tejido:mentionedIn document:a",
        "tejido:mentionedIn document:b",
        "tejido:mentionedIn document:c",
        'tejido:provisional "true"^^xsd:boolean',
    }


def test_the_commonest_best_name_is_the_label() -> None:
    readings = [
        naming("a", "es", "Una organización muy larga", "Corta"),
        naming("b", "es", "Corta"),
        naming("c", "es", "Corta"),
    ]
    said = described(readings, "institution/x")
    assert 'rdfs:label "Corta"@es' in said
    assert 'skos:altLabel "Una organización muy larga"@es' in said


def test_the_ledger_gives_labels_in_both_languages_and_what_it_knows() -> None:
    oim = Entry(
        id="x",
        type="institution",
        form="international-organisation",
        kind="intergovernmental",
        names={"es": "Organización", "en": "Organization"},
        alias={"en": ("The Organization",)},
        acronyms=("OIM",),
        short={"es": "OIM", "en": "IOM"},
        jurisdiction="mx-roo",
        parent="int-un",
        ids={"wikidata": "Q472311", "dac_channel": "47066"},
    )
    names = {"es": "México", "en": "Mexico"}
    ledger = {
        "x": oim,
        "int-un": Entry("int-un", "institution", "", "", {"es": "ONU"}, parent="mx"),
        "mx-roo": Entry("mx-roo", "place", "state", "", {"es": "Quintana Roo"}, within="mx"),
        "mx": Entry("mx", "place", "country", "", names, within="mx"),
        "us": Entry("us", "place", "country", "", names),
    }
    readings = [naming("a", "es", "OIM", "Organización", "Organización Internacional")]
    assert described(readings, "institution/x", ledger) == {
        "rdf:type tejido:Institution",
        'rdfs:label "Organización"@es',
        'rdfs:label "Organization"@en',
        'skos:altLabel "The Organization"@en',
        'skos:altLabel "Organización Internacional"@es',
        'tejido:acronym "OIM"',
        'tejido:shortName "OIM"@es',
        'tejido:shortName "IOM"@en',
        "tejido:type tejido:institution-type-intergovernmental",
        "tejido:mentionedIn document:a",
        "tejido:jurisdiction place:mx-roo",
        "tejido:within institution:int-un",
        "schema:sameAs wd:Q472311",
    }
    assert 'tejido:isoCode "MX-ROO"' in described(readings, "place/mx-roo", ledger)
    assert 'rdfs:label "Mexico"@en' in described(readings, "place/mx", ledger)
    assert described(readings, "place/us", ledger) == set()


def test_what_has_no_kind_is_other_and_places_and_persons_have_none() -> None:
    event = described([naming("a", "es", "encuentro", type="event")], "event/x")
    assert "tejido:type tejido:event-type-other" in event
    place = described([naming("a", "es", "Lima", type="place")], "place/x")
    assert not any(said.startswith("tejido:type") for said in place)


def test_a_person_without_a_role_stays_out() -> None:
    text = make_document("a", "Ana Pérez. Luis Gil, de la ONU.")
    ana = Entity("ana", "person", ("Ana Pérez",), key="person/ana")
    luis = Entity("luis", "person", ("Luis Gil",), key="person/luis")
    un = Entity("onu", "institution", ("ONU",), key="institution/int-un")
    claim = Claim(
        Argument("luis"), "represents", Argument("onu"), (Passage(11, 31, text.text[11:31]),), "r"
    )
    reading = Reading(text, (ana, luis, un), (claim,))
    graph = graph_of([reading])
    assert not [quad for quad in graph if "ana" in str(quad)]
    assert any(quad.object == Literal("Luis Gil", language="es") for quad in graph)


def test_the_acronym_of_the_whole_is_but_another_name_of_its_unit() -> None:
    whole = Entry("w", "institution", "", "", {"es": "Oficina"}, acronyms=("UNODC",))
    unit = Entry("x", "institution", "", "", {"es": "Oficina en México"}, parent="w")
    readings = [naming("a", "es", "Oficina en México", "UNODC", "OFMEX")]
    said = described(readings, "institution/x", {"w": whole, "x": unit})
    assert 'skos:altLabel "UNODC"@es' in said
    assert {line for line in said if "acronym" in line} == {'tejido:acronym "OFMEX"'}
