"""Queries that explode are stopped in time, in every engine, and leave no process behind."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tejido.asking.engines import Engine
from tejido.asking.limits import Limits, within
from tejido.asking.results import Rows
from tejido.asking.run import ask, sparql
from tejido.errors import GraphError, QueryError
from tejido.graph.disk import fill
from tejido.reading import guard
from tests.asking.golden import GRAPHS

EXPLODING = {
    "product": "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l }",
    "path": "SELECT (COUNT(*) AS ?n) { ?a (!<urn:x>|^!<urn:x>)* ?b . ?b (!<urn:x>|^!<urn:x>)* ?c . "
    "?c (!<urn:x>|^!<urn:x>)* ?d }",
    "regex": "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i "
    "FILTER(REGEX(CONCAT(STR(?c), STR(?f), STR(?i)), '(a|aa|b.*)+z(.?){200}$')) }",
}
MEMORY = "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i . ?j ?k ?l } ORDER BY ?c ?f"


@pytest.fixture(autouse=True)
def _no_reader() -> None:
    """End the child that reads documents, which other tests may have started."""
    guard.stop()


@pytest.mark.parametrize("engine", ["fixture", "in_rdflib"])
@pytest.mark.parametrize("query", EXPLODING)
def test_time(query: str, engine: str, request: pytest.FixtureRequest) -> None:
    graph, start = request.getfixturevalue(engine), time.monotonic()
    with pytest.raises(QueryError, match=r"stopped after 0\.3 seconds; .*--timeout"):
        within(Limits(seconds=0.3), lambda: sparql(EXPLODING[query], graph))
    assert time.monotonic() - start < 3
    assert _children() == []


@pytest.mark.parametrize("engine", ["fixture", "in_rdflib"])
def test_memory(engine: str, request: pytest.FixtureRequest) -> None:
    graph = request.getfixturevalue(engine)
    with pytest.raises(QueryError, match=r"stopped at 50 MB of memory; .*--max-memory"):
        within(Limits(seconds=60, megabytes=50), lambda: sparql(MEMORY, graph))
    assert _children() == []


@pytest.mark.parametrize("engine", ["fixture", "in_rdflib"])
def test_rows(engine: str, request: pytest.FixtureRequest) -> None:
    graph = request.getfixturevalue(engine)
    text = "SELECT ?s { ?s ?p ?o } ORDER BY ?s ?p ?o"
    whole, part = sparql(text, graph), sparql(text, graph, most=3)
    assert isinstance(whole, Rows)
    assert isinstance(part, Rows)
    assert (part.rows, part.truncated) == (whole.rows[:3], True)
    exact = sparql(text, graph, most=len(whole))
    assert isinstance(exact, Rows)
    assert (exact.rows, exact.truncated) == (whole.rows, False)
    with pytest.raises(QueryError, match=r"^more than 3 triples; .*--max-rows"):
        sparql("CONSTRUCT WHERE { ?s ?p ?o }", graph, most=3)


def test_what_the_child_returns_or_raises(fixture: Engine) -> None:
    asked: Callable[[], Rows] = lambda: ask("partners", fixture)  # noqa: E731
    assert within(Limits(), asked) == asked()
    for problem in (QueryError("one\n  two"), GraphError("three")):
        with pytest.raises(type(problem)) as error:
            within(Limits(), lambda problem=problem: _raise(problem))  # type: ignore[misc]
        assert str(error.value) == str(problem)


def test_a_child_that_dies_is_told() -> None:
    with pytest.raises(QueryError, match=r"ended its process \(exit code -9\)"):
        within(Limits(), lambda: os.kill(os.getpid(), signal.SIGKILL))


def test_a_child_costs_less_than_fifty_milliseconds(fixture: Engine) -> None:
    def taken(work: Callable[[], object]) -> float:
        start = time.perf_counter()
        work()
        return time.perf_counter() - start

    def asked() -> Rows:
        return ask("partners", fixture, of="AIA")

    direct = min(taken(asked) for _ in range(5))
    child = min(taken(lambda: within(Limits(60, 4096), asked)) for _ in range(5))
    assert child - direct < 0.05


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("limits") / "store"
    fill(folder, [GRAPHS["fixture"]])
    return folder


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--timeout", "0.5", EXPLODING["product"]], "stopped after 0.5 seconds"),
        (["--max-memory", "50", MEMORY], "stopped at 50 MB of memory"),
        (["--max-rows", "2", "SELECT * { ?s ?p ?o }"], "only the first 2 rows are shown"),
        (["SELECT * { SERVICE <http://127.0.0.1:1/> {} }"], "refused without --allow-remote"),
    ],
)
@pytest.mark.parametrize("where", ["--graph", "--store"])
def test_the_command_says_so(where: str, options: list[str], says: str, store: Path) -> None:
    graph = store if where == "--store" else GRAPHS["fixture"]
    done = subprocess.run(
        [sys.executable, "-m", "tejido", "sparql", where, str(graph), "--format", "csv", *options],
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert done.returncode == 1
    assert done.stderr.startswith("tejido: ")
    assert says in done.stderr.splitlines()[0]
    assert len(done.stdout.splitlines()) == (3 if "--max-rows" in options else 0)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_child_is_left(number: signal.Signals) -> None:
    running = subprocess.Popen(
        [sys.executable, "-m", "tejido", "sparql", "-g", GRAPHS["fixture"], EXPLODING["product"]],
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        preexec_fn=_heeding_interrupts,
    )
    child = _awaited(lambda: next(iter(_children(running.pid)), None))
    time.sleep(0.1)  # let it tie itself to its parent
    running.send_signal(number)
    running.wait(10)
    assert _awaited(lambda: not Path(f"/proc/{child}").exists() or None)


def _heeding_interrupts() -> None:
    """Undo what shells do to processes in the background: they ignore interrupts."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def _children(process: int | None = None) -> list[int]:
    process = process or os.getpid()
    text = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [child for child in map(int, text.split()) if _runs_python(child)]


def _runs_python(process: int) -> bool:
    """Tell children of the tests' own helpers, which are other programs or started apart."""
    try:
        own = Path(f"/proc/{process}/cmdline").read_bytes()
        return (
            own
            == Path(
                f"/proc/{Path(f'/proc/{process}/stat').read_text().split()[3]}/cmdline"
            ).read_bytes()
        )
    except OSError:
        return False


def _awaited(look: Callable[[], object]) -> object:
    for _ in range(500):
        if (found := look()) is not None:
            return found
        time.sleep(0.02)
    raise AssertionError("nothing came in ten seconds")


def _raise(error: Exception) -> None:
    raise error
