"""In a real browser: no request to anywhere else, pages without scripts, hostile words as words."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from tests.drawing.test_hostile import HOSTILE, poisoned
from tests.serving.conftest import Served, serving

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Dialog, Page

Opener = Callable[[str], "Page"]
PATHS = (
    "/mapa",
    "/entidad/int-unodc",
    "/entidad/document/oim-unodc-alianza-2024",
    "/entidad/place/mx",
    "/sparql",
    "/sparql?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20a%20%3Fo%20%7D",
    "/nowhere",
)


@contextmanager
def opener(browser: Browser, address: str, scripts: bool, width: int = 1280) -> Iterator[Opener]:
    """Open pages; fail on a request elsewhere, a word on the console, a dialog, an error."""
    faults: list[str] = []
    context = browser.new_context(
        java_script_enabled=scripts, viewport={"width": width, "height": 844}
    )
    tab = context.new_page()

    def asked(url: str) -> None:
        if not url.startswith((f"{address}/", "data:", "blob:")):
            faults.append(f"asked for {url}")

    def popped_up(dialog: Dialog) -> None:
        faults.append(dialog.message)
        dialog.dismiss()

    tab.on("request", lambda request: asked(request.url))
    tab.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
    tab.on("pageerror", lambda error: faults.append(str(error)))
    tab.on("dialog", popped_up)

    def go(path: str) -> Page:
        answer = tab.goto(f"{address}{path}")
        assert answer is not None
        assert answer.headers["content-security-policy"].startswith("default-src 'none'")
        if answer.status >= 400:
            faults[:] = [one for one in faults if "Failed to load resource" not in one]
        return tab

    yield go
    context.close()
    assert [one for one in faults if "status of 404" not in one] == []


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_is_asked_of_elsewhere(browser: Browser, served: Served, scripts: bool) -> None:
    with opener(browser, served.address, scripts) as go:
        for path in PATHS:
            tab = go(path)
            if scripts and path == "/mapa":
                tab.wait_for_selector("body[data-labels]")
            assert tab.locator("h1").inner_text()
        tab.wait_for_load_state("networkidle")


def test_the_map_leads_to_the_page_of_an_institution(browser: Browser, served: Served) -> None:
    with opener(browser, served.address, scripts=True) as go:
        tab = go("/mapa?lang=en#n=int-unodc")
        tab.wait_for_selector("body[data-ready]")
        tab.click("#panel a.entity")
        tab.wait_for_url("**/entidad/int-unodc?lang=en")
        assert tab.inner_text("h1") == "United Nations Office on Drugs and Crime"
        tab.click("text=Show on the map")
        tab.wait_for_selector("body[data-ready]")
        assert "United Nations Office on Drugs and Crime" in tab.inner_text("#panel h2")
        assert tab.locator("#panel .sources a[href^='entidad/document/']").count() > 0


def test_the_page_works_without_scripts(browser: Browser, served: Served) -> None:
    with opener(browser, served.address, scripts=False) as go:
        tab = go("/entidad/int-unodc?lang=es")
        assert "Según los documentos cargados" in tab.inner_text("main")
        quote = tab.locator("#s-partners ~ div blockquote").first
        assert not quote.is_visible()
        tab.locator("#s-partners ~ div summary").first.click()
        assert quote.is_visible()
        assert "regla" in quote.inner_text()
        quote.locator("a").click()
        tab.wait_for_url("**/entidad/document/**")
        assert "#" in tab.url
        tab.click("text=English")
        assert "According to the documents" in tab.inner_text("main")


def test_the_form_asks_without_scripts(browser: Browser, served: Served) -> None:
    with opener(browser, served.address, scripts=False) as go:
        tab = go("/sparql?lang=en&example=partners")
        tab.fill("input[name=of]", "UNODC")
        tab.click("text=Put into the query")
        tab.click("text=Ask >> nth=-1")
        assert "rows:" in tab.inner_text("#answer")
        tab.locator("#answer a").first.click()
        assert "/entidad/" in tab.url


def test_it_fits_a_phone(browser: Browser, served: Served) -> None:
    with opener(browser, served.address, scripts=True, width=390) as go:
        for path in PATHS[1:]:
            tab = go(path)
            assert tab.evaluate("document.documentElement.scrollWidth") <= 390, path


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_stay_words(browser: Browser, tmp_path: Path, text: str) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(poisoned(text), encoding="utf-8")
    with serving(graph) as served, opener(browser, served.address, scripts=True) as go:
        query = "/sparql?query=SELECT%20*%20WHERE%20%7B%20%3Fs%20rdfs:label%20%3Fo%20%7D"
        found = served.ask(query + "&format=html").text
        paths = {part.split('"')[0] for part in found.split('href="')[1:]}
        things = sorted(path for path in paths if path.startswith("/entidad/"))
        assert len(things) > 5
        for path in (*things[:4], things[-1], query):
            tab = go(path)
            assert " ".join(text.split()) in " ".join(tab.inner_text("main").split())
            assert tab.locator("img, svg[onload], a[href^='javascript']").count() == 0
        asked = go("/sparql?example=partners&of=%3Cscript%3Ealert(1)%3C/script%3E")
        assert asked.locator("main script").count() == 0
