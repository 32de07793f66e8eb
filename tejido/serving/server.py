"""The server: HTTP from and to this machine alone, each request in a thread."""

from __future__ import annotations

import errno
import logging
import re
import signal
import threading
from collections.abc import Callable
from http import HTTPStatus
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from types import FrameType

from tejido.errors import ServingError
from tejido.serving.message import Answer, Request, told
from tejido.serving.site import Site

__all__ = ["HOST", "Server", "serve"]

HOST = "127.0.0.1"
"""The only address that is listened at: what other machines cannot reach needs no password."""
_MOST_BYTES = 64 * 1024 + 1024
"""A query's 64 kB, and the name of its field."""
_ENCODED = 3
"""Bytes that a form takes for one, at most."""
_SILENCE = 15
"""Seconds that a browser may leave a request unfinished."""
_LOG = logging.getLogger("tejido.serving")
_ALWAYS = (
    ("X-Content-Type-Options", "nosniff"),
    ("Referrer-Policy", "no-referrer"),
    ("Cross-Origin-Resource-Policy", "same-origin"),
    ("Cross-Origin-Opener-Policy", "same-origin"),
    ("Cache-Control", "no-cache"),
    ("Vary", "Accept, Accept-Language"),
    ("Connection", "close"),
)


def serve(site: Site, port: int, ready: Callable[[int], None]) -> None:
    """Serve until Ctrl-C or SIGTERM.

    Args:
        site: what answers.
        port: where to listen on this machine; 0 for one that is free.
        ready: called with the port as soon as it is listened at.

    Raises:
        ServingError: the port is in use, or not allowed.
    """
    with Server(site, port) as server:
        before = signal.signal(signal.SIGTERM, _interrupted)
        try:
            ready(server.server_port)
            server.serve_forever(poll_interval=0.2)
        except KeyboardInterrupt:
            pass
        finally:
            signal.signal(signal.SIGTERM, before)


def _interrupted(number: int, frame: FrameType | None) -> None:
    raise KeyboardInterrupt


class Server(ThreadingHTTPServer):
    """Listens at :data:`HOST`; raises ServingError when it cannot."""

    daemon_threads = True
    block_on_close = False
    request_queue_size = 64

    def __init__(self, site: Site, port: int) -> None:
        self.site = site
        self.room = threading.BoundedSemaphore(64)
        try:
            super().__init__((HOST, port), _Handler)
        except OSError as error:
            raise ServingError(f"{HOST}:{port}: {_reason(error)}") from None

    def handle_error(self, request: object, client_address: object) -> None:
        """Say nothing of connections that broke: whoever asked has gone."""
        _LOG.info("connection lost")


def _reason(error: OSError) -> str:
    if error.errno == errno.EADDRINUSE:
        return "the port is in use; end what uses it, or give another one with --port"
    if error.errno == errno.EACCES:
        return "the port is not allowed; give one above 1023 with --port"
    return f"cannot be listened at ({error.strerror})"


class _Handler(BaseHTTPRequestHandler):
    server: Server
    protocol_version = "HTTP/1.1"
    timeout = _SILENCE

    def do_GET(self) -> None:
        """Answer any request."""
        self._send(self._answer())

    do_HEAD = do_POST = do_PUT = do_DELETE = do_PATCH = do_OPTIONS = do_TRACE = do_CONNECT = do_GET

    def _answer(self) -> Answer:
        if refused := _misdirected(self.headers.get_all("Host") or [], self.server.server_port):
            return told(HTTPStatus.MISDIRECTED_REQUEST, refused)
        if _is_foreign(self.headers.get("Sec-Fetch-Site"), self.headers.get("Sec-Fetch-Mode")):
            return told(HTTPStatus.FORBIDDEN, "pages of other sites get no answers here")
        body = self._body()
        if isinstance(body, Answer):
            return body
        path, _, query = self.path.partition("?")
        headers = {name.lower(): value for name, value in self.headers.items()}
        try:
            with self.server.room:
                return self.server.site.answer(Request(self.command, path, query, headers, body))
        except ServingError as error:
            return told(HTTPStatus.BAD_REQUEST, str(error))
        except Exception:
            _LOG.info("a request failed", exc_info=True)
            line = "this request failed inside Tejido; 'tejido serve -v' tells where"
            return told(HTTPStatus.INTERNAL_SERVER_ERROR, line)

    def _body(self) -> bytes | Answer:
        """Return what was sent with the request, or why it is not read."""
        if "Transfer-Encoding" in self.headers:
            return told(HTTPStatus.LENGTH_REQUIRED, "send the length of the body (Content-Length)")
        lengths = self.headers.get_all("Content-Length") or ["0"]
        if len(lengths) > 1 or not re.fullmatch(r"[0-9]{1,18}", lengths[0]):
            return told(HTTPStatus.BAD_REQUEST, "Content-Length is no number")
        is_form = "form" in self.headers.get("Content-Type", "")
        most = _MOST_BYTES * (_ENCODED if is_form else 1)
        if int(lengths[0]) > most:
            return told(HTTPStatus.REQUEST_ENTITY_TOO_LARGE, f"the body has over {most} bytes")
        body = self.rfile.read(int(lengths[0]))
        if len(body) < int(lengths[0]):
            return told(HTTPStatus.BAD_REQUEST, "the body ends too early")
        return body

    def _send(self, answer: Answer) -> None:
        self.log_request(answer.status)
        self.send_response_only(answer.status)
        self.send_header("Content-Type", answer.type)
        self.send_header("Content-Length", str(len(answer.body)))
        self.send_header("Content-Security-Policy", answer.policy)
        for name, value in (*_ALWAYS, *answer.headers):
            self.send_header(name, value)
        self.end_headers()
        if getattr(self, "command", None) != "HEAD":
            self.wfile.write(answer.body)
        self.close_connection = True

    def send_error(self, code: int, message: str | None = None, explain: str | None = None) -> None:
        """Answer what is no HTTP as everything else is answered."""
        status = HTTPStatus(code)
        if status is HTTPStatus.NOT_IMPLEMENTED:
            self._send(
                told(HTTPStatus.METHOD_NOT_ALLOWED, "no such method", ("Allow", "GET, HEAD"))
            )
        else:
            self._send(told(status, status.phrase))

    def log_request(self, code: int | str = "-", size: int | str = "-") -> None:
        """Log method, path and status: queries, which may hold names of people, are left out."""
        path = getattr(self, "path", "").partition("?")[0]
        _LOG.info("%s %s %s", getattr(self, "command", "-"), path[:200], int(code))

    def log_message(self, format: str, *args: object) -> None:
        """Leave out what the library would tell: it has whole request lines."""


def _misdirected(hosts: list[str], port: int) -> str:
    """Return why a request is not for this server: a page elsewhere may give us a name of its own.

    Such a page would be of the same origin as ours, and read all answers (DNS rebinding).
    """
    allowed = {f"{name}:{port}" for name in ("127.0.0.1", "localhost", "[::1]")}
    if len(hosts) == 1 and (hosts[0].lower() in allowed):
        return ""
    return f"this server is only called http://{HOST}:{port} and http://localhost:{port}"


def _is_foreign(site: str | None, mode: str | None) -> bool:
    """Tell whether a page of another site asks behind its reader's back; links are welcome."""
    return site in ("cross-site", "same-site") and mode != "navigate"
