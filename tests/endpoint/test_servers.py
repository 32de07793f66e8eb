"""The whole catalogue on real servers: the rows of memory, of disk and of rdflib."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from tejido.asking.catalogue import catalogue
from tejido.asking.engines import Engine, open_graph, open_stored
from tejido.asking.results import Rows
from tejido.asking.run import ask
from tejido.endpoint import Endpoint, Remote, endpoint, publish, unpublish
from tejido.endpoint.address import PASSWORD, USER
from tejido.endpoint.manifest import MANIFEST
from tejido.errors import EndpointError, TejidoError
from tejido.graph.disk import fill
from tests.asking.golden import GRAPHS
from tests.endpoint.servers import MISSING, oxigraph, program, virtuoso

pytestmark = pytest.mark.slow

HERE = Path(__file__).parent
ASKED = yaml.safe_load((HERE.parent / "asking" / "asked.yaml").read_text(encoding="utf-8"))
EXCEPTIONS = yaml.safe_load((HERE / "exceptions.yaml").read_text(encoding="utf-8"))
PRESENT = [name for name, path in GRAPHS.items() if path.exists()]


class Running(NamedTuple):
    """A server by name."""

    name: str
    server: Endpoint


@pytest.fixture(scope="module", params=["oxigraph", "virtuoso"])
def running(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Running]:
    name = request.param
    _need(*(["oxigraph"] if name == "oxigraph" else ["virtuoso-t", "isql-vt"]))
    start = oxigraph if name == "oxigraph" else virtuoso
    with start(tmp_path_factory.mktemp(name)) as url:
        yield Running(name, endpoint(url, timeout=60))


def _need(*programs: str) -> None:
    for one in programs:
        if program(one) is None:
            pytest.skip(MISSING[one])


def _cases(graph: str) -> list[tuple[str, dict[str, Any]]]:
    """Return what is asked of a graph: every question bare, and those with parameters on it."""
    bare: list[tuple[str, dict[str, Any]]] = [(question.name, {}) for question in catalogue()]
    given = [case for case in ASKED if case.get("of", "fixture") == graph]
    return [*bare, *((str(case["ask"]), case["with"]) for case in given)]


def _excused(server: str, graph: str, name: str, values: dict[str, Any]) -> str:
    for one in EXCEPTIONS.get(server, ()):
        about = one.get("graph", graph) == graph and one.get("with", values) == values
        if one["ask"] == name and about:
            return str(one["wrong"])
    return ""


def _difference(name: str, values: dict[str, Any], engine: Engine, memory: Engine) -> str:
    """Return how the answers differ: refused, rows, order, evidence; empty when not at all."""
    wanted = ask(name, memory, values, evidence=True)
    try:
        found = ask(name, engine, values, evidence=True)
    except TejidoError as error:
        return f"refused: {error}"
    if found.rows == wanted.rows:
        return "" if found.evidence == wanted.evidence else "evidence"
    return "order" if sorted(map(str, found)) == sorted(map(str, wanted)) else "rows"


@pytest.mark.parametrize("graph", PRESENT)
def test_the_catalogue_gives_the_same_rows(graph: str, running: Running) -> None:
    publish([GRAPHS[graph]], running.server, remove=True)
    engine, memory = Remote(running.server), open_graph(GRAPHS[graph])
    for name, values in _cases(graph):
        different = _difference(name, values, engine, memory)
        excused = _excused(running.name, graph, name, values)
        assert different.partition(":")[0] == excused, (name, values, different)


@pytest.mark.parametrize("graph", PRESENT)
def test_a_store_on_disk_gives_the_same_rows(graph: str, tmp_path: Path) -> None:
    fill(tmp_path, [GRAPHS[graph]])
    engine, memory = open_stored(tmp_path), open_graph(GRAPHS[graph])
    for name, values in _cases(graph):
        assert not _difference(name, values, engine, memory), (name, values)


def test_every_exception_has_its_reason() -> None:
    names = {question.name for question in catalogue()}
    for server, cases in EXCEPTIONS.items():
        assert server in ("oxigraph", "virtuoso")
        for case in cases:
            assert case["ask"] in names
            assert case["wrong"] in ("refused", "rows", "order", "evidence")
            assert len(case["why"].split()) > 5


@pytest.mark.parametrize("store", [True, False], ids=["graph store", "updates"])
def test_graphs_are_put_replaced_and_removed(running: Running, store: bool, tmp_path: Path) -> None:
    here = running.server if store else replace(running.server, store="")
    path = tmp_path / "g.nq"
    lines = [
        f'<urn:s{n}> <urn:p> "línea {n} \\"\\\\n\\u2028"@es <urn:long> .\n' for n in range(2500)
    ]
    path.write_text('<urn:s> <urn:p> "2024-05"^^<urn:t> <urn:short> .\n' + "".join(lines))
    assert publish([path], here, remove=True).triples == 2501
    assert publish([path], here, remove=True).sent == ()
    assert _count(here, "urn:long") == 2500
    path.write_text("".join(lines[:3]))
    done = publish([path], here, remove=True)
    assert (done.sent, done.removed) == (("urn:long",), ("urn:short",))
    assert (_count(here, "urn:long"), _count(here, "urn:short")) == (3, 0)
    unpublish(here)
    assert (_count(here, "urn:long"), _count(here, MANIFEST)) == (0, 0)


def _count(server: Endpoint, graph: str) -> int:
    rows = Remote(server).answer(f"SELECT (COUNT(*) AS ?n) {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}")
    assert isinstance(rows, Rows)
    return int(rows.rows[0][0].value)  # type: ignore[union-attr]


def test_virtuoso_gives_more_rows_than_its_cap(tmp_path: Path) -> None:
    _need("virtuoso-t", "isql-vt")
    path = tmp_path / "g.nq"
    path.write_text("".join(f'<urn:s{n:05}> <urn:p> "{n % 7}" <urn:g> .\n' for n in range(2500)))
    with virtuoso(tmp_path, rows=1000) as url:
        server = endpoint(url, timeout=60)
        publish([path], server)
        found = Remote(server).answer("SELECT ?s ?o { ?s <urn:p> ?o } ORDER BY DESC(?o)")
    assert isinstance(found, Rows)
    assert len(set(found.rows)) == len(found) == 2500
    wanted = sorted(range(2500), key=lambda n: (-(n % 7), n))
    assert [str(row[0]) for row in found] == [f"<urn:s{n:05}>" for n in wanted]


def test_virtuoso_takes_graphs_by_digest_credentials(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    _need("virtuoso-t", "isql-vt")
    with virtuoso(tmp_path) as url:
        monkeypatch.setenv(USER, "dba")
        monkeypatch.setenv(PASSWORD, "wrong")
        with pytest.raises(EndpointError, match=r"sparql-auth: refuses the credentials \(401"):
            publish([GRAPHS["fixture"]], endpoint(f"{url}-auth"))
        monkeypatch.setenv(PASSWORD, "dba")
        server = endpoint(f"{url}-auth", timeout=60)
        assert publish([GRAPHS["fixture"]], server).triples == 541
        assert len(ask("partners", Remote(server))) > 0
