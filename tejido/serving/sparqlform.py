"""What a SPARQL request asks: the query, where its answer is to be, or why it is refused."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from tejido.errors import ServingError
from tejido.serving.message import Answer, Request, fields, told

__all__ = ["Asked", "asked"]

_FORM, _DIRECT = "application/x-www-form-urlencoded", "application/sparql-query"
_GRAPHS = ("default-graph-uri", "named-graph-uri", "using-graph-uri", "using-named-graph-uri")
_NO_UPDATE = "updates are refused: this graph can only be read; send 'query'"
_NO_GRAPHS = "is refused, as FROM is: all graphs of the file are asked as one"


@dataclass(frozen=True, slots=True)
class Asked:
    """A query, None for none; ``format`` is what a form wants instead of the Accept header."""

    query: str | None
    format: str


def asked(request: Request) -> Asked | Answer:
    """Return what a request by the SPARQL 1.1 protocol asks, or the answer that refuses it.

    Raises:
        ServingError: its parameters, or the query, are no UTF-8.
    """
    given = dict(request.parameters)
    if request.method == "POST":
        kind = request.headers.get("content-type", "").partition(";")[0].strip().lower()
        if kind == _FORM:
            given = _together(given, fields(request.body.decode("ascii", "replace")))
        elif kind == _DIRECT:
            given = _together(given, {"query": [_decoded(request.body)]})
        elif kind == "application/sparql-update":
            return told(HTTPStatus.BAD_REQUEST, _NO_UPDATE)
        else:
            line = f"send {_FORM} or {_DIRECT}"
            return told(HTTPStatus.UNSUPPORTED_MEDIA_TYPE, line)
    return _checked(given, request.method == "POST")


def _together(one: dict[str, list[str]], other: dict[str, list[str]]) -> dict[str, list[str]]:
    return {key: [*one.get(key, []), *other.get(key, [])] for key in {**one, **other}}


def _checked(given: dict[str, list[str]], needed: bool) -> Asked | Answer:
    queries = given.get("query", [])
    if "update" in given:
        return told(HTTPStatus.BAD_REQUEST, _NO_UPDATE)
    for name in _GRAPHS:
        if name in given:
            return told(HTTPStatus.BAD_REQUEST, f"'{name}' {_NO_GRAPHS}")
    if len(queries) > 1 or (needed and not queries):
        return told(HTTPStatus.BAD_REQUEST, "send one 'query'")
    return Asked(queries[0] if queries else None, given.get("format", [""])[0])


def _decoded(body: bytes) -> str:
    try:
        return body.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ServingError(f"the query is not UTF-8 at byte {error.start}") from None
