"""Spellings of one name have one normal form; different names keep different ones."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.linking.folding import fold, pattern
from tejido.linking.normal import normal, plain, tidy, words

_SAME = [
    ("la Organización de las Naciones Unidas", "ORGANIZACION DE NACIONES UNIDAS"),
    ("Oficina de la ONU contra la Droga", "Oficina de las Naciones Unidas contra la Droga"),
    ("UN General Assembly", "United Nations General Assembly"),
    ("ONU-Mujeres", "ONU Mujeres"),
    ("H. Congreso del Estado de Puebla", "Honorable Congreso de Puebla"),
    ("Congreso del Estado Libre y Soberano de Puebla", "Congreso de Puebla"),
    ("Fundación Camino a Casa, A.C.", "“Fundación Camino a Casa”"),
    ("Sin Fronteras I.A.P.", "Sin Fronteras, IAP"),
    ("Cementos del Sur, S.A. de C.V.", "Cementos del Sur"),
    ("International Labour Organisation", "International Labor Organization"),
    ("World Food Programme", "World Food Program"),
    ("Inter-secretariat Commission", "Intersecretariat Commission"),
    ("Instituto de las y los Jóvenes", "Instituto de los y las jóvenes"),
    ("Procuraduría de Niñas, Niños y Adolescentes", "Procuraduría de niñas niños y adolescentes"),
    ("U.S. Department of State", "US Department of State"),
    ("Fiscalia Gral. del Edo. de Puebla", "Fiscalía General del Estado de Puebla"),
    ("Sría. de Salud", "SECRETARIA DE SALUD"),
    ("C.N.D.H.", "CNDH"),
]
_APART = [
    ("Año Nuevo", "Ano Nuevo"),
    ("Universidad del Estado de México", "Universidad de México"),
    ("Сaritas", "Caritas"),  # the first begins with a Cyrillic letter
    ("OIM", "OIM México"),
    ("J/TIP", "JTIP"),
]


@pytest.mark.parametrize(("one", "other"), _SAME)
def test_one_name(one: str, other: str) -> None:
    assert normal(one) == normal(other) != ""


@pytest.mark.parametrize(("one", "other"), _APART)
def test_two_names(one: str, other: str) -> None:
    assert normal(one) != normal(other)


def test_articles_belong_to_the_words_of_places() -> None:
    assert words("El Salvador") == "el salvador"
    assert words("Salvador") != words("El Salvador")


@given(st.text())
def test_plain_is_stable(text: str) -> None:
    assert plain(plain(text)) == plain(text)


@given(st.text())
def test_normal_ignores_outer_space(text: str) -> None:
    assert normal(f" {text}\n") == normal(text)


@given(st.text())
def test_folding_keeps_every_offset(text: str) -> None:
    assert len(fold(text)) == len(text)


@given(st.text(alphabet="aáÁñÑüçİßſﬁ“”–- \n.,;()z", max_size=30))
def test_folding_finds_a_name_whatever_its_accents(text: str) -> None:
    assert pattern(text).strip() == fold(text).strip() or "\u0131" in text


def test_folding_knows_accents_quotes_and_enye() -> None:
    assert fold("“Peña-Nieto” (Él)") == " peña nieto   el "


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("CN\u200bDH", "CNDH"),
        ("Secretar\u00adía", "Secretaría"),
        ("Caf&eacute; &amp; Pan", "Café & Pan"),
        ("Red\u00a0del  Sur\u2060", "Red del Sur"),
        ("Migracio\u0301n", "Migración"),
    ],
)
def test_tidy(written: str, meant: str) -> None:
    assert tidy(written) == meant


@given(st.text())
def test_tidy_is_stable_but_for_entities(text: str) -> None:
    once = tidy(text.replace("&", ""))
    assert tidy(once) == once
    assert normal(once) == normal(text.replace("&", ""))


_PIECES = (
    *(
        "la",
        "Los",
        "Secretaría",
        "SALUD",
        "de",
        "del",
        "Estado",
        "las y los",
        "Niñas",
        "AC",
        "A.C.",
    ),
    *("UN", "ONU", "US", "Programme", "organisation", "inter", "agency", "Gral.", "Sria", "S", "x"),
    *(
        "A.C.",
        "naciones",
        "unidas",
        "Gobierno",
        "of",
        "the",
        "state",
        "C5",
        "Labour",
        "S. de R.L.",
        "ltd",
    ),
)


@given(st.lists(st.sampled_from(_PIECES), min_size=1, max_size=6))
def test_words_met_before_are_read_as_any_others(pieces: list[str]) -> None:
    name = " ".join(pieces)
    slowly = name.replace(" ", "\u200b ", 1) if " " in name else f"{name}\u200b"
    assert normal(name) == normal(slowly)
