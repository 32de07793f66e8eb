"""What is taken away from the map: tables, pictures, networks, print, links and citations."""

from __future__ import annotations

import csv
import io
import re
import struct
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import networkx as nx
import pytest
from pyoxigraph import RdfFormat, Store

from tejido.drawing import draw_map
from tejido.network import network
from tests.drawing.conftest import GRAPH, Opened, Opener
from tests.drawing.test_hostile import HOSTILE, poisoned

SVG = "{http://www.w3.org/2000/svg}"
STATES = ["", "r=funding", "n=us-inl", "q=camino~us-inl", "v=list&y=2023-2023", "l=en&t=justice"]


def saved(page: Opened, form: str) -> bytes:
    """Return the file that the export menu gives."""
    page.tab.click("#export-menu summary")
    with page.tab.expect_download() as waiting:
        page.tab.click(f"#export-{form}")
    name = waiting.value.suggested_filename
    assert re.fullmatch(rf"(alianzas|partnerships)[\w.~-]*-\d{{4}}-\d\d-\d\d\.{form}", name)
    return Path(waiting.value.path()).read_bytes()


def table(data: bytes) -> list[dict[str, str]]:
    """Return the rows of a table as a spreadsheet would read it."""
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.DictReader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def pieces(*families: str) -> int:
    """Count the evidence of the fixture: the words of one document for one partnership."""
    ties: Iterable[tuple[str, str, dict[str, Any]]] = network(GRAPH).edges(data=True)
    return sum(
        len({(e.document, tuple(q.exact for q in e.quotes)) for e in tie["evidence"]})
        for *_, tie in ties
        if not families or tie["family"] in families
    )


def test_the_table_has_a_row_for_each_piece_of_evidence(open_map: Opener) -> None:
    rows = table(saved(open_map(), "csv"))
    assert len(rows) == pieces()
    assert all(row["cita"] and row["documento"] and row["identificadores"] for row in rows)


def test_the_table_of_what_passes_the_filters(open_map: Opener) -> None:
    rows = table(saved(open_map("r=funding"), "csv"))
    assert len(rows) == pieces("funding")
    assert {row["cita"] for row in rows} == {
        "The campaign was made possible by INL.",
        "UNODC runs the campaign with Fundación Camino a Casa.",
    }
    assert all(row["papel de la primera"] == "lo financia" for row in rows)
    assert {row["en palabras"] for row in rows} == {
        "INL financió a UNODC",
        "INL financió a Fundación Camino a Casa",
    }
    assert {row["tiene dirección"] for row in rows} == {"sí"}


@pytest.mark.parametrize("state", STATES)
def test_the_drawing_has_what_is_visible(open_map: Opener, state: str) -> None:
    page = open_map(state)
    root = ElementTree.fromstring(saved(page, "svg"))
    shown = re.match(r"\d+", page.status())
    assert shown is not None
    assert len(root.findall(f".//{SVG}g[@class='node']")) == int(shown[0])
    assert root.findall(f".//{SVG}script") == []
    said = " ".join(root.itertext())
    title, filters, source = (
        ("Partnership map", "Filters: ", "Source: ")
        if "l=en" in state
        else ("Mapa de alianzas", "Filtros: ", "Fuente: ")
    )
    assert title in said and source in said
    assert (filters in said) == bool(re.search(r"\b[rty]=", state))
    assert root.find(f".//{SVG}g[@class='legend']") is not None


def test_the_picture_is_twice_as_large_and_not_blank(open_map: Opener) -> None:
    page = open_map()
    data = saved(page, "png")
    assert data.startswith(b"\x89PNG")
    assert struct.unpack(">II", data[16:24]) == (2800, 1980)
    page.tab.goto("about:blank")
    inked = page.tab.evaluate(
        """async (bytes) => {
            const bitmap = await createImageBitmap(new Blob([new Uint8Array(bytes)]));
            const canvas = new OffscreenCanvas(bitmap.width, bitmap.height);
            const context = canvas.getContext('2d');
            context.drawImage(bitmap, 0, 0);
            const { data } = context.getImageData(0, 0, bitmap.width, bitmap.height);
            const inked = [0, 0];
            for (let i = 0; i < data.length; i += 4) {
                if (data[i] > 249 && data[i + 1] > 249) continue;
                inked[0] += 1;
                if ((i / 4) % bitmap.width > 2200) inked[1] += 1;
            }
            return [inked[0] / (2800 * 1980), inked[1] / (600 * 1980)];
        }""",
        list(data),
    )
    assert inked[0] > 0.01
    assert inked[1] > 0.01, "the legend"


def test_the_network_for_other_programs(open_map: Opener, tmp_path: Path) -> None:
    file = tmp_path / "map.gexf"
    file.write_bytes(saved(open_map(), "gexf"))
    found = nx.read_gexf(file)
    graph = network(GRAPH)
    assert found.number_of_nodes() == graph.number_of_nodes()
    assert found.number_of_edges() == graph.number_of_edges()
    assert found.nodes["int-oim"]["label"] == "OIM"
    (funded,) = found.get_edge_data("us-inl", "int-unodc").values()
    assert funded["relation"] == "Financiamiento" and funded["directed"] is True
    assert funded["from_year"] == 2010 and funded["evidence"] == 2


