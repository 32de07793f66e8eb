"""Which place a name means, in which scope, and what holds it."""

from __future__ import annotations

import pytest

from tejido.linking.ledger import default_ledger
from tejido.linking.places import chain, demonym_place, place_key, within

_CASES = [
    ("Chetumal, Quintana Roo", "", "mx-roo-chetumal"),
    ("Estado de Puebla", "", "mx-pue"),
    ("ciudad de Puebla", "", "mx-pue-puebla"),
    ("Puebla", "", "mx-pue"),
    ("State of Chiapas", "", "mx-chp"),
    ("Estado de México", "", "mx-mex"),
    ("México", "mx-mex", "mx"),
    ("CDMX", "", "mx-cmx"),
    ("Mexico City", "", "mx-cmx"),
    ("Q. Roo", "", "mx-roo"),
    ("Guadalupe", "mx-zac", "mx-zac-guadalupe"),
    ("Guadalupe", "", ""),
    ("Guadalupe (Nuevo León)", "", "mx-nle-guadalupe"),
    ("La Paz", "mx-bcs", "mx-bcs-la-paz"),
    ("Georgia", "us", "us-ga"),
    ("Georgia", "", "ge"),
    ("Salvador", "", "br-salvador"),
    ("El Salvador", "", "sv"),
    ("Latin America", "", "region-latin-america"),
    ("El Cairo", "", "eg-cairo"),
    ("Ginebra", "", "ch-geneva"),
    ("Coahuila de Zaragoza", "", "mx-coa"),
    ("Reino Unido", "", "gb"),
    ("Asturias", "", "es-as"),
    ("Principado de Asturias", "", "es-as"),
    ("Madrid", "", "es-md"),
    ("Madrid", "es", "es-md"),
    ("San Salvador", "", "sv-ss"),
    ("San Salvador", "bs", "bs-ss"),
    ("Los Angeles", "", "us-los-angeles"),
    ("Los Ángeles", "", ""),
    ("Caribbean", "", "region-caribbean"),
    ("Andalusia", "", "es-an"),
    ("Catalonia", "", "es-ct"),
    ("Narnia", "", ""),
    ("", "", ""),
]


@pytest.mark.parametrize(("name", "scope", "expected"), _CASES)
def test_place(name: str, scope: str, expected: str) -> None:
    ledger = default_ledger()
    assert place_key(name, chain(scope, ledger), ledger) == expected


_DEMONYMS = [
    ("poblana", "es", "", "mx-pue"),
    ("Mexican", "en", "", "mx"),
    ("mexicanas", "es", "mx-roo", "mx"),
    ("paceña", "es", "mx-bcs", "mx-bcs-la-paz"),
    ("salvadoreños", "es", "mx", "sv"),
    ("Mexican", "es", "", ""),
    ("azul", "es", "", ""),
]


@pytest.mark.parametrize(("word", "language", "scope", "expected"), _DEMONYMS)
def test_demonym(word: str, language: str, scope: str, expected: str) -> None:
    ledger = default_ledger()
    assert demonym_place(word, language, chain(scope, ledger), ledger) == expected


def test_what_holds_a_place() -> None:
    ledger = default_ledger()
    assert chain("mx-roo-chetumal", ledger) == ("mx-roo-chetumal", "mx-roo", "mx")
    assert within("mx-roo-chetumal", "mx", ledger)
    assert within("mx", "mx", ledger)
    assert not within("mx", "mx-roo", ledger)


def test_every_place_of_the_ledger_is_held_by_known_places() -> None:
    ledger = default_ledger()
    tops = {chain(id_, ledger)[-1] for id_ in ledger if ledger.type_of(id_) == "place"}
    assert {ledger[id_].form for id_ in tops} == {"country", "region"}
