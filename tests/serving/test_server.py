"""HTTP as it should be: headers, methods, hosts, bodies, many at once, a clean end."""

from __future__ import annotations

import signal
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from urllib.parse import quote

import pytest

from tests.serving.conftest import ROOT, Served

PATHS = ("/mapa", "/entidad/int-unodc", "/entidad/nothing", "/sparql", "/nowhere", "/")


@pytest.mark.parametrize("path", PATHS)
def test_every_answer_has_a_policy_and_its_length(served: Served, path: str) -> None:
    got = served.ask(path)
    assert got.headers["content-security-policy"].startswith("default-src 'none'")
    assert "frame-ancestors 'none'" in got.headers["content-security-policy"]
    assert got.headers["x-content-type-options"] == "nosniff"
    assert int(got.headers["content-length"]) == len(got.body)


@pytest.mark.parametrize("path", PATHS)
def test_head_is_get_without_the_body(served: Served, path: str) -> None:
    got, head = served.ask(path), served.ask(path, "HEAD")
    assert (head.status, head.body) == (got.status, b"")
    assert head.headers["content-length"] == got.headers["content-length"]


def test_the_start_is_the_map(served: Served) -> None:
    got = served.ask("/?lang=en")
    assert (got.status, got.headers["location"]) == (302, "/mapa?lang=en")


@pytest.mark.parametrize("method", ["PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_other_methods_are_not_allowed(served: Served, method: str) -> None:
    got = served.ask("/sparql", method)
    assert got.status == 405
    assert "GET" in got.headers["allow"]


def test_only_queries_are_posted(served: Served) -> None:
    assert served.ask("/mapa", "POST", b"").status == 405


@pytest.mark.parametrize("host", ["evil.example", "evil.example:{port}", "127.0.0.1", "", "[::1]"])
def test_other_names_of_this_machine_get_nothing(served: Served, host: str) -> None:
    got = served.ask("/entidad/int-unodc", Host=host.format(port=served.port))
    assert got.status == 421
    assert b"UNODC" not in got.body


@pytest.mark.parametrize("host", ["localhost:{port}", "[::1]:{port}", "LOCALHOST:{port}"])
def test_its_own_names_are_answered(served: Served, host: str) -> None:
    assert served.ask("/sparql", Host=host.format(port=served.port)).status == 200


def test_pages_of_other_sites_may_link_but_not_ask(served: Served) -> None:
    path = "/sparql?query=ASK%7B%7D"
    assert served.ask(path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="no-cors").status == 403
    assert served.ask(path, Sec_Fetch_Site="cross-site", Sec_Fetch_Mode="navigate").status == 200


def test_it_listens_on_this_machine_alone(served: Served) -> None:
    assert served.server.server_address[0] == "127.0.0.1"


@pytest.mark.parametrize(
    ("sent", "status"),
    [
        (b"GARBAGE\r\n\r\n", 400),
        (b"GET /" + b"a" * 70_000 + b" HTTP/1.1\r\n\r\n", 414),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: -1\r\n\r\n", 400),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nContent-Length: 9999999\r\n\r\n", 413),
        (b"POST /sparql HTTP/1.1\r\nHost: {host}\r\nTransfer-Encoding: chunked\r\n\r\n", 411),
        (b"GET /mapa HTTP/1.1\r\nHost: {host}\r\nHost: evil\r\n\r\n", 421),
    ],
)
def test_what_is_no_proper_request_gets_a_line(served: Served, sent: bytes, status: int) -> None:
    with socket.create_connection(("127.0.0.1", served.port), timeout=10) as connection:
        connection.sendall(sent.replace(b"{host}", f"127.0.0.1:{served.port}".encode()))
        connection.shutdown(socket.SHUT_WR)
        answer = connection.makefile("rb").read()
    assert b"Traceback" not in answer
    assert answer.startswith((f"HTTP/1.1 {status} ".encode(), b"bad request\n", b"Bad Request\n"))


def test_many_at_once_get_the_same(served: Served) -> None:
    paths = ["/entidad/int-unodc?lang=es", "/sparql?query=ASK%7B%3Fs%20%3Fp%20%3Fo%7D"] * 12
    alone = {path: served.ask(path).body for path in set(paths)}
    with ThreadPoolExecutor(12) as pool:
        found = list(pool.map(served.ask, paths))
    assert [got.body for got in found] == [alone[path] for path in paths]


def _run(*arguments: str) -> subprocess.Popen[str]:
    command = [sys.executable, "-m", "tejido", "serve", *arguments]
    return subprocess.Popen(
        command,
        cwd=ROOT,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=_heed,
    )


def _heed() -> None:
    """Let a child be interrupted where these tests run in the background, which ignores it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_ends_cleanly(ending: signal.Signals) -> None:
    process = _run("graph.ttl", "--port", "0", "--lang", "en")
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "http://127.0.0.1:" in line
    assert "this machine only" in line
    process.send_signal(ending)
    _, errors = process.communicate(timeout=30)
    assert (process.returncode, errors) == (0, "")


def test_a_port_in_use_is_one_line(served: Served) -> None:
    process = _run("graph.ttl", "--port", str(served.port))
    _, errors = process.communicate(timeout=60)
    assert process.returncode == 1
    assert errors.count("\n") == 1
    assert f"127.0.0.1:{served.port}: the port is in use" in errors


def test_a_graph_that_is_none_is_one_line() -> None:
    process = _run("README.md")
    _, errors = process.communicate(timeout=60)
    assert (process.returncode, errors.count("\n")) == (1, 1)


def test_the_log_leaves_queries_out(served: Served, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level("INFO", logger="tejido.serving"):
        served.ask("/sparql?example=partners&of=OIM")
    assert "GET /sparql 200" in caplog.messages
    assert "OIM" not in caplog.text


def test_it_ends_at_once_though_a_query_runs() -> None:
    process = _run("graph.ttl", "--port", "0", "--lang", "en")
    assert process.stdout is not None
    address = process.stdout.readline().split(":")
    port = int(address[2].split("/")[0])
    query = quote("SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i").encode()
    with socket.create_connection(("127.0.0.1", port), timeout=10) as connection:
        head = f" HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n\r\n".encode()
        connection.sendall(b"GET /sparql?query=" + query + head)
        time.sleep(0.5)
        start = time.monotonic()
        process.send_signal(signal.SIGINT)
        _, errors = process.communicate(timeout=30)
        assert connection.makefile("rb").read() == b""
    assert (process.returncode, errors) == (0, "")
    assert time.monotonic() - start < 3
