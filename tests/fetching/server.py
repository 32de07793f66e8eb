"""A server on this machine that answers well, badly or not at all, by path."""

from __future__ import annotations

import gzip
import ssl
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

PAGE = (
    "<!doctype html><html><body><article><p>La OIM y la UNODC firmaron un convenio de "
    "colaboración el 3 de mayo de 2020.</p></article></body></html>"
).encode()
BOMB = gzip.compress(b" " * 20_000_000)
CERTIFICATE = Path(__file__).with_name("certificate.pem")
KEY = Path(__file__).with_name("key.pem")


class Handler(BaseHTTPRequestHandler):
    """Answers by the path that is asked for; ``asked`` keeps the paths."""

    asked: list[str]
    elsewhere = ""

    def do_GET(self) -> None:
        type(self).asked.append(self.path)
        name = self.path.strip("/").partition("?")[0].partition("/")[0]
        getattr(self, f"_{name.partition('.')[0]}", self._page)()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""

    def _give(
        self, data: bytes, type_: str = "text/html; charset=utf-8", **headers: str | int
    ) -> None:
        self.send_response(200)
        told = {"Content_Type": type_, "Content_Length": len(data), **headers}
        for name, value in told.items():
            if value != "":
                self.send_header(name.replace("_", "-"), str(value))
        self.end_headers()
        self.wfile.write(data)

    def _page(self) -> None:
        self._give(PAGE)

    def _nota(self) -> None:
        self._give("La OIM organizó el foro.".encode(), "text/plain")

    def _untold(self) -> None:
        self._give(PAGE, "")

    def _packed(self) -> None:
        self._give(gzip.compress(PAGE), Content_Encoding="gzip")

    def _bomb(self) -> None:
        self._give(BOMB, Content_Encoding="gzip")

    def _brotli(self) -> None:
        self._give(PAGE, Content_Encoding="br")

    def _broken(self) -> None:
        self._give(b"no gzip", Content_Encoding="gzip")

    def _image(self) -> None:
        self._give(b"\x89PNG", "image/png")

    def _liar(self) -> None:
        self._give(b"\x89PNG\0\0", "text/html")

    def _empty(self) -> None:
        self._give(b"")

    def _huge(self) -> None:
        self._give(b"a" * 2_000_000, "text/plain")

    def _endless(self) -> None:
        self._give(b"", "text/plain", Content_Length="")
        while True:
            self.wfile.write(b"a" * 100_000)

    def _short(self) -> None:
        self._give(PAGE, Content_Length=len(PAGE) + 10)

    def _missing(self) -> None:
        self.send_error(404)

    def _silent(self) -> None:
        time.sleep(3)

    def _drip(self) -> None:
        for _ in range(300):
            self.wfile.write(b"H")
            self.wfile.flush()
            time.sleep(0.02)

    def _dripping(self) -> None:
        self._give(b"", "text/plain", Content_Length="")
        for _ in range(300):
            self.wfile.write(b"a")
            self.wfile.flush()
            time.sleep(0.02)

    def _garbage(self) -> None:
        self.wfile.write(b"\x00\xff no http\r\n\r\n")

    def _header(self) -> None:
        self._give(PAGE, X_Long="a" * 70_000)

    def _to(self) -> None:
        """Lead to what stands behind ``?``."""
        self.send_response(302)
        self.send_header("Location", self.path.partition("?")[2])
        self.end_headers()

    def _round(self) -> None:
        self.path = "/to?/round"
        self._to()


@contextmanager
def serving(*, tls: bool = False, host: str = "127.0.0.1") -> Iterator[tuple[str, list[str]]]:
    """Yield the address of a server, and the paths that it is asked for."""
    paths: list[str] = []
    handler = type("Asked", (Handler,), {"asked": paths})
    with ThreadingHTTPServer((host, 0), handler) as server:
        server.daemon_threads = True
        server.handle_error = lambda *_: None  # type: ignore[method-assign]
        if tls:
            context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
            context.load_cert_chain(CERTIFICATE, KEY)
            server.socket = context.wrap_socket(server.socket, server_side=True)
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        name = "localhost" if tls else host
        yield f"http{'s' * tls}://{name}:{server.server_address[1]}", paths
        server.shutdown()
        thread.join()
