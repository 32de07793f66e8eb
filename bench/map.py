"""Measure the map in a real browser on invented networks, beside pyvis's own page of the same.

``python -m bench.map``: for 60, 500 and 3,000 institutions (180, 2,000, 20,000 pieces of evidence)
the size of the page, the time from opening it until all is drawn and can be used, the time of a
click on a filter until it is drawn (with the 300 first institutions and with all), and the time
between two pictures while the map is dragged. pyvis's page has a line for each piece of evidence
and its physics on, as it comes; it can be used when they have come to rest or done their rounds,
and is given up after the limit. Times are of the clock: the browser has processes of its own.
"""

from __future__ import annotations

import argparse
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NamedTuple

from bench.networks import invented_network
from tejido.drawing.layout import layout
from tejido.drawing.page import PartnershipPage
from tests.drawing.browser import opened

if TYPE_CHECKING:
    from collections.abc import Iterable

    import networkx as nx
    from playwright.sync_api import Browser, Page

__all__ = ["main"]


class _Size(NamedTuple):
    """A network, and what is wanted of its page: megabytes, times as soon as pyvis's."""

    institutions: int
    evidence: int
    megabytes: float
    sooner: int


_SIZES = (_Size(60, 180, 0.6, 5), _Size(500, 2_000, 1.3, 50), _Size(3_000, 20_000, 8, 50))
_LIMIT = 150.0
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
_SETTLED = """const wait = setInterval(() => {
  if (typeof network === 'undefined' || !network) return;
  clearInterval(wait);
  const done = () => { window.settled = performance.now(); };
  if (network.physics.stabilized) done();
  else network.once('stabilizationIterationsDone', done);
}, 5);"""


def main() -> None:
    """Measure every size and print a line for each."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--sizes", type=int, default=len(_SIZES), help="how many of the sizes")
    parser.add_argument("--without-pyvis", action="store_true", help="measure our page alone")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, opened() as browser:
        for size in _SIZES[: given.sizes]:
            print(f"{size.institutions:,} institutions, {size.evidence:,} pieces of evidence")
            graph = invented_network(size.institutions, size.evidence)
            file = Path(folder) / f"{size.institutions}.html"
            usable = _ours(browser, graph, file, size)
            if not given.without_pyvis:
                _stock(browser, graph, Path(folder) / "pyvis.html", usable, size.sooner)


def _ours(browser: Browser, graph: nx.MultiDiGraph[str], file: Path, size: _Size) -> float:
    html = PartnershipPage(graph, layout(graph), "es").generate_html()
    file.write_text(html, encoding="utf-8", newline="\n")
    _row("size", f"{file.stat().st_size / 1e6:.2f} MB (wanted: under {size.megabytes:g})")
    usable = min(_usable(browser, file) for _ in range(3))
    _row("can be used after", f"{usable:.2f} s")
    tab = _tab(browser, file)
    _row("a filter, as it opens", f"{_clicks(tab):.0f} ms")
    _row("a picture while dragged, as it opens", f"{_dragged(tab):.0f} ms")
    tab.goto(f"{file.as_uri()}#w=1")
    tab.reload()
    tab.wait_for_selector("body[data-labels]")
    tab.wait_for_timeout(500)
    _row("a filter, all drawn", f"{_clicks(tab):.0f} ms (wanted: under 150)")
    _row("a picture while dragged, all drawn", f"{_dragged(tab):.0f} ms")
    tab.context.close()
    return usable


def _row(name: str, said: str) -> None:
    print(f"  {name:38} {said}", flush=True)


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


def _stock(
    browser: Browser, graph: nx.MultiDiGraph[str], file: Path, usable: float, wanted: int
) -> None:
    from playwright.sync_api import TimeoutError as TooLong
    from pyvis.network import Network

    network = Network(directed=True, cdn_resources="in_line")
    for iri in sorted(graph):
        network.add_node(iri, label=graph.nodes[iri]["names"]["es"])
    ties: Iterable[tuple[str, str, dict[str, Any]]] = graph.edges(data=True)
    for one, other, tie in ties:
        for evidence in tie["evidence"]:
            network.add_edge(one, other, title=evidence.quotes[0].exact)
    file.write_text(network.generate_html(), encoding="utf-8", newline="\n")
    context = browser.new_context(viewport={"width": 1440, "height": 900}, offline=True)
    tab = context.new_page()
    tab.add_init_script(_SETTLED)
    try:
        tab.goto(file.as_uri(), wait_until="commit")
        tab.wait_for_function("() => window.settled", timeout=_LIMIT * 1000)
        seconds, over = float(tab.evaluate("settled")) / 1000, ""
    except TooLong:
        seconds, over = _LIMIT, "over "
    context.close()
    _row("pyvis's own page can be used after", f"{over}{seconds:.1f} s")
    _row("times as soon", f"{over}{seconds / usable:.1f} (wanted: at least {wanted})")


if __name__ == "__main__":
    main()
