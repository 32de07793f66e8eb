"""Who is who in the five documents: one node across languages, each state its own bodies."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from pathlib import Path

import pyoxigraph as ox
import pytest

from tejido.engine import read
from tejido.graph.store import open_store
from tejido.linking.ledger import default_ledger
from tejido.linking.places import within
from tejido.model import Document, Reading
from tejido.project import ID
from tejido.reading import read_document
from tejido.reading.document import make_document

ROOT = Path(__file__).parents[2]
QUINTANA_ROO = "quintana-roo-curso-oim-2024"


@cache
def graph() -> ox.Store:
    return open_store(ROOT / "graph.ttl")


def institutions(document: str) -> Iterator[str]:
    """Yield the ids of the institutions that a document of graph.ttl mentions."""
    query = f"""
    PREFIX tejido: <https://w3id.org/tejido/ns#>
    SELECT DISTINCT ?body WHERE {{
      ?body a tejido:Institution ; tejido:mentionedIn <{ID}document/{document}>
    }}"""
    rows = graph().query(query, use_default_graph_as_union=True)
    assert isinstance(rows, ox.QuerySolutions)
    yield from (row["body"].value.removeprefix(f"{ID}institution/") for row in rows)


def test_all_bodies_of_the_quintana_roo_note_but_the_oim_are_of_quintana_roo() -> None:
    ledger = default_ledger()
    found = {*institutions(QUINTANA_ROO)}
    assert "int-oim" in found
    assert len(found) > 10
    others = {
        body
        for body in found - {"int-oim"}
        if body not in ledger or not within(ledger.jurisdiction(body), "mx-roo", ledger)
    }
    assert others == set()


@pytest.mark.parametrize("shared", ["int-unodc", "mx-cit"])
def test_the_english_and_the_spanish_documents_share_nodes(shared: str) -> None:
    english = {*institutions("unodc-blue-heart-2016")}
    spanish = {
        body
        for document in ("encuentro-cies-2023", "oim-unodc-alianza-2024", QUINTANA_ROO)
        for body in institutions(document)
    }
    assert shared in english & spanish


def _bodies(reading: Reading) -> set[str]:
    return {entity.key for entity in reading.entities if entity.type == "institution"}


def _of(state: str, document: Document) -> Document:
    """Return the note as the bulletin of another state."""
    text = document.text
    for ours in ("Quintana Roo", "Chetumal", "Quintanarroense"):
        text = text.replace(ours, state)
    publisher = f"Gobierno del Estado de {state}"
    return make_document("otra", text, language="es", publisher=publisher)


def test_the_same_note_of_chiapas_names_the_bodies_of_chiapas() -> None:
    note = read_document(ROOT / "documents" / f"{QUINTANA_ROO}.txt")
    ours, theirs = read(note), read(_of("Chiapas", note))
    assert _bodies(ours) & _bodies(theirs) == {"institution/int-oim"}
    ledger = default_ledger()
    known = {key.partition("/")[2] for key in _bodies(theirs)} & {*ledger}
    assert len(known) > 8
    assert all(within(ledger.jurisdiction(id_), "mx-chp", ledger) for id_ in known - {"int-oim"})


def test_the_same_sentence_of_two_states_gives_two_nodes() -> None:
    text = "La Fiscalía General del Estado y la Secretaría de Salud firmaron un convenio."
    states = ("Quintana Roo", "Chiapas", "Puebla")
    documents = [
        make_document("x", text, language="es", publisher=f"Gobierno del Estado de {state}")
        for state in states
    ]
    found = [_bodies(read(document)) for document in documents]
    assert all(len(bodies) == 2 for bodies in found)
    assert len(set.union(*found)) == 6
    nowhere = _bodies(read(replace(documents[0], publisher="", place="")))
    assert not {key.partition("/")[2] for key in nowhere} & {*default_ledger()}
