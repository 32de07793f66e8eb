"""Whatever a document or a name holds is shown as text, in every view, and never runs."""

from __future__ import annotations

from pathlib import Path

import pytest
from pyoxigraph import DefaultGraph, Literal, Quad, RdfFormat, Store

from tejido.drawing import draw_map
from tests.drawing.conftest import GRAPH, Opener

HOSTILE = [
    "</script><img src=x onerror=alert(1)>",
    "<script>alert(2)</script>",
    '"><svg onload=alert(3)>',
    "'-alert(4)-'`${alert(5)}`{{7*7}}{% raw %}",
    "<!--<script>\u2028\u2029]]>&lt;b&gt;",
    "href=javascript:alert(6)",
    "=cmd|'/c calc'!A0",
]


def poisoned(text: str) -> str:
    """Return the fixture with the words in every string, and addresses that are none."""
    store = Store()
    store.bulk_load(path=str(GRAPH), format=RdfFormat.TURTLE)
    for quad in list(store):
        found = quad.object
        if not isinstance(found, Literal) or not found.value or found.value.isdigit():
            continue
        if quad.predicate.value.endswith(("Date", "issued", "/language")):
            continue
        if quad.predicate.value.endswith("#url"):
            changed = Literal("javascript:alert(7)")
        else:
            value = f"{found.value} {text}"
            changed = Literal(value, language=found.language) if found.language else Literal(value)
        store.remove(quad)
        store.add(Quad(quad.subject, quad.predicate, changed, quad.graph_name))
    return (store.dump(format=RdfFormat.TURTLE, from_graph=DefaultGraph()) or b"").decode()


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(open_map: Opener, tmp_path: Path, text: str) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(poisoned(text), encoding="utf-8")
    file = draw_map(graph, tmp_path / "map.html")
    page = open_map(file=file)
    folded = " ".join(text.split())
    page.tab.fill("#search", "oim")
    assert folded in " ".join(page.tab.inner_text("#hits").split())
    page.tab.press("#search", "ArrowDown")
    page.tab.press("#search", "Enter")
    assert folded in " ".join(page.panel().split())
    page.tab.click("#panel .rows button")
    assert folded in " ".join(page.tab.inner_text("#panel blockquote >> nth=0").split())
    page.tab.click("#view-list")
    assert folded in " ".join(page.tab.inner_text("#rows").split())
    page.tab.fill("#list-words", text)
    page.tab.click("#language")
    assert page.number("img, svg[onload], #room script, a[href^='javascript']") == 0
    assert page.tab.evaluate("document.querySelectorAll('script').length") == 8
    page.tab.click("#export-menu summary")
    with page.tab.expect_download() as waiting:
        page.tab.click("#export-csv")
    table = Path(waiting.value.path()).read_text(encoding="utf-8-sig")
    assert "javascript:alert(7)" not in table
    assert '"=' not in table
    page.tab.click("#view-places")
    assert folded in " ".join(page.tab.inner_text("#places").split())
    page.tab.click("#places-rows button >> nth=0")
    assert folded in " ".join(page.panel().split())
    assert page.number("img, svg[onload], #room script, a[href^='javascript']") == 0
    page.tab.click("#view-map")


def test_hostile_state_in_the_address(open_map: Opener) -> None:
    page = open_map("f=%3Cimg%20src%3Dx%20onerror%3Dalert(1)%3E&v=list&n=%3Cscript%3E")
    assert "<img src=x onerror=alert(1)>" in page.tab.inner_text("#chips")
    assert page.number("img") == 0
