"""The notebook of the documentation runs, and shows what it says it shows."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tejido.project import content

ROOT = content("documents").parent
NOTEBOOK = ROOT / "docs" / "asking.ipynb"


def _outputs(path: Path) -> list[str]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [_text(output) for cell in cells for output in cell.get("outputs", [])]


def _text(output: dict[str, Any]) -> str:
    data = output.get("data", {})
    return "".join(output.get("text") or data.get("text/html") or data["text/plain"])


@pytest.mark.slow
def test_runs_and_gives_what_is_kept(tmp_path: Path) -> None:
    pytest.importorskip("nbclient")
    pytest.importorskip("pandas")
    made = tmp_path / "asking.ipynb"
    done = subprocess.run(
        [sys.executable, "-m", "docs.notebook", str(made)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    outputs = _outputs(made)
    assert any("<details>" in output for output in outputs)
    assert any('<table border="1" class="dataframe">' in output for output in outputs)
    assert made.read_bytes() == NOTEBOOK.read_bytes(), "run 'make docs'"


def test_keeps_nothing_that_changes_by_the_run() -> None:
    notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
    assert len(_outputs(NOTEBOOK)) == sum(c["cell_type"] == "code" for c in notebook["cells"])
    for cell in notebook["cells"]:
        assert cell["metadata"] == {}
        assert cell.get("execution_count") is None
    assert str(Path.home()) not in NOTEBOOK.read_text(encoding="utf-8")
