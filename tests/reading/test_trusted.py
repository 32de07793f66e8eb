"""The canonical text holds nothing invisible, and leads back to what was decoded."""

from __future__ import annotations

import re
import time
import unicodedata
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.model import Span
from tejido.project import content
from tejido.reading.characters import folded
from tejido.reading.offsets import Change, changed
from tejido.reading.trusted import trusted

_CASES: list[dict[str, Any]] = yaml.safe_load(
    Path(__file__).with_name("trusted.yaml").read_text(encoding="utf-8")
)


def _spelled(text: str) -> str:
    return re.sub(r"\{([0-9A-F]{4,5})\}", lambda code: chr(int(code[1], 16)), text)


@pytest.mark.parametrize("case", _CASES, ids=lambda case: str(case["id"]))
def test_cases(case: dict[str, Any]) -> None:
    found = trusted(_spelled(case["from"]))
    assert found.text == _spelled(case["to"])
    assert len(found.notes) == len(case["told"])
    assert all(any(word in note for note in found.notes) for word in case["told"])
    assert all("\n" not in note for note in found.notes)


@pytest.mark.parametrize("path", sorted(content("documents").glob("*.txt")), ids=lambda p: p.stem)
def test_the_documents_of_the_project_are_clean(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert trusted(text) == (text.replace("\xa0", " "), (), trusted(text).origins)


_PIECES = st.lists(
    st.sampled_from(
        [
            *("\r\n", "e\u0301", "Ã©", "ÃƒÂ©", "â€œ"),
            *"aeñ é .Ã©\n\r\ufeff\u0301\u200b\u00ad\u202e\u00a0\u2028\u2029\x00\x93\u0421\u0435",
            *"\ue001\uf0b7\ufb01\uff20\u0323\u1100\u1161\u0958\U0001d5d9\ufffd",
        ]
    ),
    max_size=30,
).map("".join)
_TEXTS = st.one_of(_PIECES, st.text(max_size=60))


@given(_TEXTS)
def test_a_canonical_text_stays(text: str) -> None:
    once = trusted(text).text
    assert trusted(once).text == once
    assert unicodedata.is_normalized("NFC", once)
    assert not folded(once)[0]


@given(_TEXTS, st.data())
def test_stretches_lead_back(text: str, data: st.DataObject) -> None:
    new, _, origins = trusted(text)
    start, end = sorted(data.draw(st.tuples(*[st.integers(0, len(new))] * 2)))
    old = origins.of(Span(start, end))
    assert 0 <= old.start <= old.end <= len(text)
    assert origins.of(Span(0, end)).end <= old.end or start == end
    for at in range(len(new)):
        one = origins.of(Span(at, at + 1))
        assert one.start < one.end  # each character comes from somewhere
        if at + 1 < len(new):
            assert one.start <= origins.of(Span(at + 1, at + 2)).start
    assert _rebuilt(new, text, origins.pairs) == text
    places = [origins.now(at) for at in range(len(text) + 1)]
    assert places == sorted(places)
    assert places[0] == 0 and places[-1] == len(new) and places[old.start] <= start
    if not origins.pairs:
        assert old == (start, end)


def _rebuilt(new: str, old: str, pairs: tuple[tuple[Span, Span], ...]) -> str:
    """Return the text before the changes, made of the new one and of what was replaced."""
    parts: list[str] = []
    at = 0
    for now, before in pairs:
        parts += (new[at : now.start], old[slice(*before)])
        at = now.end
    return "".join((*parts, new[at:]))


@given(
    st.text("abc", max_size=20), st.lists(st.tuples(st.integers(0, 20), st.text("xy", max_size=2)))
)
def test_what_is_not_changed_is_found_again(text: str, places: list[tuple[int, str]]) -> None:
    at = dict(sorted((place, new) for place, new in places if place < len(text)))
    new, origins = changed(text, [Change(place, place + 1, what) for place, what in at.items()])
    for index, char in enumerate(new):
        old = origins.of(Span(index, index + 1))
        assert text[slice(*old)] == char or old.start in at


@pytest.mark.parametrize(
    "piece",
    ["a\u0300\u0316", "\u0300\u0316", "Ã", "Ã©", "\u200b", "е", "aе", "\u00ad\n"],
)
def test_linear_time(piece: str) -> None:
    text = "a" + piece * (300_000 // len(piece))
    start = time.process_time()
    trusted(text)
    assert time.process_time() - start < 8  # under two; quadratic would take minutes


def test_a_heap_of_marks_is_cut() -> None:
    heap = "a" + "\u0300\u0316" * 50_000
    assert len(trusted(heap).text) < 40
