"""A small ledger folder that tests may change."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

LEDGER = Path(__file__).with_name("ledger")


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A copy of the sample ledger, and a cache of its own."""
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))
    return Path(shutil.copytree(LEDGER, tmp_path / "authority"))
