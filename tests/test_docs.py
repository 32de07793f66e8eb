"""The documentation says what the program says, and leaves no command out."""

from __future__ import annotations

import os
import re
from pathlib import Path

import pytest

from docs.paste import documents, pasted
from tejido.cli import COMMANDS
from tejido.project import content

ROOT = content("documents").parent


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_pasted_text_is_up_to_date(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(Path.cwd())
    monkeypatch.setenv("COLUMNS", os.environ.get("COLUMNS", "100"))
    text = path.read_text(encoding="utf-8")
    assert text == pasted(text), "run 'make docs'"


def test_every_command_is_documented() -> None:
    text = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert re.findall(r"^## tejido (\w+)", text, re.M) == [*COMMANDS]
    assert all(f"<!-- paste: tejido {name} --help -->" in text for name in COMMANDS)


@pytest.mark.parametrize("path", documents(), ids=lambda path: path.name)
def test_links_to_files_lead_somewhere(path: Path) -> None:
    links = re.findall(r"\]\(([^)#:]+?)(?:#[^)]*)?\)", path.read_text(encoding="utf-8"))
    assert [link for link in links if not (path.parent / link).exists()] == []
