"""Where a server is and how to speak to it: its addresses, credentials and patience."""

from __future__ import annotations

import netrc
import os
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from tejido.errors import EndpointError

__all__ = ["PASSWORD", "TIMEOUT", "USER", "Endpoint", "endpoint"]

USER, PASSWORD = "TEJIDO_ENDPOINT_USER", "TEJIDO_ENDPOINT_PASSWORD"
"""The environment variables that hold the credentials."""
TIMEOUT, WRITE_TIMEOUT = 8.0, 60.0
"""Seconds of silence after which a server is given up: asked, and told to write.

Virtuoso 7 sometimes needs over 20 seconds to remove 25,000 triples.
"""

_LAYOUTS = (
    # queries end in, graph store, updates, parameter of queries; the first that fits
    ("/sparql-auth", "/sparql-graph-crud-auth", "/sparql-auth", ""),  # Virtuoso, with credentials
    ("/sparql", "/sparql-graph-crud", "/sparql", ""),  # Virtuoso
    ("/query", "/store", "/update", "union-default-graph"),  # Oxigraph
)


@dataclass(frozen=True, slots=True)
class Endpoint:
    """A SPARQL server.

    ``query``, ``store`` and ``update`` are the URLs of the three protocols, ``union`` the parameter
    that makes it ask all its graphs as one, if it needs any; ``timeout`` and ``write_timeout`` are
    seconds of silence; ``attempts`` says how often a request is sent when the server is busy or
    cuts the connection, ``pause`` how many seconds pass before the second one, doubled for each
    further one; ``max_bytes`` is the longest answer taken.
    """

    query: str
    store: str = ""
    update: str = ""
    union: str = ""
    user: str = ""
    password: str = field(default="", repr=False)
    timeout: float = TIMEOUT
    write_timeout: float = WRITE_TIMEOUT
    attempts: int = 4
    pause: float = 0.5
    max_bytes: int = 256 * 1024 * 1024


def endpoint(
    url: str, *, store: str = "", update: str = "", timeout: float | None = None
) -> Endpoint:
    """Return the server whose queries go to ``url``.

    Credentials are those of ``TEJIDO_ENDPOINT_USER`` and ``TEJIDO_ENDPOINT_PASSWORD``, or else of
    the host's entry in ``~/.netrc`` (or the file that ``NETRC`` names). They are sent only when
    that server asks for them.

    Args:
        url: where SPARQL queries are answered.
        store: where graphs are put; by default what ``url`` suggests (Virtuoso, Oxigraph).
        update: where SPARQL updates go; by default likewise.
        timeout: seconds of silence to wait for; by default 8, or 60 when it has to write.

    Raises:
        EndpointError: an URL is none, or holds credentials; the netrc file is broken.
    """
    for given in filter(None, (url, store, update)):
        _check(given)
    graphs, updates, union = _siblings(url)
    host = urlsplit(url).hostname or ""
    user, password = _from_environment() or _from_netrc(host) or ("", "")
    return Endpoint(
        url,
        store or graphs,
        update or updates,
        union,
        user,
        password,
        timeout or TIMEOUT,
        timeout or WRITE_TIMEOUT,
    )


def _check(url: str) -> None:
    try:
        parts = urlsplit(url)
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        raise EndpointError("the endpoint is no URL; write http://HOST/sparql") from None
    if "@" in parts.netloc:
        raise EndpointError(
            f"{parts.scheme}://{parts.hostname}: credentials do not belong in an URL; "
            f"set {USER} and {PASSWORD}, or write them to ~/.netrc"
        )
    if not usable or not url.isascii() or any(c.isspace() or not c.isprintable() for c in url):
        raise EndpointError(f"{url!r}: is no URL of an endpoint; write http://HOST/sparql")


def _siblings(url: str) -> tuple[str, str, str]:
    """Return graph store, updates and parameter of this server, as far as its URL tells."""
    bare = url.partition("?")[0].rstrip("/")
    for end, store, update, union in _LAYOUTS:
        if bare.endswith(end):
            root = bare.removesuffix(end)
            return root + store, root + update, union
    return "", bare, ""


def _from_environment() -> tuple[str, str] | None:
    user, password = os.environ.get(USER, ""), os.environ.get(PASSWORD, "")
    return (user, password) if user else None


def _from_netrc(host: str) -> tuple[str, str] | None:
    path = Path(os.environ.get("NETRC") or "~/.netrc").expanduser()
    try:
        found = netrc.netrc(path).authenticators(host)
    except FileNotFoundError:
        return None
    except netrc.NetrcParseError as error:
        raise EndpointError(f"{path}:{error.lineno}: is no netrc file; correct it") from None
    except (OSError, UnicodeDecodeError) as error:
        raise EndpointError(f"{path}: cannot be read ({type(error).__name__})") from None
    return (found[0], found[2] or "") if found else None
