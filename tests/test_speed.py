"""The time that reading takes grows with the text, not with its square."""

from __future__ import annotations

import time

import pytest

from tejido.loading import load
from tejido.project import content
from tejido.reading import make_document

_TIMES = 8


def _seconds(text: str) -> float:
    start = time.process_time()
    load(make_document("speed", text, language="es"))
    return time.process_time() - start


@pytest.mark.parametrize("between", ["\n\n", " "], ids=["paragraphs", "one line"])
def test_eight_times_the_text_takes_about_eight_times_as_long(between: str) -> None:
    paths = sorted(content("documents").glob("*.txt"))
    text = between.join(path.read_text(encoding="utf-8").strip() for path in paths)
    if between == " ":
        text = " ".join(text.split())
    once = min(_seconds(text) for _ in range(3))
    assert _seconds(between.join([text] * _TIMES)) < 2 * _TIMES * once
