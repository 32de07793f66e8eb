"""The lexicon of names: what it holds, and broken files, each told in one line."""

from __future__ import annotations

import shutil
from dataclasses import fields
from pathlib import Path

import pytest

from tejido.errors import LexiconError
from tejido.marking import words as module
from tejido.marking.kinds import institution_kind
from tejido.marking.words import Words, words
from tejido.project import lexicon

_FILES = ("names.yaml", "heads.tsv", "kinds.tsv")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the Spanish lexicon of names, which a test breaks."""
    for name in _FILES:
        shutil.copy(lexicon("es", name), tmp_path)
    monkeypatch.setattr(module, "lexicon", lambda language, name: tmp_path / name)
    return tmp_path


def _read() -> Words:
    return words.__wrapped__("es")


def _line(path: Path) -> int:
    return len(path.read_text(encoding="utf-8").splitlines()) + 1


def _append(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text + "\n")


@pytest.mark.parametrize("language", ["es", "en"])
def test_words_are_lower_case_strings(language: str) -> None:
    lexicon = words(language)
    cased = {"not_acronyms", "legal_forms"}
    for field in fields(lexicon):
        value = getattr(lexicon, field.name)
        if isinstance(value, frozenset) and field.name not in cased:
            assert all(isinstance(word, str) and word == word.lower() for word in value), field.name
    assert "no" in lexicon.openers_false  # YAML would make it false


@pytest.mark.parametrize("language", ["es", "en"])
def test_longer_heads_come_first(language: str) -> None:
    for first, forms in words(language).heads.items():
        lengths = [len(form.words) for form in forms]
        assert lengths == sorted(lengths, reverse=True)
        assert {form.words[0] for form in forms} == {first}


def test_kinds_by_name() -> None:
    kinds = words("es").kinds
    assert (
        institution_kind("Comisión Estatal de los Derechos Humanos", "other", kinds) == "autonomous"
    )
    assert institution_kind("Colectivo Caminantas", "civil-society", kinds) == "civil-society"


@pytest.mark.parametrize(
    ("name", "row"),
    [
        ("heads.tsv", "foro\tforos\tevent"),
        ("heads.tsv", "foro\tforos\tparty\tforum\tm\tnone\tno"),
        ("heads.tsv", "\tforos\tevent\tforum\tm\tnone\tno"),
        ("heads.tsv", "foro\tforos\tevent\tforun\tm\tnone\tno"),
        ("heads.tsv", "foro\tforos\tevent\tforum\tx\tnone\tno"),
        ("heads.tsv", "foro\tforos\tevent\tforum\tm\tpropr\tno"),
        ("heads.tsv", "foro\tforos\tevent\tforum\tm\tnone\tscopd"),
        ("heads.tsv", "foro\tforos\tevent\tforum\tm\tnone\tno\tshrt"),
        ("kinds.tsv", "^comisión\tcomission"),
        ("kinds.tsv", "^(comisión\tcommission"),
        ("kinds.tsv", "^comisión"),
    ],
)
def test_a_broken_row_is_named_with_its_line(folder: Path, name: str, row: str) -> None:
    line = _line(folder / name)
    _append(folder / name, row)
    with pytest.raises(LexiconError, match=rf"{name}:{line}: "):
        _read()


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("surprises: [a, b]", "surprises: missing or unknown"),
        ("joins: y", "joins: 'y' is no list"),
        ("links: [de]", "links: give core, topic, risky"),
        ("endings: {past: [ó]}", "endings: give infinitive, past, adjective, complement"),
        ("joins: [y", "names.yaml"),
    ],
)
def test_broken_names_are_told(folder: Path, text: str, told: str) -> None:
    _append(folder / "names.yaml", text)
    with pytest.raises(LexiconError, match=r"names\.yaml") as caught:
        _read()
    assert told in str(caught.value) and "\n" not in str(caught.value)


def test_a_missing_set_is_told(folder: Path) -> None:
    path = folder / "names.yaml"
    kept = path.read_text(encoding="utf-8").replace("\njoins:", "\nother_joins:")
    path.write_text(kept, encoding="utf-8")
    with pytest.raises(LexiconError, match=r"joins: missing or unknown"):
        _read()


@pytest.mark.parametrize("name", _FILES)
def test_a_missing_file_is_named(folder: Path, name: str) -> None:
    (folder / name).unlink()
    with pytest.raises(LexiconError, match=name):
        _read()


@pytest.mark.parametrize("name", _FILES)
def test_a_file_in_another_encoding_is_named(folder: Path, name: str) -> None:
    (folder / name).write_bytes("comisión".encode("latin-1"))
    with pytest.raises(LexiconError, match=name):
        _read()
