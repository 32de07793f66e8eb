"""A sentence that goes on and on is cut, so that no work grows with its square."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from tejido.model import Span
from tejido.reading.sentences import sentences

_RUNS = st.tuples(
    st.sampled_from(["palabra ", "a", " \n", "Ministerio de Salud, ", "á"]), st.integers(1, 4000)
)


@given(st.lists(_RUNS, max_size=6))
def test_cut_where_words_end(runs: list[tuple[str, int]]) -> None:
    text = ("x" + "".join(piece * times for piece, times in runs)).strip()
    found = sentences(text, Span(0, len(text)), "es")
    assert all(0 < end - start <= 4000 for start, end in found)
    parts = [text[start:end] for start, end in found]
    assert all(part == part.strip() for part in parts)
    assert "".join("".join(parts).split()) == "".join(text.split())


def test_no_word_is_cut_in_two() -> None:
    text = "Ministerio " * 2000
    found = sentences(text, Span(0, len(text) - 1), "es")
    assert all(
        text[start:end].split() == ["Ministerio"] * ((end - start + 1) // 11)
        for start, end in found
    )
