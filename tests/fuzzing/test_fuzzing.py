"""Changed at random, every file is read, or refused in one line: ``make fuzz SECONDS=1800``."""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

import pytest
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st

from tejido.errors import LedgerError, TejidoError
from tests.fuzzing.inside import INSIDE
from tests.fuzzing.mutating import mutated
from tests.fuzzing.targets import TARGETS, samples

_SECONDS = float(os.environ.get("FUZZ_SECONDS", "30"))
"""For all kinds of files together."""
_FOUND = Path(__file__).with_name("found")
_ROUND = 50
_LONGEST = 10.0


def _read(kind: str, data: bytes) -> bool:
    """Tell whether bytes are read; False when they are refused in one line."""
    began = time.process_time(), time.monotonic()
    try:
        with TemporaryDirectory() as folder:
            TARGETS[kind](data, Path(folder))
        return True
    except TejidoError as error:
        lines = str(error).split("\n")
        assert len(lines) == 1 or isinstance(error, LedgerError), lines
        assert "please report it" not in lines[0], lines
        return False
    finally:
        assert time.process_time() - began[0] < _LONGEST
        assert time.monotonic() - began[1] < _LONGEST * 4


@pytest.mark.slow
@pytest.mark.parametrize("kind", TARGETS)
def test_fuzzing(kind: str, record_property: Callable[[str, object], None]) -> None:
    for known in samples(kind):  # which also reads the lexicon
        _read(kind, known)
    until = time.monotonic() + _SECONDS / len(TARGETS)
    read = tried = round_ = 0

    @settings(
        max_examples=_ROUND,
        database=None,
        phases=[Phase.generate, Phase.shrink],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=True))
    def one(random: Random) -> None:
        nonlocal read, tried
        if time.monotonic() > until:
            return
        known = samples(kind)
        change = INSIDE[kind] if kind in INSIDE and random.random() < 0.7 else mutated
        data = change(random.choice(known), known, random)
        last.write_bytes(data)
        tried += 1
        read += _read(kind, data)
        last.unlink()

    folder = Path(os.environ.get("FUZZ_FOUND", "build/fuzzing"))
    folder.mkdir(parents=True, exist_ok=True)
    last = folder / f"last.{kind}"
    while time.monotonic() < until:
        round_ += 1
        seed(round_ + int(os.environ.get("FUZZ_SEED", "0")))(one)()
    print(f"{kind}: {tried} inputs, {read} read, {tried - read} refused")
    record_property("tried", tried)


@pytest.mark.parametrize("path", sorted(_FOUND.glob("*.*")), ids=lambda path: path.name)
def test_what_was_found(path: Path) -> None:
    _read(path.suffix.removeprefix("."), path.read_bytes())
