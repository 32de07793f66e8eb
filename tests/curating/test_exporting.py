"""The whole ledger for RDF tools and for OpenRefine."""

from __future__ import annotations

import json
from pathlib import Path

from pyoxigraph import Literal, NamedNode, RdfFormat, Store

from tejido.curating.exporting import jsonld_of, openrefine_of
from tejido.linking.ledger import read_ledger
from tejido.project import ID, NS

_LABEL = NamedNode("http://www.w3.org/2000/01/rdf-schema#label")


def test_json_ld_says_what_the_graph_would(folder: Path) -> None:
    ledger = read_ledger(folder)
    text = jsonld_of(ledger)
    assert len(json.loads(text)["@graph"]) == len(ledger)
    store = Store()
    store.load(text.encode(), format=RdfFormat.JSON_LD)
    office = NamedNode(f"{ID}institution/int-faro-mx")

    def has(subject: NamedNode, predicate: NamedNode, value: NamedNode | Literal) -> bool:
        return any(store.quads_for_pattern(subject, predicate, value))

    assert has(office, _LABEL, Literal("Oficina del Faro en México", language="es"))
    assert has(office, NamedNode(NS + "within"), NamedNode(f"{ID}institution/int-faro"))
    assert has(office, NamedNode(NS + "jurisdiction"), NamedNode(f"{ID}place/mx"))
    made = NamedNode(f"{ID}institution/mx-roo-faro-ayuntamiento")
    assert has(made, _LABEL, Literal("Ayuntamiento de Villa Faro", language="es"))
    assert text == jsonld_of(read_ledger(folder))


def test_openrefine_has_a_record_per_entry_and_a_row_per_name(folder: Path) -> None:
    ledger = read_ledger(folder)
    head, *lines = openrefine_of(ledger).splitlines()
    assert head.split("\t") == [
        *("id", "key", "iri", "type", "jurisdiction", "wikidata", "name", "language", "how")
    ]
    rows = [line.split("\t") for line in lines]
    assert {len(row) for row in rows} == {9}
    assert [row[0] for row in rows if row[0]] == sorted(ledger)
    at = next(n for n, row in enumerate(rows) if row[0] == "int-faro-mx")
    assert rows[at][1:6] == [
        "institution/int-faro-mx",
        f"{ID}institution/int-faro-mx",
        "country-office",
        "mx",
        "",
    ]
    assert [row[6:] for row in rows[at : at + 4]] == [
        ["Oficina del Faro en México", "es", "name"],
        ["Lighthouse Office in Mexico", "en", "name"],
        ["Oficina del Faro", "es", "scoped"],
        ["Lighthouse Office", "en", "scoped"],
    ]
    assert not any(any(row[:6]) for row in rows[at + 1 : at + 4])
