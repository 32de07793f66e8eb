"""Every way in which a server fails is one line, exit code 1, and nothing is half done."""

from __future__ import annotations

from pathlib import Path

import pytest

from tejido.asking.run import sparql
from tejido.endpoint import Remote, publish
from tejido.endpoint.address import PASSWORD, USER
from tejido.errors import EndpointError
from tests.asking.golden import GRAPHS
from tests.cli.conftest import Run, tejido
from tests.endpoint.conftest import impatient
from tests.endpoint.server import served, unused_port

__all__ = ["tejido"]

GRAPH = GRAPHS["fixture"]
SAYS = {
    "before": "cut the connection (4 attempts); try again later",
    "short": "cut the answer short, 957 bytes are missing (4 attempts)",
    "stall": "said nothing for 0.5 seconds; --timeout waits longer",
    "html": "answers with a web page, not with results; give the URL of its SPARQL endpoint",
    "401": f"asks for credentials (401 Unauthorized); set {USER} and {PASSWORD}",
    "403": "forbids it (403 Forbidden)",
    "404": "nothing is there (404 Not Found); check the URL",
    "busy": "is busy or down (503 Service Unavailable) (4 attempts); try again later",
    "garbage": "answers with no SPARQL results",
}


@pytest.mark.parametrize("fault", SAYS)
def test_a_query_is_told_in_one_line(fault: str) -> None:
    with served(fault=lambda *_: fault) as server:
        with pytest.raises(EndpointError) as error:
            sparql("SELECT * { ?s ?p ?o }", Remote(impatient(server.url)))
        assert str(error.value).startswith(f"{server.url}: ")
        assert SAYS[fault] in str(error.value)
        assert "\n" not in str(error.value)


@pytest.mark.parametrize("fault", SAYS)
def test_publishing_stops_before_it_changes_anything(fault: str) -> None:
    with served(fault=lambda *_: fault) as server:
        with pytest.raises(EndpointError) as error:
            publish([GRAPH], impatient(server.url))
        assert SAYS[fault] in str(error.value)
        assert len(server.store) == 0
        assert server.writes() == []


@pytest.mark.parametrize("fault", sorted(set(SAYS) - {"html", "garbage", "404", "short"}))
def test_a_server_that_does_not_take_graphs_is_told_too(fault: str) -> None:
    with served(fault=lambda _, path: "" if path == "/query" else fault) as server:
        with pytest.raises(EndpointError) as error:
            publish([GRAPH], impatient(server.url))
        assert SAYS[fault] in str(error.value)
        assert "\n" not in str(error.value)
        assert len(server.store) == 0


def test_a_server_that_takes_what_it_does_not_keep_is_found_out() -> None:
    says = pytest.raises(EndpointError, match="took everything, but queries do not show it")
    with served(fault=lambda _, path: "" if path == "/query" else "html") as server, says:
        publish([GRAPH], impatient(server.url))


def test_a_server_without_any_way_to_write_is_told() -> None:
    says = pytest.raises(EndpointError, match=r"takes no graphs: .*--graph-store")
    with served(fault=lambda _, path: "" if path == "/query" else "404") as server, says:
        publish([GRAPH], impatient(server.url))


@pytest.mark.parametrize("fault", ["html", "401", "stall"])
@pytest.mark.parametrize("command", ["query", "sparql", "publish"])
def test_the_commands_end_with_one_line(command: str, fault: str, tejido: Run) -> None:
    arguments = {"query": "partners", "sparql": "ASK {}", "publish": str(GRAPH)}
    with served(fault=lambda *_: fault) as server:
        ran = tejido(command, arguments[command], "--endpoint", server.url, "--timeout", "0.5")
        assert (ran.code, ran.out) == (1, "")
        assert ran.err.startswith(f"tejido: {server.url}: ")
        assert SAYS[fault] in ran.err
        assert ran.err.count("\n") == 1
        assert server.writes() == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["query", "publish"])
def test_ten_seconds_of_silence_are_too_long_by_default(command: str, tejido: Run) -> None:
    with served(fault=lambda *_: "stall") as server:
        what = "partners" if command == "query" else GRAPH
        ran = tejido(command, what, "--endpoint", server.url)
        assert ran.code == 1
        assert (
            ran.err == f"tejido: {server.url}: said nothing for 8 seconds; --timeout waits longer\n"
        )


@pytest.mark.parametrize("command", ["query", "publish"])
def test_a_server_that_is_down_is_told(command: str, tejido: Run) -> None:
    url = f"http://127.0.0.1:{unused_port()}/query"
    ran = tejido(command, "partners" if command == "query" else GRAPH, "--endpoint", url)
    assert ran == (
        1,
        "",
        f"tejido: {url}: cannot be reached: Connection refused; is the URL right?\n",
    )


@pytest.mark.parametrize(
    ("url", "says"),
    [
        ("localhost:7878/query", "'localhost:7878/query': is no URL of an endpoint"),
        ("ftp://host/query", "is no URL of an endpoint"),
        ("http://[::1/query", "the endpoint is no URL"),
        ("http://host:99999/", "the endpoint is no URL"),
        ("http://ho st/", "is no URL of an endpoint"),
        (
            "http://ana:s3cret@host/",
            f"http://host: credentials do not belong in an URL; set {USER}",
        ),
        ("http://nowhere.invalid/query", "http://nowhere.invalid/query: cannot be reached: "),
    ],
)
def test_a_wrong_url_is_told(url: str, says: str, tejido: Run) -> None:
    ran = tejido("sparql", "ASK {}", "--endpoint", url)
    assert ran.code == 1
    assert says in ran.err
    assert ran.err.count("\n") == 1
    assert "s3cret" not in ran.err


def test_a_server_that_recovers_is_asked_again() -> None:
    faults = iter(["before", "busy", "short"])
    with served(fault=lambda *_: next(faults, "")) as server:
        assert sparql("ASK { FILTER(true) }", Remote(impatient(server.url))) is True
        assert len(server.heard) == 4


def test_too_long_an_answer_is_not_taken() -> None:
    with served() as server:
        publish([GRAPH], impatient(server.url))
        small = Remote(impatient(server.url, max_bytes=10_000))
        with pytest.raises(EndpointError, match="answers with over 10,000 bytes; ask for less"):
            sparql("SELECT * { ?s ?p ?o }", small)


def test_a_syntax_error_has_its_place() -> None:
    with served() as server, pytest.raises(ValueError, match=r"line 2, column 7: syntax error"):
        sparql("SELECT * {\n?s ?p }", Remote(impatient(server.url)))


def test_a_directory_is_no_graph_to_publish(tmp_path: Path, tejido: Run) -> None:
    with served() as server:
        ran = tejido("publish", tmp_path / "missing.trig", "--endpoint", server.url)
        assert ran.code == 1
        assert "missing.trig: cannot be read" in ran.err
        assert server.heard == []


def test_a_server_without_our_documents_is_told_by_its_url(tejido: Run) -> None:
    with served() as server:
        ran = tejido("query", "partners", "--endpoint", server.url)
        assert ran.code == 1
        assert ran.err.startswith(f"tejido: {server.url}: holds no document read by Tejido")
