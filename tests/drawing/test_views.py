"""The views beside the map: evidence, list, timeline, comparison, groups and help."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.drawing import draw_map
from tejido.drawing.texts import texts
from tests.drawing.conftest import GRAPH, Opened, Opener

PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")
VIEWS = ["", "v=list", "v=timeline", "n=int-oim", "v=timeline&n=int-oim", "e=int-oim~int-unodc"]
VIEWS += ["q=camino~us-inl", "k=1", "p=mx-roo&v=places"]

BOTH_WAYS = """
c:91 a tejido:Assertion ; rdf:subject i:sola ; rdf:predicate tejido:supporter ;
    rdf:object i:us-inl ; tejido:rule "supports" ; tejido:quote q:z1 ; tejido:evidence q:z1 .
c:92 a tejido:Assertion ; rdf:subject i:us-inl ; rdf:predicate tejido:supporter ;
    rdf:object i:sola ; tejido:rule "supports" ; tejido:quote q:z2 ; tejido:evidence q:z2 .
c:93 a tejido:Assertion ; rdf:subject i:sola ; rdf:predicate tejido:partner ;
    rdf:object i:us-inl ; tejido:reviewed true ;
    tejido:rule "together" ; tejido:quote q:z3 ; tejido:evidence q:z3 .
q:z1 a tejido:Passage ; oa:hasSource d:acta ; oa:start 900 ; oa:end 950 ; tejido:page 13 ;
    oa:exact "INL apoya a la Universidad." .
q:z2 a tejido:Passage ; oa:hasSource d:nota-2023 ; oa:start 900 ; oa:end 950 ;
    oa:exact "La Universidad asesora al INL." .
q:z3 a tejido:Passage ; oa:hasSource d:nota-2023 ; oa:start 960 ; oa:end 990 ;
    oa:exact "%s" .
