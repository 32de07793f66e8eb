"""What is asked and what is answered, as plain values."""

from __future__ import annotations

import base64
import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from http import HTTPStatus
from urllib.parse import parse_qs

from tejido.errors import ServingError

__all__ = ["Answer", "Request", "fields", "page_policy", "redirected", "told"]

_MOST_FIELDS = 50


@dataclass(frozen=True)
class Request:
    """One request: ``path`` as it was sent, still percent-encoded; header names in lower case."""

    method: str
    path: str
    query: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""

    @cached_property
    def parameters(self) -> dict[str, list[str]]:
        """The parameters of the address.

        Raises:
            ServingError: they are no UTF-8, or too many.
        """
        return fields(self.query)

    def first(self, name: str) -> str:
        """Return a parameter's first value; empty when it is not there."""
        return self.parameters.get(name, [""])[0]


def fields(encoded: str) -> dict[str, list[str]]:
    """Return the values of a query string or a form by name.

    Raises:
        ServingError: it is no UTF-8, or has too many fields.
    """
    try:
        return parse_qs(
            encoded, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS
        )
    except ValueError:
        raise ServingError(
            f"the parameters are not UTF-8, or more than {_MOST_FIELDS}; correct the address"
        ) from None


@dataclass(frozen=True)
class Answer:
    """A status, a body of a type, and the content security policy that a browser is to keep."""

    status: HTTPStatus
    body: bytes
    type: str
    headers: tuple[tuple[str, str], ...] = ()
    policy: str = "default-src 'none'; frame-ancestors 'none'; sandbox"


def told(status: HTTPStatus, line: str, *headers: tuple[str, str]) -> Answer:
    """Return an answer of plain text."""
    return Answer(status, f"{line}\n".encode(), "text/plain; charset=utf-8", headers)


def redirected(status: HTTPStatus, target: str) -> Answer:
    """Return an answer that sends on to another path of this server."""
    return told(status, target, ("Location", target))


def page_policy(style: str) -> str:
    """Return the policy of a page of ours: its own style, forms to this server, nothing else."""
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    return (
        f"default-src 'none'; style-src 'sha256-{digest}'; img-src data:; form-action 'self'; "
        "base-uri 'none'; frame-ancestors 'none'"
    )
