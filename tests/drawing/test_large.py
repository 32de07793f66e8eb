"""Maps of 60, 500 and 3,000 institutions: their size, when they can be used, how filters answer."""

from __future__ import annotations

import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING

import pytest

from bench.networks import invented_network
from tejido.drawing.layout import layout
from tejido.drawing.page import PartnershipPage

if TYPE_CHECKING:
    from tests.drawing.conftest import Opener

_SIZES = ((60, 180, 0.6, 1.5), (500, 2_000, 1.3, 3.0), (3_000, 20_000, 8.0, 8.0))
"""Institutions, pieces of evidence, megabytes and seconds at most."""
_CLICK = """() => new Promise((done) => {
  const start = performance.now();
  document.querySelector('[data-group=families][value=funding]').click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""


@pytest.mark.parametrize(("institutions", "evidence", "megabytes", "seconds"), _SIZES)
def test_a_map_is_small_and_soon_of_use(
    open_map: Opener,
    tmp_path: Path,
    institutions: int,
    evidence: int,
    megabytes: float,
    seconds: float,
) -> None:
    network = invented_network(institutions, evidence)
    file = tmp_path / "map.html"
    html = PartnershipPage(network, layout(network), "es").generate_html()
    file.write_text(html, encoding="utf-8", newline="\n")
    assert file.stat().st_size < megabytes * 1e6
    times = []
    for _ in range(2):
        start = time.monotonic()
        opened = open_map(file=file)
        times.append(time.monotonic() - start)
    assert min(times) < seconds
    clicks = [float(opened.tab.evaluate(_CLICK)) for _ in range(8)]
    assert median(clicks) < 500
