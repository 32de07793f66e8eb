"""A SPARQL 1.1 endpoint as an engine."""

from __future__ import annotations

import warnings
from collections.abc import Iterator
from dataclasses import dataclass, replace
from urllib.request import Request

import pyoxigraph as ox

from tejido.asking.guard import syntax_error
from tejido.asking.results import Answer, Rows, few
from tejido.asking.tokens import declared, form_of
from tejido.endpoint.address import Endpoint
from tejido.endpoint.exchange import Refused, Reply, exchange, too_long
from tejido.endpoint.paging import capped, page
from tejido.endpoint.results import read_json, read_triples
from tejido.errors import EndpointError, QueryError

__all__ = ["Remote"]

_LONG = 2000
"""Queries of more bytes are sent by POST: proxies and servers cut long URLs."""


@dataclass(frozen=True, slots=True)
class Remote:
    """Answers from a SPARQL 1.1 endpoint; prefixes that a query lacks are declared for it."""

    server: Endpoint

    @property
    def name(self) -> str:
        """What errors call it."""
        return self.server.query

    def answer(self, text: str, most: int | None = None) -> Answer:
        """Return the answer, or its first ``most`` rows.

        A server that caps its rows is asked for page after page.

        Raises:
            QueryError: the server refuses the query.
            EndpointError: the server cannot be reached or gives no answer to a query.
        """
        reply = self._send(text)
        if form_of(text) in ("CONSTRUCT", "DESCRIBE"):
            return few(read_triples(reply, self.server.query), most)
        found = read_json(reply, self.server.query)
        if not isinstance(found, Rows):
            return found
        whole = found if _enough(found, most) else self._whole(text, found, reply.limit)
        return replace(whole, rows=whole.rows[:most], truncated=_enough(whole, most))

    def _whole(self, text: str, first: Rows, limit: int) -> Rows:
        """Return all rows: the first answer, or pages in a total order if it may be capped."""
        size = capped(text, len(first), limit)
        pages = tuple(self._pages(text, first.columns, size, nested=bool(limit))) if size else ()
        return replace(first, rows=tuple(row for rows in pages for row in rows)) if size else first

    def _pages(
        self, text: str, columns: tuple[str, ...], size: int, *, nested: bool
    ) -> Iterator[Rows]:
        last, start, bytes = None, 0, 0
        while last is None or len(last) == size:
            reply = self._send(page(text, columns, size, start, nested=nested))
            rows = read_json(reply, self.server.query)
            bytes += len(reply.body)
            if not isinstance(rows, Rows) or len(rows) > size or (last and rows.rows == last.rows):
                raise EndpointError(f"{self.server.query}: caps its answers and has no OFFSET")
            if bytes > self.server.max_bytes:
                raise too_long(self.server, self.server.query)
            yield rows
            last, start = rows, start + size

    def _send(self, text: str) -> Reply:
        try:
            return exchange(_request(declared(text), self.server), self.server)
        except Refused as refusal:
            if refusal.status == 400:
                raise _bad_query(text, refusal) from None
            raise


def _enough(rows: Rows, most: int | None) -> bool:
    return most is not None and len(rows) > most


def _request(text: str, server: Endpoint) -> Request:
    """Return the request that SPARQLWrapper makes of a query."""
    from SPARQLWrapper import GET, JSON, POST, TURTLE, SPARQLWrapper

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        wrapper = SPARQLWrapper(server.query)
        wrapper.setQuery(text)
        wrapper.queryType = form_of(text)
        triples = wrapper.queryType in ("CONSTRUCT", "DESCRIBE")
        wrapper.setReturnFormat(TURTLE if triples else JSON)
        wrapper.setOnlyConneg(True)
        if server.union:
            wrapper.addParameter(server.union, "true")
        wrapper.setMethod(POST if len(text.encode()) > _LONG else GET)
        # its own opener follows redirects with the credentials and has no limits; ours sends this
        request: Request = wrapper._createRequest()
    return request


def _bad_query(text: str, refusal: Refused) -> QueryError:
    """Return the error of a refused query: where it is wrong, if it is wrong for Oxigraph too."""
    try:
        ox.Store().query(declared(text))
    except SyntaxError as error:
        return syntax_error(text, str(error))
    return QueryError(f"{refusal}")
