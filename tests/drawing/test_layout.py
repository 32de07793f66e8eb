from __future__ import annotations

import os
import subprocess
import sys
from itertools import combinations
from math import dist
from pathlib import Path
from random import Random
from time import process_time

import networkx as nx
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tejido.drawing.layout import layout
from tejido.drawing.room import BOX

GRAPH = Path(__file__).parent / "fixture.ttl"
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


@pytest.mark.parametrize("pairs", [0, 40, 180])
def test_sixty_institutions_have_room_for_their_labels(pairs: int) -> None:
    random = Random(pairs)
    ends = [(random.randrange(60), random.randrange(60)) for _ in range(pairs)]
    points = layout(graph_of(ends, 60))
    assert len(points) == 60
    assert [
        (a, b)
        for a, b in combinations(sorted(points.values()), 2)
        if abs(a[0] - b[0]) < BOX[0] - 3 and abs(a[1] - b[1]) < BOX[1] - 3
    ] == []


def test_a_community_is_a_cluster() -> None:
    """Partners in one of three rings stand nearer to each other than to the other rings."""
    rings = [
        (ring * 8 + n, ring * 8 + m) for ring in range(3) for n, m in combinations(range(8), 2)
    ]
    points = layout(graph_of([*rings, (0, 8), (8, 16)], 24))
    for ring in range(3):
        within = [points[f"i{ring * 8 + n}"] for n in range(8)]
        middle = [sum(axis) / 8 for axis in zip(*within, strict=True)]
        others = [p for p in points.values() if p not in within]
        assert max(dist(p, middle) for p in within) < min(dist(p, middle) for p in others)


def test_three_thousand_institutions_take_seconds() -> None:
    random = Random(1)
    ends = []
    for _ in range(20_000):
        one = int(3000 * random.random() ** 2)
        near = random.random() < 0.7
        ends.append(
            (
                one,
                (one // 50 * 50 + random.randrange(50)) % 3000 if near else random.randrange(3000),
            )
        )
    graph = graph_of(ends, 3000)
    began = process_time()
    points = layout(graph)
    assert process_time() - began < 12
    assert len(set(points.values())) == 3000


@settings(max_examples=25)
@given(PAIRS, st.lists(st.tuples(st.integers(0, 40), st.integers(0, 40)), max_size=40))
def test_who_is_known_stays_and_who_is_new_gets_a_free_place(
    before: list[tuple[int, int]], more: list[tuple[int, int]]
) -> None:
    known = layout(graph_of(before))
    points = layout(graph_of(before + more, 41), known)
    assert {iri: points[iri] for iri in known} == known
    new = points.keys() - known.keys()
    assert len(new) == 15
    assert all(
        abs(points[a][0] - points[b][0]) >= 150 or abs(points[a][1] - points[b][1]) >= 75
        for a in new
        for b in points
        if a != b
    )


def test_a_newcomer_stands_beside_its_partner() -> None:
    ends = [(n, n + 1) for n in range(24)]
    known = layout(graph_of(ends, 25))
    points = layout(graph_of([*ends, (3, 25)], 26), known)
    assert dist(points["i25"], points["i3"]) < 250


def test_who_leaves_the_graph_leaves_the_map() -> None:
    known = layout(graph_of([(0, 1), (1, 2)], 3))
    assert layout(graph_of([(0, 1)], 2), known) == {i: known[i] for i in ("i0", "i1")}


def test_positions_are_the_same_in_every_process() -> None:
    """Sets of names have another order in each process; the map has not."""
    code = (
        "from pathlib import Path; from tejido.network import network\n"
        "from tejido.drawing.layout import layout\n"
        f"print(sorted(layout(network(Path({str(GRAPH)!r}))).items()))"
    )
    printed = {
        subprocess.run(
            [sys.executable, "-c", code],
            env={**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(sys.path)},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "2")
    }
    assert len(printed) == 1
