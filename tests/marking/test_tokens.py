"""Tokens: cases, and what must hold of any text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tejido.marking.tokens import bare, roman, tokenise
from tejido.model import Span

_PIECES = st.sampled_from(
    [
        "J/TIP",
        "S.A.",
        "C5i",
        "2º",
        "1,000.5",
        "d'Or",
        "“",
        "–",
        "\n",
        "  ",
        "ñandú",
        "É",
        "́",
        "x",
        "ﬁ",
        "_",
    ]
)
_TEXTS = st.one_of(st.text(), st.lists(_PIECES).map("".join))


def _shapes(text: str) -> str:
    return " ".join(token.shape for token in tokenise(text, Span(0, len(text))))


@pytest.mark.parametrize(
    ("text", "tokens"),
    [
        ("La OIM, en 2023.", ["La", "OIM", ",", "en", "2023", "."]),
        ("J/TIP y C5i", ["J/TIP", "y", "C5i"]),
        ("Caminantas S.A. de C.V.", ["Caminantas", "S.A.", "de", "C.V."]),
        ("el 2º Foro, 3er día", ["el", "2º", "Foro", ",", "3er", "día"]),
        ("Inter-secretariat Peru’s", ["Inter-secretariat", "Peru’s"]),
        ("10:30 1,000.5", ["10:30", "1,000.5"]),
    ],
)
def test_cases(text: str, tokens: list[str]) -> None:
    assert [token.text for token in tokenise(text, Span(0, len(text)))] == tokens


def test_shapes() -> None:
    assert _shapes("La OIM firmó 2 convenios S.A. , A") == "W A w n w W . W"


@given(_TEXTS, st.data())
def test_tokens_are_in_order_and_cover_all_but_spaces(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    at = start
    for token in tokenise(text, Span(start, end)):
        assert at <= token.start < token.end <= end
        assert text[token.start : token.end] == token.text
        assert token.low == token.text.lower()
        assert not text[at : token.start].strip()
        at = token.end
    assert not text[at:end].strip()


@given(st.text(st.characters(max_codepoint=0x17F)))
def test_bare_keeps_no_accents_and_is_stable(word: str) -> None:
    once = bare(word)
    assert bare(once) == once


def test_bare_keeps_the_enye() -> None:
    assert bare("NIÑEZ Pública") == "niñez publica"


@pytest.mark.parametrize(
    ("text", "told"), [("XIV", True), ("III", True), ("MIL", True), ("Xi", False)]
)
def test_roman(text: str, told: bool) -> None:
    assert roman(text) == told
