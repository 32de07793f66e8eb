"""The command line run in this process, and what it printed."""

from __future__ import annotations

import logging
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from tejido.cli import run

BAD = Path(__file__).with_name("bad")


class Ran(NamedTuple):
    """What became of a command."""

    code: int
    out: str
    err: str


Run = Callable[..., Ran]


@pytest.fixture
def tejido(capfd: pytest.CaptureFixture[str]) -> Run:
    """Return a function that runs ``tejido`` with its arguments."""

    def ran(*arguments: str | Path) -> Ran:
        capfd.readouterr()
        code = run([str(argument) for argument in arguments])
        _end_verbosity()
        return Ran(code, *capfd.readouterr())

    return ran


def _end_verbosity() -> None:
    logger = logging.getLogger("tejido")
    logger.handlers.clear()
    logger.setLevel(logging.NOTSET)


@pytest.fixture
def bad(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a copy of the folder of bad files, now the working folder."""
    folder = tmp_path / "bad"
    shutil.copytree(BAD, folder)
    monkeypatch.chdir(folder)
    return folder
