"""The stages together: the time they take grows with the text, and nothing more."""

from __future__ import annotations

from time import process_time

import pytest

from tejido.engine import read
from tejido.model import Document
from tejido.project import content
from tejido.reading import read_document
from tejido.reading.document import make_document

_COPIES = 60


def _seconds(document: Document, times: int) -> float:
    """Return the shortest of some times that reading a document takes."""
    taken = []
    for _ in range(times):
        start = process_time()
        read(document)
        taken.append(process_time() - start)
    return min(taken)


@pytest.mark.parametrize("name", ["encuentro-cies-2023", "unodc-blue-heart-2016"])
def test_time_is_linear_in_length(name: str) -> None:
    note = read_document(content("documents") / f"{name}.txt")
    long = make_document("long", "\n\n".join([note.text] * _COPIES), language=note.language)
    assert len(long.text) > 150_000
    short = _seconds(note, 5)  # first, for it also makes ready what every reading needs
    assert _seconds(long, 1) < 2 * _COPIES * short


def test_reading_is_repeatable() -> None:
    note = read_document(content("documents") / "encuentro-cies-2023.txt")
    assert read(note) == read(note)
