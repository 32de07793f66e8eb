"""The map in a real browser, opened from disk without a network."""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

import pytest

from tejido.drawing import draw_map
from tejido.network import network
from tests.drawing.conftest import GRAPH, Opener

if TYPE_CHECKING:
    from playwright.sync_api import Browser

PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")
SIGNED = "int-oim~int-unodc"
INSTITUTIONS = len(network(GRAPH))
PAIRS = len({frozenset(pair) for pair in network(GRAPH).edges()})
ALL = f"{INSTITUTIONS} de {INSTITUTIONS} instituciones · {PAIRS} de {PAIRS}"


def test_it_opens_in_spanish_with_everything(open_map: Opener) -> None:
    page = open_map()
    assert page.tab.title() == "Mapa de alianzas"
    assert page.tab.get_attribute("html", "lang") == "es"
    assert page.status().startswith(ALL)
    assert page.tab.get_attribute("body", "data-labels") == str(INSTITUTIONS)


def test_every_institution_can_be_found_and_opened(open_map: Opener) -> None:
    page = open_map()
    for _, node in network(GRAPH).nodes(data=True):
        page.tab.fill("#search", node["names"]["es"])
        assert page.number("#hits [role=option]") >= 1
        page.tab.press("#search", "ArrowDown")
        page.tab.press("#search", "Enter")
        assert page.tab.inner_text("#panel h2") == node["names"]["es"]


def test_search_knows_acronyms_other_names_and_no_accents(open_map: Opener) -> None:
    page = open_map()
    for typed, found in (("onudd", 1), ("fiscalia", 2), ("drugs crime", 1), ("fge", 2)):
        page.tab.fill("#search", typed)
        assert page.number("#hits [role=option]") == found, typed
    page.tab.press("#search", "Enter")
    assert page.tab.url.endswith("#"), "two hits, none highlighted: nothing is chosen"
    page.tab.fill("#search", "qwerty")
    assert "Sin resultados para «qwerty»" in page.tab.inner_text("#hits")


def test_clicking_a_line_shows_its_quotes(open_map: Opener) -> None:
    page = open_map()
    where = page.tab.evaluate(
        """() => {
            const box = document.getElementById('picture').getBoundingClientRect();
            return {x: box.x, y: box.y, width: box.width, height: box.height};
        }"""
    )
    seen = ""
    for step in range(1, 40):  # walk over the picture until a line between two answers
        x = where["x"] + where["width"] * (0.5 + 0.38 * ((step * 7) % 13 - 6) / 6)
        y = where["y"] + where["height"] * (0.5 + 0.38 * ((step * 5) % 11 - 5) / 5)
        page.tab.mouse.click(x, y)
        seen = page.tab.evaluate("location.hash")
        if "e=" in seen:
            break
        page.tab.keyboard.press("Escape")
    assert "e=" in seen
    assert page.number("#panel blockquote") >= 1


def test_the_evidence_of_a_pair(open_map: Opener) -> None:
    page = open_map(f"e={SIGNED}")
    cards = page.tab.locator("#panel .card")
    assert cards.count() == 2
    text = page.panel()
    assert "«IOM and UNODC signed a declaration in Cairo.»" in text
    assert "OIM firmó un acuerdo con UNODC · 2021" in text
    assert "Acuerdo · Declaración de Alianza · 1 feb 2021" in text
    assert "OIM firmará un acuerdo con UNODC" in text
    assert page.tab.inner_text("#panel .told h3") == "A new declaration"
    assert "UNODC · feb 2021 · documento no incluido" in text
    assert page.number("#panel .planned") == 1
    assert page.tab.get_attribute("#panel blockquote >> nth=0", "lang") == "en"


