"""The graph put together from pieces is the graph written whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bench.invented import invented
from tejido.building.packing import packed, thin, unpacked
from tejido.graph.formats import turtle
from tejido.graph.pieces import piece_of, pieced, shared_of
from tejido.graph.weave import graph_of
from tejido.linking.ledger import default_ledger
from tejido.loading import load
from tejido.model import Correction, Reading
from tejido.project import content
from tejido.reading import read_documents


@pytest.fixture(scope="module")
def readings() -> list[Reading]:
    own = [load(document) for document in read_documents([content("documents")])]
    own[0] = replace(
        own[0], document=replace(own[0].document, corrections=(Correction(0, 1, "\x93"),))
    )
    return sorted([*own, *invented(30, default_ledger())], key=lambda one: one.document.id)


def put_together(readings: Sequence[Reading], retired: dict[str, str]) -> str:
    pieces = [piece_of(reading) for reading in readings]
    edges = [edge for piece in pieces for edge in piece.edges]
    shared = shared_of([thin(one) for one in readings], edges, default_ledger(), retired)
    return "".join(pieced(pieces, (piece.claims for piece in pieces), shared))


@settings(deadline=None, max_examples=15)
@given(chosen=st.sets(st.integers(0, 34), min_size=1, max_size=8))
def test_pieces_are_the_whole(readings: list[Reading], chosen: set[int]) -> None:
    some = [readings[at] for at in sorted(chosen)]
    gone = {f"{entity.key}-old": entity.key for entity in some[0].entities}
    retired = {**gone, "person/old": "person/nobody"}
    expected = "".join(turtle(graph_of(some, default_ledger(), retired)))
    assert put_together(some, retired) == expected


def test_without_claims(readings: list[Reading]) -> None:
    bare = [replace(readings[0], claims=(), entities=())]
    assert put_together(bare, {}) == "".join(turtle(graph_of(bare, default_ledger())))


def test_packed_and_back(readings: list[Reading]) -> None:
    for reading in readings:
        assert unpacked(packed(reading)) == reading
        assert unpacked(packed(thin(reading))) == thin(reading)
        assert not thin(reading).document.text
