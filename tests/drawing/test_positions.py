from __future__ import annotations

import json
import shutil
from pathlib import Path

import pytest

from tejido.drawing import draw_map
from tejido.drawing.positions import read_positions
from tejido.errors import OutputError

GRAPH = Path(__file__).parent / "fixture.ttl"
MORE = """
i:nueva a tejido:Institution ; rdfs:label "Red Nueva"@es ; tejido:mentionedIn d:acta .
c:99 a tejido:Participation ; tejido:initiative e:foro ; tejido:role tejido:role-participant ;
    tejido:agent i:nueva ; tejido:rule "takes-part" ; tejido:quote q:a2 ; tejido:evidence q:a2 .
"""


@pytest.fixture
def grown(tmp_path: Path) -> Path:
    path = tmp_path / "grown.ttl"
    path.write_text(GRAPH.read_text(encoding="utf-8") + MORE, encoding="utf-8")
    return path


def test_a_page_drawn_again_keeps_every_place(tmp_path: Path, grown: Path) -> None:
    page = draw_map(GRAPH, tmp_path / "map.html")
    first, bytes_of_first = read_positions(page), page.read_bytes()
    draw_map(GRAPH, page)
    assert page.read_bytes() == bytes_of_first
    draw_map(grown, page)
    second = read_positions(page)
    assert second.keys() - first.keys() == {"nueva"}
    assert {name: second[name] for name in first} == first


def test_anew_forgets_the_old_page(tmp_path: Path, grown: Path) -> None:
    page, fresh = tmp_path / "map.html", tmp_path / "fresh.html"
    draw_map(GRAPH, page)
    draw_map(grown, page, anew=True)
    assert page.read_bytes() == draw_map(grown, fresh).read_bytes()


def test_a_file_of_positions_is_written_and_read(tmp_path: Path, grown: Path) -> None:
    kept = tmp_path / "places.json"
    draw_map(GRAPH, tmp_path / "one.html", positions=kept)
    first = read_positions(kept)
    assert first == read_positions(tmp_path / "one.html")
    draw_map(grown, tmp_path / "two.html", positions=kept)
    second = read_positions(kept)
    assert second == read_positions(tmp_path / "two.html")
    assert {name: second[name] for name in first} == first


def test_positions_of_another_page_are_taken_and_the_page_is_left_alone(
    tmp_path: Path, grown: Path
) -> None:
    page = draw_map(GRAPH, tmp_path / "map.html")
    before = page.read_bytes()
    draw_map(grown, tmp_path / "two.html", positions=page)
    assert page.read_bytes() == before
    assert read_positions(page).items() <= read_positions(tmp_path / "two.html").items()


@pytest.mark.parametrize(
    "text", ["", "<html></html>", "[1]", '{"a": 1}', '{"a": [1, 1e400]}', '{"a": [1, 2, 3]}',
             '{"a": [true, 0]}', '{"a": [10000000, 0]}', "[" * 100_000]
)  # fmt: skip
@pytest.mark.parametrize("name", ["old.json", "old.html"])
def test_what_holds_no_positions_is_refused_in_one_line(
    tmp_path: Path, name: str, text: str
) -> None:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    with pytest.raises(OutputError, match="holds no positions") as caught:
        draw_map(GRAPH, tmp_path / "map.html", positions=path)
    assert str(caught.value).startswith(f"{path}:")
    assert not (tmp_path / "map.html").exists()


@pytest.mark.parametrize("text", ["", "<html>", "my own notes"])
def test_an_old_file_that_is_no_map_does_not_hinder(tmp_path: Path, text: str) -> None:
    path = tmp_path / "map.html"
    path.write_text(text, encoding="utf-8")
    assert draw_map(GRAPH, path).stat().st_size > 100_000


def test_a_page_with_other_ids_changes_nothing(tmp_path: Path) -> None:
    path = tmp_path / "places.json"
    path.write_text(json.dumps({"nobody": [1, 2]}), encoding="utf-8")
    copy = tmp_path / "map.html"
    draw_map(GRAPH, copy, positions=path)
    assert copy.read_bytes() == draw_map(GRAPH, tmp_path / "other.html").read_bytes()


def test_a_missing_page_of_positions_is_one_line(tmp_path: Path) -> None:
    shutil.copy(GRAPH, tmp_path / "graph.ttl")
    with pytest.raises(OutputError, match=r"none\.html: cannot be read"):
        draw_map(tmp_path / "graph.ttl", tmp_path / "map.html", positions=tmp_path / "none.html")
