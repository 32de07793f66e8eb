"""Documents that lie beside the map are linked, and only these."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.drawing.beside import files_beside
from tejido.network.model import Source


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("docs/one.txt", "docs/año 2.txt", "other/three.txt"):
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text("text", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("page", "path", "expected"),
    [
        ("map.html", "docs/one.txt", {"d": "docs/one.txt"}),
        ("map.html", "docs/año 2.txt", {"d": "docs/a%C3%B1o%202.txt"}),
        ("docs/map.html", "docs/one.txt", {"d": "one.txt"}),
        ("docs/map.html", "other/three.txt", {}),
        ("map.html", "docs/none.txt", {}),
        ("map.html", "", {}),
        ("map.html", "/etc/hostname", {}),
        ("map.html", "docs/../../../../../../../etc/hostname", {}),
    ],
)
def test_files_in_the_folder_of_the_page(
    folder: Path, page: str, path: str, expected: dict[str, str]
) -> None:
    graph = folder / "graph.ttl"
    assert files_beside({"d": Source(path=path)}, graph, folder / page) == expected
