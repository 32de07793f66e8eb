"""The place a document speaks for: publisher, dateline, text, places."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.linking.ledger import default_ledger
from tejido.linking.scope import scope_of
from tejido.model import Document

_ROO = ("mx-roo", "mx")
_CASES = [
    ("Gobierno del Estado de Quintana Roo", "Ciudad de México", "", _ROO),
    ("UNODC México", "Ciudad de México", "del Estado de Baja California Sur", ("mx",)),
    ("Secretaría de Salud", "Chetumal, Quintana Roo", "", _ROO),
    ("Secretaría de Seguridad y Protección Ciudadana (SSPC)", "Ciudad de México", "", ("mx",)),
    ("Diario de la Costa", "Tijuana", "", ("mx-bcn", "mx")),
    ("Consejo Cívico de Quintana Roo", "", "", _ROO),
    ("", "Chetumal, Quintana Roo", "en Chiapas", _ROO),
    ("", "Ciudad de México", "", ("mx",)),
    (
        "",
        "",
        "la Fiscalía General del Estado de Chiapas y el DIF del Estado de Chiapas",
        ("mx-chp", "mx"),
    ),
    ("", "", "en Guatemala, en Quetzaltenango y en México", ("gt",)),
    ("Organización Internacional para las Migraciones (OIM)", "El Cairo", "", ()),
    (
        "United Nations Office on Drugs and Crime (UNODC)",
        "",
        "In Mexico City and in Chiapas",
        ("mx",),
    ),
    ("Ministerio Público", "", "Perú y Chile", ()),
    ("", "", "", ()),
]


@pytest.mark.parametrize(("publisher", "place", "text", "expected"), _CASES)
def test_scope(publisher: str, place: str, text: str, expected: tuple[str, ...]) -> None:
    document = Document("a", text, publisher=publisher, place=place)
    assert scope_of(document, default_ledger()) == expected


_SOURCES = [
    ("encuentro-cies-2023", "Ciudad de México", ("mx",)),
    ("oim-unodc-alianza-2024", "El Cairo", ("eg",)),
    ("quintana-roo-curso-oim-2024", "Chetumal, Quintana Roo", _ROO),
    ("unodc-blue-heart-2016", "Mexico City", ("mx",)),
    ("unodc-mexico-world-day-2023", "Ciudad de México", ("mx",)),
]


@pytest.mark.parametrize(("name", "place", "expected"), _SOURCES)
def test_scope_of_the_source_documents(name: str, place: str, expected: tuple[str, ...]) -> None:
    import yaml

    folder = Path(__file__).parents[2] / "documents"
    known = yaml.safe_load((folder / "sources.yaml").read_text(encoding="utf-8"))[name]
    text = (folder / f"{name}.txt").read_text(encoding="utf-8")
    document = Document(name, text, known["language"], publisher=known["publisher"], place=place)
    assert scope_of(document, default_ledger()) == expected
