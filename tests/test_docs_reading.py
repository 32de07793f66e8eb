"""The page on reading names what exists: files, modules, and all that a cue may be made of."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
import yaml

import tejido
from tejido.project import content, lexicon
from tejido.stating.cues import cues

_ROOT = content("documents").parent
_PAGE = (_ROOT / "docs" / "reading.md").read_text(encoding="utf-8")
_ROWS = [line for line in _PAGE.splitlines() if line.startswith("| ")]
_FIRST = {word for row in _ROWS for word in re.findall(r"`([\w-]+)`", row.split("|")[1])}
"""What the tables explain: the words in code of their first column."""
_SECTIONS = ("verbs", "phrases", "nouns", "labels", "lists")


def _entries(language: str) -> list[dict[str, Any]]:
    text = lexicon(language, "cues.yaml").read_text(encoding="utf-8")
    raw = yaml.load(text, Loader=yaml.CBaseLoader)
    return [entry for section in _SECTIONS for entry in raw[section]]


def test_the_files_it_names_exist() -> None:
    paths = {re.sub("[A-Z]+", "*", p) for p in re.findall(r"`([\w.-]+/[\w./*-]+)`", _PAGE)}
    assert [path for path in sorted(paths) if not [*_ROOT.glob(path)]] == []
    names = set(re.findall(r"`([\w-]+\.(?:py|yaml|tsv|txt))`", _PAGE))
    known = {path.name for path in Path(tejido.__file__).parent.rglob("*")}
    assert sorted(names - known) == []


@pytest.mark.parametrize("folder", ["marking", "stating"])
def test_every_module_stands_in_the_table_of_stages(folder: str) -> None:
    rows = [row for row in _ROWS if f"`tejido/{folder}/`" in row]
    named = sorted(name for row in rows for name in re.findall(r"`(\w+\.py)`", row))
    there = (Path(tejido.__file__).parent / folder).glob("*.py")
    modules = sorted(path.name for path in there if path.stem != "__init__")
    assert named == modules, "correct the table of stages in docs/reading.md"


@pytest.mark.parametrize("language", ["es", "en"])
def test_every_slot_and_option_of_a_cue_is_explained(language: str) -> None:
    known = cues(language)
    prepositions = known["prepositions"] | set(known.fold.values())
    slots = {
        slot.partition(":")[0]
        for entry in _entries(language)
        for claim in entry["claims"]
        for slot in claim.split()[1:]
    }
    options = {key for entry in _entries(language) for key in entry}
    plain = {"id", "claims", "words", "heads"}
    assert sorted(slots - prepositions - _FIRST) == [], "explain them in docs/reading.md"
    assert sorted(options - plain - _FIRST) == [], "explain them in docs/reading.md"
    assert all(f"`{word}" in _PAGE for word in plain - {"id"})
