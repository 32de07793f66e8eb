"""Personal data are found and cut out of passages; what only looks like them stays."""

from __future__ import annotations

import re
import time
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.model import Passage, Span
from tejido.privacy import clean_passages, personal_data
from tejido.project import content

_CASES = yaml.safe_load(Path(__file__).with_name("privacy.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("marked", _CASES["personal"])
def test_personal(marked: str) -> None:
    text = marked.replace("«", "").replace("»", "")
    found = [text[slice(*span)] for span in personal_data(text)]
    wanted = re.findall("«([^»]*)»", marked)
    assert len(found) == 1
    assert all(found[0].endswith(words) or words in found[0] for words in wanted)


@pytest.mark.parametrize("text", _CASES["innocent"])
def test_innocent(text: str) -> None:
    assert [text[slice(*span)] for span in personal_data(text)] == []


@pytest.mark.parametrize("path", sorted(content("documents").glob("*.txt")), ids=lambda p: p.stem)
def test_nothing_is_found_twice_in_documents(path: Path) -> None:
    found = personal_data(path.read_text(encoding="utf-8"))
    assert all(one.end < other.start for one, other in pairwise(found))


def test_the_whole_text_is_clean_without_what_was_found() -> None:
    text = "\n".join(re.sub("[«»]", "", marked) for marked in _CASES["personal"])
    for span in reversed(personal_data(text)):
        text = text[: span.start] + " … " + text[span.end :]
    assert personal_data(text) == []


_QUOTE = "La Fundación Alerce organizó el Foro (informes: nadie@ejemplo.example, tel. 2222-0143)."


def _spans(text: str, *words: str) -> list[Span]:
    return [Span(text.index(one), text.index(one) + len(one)) for one in words]


def _clean(text: str, *words: str) -> tuple[Passage, ...]:
    whole = Passage(0, len(text), text)
    return clean_passages([whole], _spans(text, *words), personal_data(text))


def test_the_part_with_the_arguments_stays() -> None:
    (kept,) = _clean(_QUOTE, "Fundación Alerce", "Foro")
    assert kept.exact == "La Fundación Alerce organizó el Foro (informes"
    assert _QUOTE[kept.start : kept.end] == kept.exact


def test_a_clean_passage_stays_as_it_is() -> None:
    text = "La Fundación Alerce organizó el Foro."
    assert _clean(text, "Foro") == (Passage(0, len(text), text),)


def test_arguments_on_both_sides_drop_the_claim() -> None:
    text = "La Fundación Alerce (nadie@ejemplo.example) organizó el Foro."
    assert _clean(text, "Fundación Alerce", "Foro") == ()


def test_an_argument_with_personal_data_in_it_drops_the_claim() -> None:
    assert _clean("Ana Ruiz, DNI 12345678, habló.", "Ana Ruiz, DNI 12345678") == ()


def test_a_passage_beside_the_quote_goes_when_nothing_clean_is_left() -> None:
    text = "El Foro abrió.\nnadie@ejemplo.example"
    quote, mail = Passage(0, 14, text[:14]), Passage(15, len(text), text[15:])
    assert clean_passages([quote, mail], _spans(text, "Foro"), personal_data(text)) == (quote,)


_PARTS = st.sampled_from(
    ["La Fundación ", "el Foro ", "a@b.example ", "tel. 2222-0143 ", "2019-2023, ", "(", ") ", "\n"]
)


@given(st.lists(_PARTS, min_size=1, max_size=12), st.data())
def test_what_is_kept_is_verbatim_and_clean(parts: list[str], data: st.DataObject) -> None:
    text = "".join(parts)
    ends = data.draw(st.tuples(st.integers(0, len(text)), st.integers(0, len(text))))
    needed = [Span(min(ends), max(ends))]
    kept = clean_passages([Passage(0, len(text), text)], needed, personal_data(text))
    for passage in kept:
        assert text[passage.start : passage.end] == passage.exact
        assert personal_data(passage.exact) == []
        assert passage.start <= needed[0].start and needed[0].end <= passage.end


@pytest.mark.parametrize("piece", ["a", "1", "1 ", "a.", "tel 1", "+1", "(at)", "1234 ", "@"])
def test_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    start = time.process_time()
    personal_data(text)
    assert time.process_time() - start < 5
