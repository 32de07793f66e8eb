"""The path ``/sparql``: the SPARQL 1.1 protocol for programs, a form for people."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from http import HTTPStatus

from tejido.asking.catalogue import catalogue
from tejido.asking.question import Question
from tejido.asking.results import Answer as Result
from tejido.errors import LimitError, QueryError
from tejido.project import ID
from tejido.serving.message import Answer, Request, told
from tejido.serving.negotiation import best
from tejido.serving.paging import page
from tejido.serving.paths import path_of
from tejido.serving.resultforms import GRAPHS, NAMES, PAGE, ROWS
from tejido.serving.running import Found, Runner
from tejido.serving.sparqlform import Asked, asked
from tejido.wording import texts

__all__ = ["Querying"]

_FIRST = """SELECT ?institution ?name WHERE {
  ?institution a tejido:Institution ; rdfs:label ?name .
}
ORDER BY ?name
LIMIT 100
"""


@dataclass(frozen=True)
class Querying:
    """Answers queries over a graph."""

    runner: Runner

    def answer(self, request: Request, lang: str) -> Answer:
        """Return the answer to a query, or the page with the form where none was sent.

        Raises:
            ServingError: the parameters or the query are no UTF-8.
        """
        want = asked(request)
        if isinstance(want, Answer):
            return want
        if want.query is None:
            return self._offered(request, lang)
        form = _form(want, request.headers.get("accept", ""))
        if form is None:
            known = ", ".join((PAGE, *ROWS, *GRAPHS))
            return told(HTTPStatus.NOT_ACCEPTABLE, f"answers are to be had as {known}")
        if form == PAGE:
            return self._shown(want.query, lang)
        return self._sent(want.query, form, lang)

    def _sent(self, query: str, liked: str, lang: str) -> Answer:
        """Answer a program: the form, if it does not fit the answer, is that which does."""
        try:
            found, type_ = self._run(query, liked, lang)
        except QueryError as error:
            return told(_status(error), self._said(error, "en"))
        most = str(self.runner.max_rows)
        cut = (("X-Tejido-Truncated", most),) if found.truncated else ()
        return Answer(HTTPStatus.OK, found.text.encode(), f"{type_}; charset=utf-8", cut)

    def _run(self, query: str, liked: str, lang: str) -> tuple[Found, str]:
        offered = liked.split(" ")
        rows = next((one for one in offered if one in ROWS), next(iter(ROWS)))
        graphs = next((one for one in offered if one in GRAPHS), next(iter(GRAPHS)))
        found = self.runner.run(query, lambda answer: _fitting(answer, rows, graphs), lang)
        return found, graphs if found.is_graph else rows

    def _shown(self, query: str, lang: str) -> Answer:
        try:
            found = self.runner.run(query, lambda answer: "", lang)
        except QueryError as error:
            return self._page(lang, query, status=_status(error), fault=self._said(error, lang))
        return self._page(lang, query, found=found)

    def _offered(self, request: Request, lang: str) -> Answer:
        """Return the form, filled with a question of the catalogue if the address names one."""
        name = request.first("example")
        question = next((one for one in catalogue() if one.name == name), None)
        if question is None:
            return self._page(lang, _FIRST)
        given = {p.name: request.first(p.name)[:1000] for p in question.params}
        text = _body(question, lang)
        fault, status = "", HTTPStatus.OK
        if any(value.strip() for value in given.values()):
            try:
                text = _body(replace(question, text=self.runner.filled(question, given)), lang)
            except QueryError as error:
                fault, status = self._said(error, lang), HTTPStatus.BAD_REQUEST
        return self._page(lang, text, question=question, given=given, fault=fault, status=status)

    def _page(
        self,
        lang: str,
        query: str,
        *,
        found: Found | None = None,
        fault: str = "",
        status: HTTPStatus = HTTPStatus.OK,
        question: Question | None = None,
        given: Mapping[str, str] | None = None,
    ) -> Answer:
        return page(
            "sparql.html",
            lang,
            status,
            query=query,
            found=found,
            fault=fault,
            chosen=question,
            given=given or {},
            questions=catalogue(),
            formats=("json", "csv", "tsv", "xml", "turtle", "jsonld"),
            local=lambda href: path_of(href) if href.startswith(ID) else href,
            seconds=f"{self.runner.limits.seconds:g}",
            most=self.runner.max_rows,
        )

    def _said(self, error: QueryError, lang: str) -> str:
        """Return what went wrong; limits in the reader's language, and as they are here."""
        text = str(error)
        for key in ("stopped_time", "stopped_memory", "stopped_triples"):
            if isinstance(error, LimitError) and text.startswith(_SIGNS[key]):
                return texts(lang, "serve")[key].format(
                    seconds=f"{self.runner.limits.seconds:g}",
                    megabytes=self.runner.limits.megabytes,
                    rows=self.runner.max_rows,
                )
        return text.replace(" without --allow-remote", " here")


def _body(question: Question, lang: str) -> str:
    """Return a question's query under its title, without the comments that tell its columns."""
    lines = question.text.splitlines()
    start = next(n for n, line in enumerate(lines) if line.strip() and not line.startswith("#"))
    return "\n".join([f"# {question.title(lang)}", *lines[start:], ""])


_SIGNS = {
    "stopped_time": "stopped after",
    "stopped_memory": "stopped at",
    "stopped_triples": "more than",
}


def _status(error: QueryError) -> HTTPStatus:
    is_limit = isinstance(error, LimitError)
    return HTTPStatus.SERVICE_UNAVAILABLE if is_limit else HTTPStatus.BAD_REQUEST


def _form(want: Asked, accept: str) -> str | None:
    """Return the page, or the media types to take, the best first; None where none is liked."""
    if want.format:
        return NAMES.get(want.format, PAGE if want.format == "html" else None)
    rows, graphs = best(accept, tuple(ROWS)), best(accept, tuple(GRAPHS))
    liked = [one for one in (rows, graphs) if one]
    first = best(accept, (*liked, PAGE)) if liked else best(accept, (PAGE,))
    return PAGE if first == PAGE else " ".join(liked) if liked else None


def _fitting(answer: Result, rows: str, graphs: str) -> str:
    return graphs if isinstance(answer, tuple) else rows
