"""One page or file of the web: what may be asked for, how long, how much, and from where."""

from __future__ import annotations

import http.client
import re
import socket
import ssl
import threading
import time
import zlib
from collections.abc import Iterator
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from typing import NamedTuple
from urllib.parse import SplitResult, quote, unquote, urljoin, urlsplit, urlunsplit

from tejido import __version__
from tejido.errors import FetchError
from tejido.fetching.addresses import Rule, public
from tejido.fetching.connecting import Checked, CheckedTls, Resolve, _lookup

__all__ = ["TYPES", "Fetched", "Limits", "fetch", "is_url"]

TYPES = {
    "application/octet-stream": "",
    "application/pdf": ".pdf",
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document": ".docx",
    "application/xhtml+xml": ".html",
    "message/rfc822": ".eml",
    "text/html": ".html",
    "text/markdown": ".md",
    "text/plain": ".txt",
}
"""The types that are taken, and how their files end; what has none is told by its content."""
_MOVED = frozenset([301, 302, 303, 307, 308])
_CHUNK = 64 * 1024
_HOST = re.compile(r"[A-Za-z0-9._-]+|\[[0-9A-Fa-f:.%]+\]")
_URL = re.compile(r"https?://", re.IGNORECASE)


class Fetched(NamedTuple):
    """What was found: the URL that gave it in the end, its bytes, its type (empty if not told)."""

    url: str
    data: bytes
    type: str


@dataclass(frozen=True, slots=True)
class Limits:
    """What a fetch may take: bytes, seconds of silence, seconds in all, redirects."""

    size: int = 20_000_000
    silence: float = 15.0
    seconds: float = 60.0
    redirects: int = 5


def is_url(text: str) -> bool:
    """Tell whether a word of the command line is an address of the web."""
    return _URL.match(text) is not None


def fetch(
    url: str,
    *,
    rule: Rule = public,
    limits: Limits = Limits(),
    resolve: Resolve = _lookup,
    context: ssl.SSLContext | None = None,
) -> Fetched:
    """Return what an address of the web gives, redirects followed.

    Args:
        url: http or https; credentials in it are refused.
        rule: says which addresses may be connected to; checked after each redirect too.
        limits: what it may take.
        resolve: what finds the addresses of a host.
        context: how certificates are checked; by default against those the system trusts.

    Raises:
        FetchError: it cannot be reached, must not be, gives no document, or a limit struck.
    """
    asked, until = _checked(_spelled(url), ""), time.monotonic() + limits.seconds
    for _ in range(limits.redirects + 1):
        made = _connection(asked, rule, limits, resolve, context)
        with _answer(made, asked, limits, until) as answer:
            if answer.status not in _MOVED:
                return _taken(answer, asked, limits)
            to = answer.headers.get("Location", "")
        before, asked = asked, _checked(_spelled(to), asked)
        if before.startswith("https:") and not asked.startswith("https:"):
            raise FetchError(f"{before}: leads from https to http ({asked}); give that URL")
    raise FetchError(f"{url}: leads on over {limits.redirects} times; give where it ends")


def _spelled(url: str) -> str:
    """Return an address with what must not stand in one percent-encoded."""
    return quote(url.strip(), safe="%/:=&?~#+!$,;'@()*[]")


def _checked(spelled: str, base: str) -> str:
    """Return an address as it is sent, found at ``base``; raise when it must not be."""
    try:
        spelled = urljoin(base, spelled)
        parts = urlsplit(spelled)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise FetchError(
            f"{base or spelled}: no address of the web ({error}); correct it"
        ) from None
    if parts.username is not None:
        raise FetchError(f"{host}: credentials in the URL; save the page as a file and give that")
    if parts.scheme not in ("http", "https") or not host:
        where = f"{base}: leads to {spelled}" if base else spelled
        raise FetchError(f"{where}: only http and https are fetched; give such a URL")
    return urlunsplit(parts._replace(netloc=_netloc(parts, spelled), fragment=""))


def _netloc(parts: SplitResult, source: str) -> str:
    host = parts.hostname or ""
    try:
        name = f"[{host}]" if ":" in host else unquote(host).encode("idna").decode()
    except UnicodeError:
        name = ""
    if not _HOST.fullmatch(name):
        raise FetchError(f"{source}: no name of a host: {host!r}; correct it")
    return f"{name}:{parts.port}" if parts.port else name


