from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tejido.locate import find_words, name_near
from tejido.model import Span


def test_white_space_is_folded_both_ways() -> None:
    assert find_words("a la\n  luz", "la luz") == Span(2, 10)
    assert find_words("a la luz", " la\tluz ") == Span(2, 8)


def test_nothing_is_found_of_nothing() -> None:
    assert find_words("text", "  ") is None
    assert find_words("text", "tex t") is None


@given(st.text(st.characters(categories=["L", "P", "S", "Zs"]), min_size=1), st.data())
def test_every_stretch_of_a_text_is_found(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    words = text[start:end]
    found = find_words(text, words)
    if words.strip():
        assert found is not None
        assert text[slice(*found)].split() == words.split()


def test_the_name_inside_wins_then_the_one_before_then_the_one_after() -> None:
    text = "OIM. La oim y OIM. Nada. OIM"
    assert name_near(text, ["OIM"], Span(5, 18)) == Span(8, 11)
    assert name_near(text, ["OIM"], Span(19, 24)) == Span(14, 17)
    assert name_near(text, ["Nada"], Span(0, 4)) == Span(19, 23)


def test_names_are_whole_words() -> None:
    assert name_near("La OIMS", ["OIM"], Span(0, 7)) is None
