"""Readings of three of the documents, from facts written by hand."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.facts import read_facts
from tejido.model import Reading
from tejido.reading import read_document

FACTS = Path(__file__).parent / "facts"
DOCUMENTS = Path(__file__).parents[2] / "documents"


def readings_in(documents: Path) -> list[Reading]:
    names = sorted(path.name.removesuffix(".facts.json") for path in FACTS.iterdir())
    return [
        read_facts(FACTS / f"{name}.facts.json", read_document(documents / f"{name}.txt"))
        for name in names
    ]


@pytest.fixture(scope="session")
def readings() -> list[Reading]:
    return readings_in(DOCUMENTS)


@pytest.fixture(scope="session")
def documents() -> Path:
    return DOCUMENTS
