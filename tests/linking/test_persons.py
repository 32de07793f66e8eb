"""Persons in public office are known by their full names, and only where their office is named."""

from __future__ import annotations

import pytest

from tejido.graph.curated import curated_triples
from tejido.linking.identity import identify
from tejido.linking.ledger import default_ledger
from tejido.loading import load
from tejido.project import content
from tejido.reading import read_document

POPE = "person/int-amy-pope"


def who(name: str, text: str = "", type_: str = "person") -> str:
    return identify([name], type_, ("mx",), "es", default_ledger(), text=text, context="d").key


@pytest.mark.parametrize("name", ["Amy Pope", "AMY POPE"])
def test_a_full_name_identifies(name: str) -> None:
    assert who(name) == POPE
    assert who(name, "Amy Pope, Directora General de la OIM") == POPE


@pytest.mark.parametrize("name", ["Pope", "Amy", "Amy P.", "Ann Pope", "Amy Pope Ruiz"])
def test_less_or_more_than_the_name_does_not(name: str) -> None:
    assert who(name).startswith("person/")
    assert who(name) != POPE


def test_an_alias_and_a_name_without_accents() -> None:
    assert who("Odette Estevané Vargas") == who("N. Odette Estevane Vargas")
    assert who("Odette Estevané Vargas") == "person/mx-odette-estevane"


def test_a_namesake_elsewhere_is_another_person() -> None:
    told = "Joel Hernández, de la Secretaría de Relaciones Exteriores"
    assert who("Joel Hernández", told) == "person/mx-joel-hernandez"
    assert who("Joel Hernández", "Joel Hernández, portero del equipo") != "person/mx-joel-hernandez"


def test_a_person_is_no_institution() -> None:
    assert not who("Amy Pope", type_="institution").endswith("int-amy-pope")


def test_names_of_persons_are_not_searched_for() -> None:
    ledger = default_ledger()
    searched = {id_ for meanings in ledger.patterns.values() for id_, *_ in meanings}
    persons = {id_ for id_ in ledger if ledger.type_of(id_) == "person"}
    assert len(persons) == 13
    assert not persons & searched


def test_every_post_is_of_an_institution_of_the_ledger() -> None:
    ledger = default_ledger()
    posts = [post for id_ in ledger for post in ledger[id_].posts]
    assert len(posts) == 13
    assert all(not post.at or ledger.type_of(post.at) == "institution" for post in posts)
    assert ledger["int-amy-pope"].posts[0].names["es"] == "Directora General"


def test_a_known_person_is_not_provisional_in_the_graph() -> None:
    path = content("documents") / "oim-unodc-alianza-2024.txt"
    triples = {
        str(triple) for triple in curated_triples([load(read_document(path))], default_ledger())
    }
    pope = [triple for triple in triples if "person/int-amy-pope>" in triple]
    assert any("Amy Pope" in triple for triple in pope)
    assert not any("provisional" in triple or "acronym" in triple for triple in pope)