def test_a_published_document_is_linked(open_map: Opener) -> None:
    page = open_map("e=int-oim~mx-roo-gob")
    link = page.tab.locator("#panel .told a").first
    address, words = (link.get_attribute("href") or "").split("#:~:text=")
    assert address == "https://example.org/curso"
    assert unquote(words) == "El Gobierno y la OIM trabajan juntos desde hace años."
    assert link.get_attribute("rel") == "noopener noreferrer"
    assert "OIM trabaja en alianza con Gobierno de Quintana Roo" in page.panel()


def test_focus_shows_an_institution_and_those_it_works_with(open_map: Opener) -> None:
    page = open_map("n=us-inl")
    assert page.status().startswith(f"3 de {INSTITUTIONS} instituciones · 3 de {PAIRS}")
    page.tab.click("#panel .acts button >> nth=1")
    assert page.status().startswith(f"{INSTITUTIONS} de {INSTITUTIONS}")
    assert page.tab.url.endswith("#")


def test_back_returns_to_what_was(open_map: Opener) -> None:
    page = open_map()
    page.tab.click("#panel .rows button")
    chosen = page.tab.inner_text("#panel h2")
    page.tab.click("#panel .rows button")
    assert page.number("#panel .card") >= 1
    page.tab.go_back()
    assert page.tab.inner_text("#panel h2") == chosen
    page.tab.go_back()
    assert page.tab.inner_text("#panel h2") == "De un vistazo"


def test_the_legend_filters(open_map: Opener) -> None:
    page = open_map()
    page.tab.check("[data-group=families][value=funding]")
    assert page.status().startswith(f"3 de {INSTITUTIONS} instituciones · 2 de {PAIRS}")
    page.tab.check("[data-group=families][value=partner]")
    assert f" · 3 de {PAIRS}" in page.status(), "inside a group: or"
    page.tab.check("[data-group=kinds][value=civil-society]")
    assert f" · 1 de {PAIRS}" in page.status(), "between groups: and"
    assert page.number("#chips button") == 4
    page.tab.click("#chips button >> nth=0")
    assert page.number("#legend input[data-group]:checked") == 2
    page.tab.click("#chips .clear")
    assert page.tab.is_hidden("#chips")
    assert page.status().startswith(ALL)


@pytest.mark.parametrize("years", [(2010, 2010), (2010, 2021), (2021, 2022), (2023, 2023)])
@pytest.mark.parametrize("undated", [True, False])
def test_years_agree_with_python(open_map: Opener, years: tuple[int, int], undated: bool) -> None:
    ties: Iterable[tuple[str, str, dict[str, Any]]] = network(GRAPH).edges(data=True)
    expected = {
        frozenset((first, second))
        for first, second, tie in ties
        if (tie["years"] and tie["years"][0] <= years[1] and tie["years"][1] >= years[0])
        or (undated and not tie["years"])
    }
    page = open_map(f"y={years[0]}-{years[1]}" + ("" if undated else "&u=0"))
    assert f" · {len(expected)} de {PAIRS}" in page.status()


def test_hidden_without_a_date_is_said(open_map: Opener) -> None:
    assert "1 vínculo sin fecha oculto." in open_map("u=0").status()


def test_nothing_left_offers_the_way_back(open_map: Opener) -> None:
    page = open_map("r=funding&y=2023-2023")
    assert "Ninguna alianza coincide con estos filtros." in page.tab.inner_text("#empty")
    page.tab.click("#empty button")
    assert page.tab.is_hidden("#empty")
    assert f" · {PAIRS} de {PAIRS}" in page.status()


def test_what_is_planned_can_be_left_out(open_map: Opener) -> None:
    page = open_map(f"e={SIGNED}")
    page.tab.uncheck("[data-toggle=planned]")
    assert page.number("#panel .card") == 1
    assert page.number("#panel .planned") == 0


def test_the_list_has_what_the_map_has(open_map: Opener) -> None:
    page = open_map("v=list")
    assert page.number("#rows tr") == PAIRS
    page.tab.check("[data-group=families][value=membership]")
    assert page.number("#rows tr") == 2
    page.tab.fill("#list-words", "fiscalia")
    assert page.number("#rows tr") == 1
    assert page.tab.evaluate("document.activeElement.id") == "list-words"


