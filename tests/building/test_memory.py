"""What builds remember: believed only when it is theirs, and never a condition."""

from __future__ import annotations

import json
import shutil
import sqlite3
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from tejido import project
from tejido.build import build_graph
from tejido.building.memory import FOLDER, Memory, memory_file, recalling, remembering
from tejido.building.seal import own_key
from tejido.building.versions import engine_digest
from tejido.errors import DocumentError, TejidoError
from tejido.graph.auditing import audit
from tejido.linking import ledger
from tejido.model import Document, Reading
from tejido.reading.searching import Source
from tejido.report import report_graph

TEXT = "La OIM y la UNODC firmaron un convenio de colaboración el 3 de mayo de 2020."
OTHER = "La UNODC organizó el Foro Nacional del Agua el 2 de julio de 2024 en Mérida."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    folder = tmp_path / "documents"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT)
    (folder / "b.txt").write_text(OTHER)
    return folder


@pytest.fixture
def loads(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the names of the documents that are loaded from now on."""
    import tejido.loading

    seen: list[str] = []
    load = tejido.loading.load

    def noted(document: Document) -> Reading:
        seen.append(document.id)
        return load(document)

    monkeypatch.setattr("tejido.loading.load", noted)
    return seen


def test_only_what_changed_is_read_again(folder: Path, loads: list[str]) -> None:
    out = folder / "graph.ttl"
    build_graph([folder], out)
    assert loads == ["a", "b"]
    build_graph([folder], out)
    assert loads == ["a", "b"]
    (folder / "b.txt").write_text(TEXT)
    build_graph([folder], out)
    assert loads == ["a", "b", "b"]
    assert report_graph(out).documents == 2
    assert loads == ["a", "b", "b"]
    build_graph([folder], out, clean=True)
    assert loads == ["a", "b", "b", "a", "b"]


@pytest.mark.parametrize("suffix", ["trig", "nq", "jsonld"])
def test_other_forms_remember_too(folder: Path, loads: list[str], suffix: str) -> None:
    out = folder / f"graph.{suffix}"
    build_graph([folder], out)
    first = out.read_bytes()
    build_graph([folder], out)
    assert out.read_bytes() == first
    assert loads == ["a", "b"]


def test_the_record_tells_what_was_read(folder: Path) -> None:
    out = folder / "graph.ttl"
    (folder / "page.html").write_text(f"<html><body><article><p>{TEXT}</p></article></body></html>")
    build_graph([folder], out)
    told = json.loads((folder / FOLDER / "graph.ttl.json").read_text())
    assert [(one["id"], one["reader"]) for one in told["documents"]] == [
        ("a", "plain"),
        ("b", "plain"),
        ("page", "html"),
    ]
    assert all(len(one["sha256"]) == len(one["text"]) == 64 for one in told["documents"])
    assert told["digest"] and told["tejido"] and "pyoxigraph" in told["packages"]


def forged(file: Path) -> None:
    """Change a fact in what is kept, seals left as they are."""
    with sqlite3.connect(file) as kept:
        kept.execute("UPDATE kept SET body=CAST(replace(body, 'UNODC', 'UNICEF') AS BLOB)")
    kept.close()


def exchanged(file: Path) -> None:
    """Let two documents change places."""
    with sqlite3.connect(file) as kept:
        names = [name for (name,) in kept.execute("SELECT name FROM kept WHERE name LIKE 'thin %'")]
        for old, new in zip(names, ("x", names[0]), strict=True):
            kept.execute("UPDATE kept SET name=? WHERE name=?", (new, old))
    kept.close()


def emptied(file: Path) -> None:
    with sqlite3.connect(file) as kept:
        kept.execute("UPDATE kept SET body=NULL, seal=7")
    kept.close()


def other_form(file: Path) -> None:
    with sqlite3.connect(file) as kept:
        kept.execute("PRAGMA user_version=99")
    kept.close()


def other_table(file: Path) -> None:
    with sqlite3.connect(file) as kept:
        kept.execute("DROP TABLE kept")
        kept.execute("CREATE VIEW kept AS SELECT 1 AS name")
    kept.close()


DAMAGES: list[tuple[Callable[[Path], object], bool]] = [
    (forged, False),
    (exchanged, False),
    (emptied, False),
    (other_form, True),
    (other_table, True),
    (lambda file: file.write_bytes(b"no database" * 1000), True),
    (lambda file: file.write_bytes(file.read_bytes()[:5000]), True),
    (lambda file: file.write_bytes(file.read_bytes()[:4096] + b"\xff" * 60000), True),
    (lambda file: file.write_bytes(b""), False),
]


@pytest.mark.parametrize(("damage", "told"), DAMAGES)
def test_damaged_or_forged(
    folder: Path, damage: Callable[[Path], object], told: bool, loads: list[str]
) -> None:
    out, said = folder / "graph.ttl", list[str]()
    build_graph([folder], out)
    first = out.read_bytes()
    damage(memory_file(out))
    build_graph([folder], out, warn=said.append)
    assert out.read_bytes() == first
    assert bool(said) == told
    assert all("\n" not in line and "graph.ttl.memory" in line for line in said)
    loads.clear()
    build_graph([folder], out, warn=said.append)
    assert out.read_bytes() == first
    assert loads == []


def test_what_another_user_kept_is_not_believed(
    folder: Path, tmp_path: Path, loads: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    build_graph([folder], folder / "graph.ttl")
    key = own_key()
    assert own_key() == key
    ledgers = Path.home() / ".cache" / "tejido"
    shutil.copytree(ledgers, tmp_path / "tejido", ignore=shutil.ignore_patterns("seal.key"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    assert own_key() != key
    assert (tmp_path / "tejido" / "seal.key").stat().st_mode & 0o777 == 0o600
    loads.clear()
    build_graph([folder], folder / "graph.ttl")
    assert loads == ["a", "b"]


def test_one_build_at_a_time_remembers(folder: Path, loads: list[str]) -> None:
    out, said = folder / "graph.ttl", list[str]()
    build_graph([folder], out)
    first = out.read_bytes()
    with remembering(out, said.append):
        build_graph([folder], out, warn=said.append)
    assert out.read_bytes() == first
    assert len(said) == 1 and "another build has it" in said[0]


def test_a_failed_first_build_leaves_nothing(folder: Path) -> None:
    (folder / "c.txt").write_bytes(b"")
    with pytest.raises(DocumentError):
        build_graph([folder], folder / "graph.ttl", keep_going=False)
    assert sorted(path.name for path in folder.iterdir()) == ["a.txt", "b.txt", "c.txt"]


def test_an_interrupted_build_keeps_what_it_read(folder: Path, loads: list[str]) -> None:
    out = folder / "graph.ttl"

    def track(sources: Sequence[Source]) -> Iterator[Source]:
        yield sources[0]
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        build_graph([folder], out, track)
    build_graph([folder], out)
    assert loads == ["a", "b"]


def test_what_is_not_used_is_forgotten(folder: Path) -> None:
    out = folder / "graph.ttl"
    build_graph([folder], out)
    full = rows(out)
    (folder / "b.txt").unlink()
    build_graph([folder], out)
    assert 0 < rows(out) < full


def rows(graph: Path) -> int:
    with sqlite3.connect(memory_file(graph)) as kept:
        (count,) = kept.execute("SELECT count(*) FROM kept").fetchone()
    kept.close()
    return int(count)


def test_where_nothing_can_be_kept(folder: Path) -> None:
    (folder / FOLDER).write_text("a file")
    out = folder / "graph.ttl"
    build_graph([folder], out)
    build_graph([folder], out)
    assert audit(out) == []


def test_reading_alone_makes_no_memory(folder: Path) -> None:
    with recalling(folder / "graph.ttl", pytest.fail) as memory:
        memory.put("a", b"b")
        assert memory.get("a") == b"b"
    assert not (folder / FOLDER).exists()


def test_a_full_disk_ends_no_build(tmp_path: Path) -> None:
    said: list[str] = []
    memory = Memory(tmp_path / FOLDER / "x.memory", said.append)
    memory._connection.execute("PRAGMA max_page_count=8")
    memory.put("a", b"x" * 1_000_000)
    assert memory.get("a") is None
    memory.put("a", b"b")
    assert memory.get("a") == b"b"
    memory.close(forget=True)
    assert len(said) == 1


def test_errors_of_a_build_stay_what_they_are(folder: Path) -> None:
    with pytest.raises(TejidoError, match="format"):
        build_graph([folder], folder / "graph.docx")
    assert not (folder / FOLDER).exists()


def test_another_lexicon_or_code_is_another_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "tejido"
    (package / "lexicon").mkdir(parents=True)
    (package / "project.py").write_text("")
    (package / "lexicon" / "verbs.txt").write_text("firmar\n")
    monkeypatch.setattr(project, "__file__", str(package / "project.py"))
    digests = [engine_digest()]
    for path, text in (("lexicon/verbs.txt", "firmar signar\n"), ("engine.py", "x = 1\n")):
        (package / path).write_text(text)
        digests.append(engine_digest())
    assert len(set(digests)) == len(digests)


def test_another_ledger_reads_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, loads: list[str]
) -> None:
    own = tmp_path / "authority"
    own.mkdir()
    monkeypatch.setenv(project.AUTHORITY, str(own))
    out, clean = folder / "graph.ttl", tmp_path / "clean.ttl"
    (folder / "c.txt").write_text("La Red del Agua Clara y la OIM firmaron un convenio en 2020.")
    build_graph([folder], out)
    before = out.read_bytes()
    names = "{es: Red del Agua Clara, en: Clear Water Network}"
    (own / "zz.yaml").write_text(
        f"- {{id: zz-agua-clara, type: coordination-network, name: {names}}}\n"
    )
    ledger._read_once.cache_clear()
    loads.clear()
    build_graph([folder], out)
    assert loads == ["a", "b", "c"]
    assert out.read_bytes() != before and b"institution:zz-agua-clara" in out.read_bytes()
    build_graph([folder], clean, clean=True)
    assert clean.read_bytes() == out.read_bytes()
    (own / "zz.yaml").unlink()
    ledger._read_once.cache_clear()
    build_graph([folder], out)
    assert out.read_bytes() == before