"""
LONG = "INL y la Universidad del Caribe trabajan juntas " + "desde hace muchos años " * 20


def drawn(folder: Path, more: str) -> Path:
    """Draw the fixture with more triples."""
    graph = folder / "graph.ttl"
    graph.write_text(GRAPH.read_text(encoding="utf-8") + more, encoding="utf-8")
    return draw_map(graph, folder / "map.html")


def crowd(n: int) -> str:
    """Return triples of ``n`` institutions that took part in one event."""
    return "".join(
        f'i:x{k:03} a tejido:Institution ; rdfs:label "Municipio {k:03}"@es ; '
        f"tejido:mentionedIn d:acta .\n"
        f"c:x{k:03} a tejido:Participation ; tejido:initiative e:foro ; "
        f"tejido:role tejido:role-participant ; tejido:agent i:x{k:03} ; "
        f'tejido:rule "takes-part" ; tejido:quote q:a2 ; tejido:evidence q:a2 .\n'
        for k in range(n)
    )


def test_three_pieces_of_two_kinds_in_both_directions_are_three_cards(
    open_map: Opener, tmp_path: Path
) -> None:
    page = open_map("e=sola~us-inl", file=drawn(tmp_path, BOTH_WAYS % "INL y la Universidad"))
    cards = page.tab.locator("#panel .card").all_inner_texts()
    assert len(cards) == 3
    said = page.tab.locator("#panel .card .says strong").all_inner_texts()
    assert said == [
        "INL trabaja en alianza con Universidad del Caribe",
        "Universidad del Caribe dio apoyo a INL",
        "INL dio apoyo a Universidad del Caribe",
    ] or sorted(said) == sorted(
        [
            "Universidad del Caribe trabaja en alianza con INL",
            "Universidad del Caribe dio apoyo a INL",
            "INL dio apoyo a Universidad del Caribe",
        ]
    )
    titles = page.tab.locator("#panel .told h3").all_inner_texts()
    assert titles == ["Curso en Chetumal", "Acta de la comisión"], "the newest first"
    assert "«INL apoya a la Universidad.»" in cards[2] and "página 13" in cards[2]
    assert "4 may 2023" in page.panel() and "sin fecha" in page.panel()
    assert page.number("#panel .reviewed") == 1
    assert "revisada por una persona" in page.panel() and "lectura automática" in page.panel()
    page.tab.click("#view-list")
    page.tab.fill("#list-words", "universidad")
    assert page.number("#rows tr") == 1


def test_a_long_quote_folds_and_a_click_shows_it_whole(open_map: Opener, tmp_path: Path) -> None:
    page = open_map("e=sola~us-inl", file=drawn(tmp_path, BOTH_WAYS % LONG.strip()))
    folded = page.tab.locator("#panel blockquote", has=page.tab.locator("button"))
    assert folded.count() == 1
    assert len(folded.inner_text()) < 440
    folded.locator("button").click()
    assert LONG.strip() in page.panel()


def test_an_error_is_reported_by_its_identifiers(open_map: Opener) -> None:
    page = open_map("e=int-oim~mx-roo-gob")
    page.tab.evaluate("navigator.clipboard.writeText = async (text) => { window.kept = text; }")
    page.tab.click("#panel .card .foot button")
    page.tab.wait_for_function("window.kept")
    assert page.tab.evaluate("window.kept") == "claim/06 document/nota-2023"
    assert "Identificador copiado: 06" in page.tab.inner_text("#notice")


def test_a_document_beside_the_map_is_linked(open_map: Opener, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/acta 1.txt").write_text("La Fiscalía integra la Comisión.", "utf-8")
    more = 'd:acta tejido:path "docs/acta 1.txt" .'
    page = open_map("e=mx-roo-comision~mx-roo-fge", file=drawn(tmp_path, more))
    links = [one.get_attribute("href") or "" for one in page.tab.locator("#panel .told a").all()]
    assert links[-1].startswith("docs/acta%201.txt#:~:text=")


def test_the_list_is_leafed_through_by_hundreds(open_map: Opener, tmp_path: Path) -> None:
    page = open_map("v=list&r=participation", file=drawn(tmp_path, crowd(16)))
    assert page.number("#rows tr") == 100
    total = page.status().split(" · ")[1].split()[0]
    assert f"1–100 de {total}" in page.tab.inner_text("#more")
    assert page.tab.is_disabled("#more button >> nth=0")
    first = page.tab.inner_text("#rows tr >> nth=0")
    page.tab.click("#more button >> nth=1")
    assert page.number("#rows tr") == int(total) - 100
    assert page.tab.inner_text("#rows tr >> nth=0") != first
    page.tab.click("#more button >> nth=0")
    assert page.tab.inner_text("#rows tr >> nth=0") == first


@pytest.mark.parametrize("column", ["first", "second", "relation", "themes", "years", "evidence"])
def test_every_column_sorts_both_ways(open_map: Opener, column: str) -> None:
    page = open_map("v=list")
    heading = page.tab.locator(f"#list th[data-column={column}]")
    place = page.tab.evaluate(f"document.querySelector('th[data-column={column}]').cellIndex")
    cells = f"[...document.querySelectorAll('#rows tr')].map((tr) => tr.cells[{place}].innerText)"
    heading.locator("button").click()
    one = heading.get_attribute("aria-sort")
    before = page.tab.evaluate(cells)
    heading.locator("button").click()
    assert {one, heading.get_attribute("aria-sort")} == {"ascending", "descending"}
    after = page.tab.evaluate(cells)
    assert sorted(before) == sorted(after)
    assert before[0] == after[-1]


def rows_of(page: Opened) -> list[str]:
    """Return the institutions of the timeline's rows."""
    found = page.tab.locator("#timeline tbody th span[title]")
    return [one.get_attribute("title") or "" for one in found.all()]