def _connection(
    url: str, rule: Rule, limits: Limits, resolve: Resolve, context: ssl.SSLContext | None
) -> Checked:
    parts = urlsplit(url)
    host, to = parts.hostname or "", (limits.silence, rule, resolve)
    if parts.scheme == "http":
        return Checked(host, parts.port or 80, *to)
    made = CheckedTls(host, parts.port or 443, *to)
    made.context = context
    return made


@contextmanager
def _answer(
    connection: Checked, url: str, limits: Limits, until: float
) -> Iterator[http.client.HTTPResponse]:
    """Yield the answer to a request; whatever goes wrong with it becomes one line.

    ``until`` is when all must be over, by the monotonic clock.
    """
    parts = urlsplit(url)
    try:
        with closing(connection), _ended(connection, until) as late:
            try:
                path = urlunsplit(("", "", parts.path or "/", parts.query, ""))
                connection.request("GET", path, headers=_HEADERS)
                with connection.getresponse() as answer:
                    yield answer
            finally:
                if late.is_set():
                    seconds = f"{limits.seconds:g} seconds"
                    raise FetchError(f"{url}: not there within {seconds}; try again later")
    except FetchError:
        raise
    except (OSError, http.client.HTTPException, ValueError) as error:
        raise _failed(url, error, limits) from None


@contextmanager
def _ended(connection: Checked, until: float) -> Iterator[threading.Event]:
    """End a connection at a moment, and tell that: one that drips bytes is never silent."""
    late, done = threading.Event(), threading.Event()

    def watch() -> None:
        if not done.wait(max(0.0, until - time.monotonic())):
            late.set()
            while not done.wait(0.05):
                with suppress(OSError):
                    if connection.made:
                        connection.made.shutdown(socket.SHUT_RDWR)

    watching = threading.Thread(target=watch, daemon=True)
    watching.start()
    try:
        yield late
    finally:
        done.set()
        watching.join()


_HEADERS = {
    "User-Agent": f"tejido/{__version__}",
    "Accept": ", ".join(kind for kind in sorted(TYPES) if kind != "application/octet-stream"),
    "Accept-Encoding": "gzip",
    "Connection": "close",
}


def _failed(url: str, error: Exception, limits: Limits) -> FetchError:
    said = " ".join(str(getattr(error, "strerror", None) or error).split())[:200]
    match error:
        case socket.gaierror():
            return FetchError(
                f"{url}: no network, or no such host ({said}); "
                "save the page elsewhere and give the file"
            )
        case ssl.SSLCertVerificationError():
            why = error.verify_message
            return FetchError(f"{url}: its certificate is not to be trusted ({why}); check the URL")
        case TimeoutError():
            return FetchError(f"{url}: silent for {limits.silence:g} seconds; try again later")
    return FetchError(f"{url}: cannot be fetched ({said}); check URL and network")


def _taken(answer: http.client.HTTPResponse, url: str, limits: Limits) -> Fetched:
    """Return what an answer holds.

    Raises:
        FetchError: it says no, is of a type that is not read, or too large.
    """
    if answer.status != 200:
        said = f"{answer.status} {''.join(c for c in answer.reason[:80] if c.isprintable())}"
        raise FetchError(f"{url}: not given ({said.strip()}); check the URL")
    type_ = answer.headers.get_content_type() if answer.headers.get("Content-Type") else ""
    if type_ and type_ not in TYPES:
        raise FetchError(f"{url}: is {type_[:80]}, not read here; give a page or a document")
    data = _body(answer, url, limits)
    if not data.strip():
        raise FetchError(f"{url}: empty; check the URL")
    return Fetched(url, data, type_)


def _body(answer: http.client.HTTPResponse, url: str, limits: Limits) -> bytes:
    encoding = answer.headers.get("Content-Encoding", "identity").strip().lower()
    if encoding not in ("identity", "gzip", ""):
        raise FetchError(f"{url}: packed in a way not read here; save the page and give the file")
    unpack = zlib.decompressobj(16 + zlib.MAX_WBITS) if encoding == "gzip" else None
    body = bytearray()
    try:
        while part := answer.read1(_CHUNK):
            body += unpack.decompress(part, limits.size + 1) if unpack else part
            if len(body) > limits.size:
                limit = f"over {limits.size:,} bytes, the limit"
                raise FetchError(f"{url}: {limit}; save it, split it and give the files")
    except zlib.error:
        raise FetchError(f"{url}: damaged on its way; try again") from None
    if answer.length or (unpack and not unpack.eof):
        raise FetchError(f"{url}: cut short; try again")
    return bytes(body)
