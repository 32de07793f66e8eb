"""A real server on a free port, and what it answers."""

from __future__ import annotations

import http.client
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import pytest

from tejido.serving.opening import open_site
from tejido.serving.server import Server

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Got:
    """An answer; header names in lower case."""

    status: int
    headers: dict[str, str]
    body: bytes

    @property
    def text(self) -> str:
        return self.body.decode()


@dataclass(frozen=True)
class Served:
    """A server, and a way to ask it."""

    server: Server

    @property
    def port(self) -> int:
        return self.server.server_port

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def ask(
        self,
        path: str,
        method: str = "GET",
        body: bytes | None = None,
        **headers: str,
    ) -> Got:
        """Send a request; ``content_type="..."`` is the header Content-Type."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
        named = {key.replace("_", "-"): value for key, value in headers.items()}
        connection.request(method, path, body, named)
        answer = connection.getresponse()
        found = {key.lower(): value for key, value in answer.getheaders()}
        got = Got(answer.status, found, answer.read())
        connection.close()
        return got


Starter = Callable[[Path], Served]


@contextmanager
def serving(graph: Path) -> Iterator[Served]:
    with Server(open_site(graph), 0) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield Served(server)
        server.shutdown()
        thread.join()


@pytest.fixture(scope="session")
def served() -> Iterator[Served]:
    """The graph of the five documents."""
    with serving(ROOT / "graph.ttl") as found:
        yield found