def test_the_list_by_keyboard(open_map: Opener) -> None:
    page = open_map("v=list")
    page.tab.focus("#list-words")
    page.tab.keyboard.press("Tab")
    page.tab.keyboard.press("Enter")
    first = page.tab.locator("#list thead th").first
    assert first.get_attribute("aria-sort") == "ascending"
    names = page.tab.locator("#rows th").all_inner_texts()
    assert names == sorted(names, key=lambda n: n.replace("ó", "o").casefold())
    page.tab.keyboard.press("Enter")
    assert first.get_attribute("aria-sort") == "descending"
    for _ in range(6):
        page.tab.keyboard.press("Tab")
    label = page.tab.evaluate("document.activeElement.getAttribute('aria-label')")
    assert label.startswith("Leer la evidencia de ")
    page.tab.keyboard.press("Enter")
    assert page.number("#panel blockquote") >= 1
    assert page.tab.evaluate("document.activeElement.id") == "panel"


def test_the_map_by_keyboard(open_map: Opener) -> None:
    page = open_map()
    order = []
    for _ in range(60):
        page.tab.keyboard.press("Tab")
        order.append(page.tab.evaluate("document.activeElement.id"))
    steps = [order.index(one) for one in ("skip", "search", "view-map", "picture")]
    assert steps == sorted(steps)
    page.tab.focus("#picture")
    page.tab.keyboard.press("n")
    said = page.status()
    page.tab.keyboard.press("Enter")
    assert page.tab.inner_text("#panel h2") == said
    page.tab.keyboard.press("Escape")
    assert page.tab.inner_text("#panel h2") == "De un vistazo"
    page.tab.keyboard.press("/")
    assert page.tab.evaluate("document.activeElement.id") == "search"


def test_everything_is_said_in_the_other_language(open_map: Opener) -> None:
    page = open_map(f"e={SIGNED}")
    spanish = page.tab.inner_text("body")
    page.tab.click("#language")
    assert page.tab.get_attribute("html", "lang") == "en"
    assert page.tab.title() == "Partnership map"
    english = page.tab.inner_text("body")
    assert "International Organization for Migration" in english
    assert "IOM signed an agreement with UNODC" in english
    assert "IOM and UNODC signed a declaration in Cairo." in english
    for word in ("Leyenda", "Alianza declarada", "previsto", "instituciones", "no incluido"):
        assert word.lower() in spanish.lower() and word.lower() not in english.lower()
    assert not re.search(r"\b(family|kind|role|filters|list)\.\w", english), "a key shows"
    assert "l=en" in page.tab.url


def test_a_link_to_a_state_restores_it(open_map: Opener) -> None:
    page = open_map()
    page.tab.check("[data-group=families][value=agreement]")
    page.tab.fill("[data-year=from][type=number]", "2015")
    page.tab.press("[data-year=from][type=number]", "Enter")
    page.tab.uncheck("[data-toggle=undated]")
    page.tab.click("#language")
    page.tab.click("#view-list")
    page.tab.click("#rows button")
    state = page.tab.evaluate("location.hash.slice(1)")
    again = open_map(state)
    for selector in ("#status", "#panel", "#chips", "#rows"):
        assert again.tab.inner_text(selector) == page.tab.inner_text(selector)


def test_an_unknown_link_is_said_not_followed(open_map: Opener) -> None:
    page = open_map("n=nobody&r=nothing&y=1-2&l=xx&t=__proto__")
    assert "no está en esta versión" in page.tab.inner_text("#notice")
    assert page.status().startswith(f"{INSTITUTIONS} de {INSTITUTIONS}")


@pytest.mark.parametrize("view", ["", "v=list", "v=timeline", f"e={SIGNED}"])
def test_it_fits_a_phone(open_map: Opener, view: str) -> None:
    page = open_map(view, size=(390, 844))
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.tab.evaluate(f"({PROBES})().small()") == []


