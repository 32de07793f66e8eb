"""The places in a real browser: what is drawn, listed, chosen and told, and what is not."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from tests.drawing.conftest import Opened, Opener

PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")


def rows(page: Opened) -> dict[str, tuple[int, int]]:
    """Return the table of places: name → institutions, activities."""
    cells = page.tab.locator("#places-rows tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    return {name: (int(seats), int(sites)) for name, seats, sites in cells}


def shades(page: Opened) -> dict[str, str]:
    """Return code → class of the outlines that are shaded."""
    found = page.tab.locator("#outline path[data-code]").evaluate_all(
        "paths => paths.map(path => [path.dataset.code, path.getAttribute('class')])"
    )
    return {code: name for code, name in found if name != "none"}


def test_mexico_by_state(open_map: Opener) -> None:
    page = open_map("v=places")
    assert rows(page) == {
        "Quintana Roo": (3, 1),
        "Tlaxcala": (1, 0),
        "Todo México, sin un estado": (1, 0),
        "Fuera de México (ver el mundo)": (0, 2),
        "Sin lugar determinado": (4, 2),
    }
    assert shades(page) == {"MX-ROO": "many", "MX-TLA": "few"}
    assert page.number("#outline path[data-code]") == 32
    assert "2 o más" in page.tab.inner_text("#places-legend")


def test_activities_are_told_apart_from_seats(open_map: Opener) -> None:
    page = open_map("v=places")
    page.tab.click("[data-choice=counted][value=initiatives]")
    assert shades(page) == {"MX-ROO": "few"}
    assert "Actividades, por donde ocurrieron:" in page.tab.inner_text("#places-legend")
    assert "o=initiatives" in page.tab.url


def test_the_world_by_country_and_what_has_no_outline(open_map: Opener) -> None:
    page = open_map("v=places&b=world&o=initiatives")
    assert rows(page) == {
        "Egipto": (0, 1),
        "México": (5, 1),
        "América Latina": (0, 1),
        "Sin lugar determinado": (4, 2),
    }
    assert shades(page) == {"EG": "few", "MX": "few"}
    page.tab.click("#nowhere-initiatives summary")
    listed = page.tab.inner_text("#nowhere-initiatives")
    assert "Foro de fiscalías" in listed and "Nuevo acuerdo de cooperación" in listed


def test_a_click_on_a_place_filters_and_tells_what_says_so(open_map: Opener) -> None:
    page = open_map("v=places")
    box = page.tab.locator("#outline path[data-code=MX-ROO]").bounding_box()
    assert box
    page.tab.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert page.tab.inner_text("#places-here") == "Quintana Roo · 3 instituciones · 1 actividad"
    page.tab.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert "p=mx-roo" in page.tab.url
    panel = page.panel()
    assert panel.startswith("Quintana Roo")
    assert "Estado o división · México" in panel
    assert "Lugar: Chetumal" in panel and "«El curso fue en Chetumal.»" in panel
    assert "Curso en Chetumal · Gobierno de Quintana Roo" in panel
    assert "Su lugar lo da el registro de instituciones; ningún documento lo dice." in panel
    assert rows(page)["Tlaxcala"] == (1, 0), "other places keep their numbers"
    assert page.number("#outline .rim path") == 2
    page.tab.click("#view-map")
    assert page.status().startswith("6 de "), "the same filter on the map"
    page.tab.go_back()
    page.tab.keyboard.press("Escape")
    assert "p=" not in page.tab.url


def test_an_institution_placed_by_a_document_shows_its_words(open_map: Opener) -> None:
    page = open_map("v=places&b=world&p=mx")
    assert "«Fundación Camino a Casa, de México.»" in page.panel()
    assert "El lugar de las siguientes lo da el registro" in page.panel()
    page.tab.click("#panel .located button")
    assert page.tab.inner_text("#panel h2") == "Fundación Camino a Casa"
    assert "Solo Fundación Camino a Casa y las que" in page.tab.inner_text("#places-near")


def test_filters_count_in_places(open_map: Opener) -> None:
    page = open_map("v=places&r=agreement&b=world")
    assert rows(page) == {"Egipto": (0, 1), "Sin lugar determinado": (2, 1)}
    assert shades(page) == {}
    page.tab.uncheck("[data-toggle=planned]")
    assert rows(page) == {"Egipto": (0, 1), "Sin lugar determinado": (2, 0)}


def test_places_by_keyboard(open_map: Opener) -> None:
    page = open_map("v=places")
    page.tab.focus("#places-rows button >> nth=1")
    page.tab.keyboard.press("Enter")
    assert page.tab.inner_text("#panel h2") == "Tlaxcala"
    assert page.tab.evaluate("document.activeElement.id") == "panel"
    page.tab.focus("#places-rows button >> nth=1")
    page.tab.check("[data-group=families][value=participation]")
    page.tab.focus("#places-rows button >> nth=0")
    page.tab.evaluate("history.back()")
    assert page.tab.evaluate("document.activeElement.tagName") == "BUTTON", "the focus stays"


def test_zoom_moves_the_picture_and_comes_back(open_map: Opener) -> None:
    page = open_map("v=places&b=world")
    whole = page.tab.get_attribute("#outline svg", "viewBox")
    page.tab.click("#outline-zoom button >> nth=0")
    near = page.tab.get_attribute("#outline svg", "viewBox")
    assert near != whole
    box = page.tab.locator("#outline svg").bounding_box()
    assert box
    page.tab.mouse.move(box["x"] + 300, box["y"] + 150)
    page.tab.mouse.down()
    page.tab.mouse.move(box["x"] + 200, box["y"] + 150, steps=4)
    page.tab.mouse.up()
    assert page.tab.get_attribute("#outline svg", "viewBox") != near
    assert "p=" not in page.tab.url, "a drag chooses nothing"
    page.tab.click("#outline-zoom button >> nth=2")
    assert page.tab.get_attribute("#outline svg", "viewBox") == whole


def test_places_in_english(open_map: Opener) -> None:
    page = open_map("v=places&b=world&l=en&p=eg")
    text = page.tab.inner_text("#places")
    assert "Egypt" in text and "No known place" in text and "Latin America" in text
    assert page.tab.inner_text("#panel h2") == "Egypt"
    assert "places." not in page.tab.inner_text("body")


@pytest.mark.parametrize("state", ["v=places", "v=places&p=mx-roo", "v=places&b=world"])
@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
def test_places_fit_and_can_be_read(open_map: Opener, state: str, size: tuple[int, int]) -> None:
    page = open_map(state, size=size)
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.tab.evaluate(f"({PROBES})().nameless()") == []
    assert page.tab.evaluate(f"({PROBES})().pale()") == []
    if size[0] < 900:
        assert page.tab.evaluate(f"({PROBES})().small()") == []


def test_shades_differ_by_three_to_one(open_map: Opener) -> None:
    page = open_map("v=places")
    fills = page.tab.locator("#places-legend rect").evaluate_all(
        "all => all.map(one => getComputedStyle(one).fill)"
    )
    light = [luminance(fill) for fill in fills]
    assert len(light) == 3
    for bright, dark in pairwise(light):
        assert (bright + 0.05) / (dark + 0.05) >= 3


def luminance(fill: str) -> float:
    parts = [int(n) / 255 for n in fill.removeprefix("rgb(").removesuffix(")").split(",")]
    linear = [v / 12.92 if v <= 0.03928 else ((v + 0.055) / 1.055) ** 2.4 for v in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
