"""Stores on disk: whole or as before, one writer, readers that go on."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

import tejido as package
from tejido.asking.engines import open_graph, open_stored
from tejido.asking.run import ask, sparql
from tejido.errors import GraphError, OutputError
from tejido.graph.disk import fill, open_disk
from tests.asking.golden import GRAPHS
from tests.cli.conftest import Run, tejido

__all__ = ["tejido"]

FILLING = """
import sys
from pathlib import Path
from tejido.graph.disk import fill
fill(Path(sys.argv[1]), [Path(sys.argv[2])])
"""


def _long(path: Path, lines: int = 400_000) -> Path:
    with path.open("w", encoding="utf-8") as out:
        out.writelines(f'<urn:s{n}> <urn:p> "{n}" .\n' for n in range(lines))
    return path


def _filling(store: Path, graph: Path) -> subprocess.Popen[bytes]:
    """Begin to fill a store in another process; return when the work has begun."""
    before = len(list(store.glob("generation-*/*.log")))
    process = subprocess.Popen([sys.executable, "-c", FILLING, store, graph])
    end = time.monotonic() + 30
    while len(list(store.glob("generation-*/*.log"))) == before and time.monotonic() < end:
        time.sleep(0.01)
    assert process.poll() is None
    return process


def test_holds_what_the_files_hold(tmp_path: Path) -> None:
    named = tmp_path / "named.trig"
    named.write_text("<urn:g> { <urn:s> <urn:p> 1 }", encoding="utf-8")
    assert fill(tmp_path / "store", [GRAPHS["fixture"], named]) == 542
    engine = open_stored(tmp_path / "store")
    assert ask("partners", engine).rows == ask("partners", open_graph(GRAPHS["fixture"])).rows
    assert sparql("ASK { GRAPH <urn:g> { ?s ?p 1 } }", engine) is True
    assert fill(tmp_path / "store", [named]) == 1
    assert len(open_disk(tmp_path / "store").store) == 1


def test_readers_go_on_and_the_next_writer_clears_up(tmp_path: Path) -> None:
    store = tmp_path / "store"
    fill(store, [GRAPHS["fixture"]])
    reader = open_disk(store)
    fill(store, [GRAPHS["fair"]])
    fill(store, [GRAPHS["fair"]])
    assert len(reader.store) == 541
    assert len(list(store.glob("generation-*"))) == 2
    del reader
    fill(store, [GRAPHS["fair"]])
    assert len(list(store.glob("generation-*"))) == 1


@pytest.mark.slow
def test_killed_while_filling_it_holds_what_it_held(tmp_path: Path) -> None:
    store, long = tmp_path / "store", _long(tmp_path / "long.nt")
    fill(store, [GRAPHS["fixture"]])
    process = _filling(store, long)
    process.send_signal(signal.SIGKILL)
    process.wait()
    assert len(open_disk(store).store) == 541
    assert len(list(store.glob("generation-*"))) == 2
    assert fill(store, [long]) == 400_000
    assert len(list(store.glob("generation-*"))) == 1


@pytest.mark.slow
def test_a_second_writer_is_refused_by_name_and_readers_are_not(tmp_path: Path) -> None:
    store, long = tmp_path / "store", _long(tmp_path / "long.nt")
    fill(store, [GRAPHS["fixture"]])
    process = _filling(store, long)
    try:
        process.send_signal(signal.SIGSTOP)
        with pytest.raises(OutputError, match=f"store: process {process.pid} is writing it"):
            fill(store, [GRAPHS["fair"]])
        assert len(open_disk(store).store) == 541
    finally:
        process.send_signal(signal.SIGCONT)
        process.wait()
    assert len(open_disk(store).store) == 400_000


def test_a_broken_file_leaves_it_as_it_was(tmp_path: Path) -> None:
    store, torn = tmp_path / "store", tmp_path / "torn.nt"
    torn.write_text("<urn:a> <urn:b> <urn:c> .\n<urn:a>", encoding="utf-8")
    fill(store, [GRAPHS["fixture"]])
    with pytest.raises(GraphError, match=r"torn\.nt:2: is no N-Triples"):
        fill(store, [GRAPHS["fair"], torn])
    assert len(open_disk(store).store) == 541
    assert len(list(store.glob("generation-*"))) == 1


def test_a_folder_of_something_else_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Ana")
    with pytest.raises(OutputError, match=r"holds letter\.txt, so it is no store"):
        fill(tmp_path, [GRAPHS["fixture"]])
    assert [path.name for path in tmp_path.iterdir()] == ["letter.txt"]


def test_what_is_no_store_is_told(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match="holds no store; 'tejido store' makes one"):
        open_stored(tmp_path / "nowhere")
    fill(tmp_path / "store", [GRAPHS["fixture"]])
    (tmp_path / "store" / "current").write_text("../../etc")
    with pytest.raises(GraphError, match="names no generation"):
        open_stored(tmp_path / "store")
    (tmp_path / "store" / "current").write_text("generation-7")
    with pytest.raises(GraphError, match="its generation is missing"):
        open_stored(tmp_path / "store")
    (tmp_path / "store" / "current").write_text("generation-1")
    for path in (tmp_path / "store" / "generation-1").glob("MANIFEST-*"):
        path.write_bytes(b"\0" * 10)
    with pytest.raises(GraphError, match="store: is damaged"):
        open_stored(tmp_path / "store")


def test_a_file_in_the_way_is_told(tmp_path: Path, tejido: Run) -> None:
    (tmp_path / "store").write_text("a file")
    ran = tejido("store", GRAPHS["fixture"], "-o", tmp_path / "store")
    assert ran.code == 1
    assert "store: cannot be written: File exists" in ran.err


def test_the_commands_fill_and_ask_it(tmp_path: Path, tejido: Run) -> None:
    store = tmp_path / "store"
    assert tejido("store", GRAPHS["fixture"], "-o", store).out == f"{store}: 541 tripletas\n"
    arguments = ("query", "posts", "--institution", "AIA", "--format", "tsv")
    asked = tejido(*arguments, "--store", store)
    assert asked.code == 0
    assert asked.out == tejido(*arguments, "-g", GRAPHS["fixture"]).out
    both = tejido("sparql", "ASK {}", "--store", store, "-g", "graph.ttl")
    assert both.code == 2
    assert "Only one of --graph, --store and --endpoint" in both.err


@pytest.mark.filterwarnings("ignore:Dataset:DeprecationWarning")  # rdflib's own
def test_opens_as_an_rdflib_dataset(tmp_path: Path) -> None:
    named = tmp_path / "named.trig"
    named.write_text("<urn:g> { <urn:s> <urn:p> 1, '01'@es }\n<urn:a> <urn:b> <urn:c> .")
    fill(tmp_path / "store", [named])
    asked = "SELECT ?s ?o { ?s ?p ?o } ORDER BY STR(?o)"
    for path in (named, tmp_path / "store"):
        dataset = package.open(path)
        rows = [[str(cell) for cell in row] for row in dataset.query(asked)]  # type: ignore[union-attr]
        assert rows == [["urn:s", "01"], ["urn:s", "1"], ["urn:a", "urn:c"]]
        assert len(list(dataset.query("SELECT ?o { GRAPH <urn:g> { ?s ?p ?o } }"))) == 2


def test_without_oxrdflib_the_dataset_is_rdflibs_own(tmp_path: Path) -> None:
    """In a process that cannot import it."""
    code = (
        "import sys; sys.modules['oxrdflib'] = None\n"
        "import tejido; d = tejido.open(sys.argv[1])\n"
        "print(type(d.store).__name__, len(list(d.query('SELECT * { ?s ?p ?o }'))))"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, GRAPHS["fixture"]],
        capture_output=True,
        text=True,
        check=True,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )
    assert done.stdout.split() == ["Memory", "541"]
