"""Tours: what a file may say, and how the page plays it."""

from __future__ import annotations

import subprocess
import sys
import tempfile
from collections.abc import Iterable
from pathlib import Path
from typing import Any
from urllib.parse import parse_qs

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from tejido.drawing import draw_map
from tejido.drawing.story import Story, read_story
from tejido.errors import StoryError
from tejido.network import network
from tests.drawing.conftest import GRAPH, Opened, Opener
from tests.drawing.test_hostile import HOSTILE

ROOT = Path(__file__).resolve().parents[2]
CASES = yaml.safe_load(Path(__file__).with_name("story_cases.yaml").read_text(encoding="utf-8"))
PROBES = (Path(__file__).parent / "probes.js").read_text(encoding="utf-8")
TOUR = """
title: {es: Un recorrido, en: A tour}
steps:
- title: {es: La declaración, en: The declaration}
  text: {es: Dos organismos firmaron., en: Two bodies signed.}
  pair: [int-unodc, int-oim]
- title: {es: El dinero, en: The money}
  text: {es: Una oficina financia., en: An office funds.}
  filters: {families: [funding], years: 2010-2012, undated: false, planned: false}
- title: {es: El lugar, en: The place}
  text: {es: Ocurrió en Quintana Roo., en: It happened in Quintana Roo.}
  view: places
  counted: initiatives
  filters: {place: mx-roo}
- title: {es: En foco, en: In focus}
  text: {es: Con quién trabaja., en: Whom it works with.}
  focus: us-inl
"""


