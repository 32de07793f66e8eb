"""One request to a server and its answer: with patience, limits, and failures told in one line."""

from __future__ import annotations

import re
import time
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from email.message import Message
from functools import lru_cache
from http.client import HTTPException, HTTPMessage, HTTPResponse
from typing import IO
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit
from urllib.request import HTTPPasswordMgrWithDefaultRealm, OpenerDirector, Request

from tejido.endpoint.address import PASSWORD, USER, Endpoint
from tejido.errors import EndpointError

__all__ = ["Refused", "Reply", "exchange", "first_line", "too_long"]

_Answer = HTTPResponse | None
_BUSY = frozenset([429, 502, 503, 504])
_CHUNK = 64 * 1024
_LONGEST_PAUSE = 10.0
_WHOLE = 60
"""A whole answer may take this many times the silence that is waited for."""


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered: ``type`` is the media type, ``limit`` the most rows it gives."""

    body: bytes
    type: str
    limit: int = 0


class Refused(EndpointError):
    """The server understood the request and says no; ``status`` is its code, ``said`` its line."""

    def __init__(self, message: str, status: int, said: str) -> None:
        super().__init__(message)
        self.status = status
        self.said = said


class _Cut(Exception):
    """The connection broke, or the server is busy: worth another attempt."""

    def __init__(self, why: str, wait: float = 0.0) -> None:
        super().__init__(why)
        self.wait = wait


def exchange(request: Request, server: Endpoint, *, writes: bool = False) -> Reply:
    """Send a request that may be repeated, and return the whole answer.

    Raises:
        Refused: the server answers with another code than success.
        EndpointError: it cannot be reached, keeps silent, cuts the connection or says too much.
    """
    timeout = server.write_timeout if writes else server.timeout
    for attempt in range(1, server.attempts + 1):
        try:
            return _once(request, server, timeout)
        except _Cut as cut:
            if attempt == server.attempts:
                raise EndpointError(
                    f"{_url(request)}: {cut} ({attempt} attempts); try again later"
                ) from None
            time.sleep(min(max(cut.wait, server.pause * 2 ** (attempt - 1)), _LONGEST_PAUSE))
    raise EndpointError(f"{_url(request)}: no attempt was made")


def first_line(body: bytes) -> str:
    """Return the first line of what a server said, short and printable."""
    text = re.sub(r"<[^<>]*>", " ", body[:4000].decode("utf-8", "replace"))
    line = next((line for line in map(str.strip, text.splitlines()) if line), "")
    return "".join(c for c in line if c.isprintable())[:200]


def too_long(server: Endpoint, where: str) -> EndpointError:
    """Return the error of an answer that is longer than what is taken from ``server``."""
    limit = f"{server.max_bytes:,} bytes"
    return EndpointError(f"{where}: answers with over {limit}; ask for less, with LIMIT")


def _once(request: Request, server: Endpoint, timeout: float) -> Reply:
    where = _url(request)
    try:
        with _opener(server.user, server.password, _origin(request)).open(
            request, timeout=timeout
        ) as response:
            return _reply(response, server, where, time.monotonic() + _WHOLE * timeout)
    except HTTPError as error:
        raise _refusal(error, server, where) from None
    except TimeoutError:
        raise _silence(timeout, where) from None
    except (ConnectionResetError, BrokenPipeError, ConnectionAbortedError):
        raise _Cut("cut the connection") from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise _silence(timeout, where) from None
        if isinstance(error.reason, ConnectionResetError | BrokenPipeError):
            raise _Cut("cut the connection") from None
        reason = getattr(error.reason, "strerror", None) or error.reason
        raise EndpointError(f"{where}: cannot be reached: {reason}; is the URL right?") from None
    except HTTPException as error:
        raise _Cut(f"cut the answer short ({type(error).__name__})") from None
    except (OSError, ValueError) as error:
        raise EndpointError(f"{where}: cannot be asked: {error}") from None


def _reply(response: HTTPResponse, server: Endpoint, where: str, end: float) -> Reply:
    body = bytearray()
    while chunk := response.read1(_CHUNK):
        body += chunk
        if len(body) > server.max_bytes:
            raise too_long(server, where)
        if time.monotonic() > end:
            raise EndpointError(f"{where}: answers too slowly; ask for less, with LIMIT")
    if response.length:  # read1 does not tell that bytes announced are missing
        raise _Cut(f"cut the answer short, {response.length} bytes are missing")
    rows = response.headers.get("X-SPARQL-MaxRows", "")
    type = response.headers.get_content_type() if response.headers.get("Content-Type") else ""
    return Reply(bytes(body), type, int(rows) if rows.isdecimal() else 0)


def _refusal(error: HTTPError, server: Endpoint, where: str) -> Exception:
    try:
        said = first_line(error.read(_CHUNK))
        error.close()
    except (OSError, HTTPException, AttributeError, KeyError):  # an error made without a body
        said = ""
    if error.code in _BUSY:
        return _Cut(f"is busy or down ({error.code} {error.reason})", _wait(error.headers))
    return Refused(_told(error, server, where, said), error.code, said)


def _told(error: HTTPError, server: Endpoint, where: str, said: str) -> str:
    code = f"{error.code} {error.reason}".strip()
    match error.code:
        case 401 if server.user:
            return f"{where}: refuses the credentials ({code}); check {USER} and {PASSWORD}"
        case 401:
            return f"{where}: asks for credentials ({code}); set {USER} and {PASSWORD}"
        case 403:
            return f"{where}: forbids it ({code}); another user or URL may be allowed to"
        case 404:
            return f"{where}: nothing is there ({code}); check the URL"
        case 301 | 302 | 303 | 307 | 308:
            return f"{where}: has moved ({code}); give the URL {error.headers.get('Location', '')}"
    return f"{where}: says no ({code})" + (f": {said}" if said else "")


def _silence(timeout: float, where: str) -> EndpointError:
    return EndpointError(f"{where}: said nothing for {timeout:g} seconds; --timeout waits longer")


def _wait(headers: Message) -> float:
    seconds = headers.get("Retry-After", "")
    return float(seconds) if seconds.isdecimal() else 0.0


def _url(request: Request) -> str:
    return request.full_url.partition("?")[0]


def _origin(request: Request) -> str:
    parts = urlsplit(request.full_url)
    return f"{parts.scheme}://{parts.netloc}/"


@lru_cache(maxsize=8)
def _opener(user: str, password: str, origin: str) -> OpenerDirector:
    """Return what opens URLs; only ``origin`` gets the credentials, when it asks for them."""
    known = HTTPPasswordMgrWithDefaultRealm()
    if user:
        known.add_password(None, origin, user, password)
    return urllib.request.build_opener(_Basic(known, origin), _Digest(known))


def _instead(refused: IO[bytes], attempt: Callable[[], _Answer]) -> _Answer:
    """Return what another attempt gives; the refusal before it is closed unless it stands."""
    try:
        response = attempt()
    except BaseException:
        refused.close()
        raise
    if response is not None:
        refused.close()
    return response


class _Digest(urllib.request.HTTPDigestAuthHandler):
    def http_error_401(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> _Answer:
        again = super().http_error_401
        return _instead(fp, lambda: again(req, fp, code, msg, headers))


class _Basic(urllib.request.HTTPBasicAuthHandler):
    """Sends the credentials at once to a server that has asked for them and took them."""

    def __init__(self, known: HTTPPasswordMgrWithDefaultRealm, origin: str) -> None:
        super().__init__(known)
        self._origin = origin
        self._accepted = ""

    def http_request(self, req: Request) -> Request:
        if self._accepted and _origin(req) == self._origin:
            req.add_unredirected_header("Authorization", self._accepted)
        return req

    https_request = http_request

    def http_error_401(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> _Answer:
        response = _instead(fp, lambda: self._again(req, fp, code, msg, headers))
        if response is not None and _origin(req) == self._origin:
            self._accepted = req.get_header("Authorization") or ""
        return response

    def _again(
        self, req: Request, fp: IO[bytes], code: int, msg: str, headers: HTTPMessage
    ) -> _Answer:
        try:
            response: _Answer = super().http_error_401(req, fp, code, msg, headers)
        except ValueError:  # it asks for another scheme than Basic
            return None
        return response
