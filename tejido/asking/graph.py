"""A graph to ask from Python: ``Graph.open("graph.ttl").ask("partners", of="UNODC")``."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from pyoxigraph import Literal, NamedNode

from tejido.asking.catalogue import catalogue, find
from tejido.asking.engines import Engine, open_graph, open_stored
from tejido.asking.limits import Limits, within
from tejido.asking.names import labels_of
from tejido.asking.question import Parameter
from tejido.asking.records import Records, Thing
from tejido.asking.results import Rows, first
from tejido.asking.run import ask, sparql
from tejido.errors import QueryError

__all__ = ["Graph"]

_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Graph:
    """A graph that was opened; ``lang`` (``es`` or ``en``) is the language of its answers."""

    engine: Engine = field(repr=False)
    where: str
    lang: str = "es"
    limits: Limits = field(default=Limits(), repr=False)
    max_rows: int | None = field(default=None, repr=False)

    @classmethod
    def open(
        cls,
        where: str | Path,
        *,
        lang: str = "es",
        timeout: float | None = None,
        max_memory: int | None = None,
        max_rows: int | None = None,
    ) -> Graph:
        """Open a graph file, a store on disk, or the URL of a SPARQL endpoint.

        Args:
            where: ``graph.ttl``, a folder made by ``tejido store``, or ``https://...``.
            lang: the language of labels and headings.
            timeout: seconds that a query may take; for an endpoint, of its silence.
            max_memory: megabytes that a query may take, not of an endpoint.
            max_rows: rows that an answer may have; the rest is cut, as ``truncated`` tells.

        Raises:
            GraphError: there is no graph there, or a broken one.
            EndpointError: that is no URL of an endpoint.
        """
        if lang not in ("es", "en"):
            raise QueryError(f"lang: '{lang}' is no language of labels; take es or en")
        name = str(where)
        if name.startswith(("http://", "https://")):
            from tejido.endpoint import Remote, endpoint

            return cls(Remote(endpoint(name, timeout=timeout)), name, lang, Limits(), max_rows)
        path = Path(where)
        engine = open_stored(path) if path.is_dir() else open_graph(path)
        return cls(engine, name, lang, Limits(timeout, max_memory), max_rows)

    def ask(
        self, question: str, params: Mapping[str, object] | None = None, /, **more: object
    ) -> Records:
        """Return the rows that answer a question of the catalogue.

        Args:
            question: its name; :meth:`questions` lists them.
            params: values by parameter, as people write them, or things of another answer.
            **more: further parameters, ``of="UNODC"``; ``in_=`` where the name is a word of Python.

        Raises:
            QueryError: no such question or parameter, a value that fits nothing, a limit struck.
            GraphError: Tejido did not build this graph.
        """
        known = {param.name for param in find(question).params}
        given = {
            name.removesuffix("_") if name not in known else name: _written(value)
            for name, value in {**(params or {}), **more}.items()
        }

        def asked(evidence: bool) -> Rows:
            return ask(question, self.engine, given, evidence=evidence, most=self.max_rows)

        return Records(
            self._within(lambda: asked(False)), self.lang, lambda: self._within(lambda: asked(True))
        )

    def sparql(self, text: str, *, allow_remote: bool = False) -> Records | bool:
        """Return what a SPARQL 1.1 query gives; the usual prefixes need no declaration.

        SELECT gives rows, ASK a truth, CONSTRUCT and DESCRIBE rows of ``subject``, ``predicate``
        and ``object``. With ``allow_remote`` SERVICE and FROM may reach other servers.

        Raises:
            QueryError: the text does not parse or is refused; a limit struck.
        """
        answer = self._within(
            lambda: sparql(text, self.engine, allow_remote=allow_remote, most=self.max_rows)
        )
        if isinstance(answer, tuple):
            rows = first(("subject", "predicate", "object"), map(tuple, answer), None)
            iris = {term.value for row in rows for term in row if isinstance(term, NamedNode)}
            labels = labels_of(self.engine, iris)
            return Records(Rows(rows.columns, rows.rows, labels), self.lang)
        return answer if isinstance(answer, bool) else Records(answer, self.lang)

    def questions(self) -> Records:
        """Return the catalogue: ``name``, ``question`` and ``parameters`` with their help."""
        rows = tuple(
            tuple(map(Literal, (one.name, one.title(self.lang), _helped(one.params, self.lang))))
            for one in catalogue()
        )
        heads = {"es": ("nombre", "pregunta", "parámetros")}
        return Records(Rows(("name", "question", "parameters"), rows, headings=heads), self.lang)

    def _within(self, work: Callable[[], _T]) -> _T:
        return work() if self.limits == Limits() else within(self.limits, work)


def _helped(params: Iterable[Parameter], lang: str) -> str:
    return "; ".join(f"{p.name}: {p.help(lang)}" for p in params)


def _written(value: object) -> object:
    return value.iri if isinstance(value, Thing) else value