@pytest.fixture(scope="module")
def tour(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("tour")
    (folder / "tour.yaml").write_text(TOUR, encoding="utf-8")
    return draw_map(GRAPH, folder / "map.html", story=folder / "tour.yaml")


@pytest.fixture(scope="module")
def shipped(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("shipped") / "map.html"
    return draw_map(ROOT / "graph.ttl", out, story=ROOT / "stories/trata.yaml")


def in_quotes(text: str) -> str:
    """Return a text as YAML writes it in double quotes, on one line."""
    quoted = yaml.safe_dump(text, default_style='"', width=9999, allow_unicode=True)
    return str(quoted).strip()


def read(text: str, folder: Path) -> Story:
    (folder / "tour.yaml").write_text(text, encoding="utf-8")
    return read_story(folder / "tour.yaml", network(GRAPH))


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["case"])
def test_a_fault_names_line_value_and_what_to_do(case: dict[str, str], tmp_path: Path) -> None:
    with pytest.raises(StoryError) as caught:
        read(case["story"], tmp_path)
    assert str(caught.value) == f"{tmp_path / 'tour.yaml'}:{case['said']}"


def test_a_missing_file_is_one_line(tmp_path: Path) -> None:
    with pytest.raises(StoryError, match=r"nothing\.yaml:1: cannot be read"):
        read_story(tmp_path / "nothing.yaml", network(GRAPH))


def test_steps_become_states_of_the_page(tmp_path: Path) -> None:
    story = read(TOUR, tmp_path)
    assert [step.state for step in story.steps] == [
        "e=int-oim~int-unodc",
        "a=0&r=funding&u=0&y=2010-2012",
        "o=initiatives&p=mx-roo&v=places",
        "n=us-inl",
    ]


@given(st.text(min_size=1, max_size=200).filter(lambda text: text.strip() and text.isprintable()))
def test_words_of_a_filter_survive_the_address(words: str) -> None:
    text = TOUR.replace("focus: us-inl", f"filters: {{words: {in_quotes(words)}}}")
    with tempfile.TemporaryDirectory() as folder:
        story = read(text, Path(folder))
    assert parse_qs(story.steps[3].state) == {"f": [words]}


def test_the_command_takes_a_tour_for_a_page_only(tmp_path: Path) -> None:
    (tmp_path / "tour.yaml").write_text(TOUR.replace("us-inl", "us-inn"), encoding="utf-8")

    def run(*more: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tejido", "map", str(GRAPH), "--lang", "en"]
        story = ["--story", str(tmp_path / "tour.yaml")]
        return subprocess.run([*command, *story, *more], capture_output=True, text=True, cwd=ROOT)

    broken = run("-o", str(tmp_path / "map.html"))
    assert broken.returncode != 0 and len(broken.stderr.splitlines()) == 1
    assert "tour.yaml:17: step 4: focus 'us-inn'" in broken.stderr
    assert "did you mean 'us-inl'?" in broken.stderr
    assert not (tmp_path / "map.html").exists()
    picture = run("-o", str(tmp_path / "map.svg"))
    assert picture.returncode != 0 and "a picture plays no tour" in picture.stderr


def test_a_page_without_a_tour_offers_none(open_map: Opener) -> None:
    page = open_map()
    assert page.number("#tell, #story") == 0
    assert "s=" not in page.tab.url
    again = open_map("s=2")
    assert "no está en esta versión" in again.tab.inner_text("#notice")


def test_the_tour_goes_on_back_and_ends(open_map: Opener, tour: Path) -> None:
    page = open_map(file=tour)
    whole = page.status()
    assert page.tab.is_hidden("#story")
    page.tab.click("#tell")
    assert page.tab.inner_text("#story-title") == "La declaración"
    assert page.tab.inner_text("#story-name") == "Un recorrido · Paso 1 de 4"
    assert "IOM and UNODC signed a declaration in Cairo." in page.panel()
    page.tab.keyboard.press("Enter")
    assert page.tab.inner_text("#story-title") == "El dinero"
    assert page.number("#legend input[data-group]:checked") == 1
    page.tab.go_back()
    assert page.tab.inner_text("#story-title") == "La declaración"
    page.tab.click("#story-next")
    page.tab.click("#story-back")
    assert page.tab.get_attribute("#story-back", "aria-disabled") == "true"
    for _ in range(3):
        page.tab.click("#story-next")
    assert page.tab.inner_text("#story-next") == "Terminar"
    page.tab.click("#story-next")
    assert page.tab.is_hidden("#story")
    assert page.status() == whole
    assert page.tab.evaluate("document.activeElement.id") == "tell"


def test_the_tour_by_keys(open_map: Opener, tour: Path) -> None:
    page = open_map("s=1", tour)
    page.tab.focus("#story-next")
    page.tab.keyboard.press("ArrowRight")
    page.tab.keyboard.press("ArrowRight")
    assert page.tab.inner_text("#story-title") == "El lugar"
    page.tab.keyboard.press("ArrowLeft")
    assert page.tab.inner_text("#story-title") == "El dinero"
    page.tab.focus("#search")
    page.tab.keyboard.press("ArrowRight")
    assert page.tab.inner_text("#story-title") == "El dinero", "where one types, arrows stay arrows"
    page.tab.click("#help-open")
    page.tab.keyboard.press("Escape")
    page.tab.wait_for_selector("#help", state="detached")
    assert page.tab.is_visible("#story"), "Escape closed the help only"
    page.tab.focus("#story-next")
    page.tab.keyboard.press("Escape")
    assert page.tab.is_hidden("#story")


def test_a_link_to_a_step_restores_it(open_map: Opener, tour: Path) -> None:
    page = open_map("s=2", tour)
    page.tab.click("#story-next")
    state = page.tab.evaluate("location.hash.slice(1)")
    assert "s=3" in state
    for link in (state, "s=3", "l=es&s=3"):
        again = open_map(link, tour)
        for selector in ("#story-title", "#status", "#panel", "#chips"):
            assert again.tab.inner_text(selector) == page.tab.inner_text(selector)
        assert again.tab.inner_text("#panel h2") == "Quintana Roo"


def test_each_step_is_announced_once(open_map: Opener, tour: Path) -> None:
    page = open_map("s=1", tour)
    page.tab.evaluate(
        "() => { window.said = []; new MutationObserver((all) => all.forEach((one) =>"
        " window.said.push(one.target.textContent))).observe("
        "document.getElementById('story-aloud'), { childList: true }); }"
    )
    page.tab.click("#story-next")
    page.tab.check("[data-group=families][value=partner]")
    assert page.tab.evaluate("window.said") == ["Paso 2 de 4. El dinero. Una oficina financia."]
    assert page.tab.get_attribute("#story-aloud", "aria-live") == "polite"


def test_the_tour_speaks_both_languages(open_map: Opener, tour: Path) -> None:
    page = open_map("s=2", tour)
    page.tab.click("#language")
    assert page.tab.inner_text("#story-title") == "The money"
    assert page.tab.inner_text("#story-name") == "A tour · Step 2 of 4"
    assert "El dinero" not in page.tab.inner_text("body")


def test_what_a_step_does_not_show_is_faint(open_map: Opener, tour: Path) -> None:
    def grey(page: Opened) -> int:
        return int(
            page.tab.evaluate(
                """() => {
                  const canvas = document.querySelector('#picture canvas');
                  const { width, height } = canvas;
                  const { data } = canvas.getContext('2d').getImageData(0, 0, width, height);
                  let n = 0;
                  for (let i = 0; i < data.length; i += 4) {
                    const [r, g, b] = data.slice(i, i + 3);
                    if (r === 0xc3 && g === 0xcc && b === 0xd5) n += 1;
                  }
                  return n;
                }"""
            )
        )

    assert grey(open_map("s=4", tour)) > 100
    assert grey(open_map("n=us-inl", tour)) < 30


@pytest.mark.parametrize("size", [(390, 844), (1440, 900)])
@pytest.mark.parametrize("step", [1, 2, 3])
def test_the_tour_fits_and_can_be_read(
    open_map: Opener, tour: Path, step: int, size: tuple[int, int]
) -> None:
    page = open_map(f"s={step}", tour, size)
    assert page.tab.evaluate("document.documentElement.scrollWidth") <= size[0]
    assert page.tab.evaluate(f"({PROBES})().nameless()") == []
    assert page.tab.evaluate(f"({PROBES})().pale()") == []
    box = page.tab.locator("#story-next").bounding_box()
    assert box and box["y"] + box["height"] <= size[1], "Next is in the first screen"
    assert box["height"] >= (44 if size[0] < 900 else 24)
    assert page.tab.evaluate("window.scrollY") == 0


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_words_in_a_tour_stay_words(open_map: Opener, tmp_path: Path, text: str) -> None:
    words = in_quotes(text)
    told = TOUR.replace("La declaración", words).replace("Un recorrido", words)
    told = told.replace("Dos organismos firmaron.", words)
    (tmp_path / "tour.yaml").write_text(told, encoding="utf-8")
    file = draw_map(GRAPH, tmp_path / "map.html", story=tmp_path / "tour.yaml")
    page = open_map("s=1", file)
    folded = " ".join(text.split())
    for selector in ("#story-title", "#story-text", "#story-name"):
        assert folded in " ".join(page.tab.inner_text(selector).split())
    assert page.number("img, svg[onload], #story script") == 0


def test_without_scripts_the_tour_is_a_list(tour: Path) -> None:
    page = tour.read_text(encoding="utf-8")
    inside = page[page.index("<noscript>") : page.index("</noscript>")]
    assert "<b>El dinero</b> Una oficina financia." in inside


def ties_of(family: str) -> dict[frozenset[str], dict[str, Any]]:
    """Return the pairs (short names) of a family in the graph that ships, with their ties."""
    found = network(ROOT / "graph.ttl")
    edges: Iterable[tuple[str, str, dict[str, Any]]] = found.edges(data=True)
    name = {iri: node["short"]["es"] for iri, node in found.nodes(data=True)}
    return {frozenset((name[a], name[b])): tie for a, b, tie in edges if tie["family"] == family}


def quoted(tie: dict[str, Any]) -> str:
    return " ".join(quote.exact for one in tie["evidence"] for quote in one.quotes)


def drawn_names(page: Opened) -> set[str]:
    """Return the short names of what the step shows, read from the list view of the same state."""
    page.tab.click("#view-list")
    cells = page.tab.locator("#rows tr th, #rows tr td:nth-of-type(1)").all_inner_texts()
    return {cell.strip() for cell in cells}


def test_the_shipped_tour_begins_with_the_two_in_the_middle(
    open_map: Opener, shipped: Path
) -> None:
    page = open_map("s=1", shipped)
    rows = page.tab.locator("#panel .rows button").all_inner_texts()
    assert rows[0].startswith("Organización Internacional para las Migraciones")
    assert rows[1].startswith("Oficina de las Naciones Unidas contra la Droga y el Delito")
    assert "5 documentos" in page.status()
    assert not page.tab.is_checked("[data-group=families][value=participation]")
    dates = [one.date for one in network(ROOT / "graph.ttl").graph["documents"].values()]
    assert (min(dates)[:4], max(dates)[:4]) == ("2016", "2024")


def test_the_shipped_tour_shows_the_two_agreements(open_map: Opener, shipped: Path) -> None:
    panel = open_map("s=2", shipped).panel()
    assert "Acuerdo de Cooperación" in panel and "17 abr 2012" in panel
    assert "el Acuerdo de Cooperación firmado el 17 de abril de 2012" in panel
    assert "suscribieron una Declaración de Alianza" in panel and "2 jul 2024" in panel


def test_the_shipped_tour_shows_who_funds(open_map: Opener, shipped: Path) -> None:
    funding = ties_of("funding")
    announced = {pair for pair, tie in funding.items() if tie["planned"]}
    assert announced == {frozenset(("INL", "UNODC")), frozenset(("INL", "Gob. de México"))}
    assert set(funding) - announced == {frozenset(("J/TIP", "OIM"))}
    page = open_map("s=3", shipped)
    assert f" · {len(funding)} de " in page.status()
    assert "with the support of" in " ".join(quoted(funding[pair]) for pair in announced)
    page = open_map("s=4", shipped)
    assert " · 1 de " in page.status()
    assert "con financiamiento de la Oficina de Monitoreo" in page.panel()


def test_the_shipped_tour_shows_one_state(open_map: Opener, shipped: Path) -> None:
    page = open_map("s=5", shipped)
    panel = page.panel()
    assert panel.startswith("Organización Internacional para las Migraciones")
    assert "Gobierno del Estado de Quintana Roo" in panel
    for family in ("Alianza declarada", "Apoyo o formación", "Pertenencia"):
        assert family in panel
    support = ties_of("support")[frozenset(("OIM", "Gob. de Q. Roo"))]
    member = ties_of("membership")[frozenset(("OIM", "Com. Trata Q. Roo"))]
    assert "Desde 2023, la OIM brinda acompañamiento técnico" in quoted(support)
    assert "invitada permanente" in quoted(member)


def test_the_shipped_tour_shows_the_course(open_map: Opener, shipped: Path) -> None:
    page = open_map("s=6", shipped)
    names = drawn_names(page)
    assert any("Fiscalía General del Estado de Quintana Roo" in name for name in names)
    assert sum("Secretaría" in name for name in names) >= 5
    assert page.tab.inner_text("#story-title") == "Un curso, muchas instituciones"
    page.tab.click("#rows button >> nth=0")
    assert "curso Ruta de Detección" in page.panel()
    assert "no es una alianza" in page.panel()


def test_the_shipped_tour_ends_with_places(open_map: Opener, shipped: Path) -> None:
    page = open_map("s=7", shipped)
    cells = page.tab.locator("#places-rows tr").evaluate_all(
        "rows => rows.map(row => [...row.children].map(cell => cell.textContent))"
    )
    placed = {name: int(sites) for name, _, sites in cells}
    nowhere = placed.pop("Sin lugar determinado")
    assert nowhere > sum(placed.values()) > 0, "of most activities no document says the place"
    assert page.number("#nowhere-initiatives li") == nowhere
    assert page.tab.inner_text("#story-next") == "Terminar"


def test_every_step_of_the_shipped_tour_is_looked_at(shipped: Path) -> None:
    told = yaml.safe_load((ROOT / "stories/trata.yaml").read_text(encoding="utf-8"))
    assert len(told["steps"]) == 7
