from __future__ import annotations

import os
import subprocess
import sys
from hashlib import sha256
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import matplotlib
import networkx as nx
import numpy as np
import pytest
from matplotlib.image import imread

from tejido.cli import run
from tejido.drawing import draw_map
from tejido.drawing.layout import layout
from tejido.drawing.palette import DASHES, marker
from tejido.drawing.picture import MOST, picture
from tejido.drawing.selection import shown
from tejido.drawing.telling import told
from tejido.drawing.texts import marks
from tejido.errors import OutputError
from tejido.network import FAMILIES, Source, network

GRAPH = Path(__file__).parent / "fixture.ttl"
SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = ["$x^2", "<script>alert(1)</script>", "\\frac{1}{2}", "&lt;", "{{7*7}}", "x" * 300, "$"]


def star(rays: int, **names: str) -> nx.MultiDiGraph[str]:
    """Return a network of one institution that works with many."""
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(documents={})
    for n in range(rays + 1):
        name = names.get(f"i{n}", f"Instituto {n}")
        graph.add_node(f"i{n}", short={"es": name, "en": name}, kind="academia")
    for n in range(1, rays + 1):
        graph.add_edge("i0", f"i{n}", family="partner", directed=False, planned=False)
    return graph


def drawn(graph: Any, format: str = "svg") -> bytes:
    return picture(graph, layout(graph), "es", format)


@pytest.mark.parametrize(
    ("format", "begins"), [("png", b"\x89PNG"), ("pdf", b"%PDF-"), ("svg", b"<?xml")]
)
def test_a_picture_is_of_its_format_by_suffix_or_by_name(
    tmp_path: Path, format: str, begins: bytes
) -> None:
    by_suffix = draw_map(GRAPH, tmp_path / f"map.{format}")
    by_name = draw_map(GRAPH, tmp_path / "picture", format=format)
    assert by_suffix.read_bytes().startswith(begins)
    assert by_suffix.read_bytes() == by_name.read_bytes()


def test_pictures_are_the_same_bytes_in_every_process_whatever_the_settings(
    tmp_path: Path,
) -> None:
    (tmp_path / "matplotlibrc").write_text("font.size: 30\nsvg.fonttype: none\naxes.grid: true\n")
    code = (
        "import sys; from pathlib import Path; from tejido.drawing import draw_map\n"
        "for kind in ('png', 'svg', 'pdf'):\n"
        f"    draw_map(Path({str(GRAPH)!r}), Path(sys.argv[1]) / f'map.{{kind}}')"
    )
    digests = []
    for seed, where in (("1", "/"), ("2", str(tmp_path))):
        folder = tmp_path / seed
        folder.mkdir()
        path = os.pathsep.join([str(Path(__file__).parents[2]), *sys.path])
        env = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": path, "TZ": f"UTC-{seed}"}
        subprocess.run([sys.executable, "-c", code, str(folder)], env=env, cwd=where, check=True)
        digests.append([sha256(made.read_bytes()).hexdigest() for made in sorted(folder.iterdir())])
    assert digests[0] == digests[1]


def test_the_png_is_an_a4_page_across_with_something_on_it(tmp_path: Path) -> None:
    pixels = imread(draw_map(GRAPH, tmp_path / "map.png"))
    assert abs(pixels.shape[1] / pixels.shape[0] - 297 / 210) < 0.01
    assert pixels.shape[1] >= 2300
    dark = np.mean(pixels[..., :3].min(axis=2) < 0.9)
    assert 0.01 < dark < 0.5


def test_the_svg_is_xml_without_script_or_address() -> None:
    root = ElementTree.fromstring(drawn(network(GRAPH)))
    tags = {element.tag for element in root.iter()}
    assert f"{SVG}script" not in tags
    links = [value for element in root.iter() for key, value in element.items() if "href" in key]
    assert all(link.startswith("#") for link in links)


@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_is_a_name(name: str) -> None:
    ElementTree.fromstring(drawn(star(3, i1=name)))


def test_the_texts_say_what_when_and_whence() -> None:
    graph = network(GRAPH)
    words = told(graph, shown(graph, MOST), "es")
    assert words.counts == (
        f"9 instituciones, {graph.number_of_edges()} alianzas, según 3 documentos"
    )
    assert "4 de mayo de 2023" in words.foot[0]
    assert "UNODC «A new declaration» (2021)" in words.foot[1]
    english = told(graph, shown(graph, MOST), "en")
    assert "May 4, 2023" in english.foot[0]
    assert len(english.notes) == len(words.notes)


