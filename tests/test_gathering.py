"""One document at fault leaves the others alone, unless it is asked to stop them."""

from __future__ import annotations

import shutil
import zipfile
from pathlib import Path

import pytest

from tejido.build import build_graph, write_all_facts
from tejido.cli import run
from tejido.errors import DocumentError
from tejido.gathering import gather

GOOD = "La OIM y la UNODC firmaron un convenio de colaboración el 3 de mayo de 2020."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder of two good documents and five at fault, some of them in a ZIP."""
    folder = tmp_path / "docs"
    (folder / "sub").mkdir(parents=True)
    (folder / "good.txt").write_text(GOOD)
    (folder / "empty.txt").write_bytes(b"")
    (folder / "binary.txt").write_bytes(b"\0\1")
    (folder / "sub" / "good.txt").write_text("Otra.")
    (folder / "listed").mkdir()
    (folder / "listed" / "nota.txt").write_text(GOOD)
    (folder / "listed" / "sources.yaml").write_text("nota:\n  colour: red\n")
    with zipfile.ZipFile(folder / "more.zip", "w") as more:
        more.writestr("inside.txt", GOOD)
        more.writestr("blank.txt", " ")
    (folder / "broken.zip").write_bytes(b"PK\3\4 and no more")
    return folder


BAD = ["binary.txt", "blank.txt", "broken.zip", "empty.txt", "good.txt", "nota.txt"]


def test_those_of_folders_are_left_out_and_told(folder: Path) -> None:
    gathered = gather([folder])
    assert [reading.document.id for reading in gathered.readings] == ["good", "inside"]
    assert sorted(Path(failed.path).name for failed in gathered.failed) == BAD
    assert all(
        failed.path in failed.reason for failed in gathered.failed if "yaml" not in failed.reason
    )
    assert [f.path for f in gathered.failed] == sorted(f.path for f in gathered.failed)


def test_one_that_is_named_stops_unless_told_not_to(folder: Path) -> None:
    paths = [folder, folder / "empty.txt"]
    with pytest.raises(DocumentError, match=r"empty\.txt: empty"):
        gather(paths)
    assert len(gather(paths, keep_going=True).failed) == len(BAD)
    with pytest.raises(DocumentError, match="broken"):
        gather([folder], keep_going=False)


def test_the_graph_of_the_rest_is_that_of_the_rest_alone(folder: Path, tmp_path: Path) -> None:
    report = build_graph([folder], tmp_path / "all.ttl")
    alone = build_graph([folder / "good.txt", folder / "more.zip/inside.txt"], tmp_path / "two.ttl")
    assert (tmp_path / "all.ttl").read_bytes() == (tmp_path / "two.ttl").read_bytes()
    assert len(report.failed) == len(BAD)
    assert not alone.failed


def test_none_readable_writes_nothing(folder: Path, tmp_path: Path) -> None:
    out = tmp_path / "graph.ttl"
    out.write_text("old")
    (folder / "good.txt").unlink()
    (folder / "more.zip").unlink()
    (folder / "sub" / "good.txt").write_text("")
    with pytest.raises(DocumentError, match="none of 5 documents"):
        build_graph([folder], out)
    assert out.read_text() == "old"


def test_what_nobody_foresaw_is_one_line(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tejido.loading.loader_for", lambda document: 1 // 0)
    with pytest.raises(DocumentError, match=r"ZeroDivisionError.*please report it") as caught:
        gather([folder / "good.txt"])
    assert "\n" not in str(caught.value)


@pytest.mark.parametrize("language", ["es", "en"])
def test_the_command_tells_each_and_ends_with_1(
    folder: Path, tmp_path: Path, capfd: pytest.CaptureFixture[str], language: str
) -> None:
    out = tmp_path / "graph.ttl"
    assert run(["build", str(folder), "-o", str(out), "--lang", language]) == 1
    said = capfd.readouterr()
    assert said.err.count("\n") == said.err.count("tejido: ") == len(BAD)
    told = {"es": "6  Archivos que no se pudieron leer", "en": "6  Files that could not be read"}
    assert told[language] in said.out
    assert out.exists()
    assert run(["build", str(folder), "-o", str(out), "--no-keep-going"]) == 1
    assert capfd.readouterr().err.count("\n") == 1
    assert run(["build", str(folder / "good.txt"), "-o", str(out)]) == 0


def test_facts_of_the_rest(folder: Path, tmp_path: Path) -> None:
    assert len(write_all_facts([folder], tmp_path / "facts").failed) == len(BAD)
    names = sorted(path.name for path in (tmp_path / "facts").iterdir())
    assert names == ["good.facts.json", "inside.facts.json"]


def test_names_that_are_not_utf_8(tmp_path: Path) -> None:
    folder = tmp_path / "docs"
    folder.mkdir()
    path = folder / "a\udcf1o.txt"
    path.write_text(GOOD)
    (folder / "b.txt").write_text(GOOD)
    out = tmp_path / "graph.ttl"
    build_graph([folder], out)
    assert "año.txt" in out.read_text(encoding="utf-8")
    shutil.copy(out, folder)
    from tejido.graph.auditing import audit

    assert audit(folder / "graph.ttl") == []
