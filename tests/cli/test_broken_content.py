"""A broken file of ontology, ledger, lexicon, loaders or queries: one line that names it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
import yaml

from tejido.project import content

BAD = Path(__file__).with_name("bad")
CASES = yaml.safe_load(Path(__file__).with_name("content.yaml").read_text(encoding="utf-8"))
ROOMS = ("tejido", "ontology", "authority", "loaders", "queries")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a copy of the engine and its content."""
    folder = tmp_path_factory.mktemp("project")
    for room in ROOMS:
        ignored = shutil.ignore_patterns("__pycache__")
        shutil.copytree(content(room), folder / room, ignore=ignored)
    shutil.copy(BAD / "good.txt", folder)
    return folder


def ran(project: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tejido", *arguments],
        capture_output=True,
        text=True,
        cwd=project,
        env={**os.environ, "PYTHONPATH": str(project)},
        timeout=120,
        check=False,
    )


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["file"])
def test_one_line(case: dict[str, Any], project: Path) -> None:
    graph = project / "graph.ttl"
    if not graph.exists():
        assert ran(project, "build", "good.txt").returncode == 0
    old, path = graph.read_bytes(), project / case["file"]
    whole = path.read_text(encoding="utf-8") if path.exists() else None
    try:
        path.write_text((whole or "") + case["append"], encoding="utf-8")
        result = ran(project, *case["args"])
    finally:
        path.unlink() if whole is None else path.write_text(whole, encoding="utf-8")
    assert (result.returncode, result.stdout) == (1, ""), result.stderr
    assert re.fullmatch(rf"tejido: \S*{re.escape(case['file'])}\b.*\n", result.stderr)
    assert case["names"] in result.stderr
    assert graph.read_bytes() == old
