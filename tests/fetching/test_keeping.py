"""What was fetched is a document among the others, and nothing of these is lost."""

from __future__ import annotations

import re
from datetime import date
from hashlib import sha256
from pathlib import Path

import pytest

from tejido.build import build_graph
from tejido.cli import run
from tejido.errors import DocumentError, FetchError, OutputError
from tejido.fetching.fetch import Fetched, fetch
from tejido.fetching.keeping import keep
from tejido.reading import read_document
from tejido.reading.sources import read_sources
from tests.fetching.server import PAGE, serving

DAY = date(2026, 11, 22)
URL = "https://www.unodc.org/es/noticias/convenio-2024.html"


def html(url: str = URL, data: bytes = PAGE) -> Fetched:
    return Fetched(url, data, "text/html")


def test_bytes_and_where_they_are_from(tmp_path: Path) -> None:
    file = keep(html(), tmp_path / "documents", DAY)
    assert file.name == "convenio-2024.html"
    assert file.read_bytes() == PAGE
    told = read_sources(file.parent)["convenio-2024"]
    assert told == {"url": URL, "retrieved": "2026-11-22", "sha256": sha256(PAGE).hexdigest()}
    document = read_document(file)
    assert (document.url, document.warnings) == (URL, ())
    assert sorted(p.name for p in file.parent.iterdir()) == ["convenio-2024.html", "sources.yaml"]


@pytest.mark.parametrize(
    "before",
    [
        "",
        "a:\n  title: Una nota\n",
        "# nota\r\na:\r\n  title: 'Una nota'   # sí\r\n",
        "a:\n  title: x",
        "a:\n  title: x\nb:",
        "---\na:\n  title: x\n",
    ],
)
def test_what_stood_in_sources_stays_byte_for_byte(tmp_path: Path, before: str) -> None:
    sources = tmp_path / "sources.yaml"
    sources.write_bytes(before.encode())
    keep(html(), tmp_path, DAY)
    keep(html(URL.replace("2024", "2025")), tmp_path, DAY)
    assert sources.read_bytes().startswith(before.encode())
    assert {"convenio-2024", "convenio-2025"} <= {*read_sources(tmp_path)}


@pytest.mark.parametrize("before", ["{a: {title: x}}\n", "a:\n  title: x\n...\n"])
def test_a_form_that_cannot_be_added_to(tmp_path: Path, before: str) -> None:
    (tmp_path / "sources.yaml").write_text(before)
    with pytest.raises(FetchError, match="cannot be added to"):
        keep(html(), tmp_path, DAY)
    assert (tmp_path / "sources.yaml").read_text() == before
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]


def test_broken_sources_stop_before_anything(tmp_path: Path) -> None:
    (tmp_path / "sources.yaml").write_text("a: [")
    with pytest.raises(DocumentError, match=r"sources\.yaml"):
        keep(html(), tmp_path, DAY)
    assert [path.name for path in tmp_path.iterdir()] == ["sources.yaml"]


def test_once_fetched_twice_kept_once(tmp_path: Path) -> None:
    file = keep(html(), tmp_path, DAY)
    before = (tmp_path / "sources.yaml").read_bytes()
    assert keep(html(), tmp_path, date(2027, 1, 1)) == file
    assert (tmp_path / "sources.yaml").read_bytes() == before
    changed = PAGE.replace(b"2020", b"2021")
    with pytest.raises(FetchError, match="is no longer what"):
        keep(html(data=changed), tmp_path, DAY)
    assert file.read_bytes() == PAGE
    file.unlink()
    with pytest.raises(FetchError, match="has other bytes"):
        keep(html(data=changed), tmp_path, DAY)
    assert keep(html(), tmp_path, DAY) == file
    assert (tmp_path / "sources.yaml").read_bytes() == before


def test_a_name_that_is_taken_is_not_taken_again(tmp_path: Path) -> None:
    (tmp_path / "convenio-2024.txt").write_text("mía")
    file = keep(html(), tmp_path, DAY)
    assert re.fullmatch(r"convenio-2024-[0-9a-f]{8}\.html", file.name)
    assert keep(html(), tmp_path, DAY) == file
    assert (tmp_path / "convenio-2024.txt").read_text() == "mía"


@pytest.mark.parametrize(
    ("url", "name"),
    [
        ("https://www.iom.int/", "www-iom-int"),
        ("https://www.iom.int/es/index.html", "es"),
        ("https://www.iom.int/news/a%20b%2Fc", "c"),
        ("https://www.iom.int/n.php?id=12&lang=es", "n-id-12-lang-es"),
        ("https://www.iom.int/..%2f..%2fetc%2fpasswd", "passwd"),
        ("https://www.iom.int/%00%0a", "document"),
        ("https://www.iom.int/niño", "niño"),
        ("https://www.iom.int/" + "a" * 400, "a" * 80),
        ("https://www.iom.int/v1.2/report", "report"),
    ],
)
def test_names(tmp_path: Path, url: str, name: str) -> None:
    assert keep(html(url), tmp_path, DAY) == tmp_path / f"{name}.html"


def test_what_is_no_document(tmp_path: Path) -> None:
    for data in (b"\x89PNG\0\0\0", b"*** 123", b"\0\1\2"):
        with pytest.raises(FetchError, match=r"convenio-2024\.html: "):
            keep(Fetched(URL, data, ""), tmp_path, DAY)
    with pytest.raises(FetchError, match="is said to be"):
        keep(Fetched(URL, b"La OIM.", "application/pdf"), tmp_path, DAY)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_cannot_be(tmp_path: Path) -> None:
    (tmp_path / "documents").write_text("a file")
    with pytest.raises(OutputError, match="documents"):
        keep(html(), tmp_path / "documents", DAY)


def test_changed_bytes_are_told(tmp_path: Path) -> None:
    file = keep(html(), tmp_path, DAY)
    file.write_bytes(PAGE.replace(b"2020", b"2021"))
    (warning,) = read_document(file).warnings
    assert "not the bytes that were fetched" in warning


def test_fetched_kept_and_built(tmp_path: Path) -> None:
    with serving() as (at, _):
        found = fetch(f"{at}/to?/convenio.html", rule=lambda address: True)
    keep(found, tmp_path, DAY)
    build_graph([tmp_path], tmp_path / "graph.ttl")
    graph = (tmp_path / "graph.ttl").read_text()
    assert f'"{at}/convenio.html"^^xsd:anyURI' in graph
    assert "tejido:role-signatory" in graph


def test_the_command_refuses_this_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path)
    with serving() as (at, asked):
        assert run(["build", f"{at}/page.html"]) == 1
    said = capfd.readouterr()
    assert re.fullmatch(r"tejido: 127\.0\.0\.1: .*no public address.*\n", said.err)
    assert (asked, said.out, list(tmp_path.iterdir())) == ([], "", [])