def test_the_timeline_of_one_has_a_row_per_partner(open_map: Opener) -> None:
    page = open_map("v=timeline&n=us-inl")
    assert sorted(rows_of(page)) == [
        "Fundación Camino a Casa",
        "Oficina de las Naciones Unidas contra la Droga y el Delito",
    ]
    dot = page.tab.locator("#timeline td button").first
    said = dot.get_attribute("aria-label") or ""
    assert said.endswith(", 2010: 2 evidencias (Financiamiento)")
    dot.click()
    assert "INL financió a" in page.panel()
    assert "v=timeline" in page.tab.url and "e=" in page.tab.url


def test_the_timeline_of_all_has_a_row_per_institution_in_the_order_of_years(
    open_map: Opener,
) -> None:
    page = open_map("v=timeline")
    rows = rows_of(page)
    assert rows[0] == "Bureau of International Narcotics and Law Enforcement Affairs"
    assert "Universidad del Caribe" not in rows, "nobody works with it"
    page.tab.click("#timeline thead button")
    assert rows_of(page)[0] == "Bureau of International Narcotics and Law Enforcement Affairs"
    assert rows_of(page) == sorted(rows, key=str.casefold)
    page.tab.click("#timeline tbody th button >> nth=0")
    assert "n=us-inl" in page.tab.url
    assert len(rows_of(page)) == 2


def test_the_timeline_follows_the_filters(open_map: Opener) -> None:
    page = open_map("v=timeline&y=2023-2023&u=0")
    years = page.tab.locator("#timeline thead .year").all_inner_texts()
    assert years[0] == "2023" and len(years) == 2
    page.tab.check("[data-group=families][value=funding]")
    assert page.number("#timeline tbody tr") == 0
    assert "filtros" in page.tab.inner_text("#empty")


def test_two_are_compared_by_their_shared_partners_and_the_way_between_them(
    open_map: Opener,
) -> None:
    page = open_map("n=us-inl")
    page.tab.click("#panel .acts button >> nth=0")
    assert page.tab.evaluate("document.activeElement.id") == "compare-with"
    page.tab.fill("#compare-with", "oim")
    page.tab.click("#panel .picker li button")
    assert "q=us-inl~int-oim" in page.tab.url
    assert page.number("#panel .path > li") == 2
    assert "2 pasos" in page.panel().lower()
    quotes = page.tab.locator("#panel .path blockquote").all_inner_texts()
    assert len(quotes) >= 2
    shared = page.tab.inner_text("#panel .shared")
    assert "Oficina de las Naciones Unidas contra la Droga y el Delito" in shared
    assert page.status().startswith("3 de ")
    page.tab.click("#panel .shared button >> nth=0")
    assert page.number("#panel .card") >= 1
    page.tab.keyboard.press("Escape")
    assert page.number("#panel .path") == 1
    page.tab.keyboard.press("Escape")
    assert page.tab.inner_text("#panel h2").startswith("Bureau of International")


@pytest.mark.parametrize(
    ("two", "steps"),
    [("int-oim~int-unodc", 1), ("camino~int-oim", 2), ("us-inl~mx-roo-gob", 3)],
)
def test_the_shortest_path(open_map: Opener, two: str, steps: int) -> None:
    page = open_map(f"q={two}")
    assert page.number("#panel .path > li") == steps
    assert page.number("#panel .path .card") == steps


def test_no_way_is_said(open_map: Opener) -> None:
    page = open_map("q=sola~us-inl")
    assert "No hay camino de 3 pasos o menos" in page.panel()
    assert "Ninguna institución trabaja con ambas" in page.panel()


def test_shift_and_a_click_compare(open_map: Opener) -> None:
    page = open_map("n=int-unodc")
    box = page.tab.locator("#picture").bounding_box()
    assert box is not None
    for step in range(1, 40):
        x = box["x"] + box["width"] * (0.5 + 0.38 * ((step * 7) % 13 - 6) / 6)
        y = box["y"] + box["height"] * (0.5 + 0.38 * ((step * 5) % 11 - 5) / 5)
        page.tab.keyboard.down("Shift")
        page.tab.mouse.click(x, y)
        page.tab.keyboard.up("Shift")
        if "q=" in page.tab.url:
            break
        page.tab.evaluate("location.hash = 'n=int-unodc'")
        page.tab.wait_for_timeout(20)
    assert "q=int-unodc~" in page.tab.url


