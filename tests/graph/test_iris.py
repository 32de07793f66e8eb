from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode

from tejido.graph.iris import document_iri, document_name, entity_iri, passage_iri
from tejido.model import Passage
from tejido.project import ID

TEXT = st.text(st.characters(exclude_categories=["Cs"]), min_size=1)


@given(TEXT)
def test_any_name_gives_an_iri_that_gives_the_name_back(name: str) -> None:
    iri = document_iri(name)
    assert NamedNode(iri).value == iri
    assert document_name(iri) == name
    assert iri.removeprefix(f"{ID}document/").strip(".")


@given(TEXT)
def test_any_key_gives_an_iri(slug: str) -> None:
    assert NamedNode(entity_iri(f"event/{slug}")).value.startswith(f"{ID}event/")


@pytest.mark.parametrize(
    ("document", "expected"),
    [("a-1", "a-1.3-9"), ("á b", "%C3%A1%20b.3-9"), ("..", "%2E%2E.3-9")],
)
def test_passages_are_named_by_document_and_offsets(document: str, expected: str) -> None:
    assert passage_iri(document, Passage(3, 9, "x")) == f"{ID}passage/{expected}"