def test_filters_on_a_phone(open_map: Opener) -> None:
    page = open_map(size=(390, 844))
    assert page.tab.is_hidden("#legend")
    page.tab.click("#open-filters")
    page.tab.check("[data-group=families][value=funding]")
    page.tab.click("#close-filters")
    assert page.tab.inner_text("#open-filters") == "Filtros (1)"
    assert page.tab.is_hidden("#legend")


def test_texts_are_dark_enough(open_map: Opener) -> None:
    page = open_map(f"n=int-oim&e={SIGNED}&r=agreement")
    assert page.tab.evaluate(f"({PROBES})().pale()") == []


@pytest.mark.parametrize("view", ["r=agreement", f"e={SIGNED}", "n=int-oim", "v=list"])
def test_controls_are_outlined_and_large_enough(open_map: Opener, view: str) -> None:
    page = open_map(view)
    assert page.tab.evaluate(f"({PROBES})().faint()") == []
    assert page.tab.evaluate(f"({PROBES})().tiny()") == []


def test_the_map_stays_in_view_beside_the_sheet_of_a_phone(open_map: Opener) -> None:
    page = open_map("n=int-oim", size=(390, 844))
    seen = page.tab.evaluate(
        """() => document.getElementById('panel').getBoundingClientRect().top
            - document.getElementById('picture').getBoundingClientRect().top"""
    )
    assert seen > 250


def test_every_control_has_a_name(open_map: Opener) -> None:
    page = open_map(f"e={SIGNED}")
    assert page.tab.evaluate(f"({PROBES})().nameless()") == []


@pytest.mark.parametrize("lost", ["DecompressionStream", "CanvasRenderingContext2D"])
def test_a_browser_that_cannot_draw_opens_the_list(
    browser: Browser, page_file: Path, lost: str
) -> None:
    tab = browser.new_page()
    said: list[str] = []
    tab.on("console", lambda message: said.append(message.type))
    tab.add_init_script(
        f"delete window.{lost}; HTMLCanvasElement.prototype.getContext = () => null"
    )
    tab.goto(page_file.resolve().as_uri())
    tab.wait_for_selector("body[data-ready]")
    assert tab.locator("#rows tr").count() == PAIRS
    assert "no pudo dibujar el mapa" in tab.inner_text("#notice")
    assert set(said) <= {"info"}
    tab.click("#rows button")
    assert tab.locator("#panel blockquote").count() >= 1
    tab.close()


EMPTY = {
    "no-institutions": (
        "<https://w3id.org/tejido/id/document/a> a <https://w3id.org/tejido/ns#Document> ; "
        "<http://purl.org/dc/terms/title> 'Acta'@es .",
        "Los documentos no nombran ninguna institución.",
    ),
    "no-partnerships": (
        "@prefix t: <https://w3id.org/tejido/ns#> . "
        "@prefix r: <http://www.w3.org/2000/01/rdf-schema#> . "
        "<https://w3id.org/tejido/id/document/a> a t:Document . "
        "<https://w3id.org/tejido/id/institution/x> a t:Institution ; r:label 'Una sola'@es ; "
        "t:mentionedIn <https://w3id.org/tejido/id/document/a> .",
        "Los documentos nombran instituciones, pero no dicen que trabajen juntas.",
    ),
}


@pytest.mark.parametrize("name", EMPTY)
def test_a_graph_without_partnerships_gives_a_useful_page(
    open_map: Opener, tmp_path: Path, name: str
) -> None:
    turtle, said = EMPTY[name]
    graph = tmp_path / "graph.ttl"
    graph.write_text(turtle, encoding="utf-8")
    page = open_map(file=draw_map(graph, tmp_path / "map.html"))
    assert said in page.tab.inner_text("#empty")
    page.tab.click("#view-list")
    page.tab.click("#language")
    assert said not in page.tab.inner_text("#empty")
