"""What is offered while a person types is taken by the question, and means one thing."""

from __future__ import annotations

from functools import cache

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.asking.catalogue import catalogue
from tejido.asking.engines import Engine, open_graph
from tejido.asking.nameindex import fold
from tejido.asking.names import resolve
from tejido.asking.offering import offered
from tests.asking.golden import GRAPHS, open_fixture

TYPES = sorted(
    {param.types for q in catalogue() for param in q.params} - {("date",), ("text",), ("integer",)}
)
PRESENT = [name for name, path in GRAPHS.items() if path.exists()]


@cache
def _opened(graph: str) -> Engine:
    return open_graph(GRAPHS[graph])


@pytest.mark.parametrize("graph", PRESENT)
@pytest.mark.parametrize("types", TYPES, ids="|".join)
def test_every_offer_is_taken(types: tuple[str, ...], graph: str) -> None:
    engine = _opened(graph)
    for name, _ in offered("", types, engine):
        assert resolve(name, types, engine).value


@given(st.text(max_size=4))
def test_an_offer_goes_on_from_what_was_typed(begun: str) -> None:
    for name, _ in offered(begun, ("institution", "place"), open_fixture()):
        assert name.startswith(begun) or f" {fold(begun)}" in f" {fold(name)}"


def test_acronyms_tell_what_they_stand_for() -> None:
    engine = open_fixture()
    assert offered("AI", ("institution",), engine)[0] == ("AIA", "Agencia Ibérica del Agua")
    assert offered("agencia ib", ("institution",), engine) == [("Agencia Ibérica del Agua", "")]
    assert offered("agua", ("institution",), engine) == [("Agencia Ibérica del Agua", "")]
    assert offered("20", ("date",), engine) == [(str(year), "") for year in (2022, 2023, 2024)]
    assert offered("", ("integer",), engine) == []
