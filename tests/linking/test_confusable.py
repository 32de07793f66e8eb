"""What names look and sound like."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.linking.confusable import skeleton, stem


@pytest.mark.parametrize(
    "name", ["СNDH", "CNDΗ", "ＣＮＤＨ", "C.N.D.H.", "CN\u200bDH", "C\u0301N D-H", "сndh"]
)
def test_all_look_alike(name: str) -> None:
    assert skeleton(name) == "cndh"


def test_figures_among_letters_look_like_letters() -> None:
    assert skeleton("C0MAR") == skeleton("COMAR")
    assert skeleton("Foro 2010") != skeleton("Foro 2olo")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("nacional", "national"),
        ("mujer", "mujeres"),
        ("comision", "commission"),
        ("organizacion", "organisation"),
        ("gonzalez", "gonsales"),
        ("consejo", "concejo"),
    ],
)
def test_sound_alike(one: str, other: str) -> None:
    assert stem(one) == stem(other)


@pytest.mark.parametrize(
    ("one", "other"), [("salud", "seguridad"), ("migracion", "migrantes"), ("norte", "sur")]
)
def test_sound_apart(one: str, other: str) -> None:
    assert stem(one) != stem(other)


@given(st.text())
def test_every_word_has_a_sound(word: str) -> None:
    assert stem(word) or not word.replace("h", "")
    assert skeleton(f" {word}. ") == skeleton(word)
