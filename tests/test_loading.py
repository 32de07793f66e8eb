"""Which loader reads a document, and what is said of a broken loader."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from tejido.errors import LoaderError
from tejido.loading import load, loader_for, loaders
from tejido.project import content
from tejido.reading import read_document
from tejido.reading.document import make_document

_CHOSEN = {
    "encuentro-cies-2023": "minutes",
    "oim-unodc-alianza-2024": "agreement_page",
    "quintana-roo-curso-oim-2024": "press_note",
    "unodc-mexico-world-day-2023": "event_headings",
}
_BROKEN = {
    "def matches(document: object) -> float\n": (1, "SyntaxError"),
    "import nothing_of_this_name\n": (1, "nothing_of_this_name"),
    "matches = load = None\n": (1, "matches"),
    "def matches(document):\n    return 1.0\n": (1, "load"),
    "A = 1\nB = A / 0\n": (2, "ZeroDivisionError"),
}


@pytest.mark.parametrize("name", _CHOSEN)
def test_the_text_chooses(name: str) -> None:
    document = read_document(content("documents") / f"{name}.txt")
    assert loader_for(document) == _CHOSEN[name]


def test_strengths_lie_between_0_and_1() -> None:
    documents = [read_document(path) for path in sorted(content("documents").glob("*.txt"))]
    documents += [make_document("empty", "Nada.", language=one) for one in ("es", "en")]
    for document in documents:
        strengths = {name: one.matches(document) for name, one in loaders().items()}
        assert all(0 <= strength <= 1 for strength in strengths.values()), strengths
        assert max(strengths.values()) > 0


def test_metadata_choose() -> None:
    document = make_document("case", "La Secretaría de Salud organizó el foro.", loader="minutes")
    assert loader_for(document) == "minutes"
    assert load(document).document == document


def test_an_unknown_loader_is_named_with_those_that_exist() -> None:
    document = replace(make_document("case", "Nada."), loader="novel", path="notes/case.txt")
    with pytest.raises(LoaderError, match=r"notes/case\.txt: no loader 'novel'.*press_note"):
        load(document)


@pytest.mark.parametrize("code", _BROKEN)
def test_a_broken_loader_is_named_with_its_line(tmp_path: Path, code: str) -> None:
    path = tmp_path / "mine.py"
    path.write_text(code, encoding="utf-8")
    line, said = _BROKEN[code]
    with pytest.raises(LoaderError) as caught:
        loaders(tmp_path)
    message = str(caught.value)
    assert message.startswith(f"{path}:{line}: ")
    assert said in message
    assert "\n" not in message


def test_a_loader_is_a_file(tmp_path: Path) -> None:
    code = "def matches(document):\n    return 1.0\n\ndef load(document):\n    return document\n"
    (tmp_path / "mine.py").write_text(code, encoding="utf-8")
    assert list(loaders(tmp_path)) == ["mine"]
