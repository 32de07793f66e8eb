"""Measure the map in a real browser on invented networks, beside pyvis's own page of the same.

``python -m bench.map``: for 60, 500 and 3,000 institutions (180, 2,000, 20,000 pieces of evidence)
the size of the page, the time from opening it until all is drawn and can be used, the time of a
click on a filter until it is drawn (with the 300 first institutions and with all), and the time
between two pictures while the map is dragged. pyvis's page has its physics on, as it comes, and
is given up after the limit. Times are of the clock: the browser has processes of its own.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from bench.networks import invented_network
from tejido.drawing.layout import layout
from tejido.drawing.numbering import lines
from tejido.drawing.page import PartnershipPage
from tests.drawing.browser import opened

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

__all__ = ["main"]

_SIZES = ((60, 180), (500, 2_000), (3_000, 20_000))
_LIMIT = 60.0
"""Seconds that pyvis's page may take."""
_FILTERS = (
    "[data-group=families][value=funding]",
    "[data-group=families][value=partner]",
    "[data-group=kinds][value=academia]",
    "[data-group=themes][value=theme-1]",
)
_CLICK = """selector => new Promise((done) => {
  const start = performance.now();
  document.querySelector(selector).click();
  requestAnimationFrame(() => setTimeout(() => done(performance.now() - start), 0));
})"""
_FRAMES = """() => {
  window.frames_ = [];
  let last = performance.now();
  const next = (now) => { frames_.push(now - last); last = now; requestAnimationFrame(next); };
  requestAnimationFrame(next);
}"""
_MARK = """new MutationObserver(() => {
  const { labels, ready } = document.body?.dataset ?? {};
  if (labels && ready && !window.usable) window.usable = performance.now();
}).observe(document, { attributes: true, childList: true, subtree: true });"""
_SETTLED = "() => typeof network !== 'undefined' && network.physics && network.physics.stabilized"


def main() -> None:
    """Measure every size and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, default=len(_SIZES), help="how many of the sizes")
    parser.add_argument("--without-pyvis", action="store_true", help="measure our page alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        for institutions, evidence in _SIZES[: given.sizes]:
            graph = invented_network(institutions, evidence)
            file = Path(folder) / f"{institutions}.html"
            html = PartnershipPage(graph, layout(graph), "es").generate_html()
            file.write_text(html, encoding="utf-8", newline="\n")
            said = [
                f"{institutions} institutions, {evidence} pieces of evidence:",
                _ours(browser, file),
            ]
            if not given.without_pyvis:
                said.append(_stock(browser, graph, Path(folder) / f"{institutions}-pyvis.html"))
            print(" ".join(said), flush=True)


def _ours(browser: Browser, file: Path) -> str:
    usable = min(_usable(browser, file) for _ in range(3))
    tab = _tab(browser, file)
    few = _clicks(tab)
    frames = _dragged(tab)
    tab.goto(f"{file.as_uri()}#w=1")
    tab.reload()
    tab.wait_for_selector("body[data-labels]")
    tab.wait_for_timeout(500)
    parts = (
        f"{file.stat().st_size / 1e6:.2f} MB",
        f"usable after {usable:.2f} s",
        f"a filter {few:.0f} ms (all drawn: {_clicks(tab):.0f} ms)",
        f"a picture every {frames:.0f} ms while dragged (all drawn: {_dragged(tab):.0f} ms)",
    )
    tab.context.close()
    return ", ".join(parts)


def _tab(browser: Browser, file: Path) -> Page:
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    tab = context.new_page()
    tab.add_init_script(_MARK)
    tab.goto(file.as_uri())
    tab.wait_for_function("() => window.usable")
    return tab


def _usable(browser: Browser, file: Path) -> float:
    tab = _tab(browser, file)
    seconds = float(tab.evaluate("window.usable")) / 1000
    tab.context.close()
    return seconds


def _clicks(tab: Page) -> float:
    times = []
    for selector in _FILTERS * 4:  # ticked and unticked twice
        times.append(float(tab.evaluate(_CLICK, selector)))
        tab.wait_for_timeout(50)
    return median(times)


def _dragged(tab: Page) -> float:
    tab.evaluate(_FRAMES)
    tab.mouse.move(700, 450)
    tab.mouse.down()
    for step in range(60):
        tab.mouse.move(700 + 3 * step, 450 + 2 * step)
    tab.mouse.up()
    return float(median(tab.evaluate("frames_")))


def _stock(browser: Browser, graph: Any, file: Path) -> str:
    from playwright.sync_api import TimeoutError as TooLong
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for iri, node in graph.nodes(data=True):
        network.add_node(iri, label=node["names"]["es"])
    network.add_edges(lines(graph))
    file.write_text(network.generate_html(), encoding="utf-8", newline="\n")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    tab = context.new_page()
    try:
        tab.goto(file.as_uri(), wait_until="commit")
        tab.wait_for_function(_SETTLED, timeout=_LIMIT * 1000)
        said = f"after {float(tab.evaluate('performance.now()')) / 1000:.1f} s"
    except TooLong:
        said = f"not within {_LIMIT:.0f} s"
    context.close()
    return f"– pyvis's own page settles {said}"


if __name__ == "__main__":
    main()
