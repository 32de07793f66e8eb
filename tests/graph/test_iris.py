from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from tejido.graph.iris import document_iri, document_name, entity_iri, passage_iri, provisional_key
from tejido.model import Passage
from tejido.project import ID

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXT)
def test_any_name_gives_an_iri_that_gives_the_name_back(name: str) -> None:
    iri = document_iri(name)
    assert NamedNode(iri).value == iri
    assert document_name(iri) == name
    assert iri.removeprefix(f"{ID}document/").strip(".")


@given(TEXT, TEXT)
def test_provisional_keys_give_iris_of_one_segment(name: str, scope: str) -> None:
    key = provisional_key("event", name, scope)
    assert NamedNode(entity_iri(key)).value == ID + key
    assert key.count("/") == 1 and len(key) < 70


def test_keys_depend_on_the_folded_name_and_the_scope_only() -> None:
    key = provisional_key("institution", "Comisión  de BÚSQUEDA")
    assert key.startswith("institution/comision-de-busqueda-")
    assert provisional_key("institution", "comision de busqueda") == key
    assert provisional_key("institution", "comision de busqueda", "mx-roo") != key
    assert provisional_key("programme", "comision de busqueda") != key


def test_long_names_are_cut_at_a_word() -> None:
    key = provisional_key("event", "palabra " * 30)
    assert key.rsplit("-", 1)[0] == "event/" + "-".join(["palabra"] * 6)


@pytest.mark.parametrize(
    ("document", "expected"),
    [("a-1", "a-1.3-9"), ("á b", "%C3%A1%20b.3-9"), ("..", "%2E%2E.3-9")],
)
def test_passages_are_named_by_document_and_offsets(document: str, expected: str) -> None:
    assert passage_iri(document, Passage(3, 9, "x")) == f"{ID}passage/{expected}"
