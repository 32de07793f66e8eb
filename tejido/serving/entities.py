"""A page for each thing of the graph, and the same as data."""

from __future__ import annotations

from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING

from tejido.serving.describing import described
from tejido.serving.entity import entity
from tejido.serving.finding import found, target
from tejido.serving.known import Known
from tejido.serving.message import Answer, Request, redirected, told
from tejido.serving.negotiation import best
from tejido.serving.paging import fault, page
from tejido.serving.paths import FORMS, path_of, split

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Entities"]

_PAGE = "text/html"


@dataclass(frozen=True)
class Entities:
    """Answers under ``/entidad/`` from what a graph says and the network derived from it."""

    known: Known
    network: nx.MultiDiGraph[str]

    def answer(self, request: Request, lang: str) -> Answer:
        """Return the page of a thing, or what is said of it in the form that was asked for."""
        path, form = request.path, ""
        iri = found(path, self.known)
        if not iri:
            path, form = split(request.path)
            iri = found(path, self.known) if form else ""
        if not iri:
            return fault(HTTPStatus.NOT_FOUND, "unknown", lang)
        if elsewhere := target(iri, path, self.known):
            return redirected(HTTPStatus.PERMANENT_REDIRECT, _moved(elsewhere, request))
        form = form or best(request.headers.get("accept", ""), (_PAGE, *FORMS.values())) or ""
        if form == _PAGE:
            return self._page(iri, request, lang)
        if not form:
            line = f"this is to be had as {_PAGE}, {', '.join(FORMS.values())}"
            return told(HTTPStatus.NOT_ACCEPTABLE, line)
        data = described(iri, form, self.known, lang)
        return Answer(HTTPStatus.OK, data, f"{form}; charset=utf-8")

    def _page(self, iri: str, request: Request, lang: str) -> Answer:
        chosen = request.first("lang") in ("es", "en")
        shown = entity(iri, self.known, self.network, lang)
        return page(
            "entity.html",
            lang,
            one=shown,
            link=lambda other: _kept(path_of(other), lang, chosen),
            own=path_of(iri),
            suffix=f"?lang={lang}" if chosen else "",
        )


def _kept(path: str, lang: str, chosen: bool) -> str:
    return f"{path}?lang={lang}" if path and chosen else path


def _moved(path: str, request: Request) -> str:
    """Return where to go on, the ending of a form and the parameters kept."""
    ending = next((end for end in FORMS if request.path.endswith(end)), "")
    base, mark, place = path.partition("#")
    ending = "" if base.endswith(ending) else ending
    query = f"?{request.query}" if request.query else ""
    return f"{base}{ending}{query}{mark}{place}"
