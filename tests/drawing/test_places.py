"""The places of the page: only what claims and the identity ledger say, by ISO code."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tejido.drawing.data import tables
from tejido.drawing.numbering import numbers
from tejido.network import network
from tests.drawing.conftest import GRAPH

ROOT = Path(__file__).resolve().parents[2]


def told_of(graph: Path) -> tuple[dict[str, list[Any]], list[str]]:
    """Return the tables of the page of a graph, and the words that they quote."""
    found = network(graph)
    number = numbers(found)
    return tables(found, number), [*number["quotes"]]


def said(graph: Path) -> dict[str, dict[str, list[str]]]:
    """Return place → what belongs there or happened there → the words of the passages."""
    rows, words = told_of(graph)
    names: dict[str, list[list[Any]]] = {
        "seats": rows["institutions"],
        "sites": rows["initiatives"],
    }
    told: dict[str, dict[str, list[str]]] = {}
    for table, things in names.items():
        for thing, place, passages in rows[table]:
            texts = [words[quote] for _, cited, _ in passages for quote in cited]
            told.setdefault(rows["places"][place][0], {})[things[thing][0]] = texts
    return told


def test_each_place_has_what_says_so() -> None:
    assert said(GRAPH) == {
        "mx": {"camino": ["Fundación Camino a Casa, de México."]},
        "mx-roo": {"mx-roo-comision": [], "mx-roo-fge": [], "mx-roo-gob": []},
        "mx-tla": {"mx-tla-fge": []},
        "mx-roo-chetumal": {"curso": ["El curso fue en Chetumal."]},
        "eg-cairo": {"declaracion": ["IOM and UNODC signed a declaration in Cairo."]},
        "region-latin-america": {"heart": ["The campaign runs in Latin America."]},
    }


def test_places_have_codes_and_lie_within_others() -> None:
    rows = told_of(GRAPH)[0]["places"]
    around = {row[0]: (*row[3:5], rows[row[5]][0] if row[5] >= 0 else "") for row in rows}
    assert around == {
        "eg": ("country", "EG", ""),
        "eg-cairo": ("locality", "", "eg"),
        "mx": ("country", "MX", ""),
        "mx-roo": ("state", "MX-ROO", "mx"),
        "mx-roo-chetumal": ("locality", "", "mx-roo"),
        "mx-tla": ("state", "MX-TLA", "mx"),
        "region-latin-america": ("region", "", ""),
    }


@pytest.mark.parametrize("within", ["l:b", "l:a"])
def test_places_that_contain_each_other_end(tmp_path: Path, within: str) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(
        "@prefix t: <https://w3id.org/tejido/ns#> ."
        "@prefix l: <https://w3id.org/tejido/id/place/> ."
        "@prefix r: <http://www.w3.org/2000/01/rdf-schema#> ."
        "<https://w3id.org/tejido/id/document/d> a t:Document ."
        "<https://w3id.org/tejido/id/institution/x> a t:Institution ; r:label 'X'@es ;"
        " t:jurisdiction l:a ; t:mentionedIn <https://w3id.org/tejido/id/document/d> ."
        f"l:a a t:Place ; t:within l:b . l:b a t:Place ; t:within {within} .",
        encoding="utf-8",
    )
    assert said(graph) == {"a": {"x": []}}
