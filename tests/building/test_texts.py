"""The canonical text beside a document that is not plain: audits need no parser then."""

from __future__ import annotations

import zipfile
from pathlib import Path

import pytest

from tejido.build import build_graph
from tejido.errors import DocumentError
from tejido.graph.auditing import audit
from tejido.reading import document_paths, read_document

PAGE = "<html><body><article><p>{}</p></article></body></html>"
TEXT = "La OIM y la UNODC firmaron un convenio de colaboración el 3 de mayo de 2020."
OTHER = "La UNODC organizó el Foro Nacional del Agua el 2 de julio de 2024 en Mérida."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "page.html").write_text(PAGE.format(TEXT))
    (tmp_path / "plain.txt").write_text(OTHER)
    with zipfile.ZipFile(tmp_path / "more.zip", "w") as more:
        more.writestr("in/deep.html", PAGE.format(OTHER))
    return tmp_path


def texts(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*.text"))


def no_parser(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise DocumentError("a parser was needed")

    monkeypatch.setattr("tejido.reading.files.read_guarded", refuse)


def test_are_written_and_are_no_documents(folder: Path) -> None:
    build_graph([folder], folder / "graph.ttl")
    assert texts(folder) == ["more.zip.text", "more.zip.text/in/deep.html.text", "page.html.text"]
    kept = (folder / "page.html.text").read_bytes()
    assert kept == read_document(folder / "page.html").text.encode()
    names = [path.name for path in document_paths([folder])]
    assert names == ["deep.html", "page.html", "plain.txt"]
    (folder / "page.html").unlink()
    assert [path.name for path in document_paths([folder])] == ["deep.html", "plain.txt"]


def test_audits_and_reports_need_no_parser(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from tejido.report import report_graph

    built = build_graph([folder], folder / "graph.ttl")
    no_parser(monkeypatch)
    assert audit(folder / "graph.ttl") == []
    assert report_graph(folder / "graph.ttl") == built
    (folder / "page.html.text").write_text(OTHER)
    found = [mismatch.found for mismatch in audit(folder / "graph.ttl")]
    assert any("a parser was needed" in text for text in found)


def test_follow_the_document(folder: Path) -> None:
    kept, said = folder / "page.html.text", list[str]()
    build_graph([folder], folder / "graph.ttl", warn=said.append)
    (folder / "page.html").write_text(PAGE.format(OTHER))
    build_graph([folder], folder / "graph.ttl", warn=said.append)
    assert OTHER in kept.read_text()
    kept.unlink()
    build_graph([folder], folder / "graph.ttl", warn=said.append)
    assert OTHER in kept.read_text()
    assert said == []


def test_a_file_of_the_user_s_own_stays(folder: Path) -> None:
    (folder / "page.html.text").write_text("mine")
    said: list[str] = []
    build_graph([folder], folder / "graph.ttl", warn=said.append)
    assert (folder / "page.html.text").read_text() == "mine"
    assert len(said) == 1 and "page.html.text: not written by a build" in said[0]


def test_a_folder_that_cannot_be_written(folder: Path) -> None:
    (folder / "more.zip.text").write_text("in the way")
    said: list[str] = []
    build_graph([folder], folder / "graph.ttl", warn=said.append)
    assert len(said) == 1 and "deep.html.text: not written" in said[0]
