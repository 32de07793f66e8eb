from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tejido.cli import run
from tejido.cli.map import FORMATS as COMMAND_FORMATS
from tejido.drawing.map import FORMATS
from tejido.drawing.positions import read_positions

ROOT = Path(__file__).parents[2]
GRAPH = ROOT / "tests/drawing/fixture.ttl"
DOCUMENT = """@prefix tejido: <https://w3id.org/tejido/ns#> .
<https://w3id.org/tejido/id/document/a> a tejido:Document .
"""


def test_the_formats_are_those_of_the_drawing() -> None:
    assert COMMAND_FORMATS == FORMATS


def test_the_script_draws_what_the_command_draws(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    one, other = tmp_path / "one.html", tmp_path / "other.html"
    assert run(["map", str(GRAPH), "-o", str(one), "--lang", "en"]) == 0
    said = capsys.readouterr().out
    done = subprocess.run(
        [sys.executable, "visualize.py", str(GRAPH), "-o", str(other), "--lang", "en"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    assert one.read_bytes() == other.read_bytes()
    assert said == f"Wrote the map to {one}; open it in a browser.\n"
    assert done.stdout == said.replace("one.html", "other.html")


@pytest.mark.parametrize("more", ["", "i:x a tejido:Institution ; tejido:mentionedIn d:a ."])
def test_a_graph_without_institutions_or_partnerships_is_a_page(tmp_path: Path, more: str) -> None:
    graph = tmp_path / "graph.ttl"
    prefixes = (
        "@prefix i: <https://w3id.org/tejido/id/institution/> .\n"
        "@prefix d: <https://w3id.org/tejido/id/document/> .\n"
    )
    graph.write_text(prefixes + DOCUMENT + more, encoding="utf-8")
    page = tmp_path / "map.html"
    assert run(["map", str(graph), "-o", str(page)]) == 0
    assert len(read_positions(page)) == bool(more)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "holds no document read by Tejido"),
        ("@prefix : <x", "is no Turtle"),
        ("<http://a.org/x> <http://a.org/y> 'z' .", "holds no document read by Tejido"),
    ],
)
def test_what_is_no_graph_is_one_line_and_nothing_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    graph, page = tmp_path / "graph.ttl", tmp_path / "map.html"
    graph.write_text(text, encoding="utf-8")
    assert run(["map", str(graph), "-o", str(page)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"tejido: {graph}:")
    assert said in told
    assert told.count("\n") == 1
    assert not page.exists()


@pytest.mark.parametrize("name", ["none/map.html", "folder"])
def test_where_nothing_can_be_written_is_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / "folder").mkdir()
    assert run(["map", str(GRAPH), "-o", str(tmp_path / name)]) == 1
    told = capsys.readouterr().err
    assert told.startswith(f"tejido: {tmp_path / name}: cannot be written")
    assert told.count("\n") == 1


def test_an_unknown_format_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["map", str(GRAPH), "--format", "gif"]) == 2
    assert "'gif' is not one of" in capsys.readouterr().err
