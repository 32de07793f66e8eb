"""Measure the partnership map in a browser, beside the page that pyvis writes by itself.

``python -m bench.drawing``: networks that nobody wrote, of 60, 500 and 3,000 institutions. Of each:
how long layout and page take to make, how large the page is, how long after opening it can be
used, how long a click on a filter takes, and how long a frame lasts while the map is dragged.
pyvis's page is its own, with physics, everything in the file; it can be used once the physics have
brought it to rest or given up. The browser is a headless Chromium without a network; times are of
the clock. Without Chromium only what needs none is measured.
"""

from __future__ import annotations

import argparse
import time
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

from bench.networks import invented_network
from tests.drawing.browser import chromium, opened

if TYPE_CHECKING:
    import networkx as nx
    from playwright.sync_api import Browser, Page

_PATIENCE = 150.0
"""Seconds after which pyvis's page is given up."""
_RUNS = 3
_CLICKS = 9
_DRAG = """async () => {
  const picture = document.querySelector('canvas');
  const box = picture.getBoundingClientRect();
  const frames = [];
  const left = box.x + box.width / 2;
  const at = (type, x) => picture.dispatchEvent(new PointerEvent(type, {
    bubbles: true, pointerId: 1, pointerType: 'mouse', isPrimary: true, button: 0,
    buttons: type === 'pointerup' ? 0 : 1, clientX: left + x, clientY: box.y + 40 }));
  at('pointerdown', 0);
  for (let step = 0; step < 60; step += 1) {
    at('pointermove', 3 * (step % 30));
    frames.push(await new Promise(requestAnimationFrame));
  }
  at('pointerup', 0);
  return frames;
}"""
_CLICK = """(selector) => new Promise((done) => {
  const box = document.querySelector(selector);
  const start = performance.now();
  box.click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start)));
})"""
_SETTLED = """(() => {
  const wait = setInterval(() => {
    if (typeof network === 'undefined' || !network) return;
    clearInterval(wait);
    const done = () => document.body.setAttribute('data-ready', 'true');
    if (network.physics.stabilized) done();
    else network.once('stabilizationIterationsDone', done);
  }, 5);
})()"""
_BOX = "#filters input[type=checkbox]"


@dataclass(frozen=True, slots=True)
class _Size:
    """A network to measure and what is wanted of it: how much sooner than pyvis, megabytes."""

    institutions: int
    evidence: int
    sooner: float
    megabytes: float


_SIZES = (
    _Size(60, 180, 5, 0.6),
    _Size(500, 2_000, 50, 1.3),
    _Size(3_000, 20_000, 50, 8),
)


def main() -> None:
    """Print the figures of each size."""
    parser = argparse.ArgumentParser(description="Measure the partnership map.")
    parser.add_argument("--without-peer", action="store_true", help="leave pyvis's page out")
    given = parser.parse_args()
    with TemporaryDirectory() as folder:
        for size in _SIZES:
            _measure(size, Path(folder), peer=not given.without_peer)


def _measure(size: _Size, folder: Path, *, peer: bool) -> None:
    print(f"{size.institutions:,} institutions, {size.evidence:,} pieces of evidence")
    network = invented_network(size.institutions, size.evidence)
    page = folder / f"{size.institutions}.html"
    _write(network, page)
    megabytes = page.stat().st_size / 1e6
    print(f"  {'size':34} {megabytes:8.2f} MB (wanted: under {size.megabytes:g})")
    if chromium() is None:
        print("  no Chromium on this machine: apt-get install chromium")
        return
    with opened() as browser:
        own = min(_ready(browser, page) for _ in range(_RUNS))
        print(f"  {'can be used after':34} {own:8.2f} s")
        _use(browser, page)
    if peer:
        _beside(network, folder / "pyvis.html", own, size.sooner)


def _write(network: nx.MultiDiGraph[str], page: Path) -> None:
    from tejido.drawing.layout import layout
    from tejido.drawing.page import PartnershipPage

    start = time.perf_counter()
    points = layout(network)
    laid_out = time.perf_counter()
    html = PartnershipPage(network, points, "es", {}).generate_html()
    made = time.perf_counter()
    page.write_text(html, encoding="utf-8")
    print(f"  {'layout':34} {laid_out - start:8.2f} s")
    print(f"  {'page':34} {made - laid_out:8.2f} s")


def _ready(browser: Browser, page: Path, script: str = "") -> float:
    """Return the seconds from asking for a page until its body says that it can be used."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    tab = context.new_page()
    if script:
        tab.add_init_script(script)
    start = time.perf_counter()
    tab.goto(page.as_uri(), wait_until="commit")
    tab.wait_for_selector("body[data-ready]", state="attached", timeout=_PATIENCE * 1000)
    seconds = time.perf_counter() - start
    context.close()
    return seconds


def _use(browser: Browser, page: Path) -> None:
    """Click on filters and drag the map, as it opens and with all institutions."""
    context = browser.new_context(offline=True, viewport={"width": 1440, "height": 900})
    for what, state in (("as it opens", ""), ("all drawn", "#w=1")):
        tab = context.new_page()
        tab.goto(f"{page.as_uri()}{state}")
        tab.wait_for_selector("body[data-ready]")
        tab.wait_for_timeout(500)
        clicks = [tab.evaluate(_CLICK, _BOX) for _ in range(_CLICKS)]
        frames = _frames(tab)
        print(f"  {f'a click on a filter, {what}':34} {median(clicks):8.0f} ms")
        print(f"  {f'a frame while dragging, {what}':34} {median(frames):8.0f} ms")
        tab.close()
    context.close()


def _frames(tab: Page) -> Sequence[float]:
    stamps: list[float] = tab.evaluate(_DRAG)
    return [later - sooner for sooner, later in pairwise(stamps)]


def _beside(network: nx.MultiDiGraph[str], page: Path, own: float, wanted: float) -> None:
    """Write the network as pyvis does by itself, and wait until its physics have settled."""
    from playwright.sync_api import TimeoutError as Late
    from pyvis.network import Network

    peer = Network(directed=True, cdn_resources="in_line")
    for iri in sorted(network):
        name = network.nodes[iri]["names"]["es"]
        peer.add_node(iri, label=name, title=name)
    ties: Iterable[tuple[str, str, dict[str, Any]]] = network.edges(data=True)
    for one, other, tie in ties:
        for evidence in tie["evidence"]:
            peer.add_edge(one, other, title=evidence.quotes[0].exact)
    page.write_text(peer.generate_html(), encoding="utf-8")
    size, over = page.stat().st_size / 1e6, ""
    with opened() as browser:
        try:
            seconds = _ready(browser, page, _SETTLED)
        except Late:
            seconds, over = _PATIENCE, "over "
    print(f"  {'pyvis by itself':34} {over}{seconds:8.2f} s, {size:.2f} MB")
    print(f"  {over}{seconds / own:.0f} times as soon (wanted: at least {wanted:g})")


if __name__ == "__main__":
    main()
