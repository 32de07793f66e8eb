"""Which path is answered by what."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus

from tejido.serving.entities import Entities
from tejido.serving.mapping import MapPages
from tejido.serving.message import Answer, Request, redirected, told
from tejido.serving.negotiation import language
from tejido.serving.paging import fault
from tejido.serving.querying import Querying

__all__ = ["Site"]

_READ = ("GET", "HEAD")


@dataclass(frozen=True)
class Site:
    """Answers requests: ``lang`` is for those who do not say what they speak."""

    pages: MapPages
    entities: Entities
    querying: Querying
    lang: str = "es"

    def answer(self, request: Request) -> Answer:
        """Return the answer to a request.

        Raises:
            ServingError: its parameters cannot be read.
        """
        lang = language(request, self.lang)
        allowed = (*_READ, "POST") if request.path == "/sparql" else _READ
        if request.method not in allowed:
            line = f"{request.method}: take {' or '.join(allowed)}; nothing here can be changed"
            return told(HTTPStatus.METHOD_NOT_ALLOWED, line, ("Allow", ", ".join(allowed)))
        if request.path in ("/", "/entidad", "/entidad/"):
            return redirected(HTTPStatus.FOUND, f"/mapa{_kept(request)}")
        if request.path == "/mapa":
            return self.pages.answer(lang)
        if request.path == "/sparql":
            return self.querying.answer(request, lang)
        if request.path.startswith("/entidad/"):
            return self.entities.answer(request, lang)
        return fault(HTTPStatus.NOT_FOUND, "not_found", lang)


def _kept(request: Request) -> str:
    wanted = request.first("lang")
    return f"?lang={wanted}" if wanted in ("es", "en") else ""
