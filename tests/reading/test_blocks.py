"""Blocks, sentences, title, date, place and publisher of texts, by case files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tejido.model import Block, Document, Span
from tejido.reading import make_document
from tejido.reading.sentences import sentences

_CASES = Path(__file__).parent / "cases"


def _load(name: str) -> Any:
    return yaml.safe_load((_CASES / name).read_text(encoding="utf-8"))


def _shown(document: Document, block: Block) -> list[Any]:
    words = [" ".join(document.text[slice(*span)].split()) for span in block.sentences]
    return [block.kind, block.label, words]


@pytest.mark.parametrize("case", _load("blocks.yaml"), ids=lambda case: case["why"])
def test_blocks(case: dict[str, Any]) -> None:
    document = make_document("case", case["text"])
    assert [_shown(document, block) for block in document.blocks] == case["blocks"]
    assert document.title == case["title"]
    assert (document.published, document.place) == (case["published"], case["place"])
    assert document.publisher == case.get("publisher", "")


@pytest.mark.parametrize(
    ("language", "marked"),
    [(lang, text) for lang, texts in _load("sentences.yaml").items() for text in texts],
)
def test_sentences(language: str, marked: str) -> None:
    expected = [part.strip() for part in marked.split("¦")]
    text = marked.replace(" ¦ ", " ").replace("¦", "")
    found = sentences(text, Span(0, len(text)), language)
    assert [text[slice(*span)] for span in found] == expected


def test_known_title_is_found_whatever_its_case() -> None:
    text = "HOME\n\nUN NUEVO TALLER EN MAYO\n\nEl taller reunió a veinte en la sede de la red."
    document = make_document("x", text, title="Un nuevo taller, en mayo")
    assert document.title == "Un nuevo taller, en mayo"
    titles = [document.text[slice(*b.span)] for b in document.blocks if b.kind == "title"]
    assert titles == ["UN NUEVO TALLER EN MAYO"]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The Ministry of Health and the UNDP signed an agreement in Lima.", "en"),
        ("El Ministerio de Salud y el PNUD firmaron un convenio en Lima.", "es"),
        ("OIM UNODC", "es"),
    ],
)
def test_language(text: str, language: str) -> None:
    assert make_document("x", text).language == language
