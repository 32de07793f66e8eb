from __future__ import annotations

from itertools import combinations
from pathlib import Path

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.drawing.layout import layout
from tejido.network import network

PAIRS = st.lists(st.tuples(st.integers(0, 25), st.integers(0, 25)), max_size=60)


def graph_of(pairs: list[tuple[int, int]], nodes: int = 26) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(f"i{n}" for n in range(nodes))
    graph.add_edges_from((f"i{a}", f"i{b}", {"family": "partner"}) for a, b in pairs if a != b)
    return graph


@settings(max_examples=25)
@given(PAIRS, st.randoms(use_true_random=False))
def test_positions_depend_on_the_network_alone(
    pairs: list[tuple[int, int]], random: object
) -> None:
    shuffled = list(pairs)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    again: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    again.add_edges_from(graph_of(shuffled).edges(data=True))
    again.add_nodes_from(reversed(sorted(graph_of(pairs))))
    assert layout(again) == layout(graph_of(pairs))


@settings(max_examples=25)
@given(PAIRS)
def test_every_institution_has_a_place_of_its_own(pairs: list[tuple[int, int]]) -> None:
    points = layout(graph_of(pairs))
    assert len(points) == 26
    assert all(
        abs(a[0] - b[0]) > 20 or abs(a[1] - b[1]) > 20 for a, b in combinations(points.values(), 2)
    )


@pytest.mark.parametrize("nodes", [0, 1, 2])
def test_the_smallest_networks(nodes: int) -> None:
    assert len(layout(graph_of([], nodes))) == nodes


def test_the_fixture_stays_where_it_was() -> None:
    graph = network(Path(__file__).parent / "fixture.ttl")
    assert layout(graph) == layout(graph)
