"""Graphs on a server: put, replaced, kept, removed; and interrupted at every single request."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pyoxigraph as ox
import pytest

from tejido.endpoint import Endpoint, publish, unpublish
from tejido.endpoint.manifest import MANIFEST, read_manifest
from tejido.endpoint.publishing import WHOLE
from tejido.endpoint.remote import Remote
from tejido.errors import EndpointError, GraphError
from tests.cli.conftest import Run, tejido
from tests.endpoint.conftest import impatient
from tests.endpoint.server import Served, served

__all__ = ["tejido"]

SAME = '<urn:s> <urn:p> "same" <urn:same> .\n'
OLD = SAME + '<urn:s> <urn:p> "old" <urn:changed> .\n<urn:s> <urn:p> "gone" <urn:gone> .\n'
LONG = "".join(f'<urn:s{n}> <urn:p> "línea {n}" <urn:long> .\n' for n in range(2500))
NEW = SAME + '<urn:s> <urn:p> "new" <urn:changed> .\n' + LONG


@pytest.fixture
def old(tmp_path: Path) -> Path:
    return _written(tmp_path / "old.nq", OLD)


@pytest.fixture
def new(tmp_path: Path) -> Path:
    return _written(tmp_path / "new.nq", NEW)


def _written(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def _held(server: Served) -> dict[str, set[str]]:
    """Return the triples of each graph on the server but the manifest."""
    held: dict[str, set[str]] = {}
    for quad in server.store:
        graph = str(getattr(quad.graph_name, "value", ""))
        held.setdefault(graph, set()).add(f"{quad.triple}")
    return {graph: held[graph] for graph in sorted(held) if graph != MANIFEST}


def _graphs(text: str) -> dict[str, set[str]]:
    store = ox.Store()
    store.load(text.encode(), format=ox.RdfFormat.N_QUADS)
    return _held(Served(store))


@pytest.mark.parametrize("graph_store", [True, False], ids=["graph store", "updates"])
def test_puts_replaces_and_removes(old: Path, new: Path, graph_store: bool) -> None:
    with served(graph_store=graph_store) as server:
        here = impatient(server.url)
        foreign = ox.Quad(*[ox.NamedNode("urn:foreign")] * 4)
        server.store.add(foreign)
        assert publish([old], here).sent == ("urn:changed", "urn:gone", "urn:same")
        done = publish([new], here)
        assert done.sent == ("urn:changed", "urn:long")
        assert (done.unchanged, done.kept, done.removed) == (("urn:same",), ("urn:gone",), ())
        assert publish([new], here, remove=True).removed == ("urn:gone",)
        assert _held(server) == _graphs(NEW) | {"urn:foreign": {str(foreign.triple)}}
        assert unpublish(here).removed == ("urn:changed", "urn:long", "urn:same")
        assert list(server.store) == [foreign]


def test_what_is_there_unchanged_is_not_sent(new: Path) -> None:
    with served() as server:
        here = impatient(server.url)
        publish([new], here)
        before = len(server.writes())
        assert publish([new], here).sent == ()
        assert len(server.writes()) == before


def test_a_graph_that_somebody_removed_is_sent_again(new: Path) -> None:
    with served() as server:
        here = impatient(server.url)
        publish([new], here)
        server.store.remove_graph(ox.NamedNode("urn:same"))
        assert publish([new], here).sent == ("urn:same",)
        assert _held(server) == _graphs(NEW)


def test_triples_of_no_graph_get_one(tmp_path: Path) -> None:
    turtle = _written(tmp_path / "one.ttl", "<urn:s> <urn:p> 1 .")
    with served() as server:
        assert publish([turtle], impatient(server.url)).sent == (WHOLE,)
        assert publish([turtle], impatient(server.url), default="urn:mine").sent == ("urn:mine",)
        assert sorted(_held(server)) == [WHOLE, "urn:mine"]


def _writes_of(old: Path, new: Path, path: str) -> int:
    """Return how many requests to ``path`` it takes to replace one publication by another."""
    with served(graph_store=path == "/store") as server:
        publish([old], impatient(server.url))
        before = len(server.heard)
        publish([new], impatient(server.url), remove=True)
        return sum(heard.startswith(path) for _, heard in server.heard[before:])


def _interrupt(old: Path, new: Path, path: str, fault: str, at: int) -> None:
    with served(graph_store=path == "/store") as server:
        here = impatient(server.url, attempts=1)
        publish([old], here)
        writes = iter(range(10_000))
        server.fault = lambda _, to: fault if to == path and next(writes) == at else ""
        with pytest.raises(EndpointError):
            publish([new], here, remove=True)
        server.fault = lambda *_: ""
        _whole_or_marked(server, here)
        sent = len(server.writes())
        publish([new], here, remove=True)
        assert _held(server) == _graphs(NEW)
        assert all(record.whole for record in read_manifest(Remote(here)).values())
        assert len(server.writes()) - sent <= 14


def _whole_or_marked(server: Served, here: Endpoint) -> None:
    """Check that each graph is as it was, as it shall be, or marked as incomplete."""
    told = read_manifest(Remote(here))
    before, after = _graphs(OLD), _graphs(NEW)
    for graph, triples in _held(server).items():
        if graph in told and told[graph].whole:
            assert triples in (before.get(graph), after.get(graph)), graph
        if graph != "urn:long":
            assert triples in (before.get(graph), after.get(graph)), graph


@pytest.mark.parametrize("fault", ["before", "after"])
@pytest.mark.parametrize("path", ["/store", "/update"])
def test_goes_on_after_any_interruption(old: Path, new: Path, path: str, fault: str) -> None:
    count = _writes_of(old, new, path)
    assert count >= 7
    for at in range(count):
        _interrupt(old, new, path, fault, at)


def test_parts_that_arrived_are_not_sent_again(old: Path, new: Path) -> None:
    with served(graph_store=False) as server:
        here = impatient(server.url, attempts=1)
        publish([old], here)
        inserts = iter(range(10_000))
        server.fault = lambda _, path: "before" if path == "/update" and next(inserts) == 5 else ""
        with pytest.raises(EndpointError):
            publish([new], here)
        partial = len(_held(server)["urn:long"])
        assert partial == 1000
        assert not read_manifest(Remote(here))["urn:long"].whole
        server.fault = lambda *_: ""
        put: list[str] = []
        server.fault = lambda method, path: put.append(path) or ""  # type: ignore[func-returns-value]
        publish([new], here)
        assert len(_held(server)["urn:long"]) == 2500
        # the mark, the two parts that lack with a note each, the manifest
        assert put.count("/update") == 1 + 2 * 2 + 1


def test_other_content_meanwhile_begins_anew(tmp_path: Path, new: Path) -> None:
    other = _written(tmp_path / "other.nq", NEW.replace("línea", "otra"))
    with served(graph_store=False) as server:
        here = impatient(server.url, attempts=1)
        inserts = iter(range(10_000))
        server.fault = lambda _, path: "before" if path == "/update" and next(inserts) == 5 else ""
        with pytest.raises(EndpointError):
            publish([new], here)
        server.fault = lambda *_: ""
        publish([other], here)
        assert _held(server) == _graphs(NEW.replace("línea", "otra"))


@pytest.mark.parametrize(
    ("name", "text", "says"),
    [
        ("empty.nq", "", "empty.nq: holds no triples; nothing is published"),
        ("blank.trig", "_:g { <urn:s> <urn:p> 1 }", "a graph has a blank node for a name"),
        ("own.trig", f"<{MANIFEST}> {{ <urn:s> <urn:p> 1 }}", "is where the server notes"),
        ("torn.nq", "<urn:s> <urn:p>", "torn.nq:1: is no N-Quads"),
    ],
)
def test_what_cannot_be_published_is_told(name: str, text: str, says: str, tmp_path: Path) -> None:
    with served() as server:
        with pytest.raises(GraphError, match=says):
            publish([_written(tmp_path / name, text)], impatient(server.url))
        assert server.heard == []


def test_blank_nodes_do_not_go_in_parts(tmp_path: Path) -> None:
    small = _written(tmp_path / "small.ttl", "[] <urn:p> [ <urn:q> 1 ] .")
    long = _written(tmp_path / "long.nt", "".join(f'_:b <urn:p> "{n}" .\n' for n in range(1001)))
    with served(graph_store=False) as server:
        assert publish([small], impatient(server.url)).triples == 2
        with pytest.raises(GraphError, match=r"has blank nodes and over 1000 triples"):
            publish([long], impatient(server.url), default="urn:long")


def test_the_command_tells_what_it_did(old: Path, new: Path, tejido: Run) -> None:
    with served() as server:
        at = ("--endpoint", server.url)
        assert tejido("publish", old, *at).out == (
            f"{server.url}: grafos enviados: 3 (3 tripletas)\n"
        )
        assert tejido("publish", new, *at, "--remove", "--lang", "en").out == (
            f"{server.url}: graphs sent: 2 (2501 triples), there unchanged: 1, removed: 1\n"
        )
        assert tejido("publish", "--remove", *at).out == f"{server.url}: retirados: 3\n"
        assert tejido("publish", "--remove", *at).out == f"{server.url}: no había nada publicado\n"
        ran = tejido("publish", new, *at, "--name", "not an iri")
        assert (ran.code, ran.out) == (1, "")
        assert "'not an iri': is no IRI for a graph" in ran.err


def test_a_given_graph_store_is_used(new: Path) -> None:
    with served() as server, served() as other:
        with pytest.raises(EndpointError, match="queries do not show it"):
            publish([new], replace(impatient(server.url), store=other.url[:-6] + "/store"))
        assert _held(other) == _graphs(NEW)
