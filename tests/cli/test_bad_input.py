"""Every mistake of a user ends in one line and leaves the files alone."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
import yaml

if TYPE_CHECKING:
    from tests.cli.conftest import Run

CASES = yaml.safe_load(Path(__file__).with_name("cases.yaml").read_text(encoding="utf-8"))


def contents(folder: Path) -> dict[str, bytes]:
    paths = (path for path in sorted(folder.rglob("*")) if path.is_file())
    return {str(path.relative_to(folder)): path.read_bytes() for path in paths}


@pytest.mark.parametrize("case", CASES, ids=lambda case: " ".join(case["args"]))
def test_one_line(case: dict[str, Any], bad: Path, tejido: Run) -> None:
    (bad / "graph.ttl").write_text("# the old graph\n", encoding="utf-8")
    before = contents(bad)
    ran = tejido(*case["args"])
    assert re.fullmatch(case["stderr"] + "\n", ran.err), ran.err
    assert ran.err.count("\n") == 1
    assert (ran.code, ran.out) == (case["code"], "")
    assert contents(bad) == before


def test_another_encoding_is_read_with_a_warning(bad: Path, tejido: Run) -> None:
    ran = tejido("build", "latin1.txt", "-o", "new.ttl")
    assert ran.code == 0
    assert re.fullmatch(r"tejido: warning: \S*latin1\.txt: .*UTF-8.*\n", ran.err), ran.err
    assert "Cancún" in (bad / "new.ttl").read_text(encoding="utf-8")
