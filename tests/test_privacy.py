"""Personal data are found and cut out of passages; what only looks like them stays."""

from __future__ import annotations

import re
import time
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.build import build_graph
from tejido.errors import DocumentError
from tejido.facts import from_facts
from tejido.graph import audit
from tejido.loading import load
from tejido.privacy import HIDDEN, masked, personal_data
from tejido.project import content
from tejido.reading import make_document, read_document

_CASES = yaml.safe_load(Path(__file__).with_name("privacy.yaml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("marked", _CASES["personal"])
def test_personal(marked: str) -> None:
    text = re.sub("[«»]", "", marked)
    found = [text[slice(*span)] for span in personal_data(text)]
    assert found == re.findall("«([^»]*)»", marked)


@pytest.mark.parametrize("text", _CASES["innocent"])
def test_innocent(text: str) -> None:
    assert [text[slice(*span)] for span in personal_data(text)] == []


@pytest.mark.parametrize("path", sorted(content("documents").glob("*.txt")), ids=lambda p: p.stem)
def test_nothing_is_found_twice_in_documents(path: Path) -> None:
    found = personal_data(path.read_text(encoding="utf-8"))
    assert all(one.end < other.start for one, other in pairwise(found))


def test_nothing_is_left_to_find() -> None:
    text = "\n".join(re.sub("[«»]", "", marked) for marked in _CASES["personal"])
    assert len(masked(text)) == len(text)
    assert masked(text).count("\n") == text.count("\n")
    assert masked(masked(text)) == masked(text)


_PARTS = st.sampled_from(
    [
        *("La Fundación ", "el Foro ", "a@b.example ", "tel. 2222-0143 ", "2019-2023, ", "(", ") "),
        *("+52 983 123 4567", "4111 1111 1111 1111 ", "vive en ", "calle Uno 2", "[at]", ".", "\n"),
    ]
)


@given(st.lists(_PARTS, max_size=12).map("".join))
def test_masks_keep_the_length_and_what_is_not_masked(text: str) -> None:
    clean = masked(text)
    assert len(clean) == len(text)
    assert all(new in (old, HIDDEN) for old, new in zip(text, clean, strict=True))
    assert "a@b" not in clean
    assert masked(clean) == clean


@given(st.dates(), st.integers(1, 999), st.integers(1950, 2030), st.integers(1000, 10**9))
def test_dates_laws_sums_and_cases_are_none(day: date, law: int, year: int, sum_: int) -> None:
    text = (
        f"El {day:%d/%m/%Y} ({day.isoformat()}, {day:%d.%m.%Y}), la Ley {law} de {year}, el "
        f"artículo {law}, el expediente {law}/{year}, A/RES/{law % 80}/{law}, ${sum_:,}.00, "
        f"{sum_:,} pesos y {sum_:,}".replace(",", " ")
        + f" personas; ISO {law}:{year}."
    )
    assert personal_data(text) == []


_QUOTE = "La Fundación Alerce, nadie@ejemplo.example, organizó el Foro del Manglar 2023."


def test_no_fact_is_lost_and_no_address_is_quoted(tmp_path: Path) -> None:
    (tmp_path / "nota.txt").write_text(_QUOTE, encoding="utf-8")
    reading = load(read_document(tmp_path / "nota.txt"))
    (claim,) = (claim for claim in reading.claims if claim.relation == "organizer")
    assert HIDDEN * 21 in claim.passages[0].exact
    assert "nadie" not in repr(reading)
    graph = tmp_path / "graph.ttl"
    build_graph([tmp_path / "nota.txt"], graph)
    assert "nadie" not in graph.read_text(encoding="utf-8")
    assert audit(graph) == []


def test_a_facts_file_brings_none_in(tmp_path: Path) -> None:
    document = make_document("nota", _QUOTE)
    clear = "Fundación Alerce, nadie@ejemplo.example"
    facts = {
        "document": {"id": "nota", "url": "https://ana:x@sitio.example/"},
        "entities": [
            {"id": "e1", "type": "institution", "names": ["Fundación Alerce", clear]},
            {"id": "e2", "type": "event", "names": ["Foro del Manglar 2023"]},
        ],
        "facts": [{"subject": "e2", "relation": "organizer", "object": "e1", "quote": _QUOTE}],
    }
    reading = from_facts(facts, document)
    assert "nadie" not in repr(reading) and "ana:" not in repr(reading)
    assert reading.claims[0].passages[0].exact == document.text


def test_what_is_said_of_a_document_is_clean(tmp_path: Path) -> None:
    known = {
        "title": "Foro (nadie@ejemplo.example)",
        "url": "https://ana:x@sitio.example/n?token=abc&id=7",
    }
    document = make_document("x", "Foro.", said={"publisher": "Tel. 2222-0143"}, **known)
    assert document.title == f"Foro ({HIDDEN * 21})"
    assert document.url == "https://sitio.example/n?id=7"
    assert "0143" not in repr(document)


def test_a_name_of_a_file_may_not_tell(tmp_path: Path) -> None:
    path = tmp_path / "de ana@correo.example.txt"
    path.write_text("Hola.", encoding="utf-8")
    with pytest.raises(DocumentError, match="rename") as caught:
        read_document(path)
    assert "ana@" not in str(caught.value)


@pytest.mark.parametrize("piece", ["a", "1", "1 ", "a.", "tel 1", "+1", "(at)", "1234 ", "@"])
def test_linear_time(piece: str) -> None:
    text = piece * (300_000 // len(piece))
    start = time.process_time()
    personal_data(text)
    assert time.process_time() - start < 5
