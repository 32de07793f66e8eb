from __future__ import annotations

from collections.abc import Iterable
from random import Random
from time import process_time

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.network import FAMILIES
from tejido.network.measures import EXACT, measures
from tejido.network.pairs import communities, pairs

Ties = list[tuple[int, int, str]]
TIES = st.lists(
    st.tuples(st.integers(0, 12), st.integers(0, 12), st.sampled_from(FAMILIES)).filter(
        lambda tie: tie[0] != tie[1]
    ),
    max_size=40,
)


def graph_of(ties: Iterable[tuple[int, int, str]], nodes: int = 13) -> nx.MultiDiGraph[str]:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph()
    graph.add_nodes_from(f"i{n:04}" for n in range(nodes))
    graph.add_edges_from((f"i{a:04}", f"i{b:04}", {"family": family}) for a, b, family in ties)
    return graph


@settings(max_examples=40, deadline=None)
@given(TIES, st.randoms(use_true_random=False))
def test_measures_depend_on_the_network_alone(ties: Ties, random: Random) -> None:
    shuffled = random.sample(ties, len(ties))
    turned = [
        (b, a, family) if random.random() < 0.5 else (a, b, family) for a, b, family in shuffled
    ]
    assert measures(graph_of(turned)) == measures(graph_of(ties))


@settings(max_examples=40, deadline=None)
@given(TIES)
def test_what_always_holds(ties: Ties) -> None:
    graph = graph_of(ties)
    found = measures(graph)
    assert found.keys() == set(graph)
    assert sum(one.partnerships for one in found.values()) == 2 * len(ties)
    for iri, one in found.items():
        assert one.degree == len({*graph.successors(iri), *graph.predecessors(iri)})
        assert 0 <= one.betweenness <= 1
        assert 0 <= one.weighted_betweenness <= 1
        assert 0 <= one.reach < 1
        assert one.strength <= one.partnerships
        assert not one.sampled
    ranks = sorted(one.broker for one in found.values() if one.broker)
    assert ranks == list(range(1, len(ranks) + 1))
    groups = {one.community for one in found.values()}
    assert groups == set(range(len(groups)))


@settings(max_examples=40, deadline=None)
@given(TIES)
def test_nobody_shares_a_community_with_whom_no_path_leads_to(ties: Ties) -> None:
    network = pairs(graph_of(ties))
    groups = communities(network)
    for part in nx.connected_components(network):
        inside = {groups[iri] for iri in part}
        assert not inside & {groups[iri] for iri in set(network) - part}


def test_the_one_between_two_rings_is_the_broker() -> None:
    rings = [(a, b, "partner") for ring in (0, 5) for a in range(ring, ring + 5)
             for b in range(a + 1, ring + 5)]  # fmt: skip
    found = measures(graph_of([*rings, (0, 10, "partner"), (10, 5, "partner")], 11))
    assert found["i0010"].degree == 2
    most = max(one.weighted_betweenness for one in found.values())
    assert found["i0010"].weighted_betweenness == most
    brokers = {iri for iri, one in found.items() if one.broker}
    assert brokers <= {"i0000", "i0005", "i0010"}
    assert {found[f"i{n:04}"].community for n in range(5)} != {
        found[f"i{n:04}"].community for n in range(5, 10)
    }


def test_the_middle_of_a_star_lies_on_all_paths() -> None:
    found = measures(graph_of([(0, n, "partner") for n in range(1, 8)], 8))
    assert found["i0000"].betweenness == 1
    assert found["i0000"].degree == 7
    assert found["i0001"].betweenness == 0


def test_a_strong_detour_is_nearer_than_a_shared_workshop() -> None:
    found = measures(graph_of([(0, 1, "partner"), (1, 2, "partner"), (0, 2, "participation")], 3))
    assert found["i0001"].betweenness == 0
    assert found["i0001"].weighted_betweenness == 1


@pytest.mark.parametrize(("size", "sampled"), [(EXACT, False), (EXACT + 1, True)])
def test_large_networks_are_sampled_always_alike(size: int, sampled: bool) -> None:
    random = Random(size)
    ties = [(n, random.randrange(max(n, 1)), "partner") for n in range(1, size)]
    began = process_time()
    found = measures(graph_of(ties, size))
    assert process_time() - began < 20
    assert {one.sampled for one in found.values()} == {sampled}
    assert measures(graph_of(ties, size)) == found
    exact = nx.betweenness_centrality(pairs(graph_of(ties, size)))
    top = max(exact, key=lambda iri: exact[iri])
    assert abs(found[top].betweenness - exact[top]) < (0.1 if sampled else 1e-6)


def test_an_empty_network_has_no_measures() -> None:
    assert measures(nx.MultiDiGraph()) == {}