@pytest.mark.parametrize("text", [*HOSTILE, "\x07\ufffe \u0085 control"])
def test_hostile_words_do_not_break_what_is_taken_away(
    open_map: Opener, tmp_path: Path, text: str
) -> None:
    graph = tmp_path / "graph.ttl"
    graph.write_text(poisoned(text), encoding="utf-8")
    page = open_map("v=list", file=draw_map(graph, tmp_path / "map.html"))
    rows = table(saved(page, "csv"))
    assert len(rows) == pieces()
    for row in rows:
        assert not any((value or "").startswith(tuple("=+-@\t\r")) for value in row.values())
    root = ElementTree.fromstring(saved(page, "svg"))
    assert {element.tag for element in root.iter()} <= {
        f"{SVG}{name}" for name in ("svg", "title", "desc", "g", "path", "rect", "text")
    }
    file = tmp_path / "map.gexf"
    file.write_bytes(saved(page, "gexf"))
    assert nx.read_gexf(file).number_of_nodes() == len(network(GRAPH))
    assert page.tab.pdf(prefer_css_page_size=True).startswith(b"%PDF")


def test_a_formula_at_the_start_of_a_cell_stays_text(open_map: Opener, tmp_path: Path) -> None:
    store = Store()
    store.bulk_load(path=str(GRAPH), format=RdfFormat.TURTLE)
    turtle = GRAPH.read_text(encoding="utf-8")
    for sign in ("=1+1", "@SUM(1)", "+1", "-1"):
        turtle = turtle.replace('"El Gobierno y la OIM', f'"{sign} El Gobierno y la OIM', 1)
        graph = tmp_path / "graph.ttl"
        graph.write_text(turtle, encoding="utf-8")
        page = open_map("r=partner", file=draw_map(graph, tmp_path / "map.html"))
        (row,) = table(saved(page, "csv"))
        assert row["cita"].startswith(f"'{sign}")
        turtle = turtle.replace(f'"{sign} ', '"', 1)


def printed(page: Opened) -> str:
    """Return the text of the pages that the map prints, A4 landscape."""
    import pypdfium2

    document = pypdfium2.PdfDocument(page.tab.pdf(prefer_css_page_size=True))
    width, height = document[0].get_size()
    assert (round(width), round(height)) == (842, 595)
    return "\n".join(sheet.get_textpage().get_text_range() for sheet in document)


def test_print_has_title_filters_legend_and_evidence(open_map: Opener) -> None:
    said = " ".join(printed(open_map("r=agreement.funding")).split())
    for words in (
        "Mapa de alianzas",
        "Filtros: ",
        "Acuerdo entre ambas; Financiamiento",
        "RELACIÓN",
        "Organismo intergubernamental",
        "Evidencias, con sus notas",
        "OIM firmó un acuerdo con UNODC",
        "«IOM and UNODC signed a declaration in Cairo.»",
        "A new declaration. UNODC. feb 2021",
        "[1]",
        "Una línea significa que un documento lo dice.",
    ):
        assert words in said, words
    assert "Buscar" not in said and "Exportar" not in said
    assert said.count("«UNODC runs the campaign with Fundación Camino a Casa.»") == 1


def test_print_in_english_of_one_pair(open_map: Opener) -> None:
    said = " ".join(printed(open_map("e=int-oim~int-unodc&l=en&v=timeline")).split())
    assert "IOM signed an agreement with UNODC" in said
    assert "IOM will sign an agreement with UNODC" in said
    assert "INL funded" not in said
    assert "Evidence, with its notes" in said


def test_after_printing_nothing_is_left(open_map: Opener) -> None:
    page = open_map()
    printed(page)
    assert page.number("#printed") == 0


def copied(page: Opened, item: str) -> str:
    """Return what the share menu puts on the clipboard, which this page may not read itself."""
    page.tab.evaluate(
        """() => {
            window.kept = '';
            navigator.clipboard.writeText = async (text) => { window.kept = text; };
        }"""
    )
    page.tab.click("#share-menu summary")
    page.tab.click(f"#share-{item}")
    page.tab.wait_for_function("window.kept")
    text: str = page.tab.evaluate("window.kept")
    return text


def test_the_link_is_the_address_and_says_that_the_file_is_needed(open_map: Opener) -> None:
    page = open_map("n=int-oim")
    assert copied(page, "link") == page.tab.url
    assert "necesita este mismo archivo" in page.tab.inner_text("#notice")


def test_a_citation_says_who_what_when_and_where_it_is_said(open_map: Opener) -> None:
    page = open_map("e=int-oim~int-unodc")
    text = copied(page, "cite")
    first = "OIM firmó un acuerdo con UNODC (2021), según «A new declaration», UNODC, feb 2021."
    assert text.splitlines()[0] == first
    assert "versión de los datos " in text and page.tab.url in text
    assert page.tab.inner_text("#notice") == "Cita copiada."


def test_where_nothing_may_be_copied_the_text_is_shown(open_map: Opener) -> None:
    page = open_map("n=int-oim")
    page.tab.evaluate(
        """() => {
            navigator.clipboard.writeText = async () => { throw new Error('no'); };
            document.execCommand = () => false;
        }"""
    )
    page.tab.click("#share-menu summary")
    page.tab.click("#share-link")
    assert page.tab.url in page.tab.inner_text("#notice")
