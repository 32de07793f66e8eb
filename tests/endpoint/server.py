"""A small SPARQL server in a thread, over a real store, that can be told to misbehave."""

from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pyoxigraph as ox

__all__ = ["FAULTS", "Served", "served", "unused_port"]

FAULTS = ("before", "after", "short", "stall", "html", "401", "403", "404", "busy", "garbage")
"""Cut before or after the work is done, cut within the answer, silent, and wrong answers."""


@dataclass
class Served:
    """What the server holds and heard; ``fault`` says for each request how to misbehave."""

    store: ox.Store = field(default_factory=ox.Store)
    fault: Callable[[str, str], str] = lambda method, path: ""
    graph_store: bool = True
    cap: int = 0
    tells_cap: bool = False
    credentials: str = ""
    url: str = ""
    heard: list[tuple[str, str]] = field(default_factory=list)
    closing: threading.Event = field(default_factory=threading.Event)

    def writes(self) -> list[tuple[str, str]]:
        """Return method and path of the requests that write."""
        return [one for one in self.heard if not one[1].startswith("/query")]


@contextmanager
def served(**how: Any) -> Iterator[Served]:
    """Serve a store on a free port; stopped for sure at the end."""
    told = Served(**how)
    server = ThreadingHTTPServer(("127.0.0.1", 0), type("Handler", (_Handler,), {"told": told}))
    server.daemon_threads = True
    told.url = f"http://127.0.0.1:{server.server_port}/query"
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02})
    thread.start()
    try:
        yield told
    finally:
        told.closing.set()
        server.shutdown()
        thread.join()
        server.server_close()


def unused_port() -> int:
    """Return a port on which nothing listens."""
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        port: int = one.getsockname()[1]
        return port


class _Handler(BaseHTTPRequestHandler):
    told: Served

    def log_message(self, *_: object) -> None:
        """Keep quiet."""

    def do_GET(self) -> None:
        self._serve()

    do_POST = do_PUT = do_DELETE = do_GET

    def _serve(self) -> None:
        body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
        url = urlsplit(self.path)
        self.told.heard.append((self.command, self.path))
        if not self._allowed():
            return self._say(401, "text/plain", b"who are you?", 'Basic realm="here"')
        match self.told.fault(self.command, url.path):
            case "before":
                return self._cut()
            case "after":
                self._work(url.path, url.query, body)
                return self._cut()
            case "short":
                self.send_response(200)
                self.send_header("Content-Type", "application/sparql-results+json")
                self.send_header("Content-Length", "1000")
                self.end_headers()
                self.wfile.write(b'{"head": {"vars": ["x"]}, "results": {"bind')
                return self._cut()
            case "stall":
                self.told.closing.wait(20)
                return self._cut()
            case "html":
                return self._say(200, "text/html", b"<!doctype html><title>Welcome</title>")
            case "401":
                return self._say(401, "text/plain", b"no", 'Basic realm="here"')
            case "403" | "404" as code:
                return self._say(int(code), "text/html", b"<h1>No</h1>")
            case "busy":
                return self._say(503, "text/plain", b"later")
            case "garbage":
                return self._say(200, "application/sparql-results+json", b"[" * 100_000)
        self._say(*self._work(url.path, url.query, body))

    def _allowed(self) -> bool:
        wanted = base64.b64encode(self.told.credentials.encode()).decode()
        return not self.told.credentials or self.headers.get("Authorization") == f"Basic {wanted}"

    def _cut(self) -> None:
        self.close_connection = True
        self.wfile.flush()
        self.connection.shutdown(socket.SHUT_RDWR)

    def _say(self, code: int, type: str, body: bytes, challenge: str = "") -> None:
        self.send_response(code)
        self.send_header("Content-Type", type)
        self.send_header("Content-Length", str(len(body)))
        if challenge:
            self.send_header("WWW-Authenticate", challenge)
        if self.told.tells_cap:
            self.send_header("X-SPARQL-MaxRows", str(self.told.cap))
        self.end_headers()
        self.wfile.write(body)

    def _work(self, path: str, query: str, body: bytes) -> tuple[int, str, bytes]:
        form = parse_qs(query)
        if path == "/query":
            form |= parse_qs(body.decode())
            return self._answer(form["query"][0])
        if path == "/update":
            self.told.store.update(body.decode())
            return 204, "text/plain", b""
        if path == "/store" and self.told.graph_store:
            return self._change(ox.NamedNode(form["graph"][0]), body)
        return 404, "text/plain", b"no such place"

    def _change(self, graph: ox.NamedNode, body: bytes) -> tuple[int, str, bytes]:
        known = self.told.store.contains_named_graph(graph)
        triples = list(ox.parse(body, format=ox.RdfFormat.TURTLE))
        if self.command in ("PUT", "DELETE"):
            self.told.store.remove_graph(graph)
        self.told.store.extend(ox.Quad(q.subject, q.predicate, q.object, graph) for q in triples)
        return (404 if self.command == "DELETE" and not known else 200), "text/plain", b""

    def _answer(self, text: str) -> tuple[int, str, bytes]:
        try:
            found = self.told.store.query(text, use_default_graph_as_union=True)
        except SyntaxError as error:
            return 400, "text/plain", str(error).encode()
        if isinstance(found, ox.QueryTriples):
            return 200, "text/turtle", found.serialize(format=ox.RdfFormat.TURTLE) or b""
        body = found.serialize(format=ox.QueryResultsFormat.JSON) or b""
        return 200, "application/sparql-results+json", self._capped(body)

    def _capped(self, body: bytes) -> bytes:
        import json

        found = json.loads(body)
        if self.told.cap and "results" in found:
            found["results"]["bindings"] = found["results"]["bindings"][: self.told.cap]
        return json.dumps(found).encode()