def test_groups_are_off_until_asked_for_and_warn(open_map: Opener) -> None:
    before = open_map().tab.evaluate(f"({PROBES})().inked()")
    page = open_map()
    assert not page.tab.is_checked("#groups-on")
    assert "no es una unidad oficial" not in page.tab.inner_text("#groups")
    page.tab.check("#groups-on")
    assert "no es una unidad oficial" in page.tab.inner_text("#groups")
    assert "k=1" in page.tab.url
    page.tab.wait_for_timeout(100)
    assert page.tab.evaluate(f"({PROBES})().inked()") > before * 1.2
    page.tab.click("#panel .rows button")
    assert page.tab.is_hidden("#groups")


def test_groups_are_not_drawn_where_there_are_too_many(open_map: Opener, tmp_path: Path) -> None:
    many = "".join(
        f'i:y{n} a tejido:Institution ; rdfs:label "Sola {n}"@es ; tejido:mentionedIn d:acta .\n'
        for n in range(300)
    )
    page = open_map("k=1&w=1", file=drawn(tmp_path, many))
    assert page.tab.is_disabled("#groups-on")
    assert "300 instituciones o menos" in page.tab.inner_text("#groups")


def test_help_opens_and_gives_the_focus_back(open_map: Opener) -> None:
    page = open_map("n=int-oim")
    page.tab.focus("#help-open")
    page.tab.keyboard.press("Enter")
    assert "Una línea significa que un documento lo dice." in page.tab.inner_text("#help")
    assert page.tab.evaluate("document.querySelector('#help').contains(document.activeElement)")
    page.tab.keyboard.press("Escape")
    page.tab.wait_for_selector("#help", state="detached")
    assert page.tab.evaluate("document.activeElement.id") == "help-open"
    assert "n=int-oim" in page.tab.url, "Escape closed the help only"


def test_menus_close_by_escape_and_by_a_click_elsewhere(open_map: Opener) -> None:
    page = open_map("n=int-oim")
    for leave in ("escape", "click"):
        page.tab.click("#export-menu summary")
        assert page.tab.is_visible("#export-csv")
        if leave == "escape":
            page.tab.keyboard.press("Escape")
        else:
            page.tab.click("#panel h2")
        assert page.tab.is_hidden("#export-csv")
        assert "n=int-oim" in page.tab.url


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_is_said_in_the_other_language(open_map: Opener, view: str) -> None:
    page = open_map(view)
    page.tab.click("#help-open")
    shown = """() => {
        const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
        const found = [];
        while (walk.nextNode()) {
            const { parentElement, data } = walk.currentNode;
            if (parentElement.closest('script, style, noscript, [lang]:not(html)')) continue;
            if (parentElement.checkVisibility() && data.trim()) found.push(data.trim());
        }
        return found;
    }"""
    page.tab.keyboard.press("Escape")
    page.tab.click("#language")
    page.tab.click("#help-open")
    english = set(page.tab.evaluate(shown))
    spanish = {es for key, es in texts()["es"].items() if es != texts()["en"][key]}
    assert sorted(english & spanish) == []
    assert sorted(one for one in english & set(texts()["es"]) if "." in one) == [], "a key shows"
    assert page.tab.get_attribute("html", "lang") == "en"
    for quote in page.tab.locator("#panel blockquote").all():
        assert quote.get_attribute("lang") in {"es", "en"}


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_can_be_read_and_used(open_map: Opener, view: str) -> None:
    page = open_map(view)
    assert page.tab.evaluate(f"({PROBES})().pale()") == []
    assert page.tab.evaluate(f"({PROBES})().nameless()") == []
    page.tab.set_viewport_size({"width": 390, "height": 844})
    page.tab.wait_for_timeout(100)
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= 390
    assert page.tab.evaluate(f"({PROBES})().small()") == []
