"""Connections that are made only to addresses that a rule allows, checked on the socket itself."""

from __future__ import annotations

import http.client
import socket
import ssl
from collections.abc import Callable, Sequence
from typing import Any

from tejido.errors import FetchError
from tejido.fetching.addresses import Rule, address_of

__all__ = ["Checked", "CheckedTls", "Resolve"]

Resolve = Callable[[str, int], Sequence[Any]]
"""What finds the addresses of a host: ``socket.getaddrinfo``, or what answers like it."""


def _connected(host: str, port: int, timeout: float, rule: Rule, resolve: Resolve) -> socket.socket:
    """Return a socket to a host all of whose addresses are allowed.

    The host is looked up once, and what is connected to are the addresses that were checked.
    """
    found = resolve(host, port)
    for *_, address in found:
        _check(host, address[0], rule)
    failure: OSError = OSError("no address")
    for family, kind, protocol, _, address in found:
        made = socket.socket(family, kind, protocol)
        try:
            made.settimeout(timeout)
            made.connect(address)
            _check(host, made.getpeername()[0], rule)
            return made
        except OSError as error:
            made.close()
            if isinstance(error, FetchError):
                raise
            failure = error
    raise failure


def _check(host: str, address: str, rule: Rule) -> None:
    if not rule(address_of(address)):
        raise FetchError(
            f"{host}: leads to {address}, which is no public address; "
            "save the page as a file and give that"
        )


def _lookup(host: str, port: int) -> Sequence[Any]:
    return socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)


class Checked(http.client.HTTPConnection):
    """A connection without encryption to an address that is allowed."""

    def __init__(
        self, host: str, port: int, timeout: float, rule: Rule, resolve: Resolve = _lookup
    ) -> None:
        super().__init__(host, port, timeout=timeout)
        self._rule, self._resolve, self._patience = rule, resolve, timeout
        self.made: socket.socket | None = None
        """The socket, also once an answer has taken it over."""

    def connect(self) -> None:
        """Connect, having checked where to."""
        where = (self.host, self.port, self._patience)
        self.sock = self.made = _connected(*where, self._rule, self._resolve)


class CheckedTls(Checked):
    """A connection with TLS, whose certificate is checked, to an address that is allowed."""

    context: ssl.SSLContext | None = None

    def connect(self) -> None:
        """Connect, having checked where to and to whom."""
        super().connect()
        context = self.context or ssl.create_default_context()
        self.sock = self.made = context.wrap_socket(self.sock, server_hostname=self.host)
