"""Names by grammar: cases of both languages, and what must hold of any line."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import yaml
from hypothesis import example, given
from hypothesis import strategies as st

from tejido.linking.ledger import default_ledger
from tejido.marking.mark import mark
from tejido.model import Block, Document, Mention, Span
from tejido.reading.document import make_document

_CASES = yaml.load(
    (Path(__file__).parent / "cases_names.yaml").read_text(encoding="utf-8"), Loader=yaml.BaseLoader
)
_LETTERS = dict(
    zip(("institution", "event", "programme", "agreement", "place"), "IEPAL", strict=True)
)


def _line(text: str, language: str) -> Document:
    """A document of one line."""
    whole = Span(0, len(text))
    return Document("line", text, language, blocks=(Block("paragraph", whole, sentences=(whole,)),))


def _mark(document: Document) -> tuple[Mention, ...]:
    return mark(document, default_ledger())


@pytest.mark.parametrize("case", _CASES, ids=lambda case: case[1][:50])
def test_cases(case: list[str]) -> None:
    language, text, *expected = case
    found = _mark(make_document("case", text, language=language))
    assert [f"{_LETTERS[mention.type]} {mention.name}" for mention in found] == expected


_VOCABULARY = """
la La del de los para Para contra en y e and the of for , ; : . “ ” ( ) 2023 III 2º foro Foro
taller Secretaría secretarías Salud Educación UNODC México Zambara embajada Plan programa campaña
A.C. titulado Ministry Ministries Human Rights Commission two-day workshop Blue Inc. sensibilizar
prevenir firmó signed Director mayo Estado SECRETARÍA FORO DE
"""
_WORDS = st.sampled_from(_VOCABULARY.split())


@given(st.lists(_WORDS, max_size=30).map(" ".join), st.sampled_from(["es", "en"]))
@example("la Plan del two-day", "es")
def test_mentions_are_in_order_and_named_in_the_text(text: str, language: str) -> None:
    at = 0
    for mention in _mark(_line(text, language)):
        assert at <= mention.span.start < mention.span.end <= len(text)
        assert mention.name and mention.name == mention.names[0]
        assert len(set(mention.names)) == len(mention.names)
        at = mention.span.end


_UNITS = {
    "es": [
        "la Secretaría de Salud, Educación y Cultura para el Foro contra la Trata y la UNA de ",
        "del Foro de ",
        "municipio de Armelia de la ",
        "A, ",
    ],
    "en": ["Blue Heron ", "the Larch and Tern ", "X "],
}


@pytest.mark.parametrize(
    ("language", "unit"), [(lang, u) for lang, us in _UNITS.items() for u in us]
)
def test_time_grows_with_the_line(language: str, unit: str) -> None:
    started = time.process_time()
    _mark(_line(unit * (100_000 // len(unit)), language))
    assert time.process_time() - started < 10


def test_a_very_long_line_is_read_in_time() -> None:
    unit = _UNITS["es"][0]
    started = time.process_time()
    assert _mark(_line(unit * (700_000 // len(unit)), "es"))
    assert time.process_time() - started < 10