@pytest.mark.parametrize(
    ("date", "said"), [("2021", "2021."), ("2021-02", "febrero de 2021."), ("2021-99", "2021-99.")]
)
def test_a_date_is_as_fine_as_it_is_known(date: str, said: str) -> None:
    graph = star(2)
    graph.graph["documents"] = {"d": Source(title="T", date=date)}
    assert told(graph, shown(graph, MOST), "es").foot[0].endswith(said)


def test_without_dates_and_documents_it_says_so() -> None:
    words = told(star(2), shown(star(2), MOST), "es")
    assert words.foot[0] == "Documentos sin fecha."
    assert words.counts.endswith("0 documentos")


def test_the_most_connected_are_shown_and_the_rest_is_counted() -> None:
    graph = star(100)
    graph.add_node("alone", short={"es": "Sola", "en": "Alone"}, kind="other")
    chosen = shown(graph, MOST)
    assert len(chosen.institutions) == MOST
    assert "i0" in chosen.institutions
    assert (chosen.left, chosen.alone) == (101 - MOST, 1)
    words = told(graph, chosen, "es")
    assert any(f"{MOST} instituciones" in note and "41" in note for note in words.notes)
    ElementTree.fromstring(drawn(graph))


def test_everyone_shown_has_a_partner_who_is_shown() -> None:
    """Pairs that work with nobody else: with room for five, two pairs are shown."""
    graph = star(0)
    for n in range(1, 11):
        graph.add_node(f"i{n}", short={"es": "", "en": ""}, kind="other")
    for n in range(1, 11, 2):
        graph.add_edge(f"i{n}", f"i{n + 1}", family="partner", directed=False, planned=False)
    chosen = shown(graph, 5)
    assert (len(chosen.institutions), len(chosen.lines), chosen.left) == (4, 2, 6)


def test_a_line_is_the_strongest_and_has_an_arrow_when_all_run_one_way() -> None:
    graph = network(GRAPH)
    lines = {
        frozenset(iri.rsplit("/", 1)[1] for iri in (line.first, line.second)): line
        for line in shown(graph, MOST).lines
    }
    paid = lines[frozenset({"us-inl", "int-unodc"})]
    assert (paid.family, paid.arrow) == ("funding", True)
    assert paid.first.endswith("us-inl")
    together = lines[frozenset({"int-oim", "mx-roo-gob"})]
    assert (together.family, together.arrow, together.partnerships) == ("partner", False, 2)


def test_a_network_without_partnerships_is_a_page_that_says_so() -> None:
    graph: nx.MultiDiGraph[str] = nx.MultiDiGraph(documents={})
    assert told(graph, shown(graph, MOST), "es").none
    ElementTree.fromstring(drawn(graph))


def test_kinds_differ_in_shape_and_families_in_dashes_or_width() -> None:
    looks = [str(marker(look["shape"])) for look in marks()["kinds"].values()]
    assert len(looks) - len(set(looks)) == 1  # a ring is a circle that is not filled
    assert set(DASHES) == set(FAMILIES)
    solid = [family for family in FAMILIES if DASHES[family] == (0, None)]
    assert solid == ["partner", "participation"]


def test_without_matplotlib_it_is_one_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "matplotlib", None)
    assert run(["map", str(GRAPH), "-o", str(tmp_path / "map.pdf")]) == 1
    told_ = capsys.readouterr().err
    assert told_ == (
        "tejido: pictures need matplotlib: pip install 'tejido[pictures]'; pages (html) do not\n"
    )
    assert list(tmp_path.iterdir()) == []
    with pytest.raises(OutputError):
        picture(star(1), {}, "es", "png")


def test_the_page_needs_no_matplotlib(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tejido.drawing import draw_map\n"
        "draw_map(Path(sys.argv[1]), Path(sys.argv[2]))\n"
        "assert 'matplotlib' not in sys.modules"
    )
    target = str(tmp_path / "map.html")
    command = [sys.executable, "-c", code, str(GRAPH), target]
    subprocess.run(command, cwd=Path(__file__).parents[2], check=True)
    assert matplotlib.__version__
