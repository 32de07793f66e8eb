"""The files of the lexicon explain themselves: a comment stands right above every key."""

from __future__ import annotations

import re
from itertools import pairwise
from pathlib import Path

import pytest

import tejido

_FILES = sorted((Path(tejido.__file__).parent / "lexicon").glob("*/*.yaml"))
_SHOWN = {
    "map",
    "asking",
    "editing",
    "explain",
    "export",
    "forget",
    "report",
    "review",
    "serve",
    "stores",
    "why",
}
"""Files of texts that are shown as they stand."""


@pytest.mark.parametrize("path", _FILES, ids=lambda path: f"{path.parent.name}-{path.stem}")
def test_every_key_has_a_comment(path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    bare = [line for above, line in pairwise(lines) if above[:1] != "#"]
    keys = [line.partition(":")[0] for line in bare if re.match(r"[a-z_]+:", line)]
    assert path.stem in _SHOWN or keys == [], f"say above each in {path} what it is"
