from __future__ import annotations

import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tejido.errors import OutputError
from tejido.graph import files, write_graph
from tejido.graph.files import replace_file
from tejido.graph.store import read_quads
from tejido.model import Reading

HERE = Path(__file__).parent
ENVIRONMENT = {**os.environ, "PYTHONPATH": f"{HERE.parents[1]}{os.pathsep}{HERE}"}
OLD = "# old\n"


@pytest.fixture
def graph(tmp_path: Path) -> Path:
    path = tmp_path / "graph.ttl"
    path.write_text(OLD)
    return path


def nothing(path: Path) -> None:
    """Find no fault."""


def untouched(graph: Path) -> bool:
    return graph.read_text() == OLD and [*graph.parent.iterdir()] == [graph]


def test_the_new_text_replaces_the_old_and_its_mode_stays(graph: Path) -> None:
    graph.chmod(0o640)
    replace_file(graph, ["a", "é\n"], nothing)
    assert graph.read_bytes() == b"a\xc3\xa9\n"
    assert graph.stat().st_mode & 0o777 == 0o640
    assert [*graph.parent.iterdir()] == [graph]


def test_a_link_is_followed(graph: Path, tmp_path: Path) -> None:
    link = tmp_path / "link.ttl"
    link.symlink_to(graph)
    replace_file(link, ["new"], nothing)
    assert link.is_symlink() and graph.read_text() == "new"


def test_what_fails_while_it_is_made_or_checked_leaves_the_old(graph: Path) -> None:
    def broken() -> Iterator[str]:
        yield "half"
        raise ZeroDivisionError

    def refuse(path: Path) -> None:
        assert path.read_text() == "new"
        raise OutputError("no good")

    with pytest.raises(ZeroDivisionError):
        replace_file(graph, broken(), nothing)
    assert untouched(graph)
    with pytest.raises(OutputError, match="no good"):
        replace_file(graph, ["new"], refuse)
    assert untouched(graph)


@contextmanager
def file_size_limit(size: int) -> Iterator[None]:
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_full_disk_leaves_the_old(graph: Path, readings: list[Reading]) -> None:
    with file_size_limit(5000), pytest.raises(OutputError) as caught:
        write_graph(readings, graph)
    assert str(caught.value).startswith(f"{graph}: cannot be written: ")
    assert "\n" not in str(caught.value)
    assert untouched(graph)


def test_a_full_device_is_one_line(readings: list[Reading]) -> None:
    with pytest.raises(OutputError, match="/dev/full: cannot be written: No space left on device"):
        write_graph(readings, Path("/dev/full"), format="ttl")
    assert not [path for path in Path("/dev").iterdir() if "full." in path.name]


@contextmanager
def nobody() -> Iterator[None]:
    """Root may write anywhere: be someone else for a while."""
    user = os.geteuid()
    if user == 0:
        os.seteuid(65534)
    try:
        yield
    finally:
        os.seteuid(user)


def test_a_folder_that_cannot_be_written_to_leaves_the_old() -> None:
    folder = Path(tempfile.mkdtemp())
    try:
        graph = folder / "graph.ttl"
        graph.write_text(OLD)
        folder.chmod(0o555)
        with nobody(), pytest.raises(OutputError, match="cannot be written: Permission denied"):
            replace_file(graph, ["new"], nothing)
        assert untouched(graph)
    finally:
        folder.chmod(0o755)
        shutil.rmtree(folder)


@pytest.mark.parametrize("path", ["none/graph.ttl", "file/graph.ttl", "folder"])
def test_a_place_where_no_file_can_be(path: str, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    (tmp_path / "folder").mkdir()
    with pytest.raises(OutputError, match=f"{path}: cannot be written: "):
        replace_file(tmp_path / path, ["new"], nothing)


HOLD = """
import sys
from pathlib import Path
from tejido.graph.files import replace_file
def parts():
    print("writing", flush=True)
    sys.stdin.read()
    yield "theirs"
replace_file(Path(sys.argv[1]), parts(), lambda path: None)
"""


def started(code: str, *arguments: object) -> subprocess.Popen[str]:
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        env=ENVIRONMENT,
        text=True,
    )
    assert process.stdout
    assert process.stdout.readline() == "writing\n"
    return process


def test_a_second_writer_is_refused_by_name(graph: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "_PATIENCE", 0.1)
    with started(HOLD, graph) as first:
        with pytest.raises(OutputError, match=f"process {first.pid} is writing it"):
            replace_file(graph, ["mine"], nothing)
        first.communicate()
    assert graph.read_text() == "theirs"
    replace_file(graph, ["mine"], nothing)
    assert graph.read_text() == "mine" and [*graph.parent.iterdir()] == [graph]


def test_a_second_writer_waits(graph: Path) -> None:
    with started(HOLD, graph) as first:
        second = subprocess.Popen(
            [sys.executable, "-c", HOLD, graph],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            env=ENVIRONMENT,
        )
        time.sleep(0.3)
        assert second.poll() is None
        first.communicate()
        assert second.wait(20) == 0
    assert [*graph.parent.iterdir()] == [graph]


KILL = """
import os, random, signal, sys, time
from pathlib import Path
from conftest import DOCUMENTS, readings_in
from tejido.graph.weave import graph_of
from tejido.graph.writing import write_quads

path = Path(sys.argv[1])
readings = readings_in(DOCUMENTS)
graphs = [graph_of(readings[:2]), graph_of(readings)]
whole = set()
for graph in graphs:
    write_quads(graph, path)
    whole.add(path.read_bytes())

def write_for_ever():
    while True:
        for graph in graphs:
            write_quads(graph, path)

chance = random.Random(2)
for _ in range(50):
    child = os.fork()
    if not child:
        write_for_ever()
    time.sleep(chance.uniform(0.0, 0.1))
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)
    torn = path.read_bytes() not in whole
    print("torn" if torn else "whole", *sorted(p.name for p in path.parent.iterdir()))
write_quads(graphs[0], path)
print("end", *sorted(p.name for p in path.parent.iterdir()))
"""


def test_a_kill_at_any_moment_leaves_a_whole_graph(graph: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", KILL, graph],
        capture_output=True,
        env=ENVIRONMENT,
        text=True,
        check=True,
        timeout=60,
    )
    *kills, end = done.stdout.splitlines()
    assert len(kills) == 50
    assert {line.split()[0] for line in kills} == {"whole"}
    assert "whole .graph.ttl.lock .graph.ttl.new graph.ttl" in kills  # some died in the act
    assert end == "end graph.ttl"
    assert len(set(read_quads(graph))) > 100
