"""Queries run in children of this process, a few at a time, which are stopped at a limit."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

from tejido.asking.engines import Engine
from tejido.asking.limits import Limits, within
from tejido.asking.parameters import fill, terms
from tejido.asking.question import Question
from tejido.asking.results import Answer, Rows
from tejido.asking.run import sparql
from tejido.errors import LimitError
from tejido.serving.resultforms import written

__all__ = ["SERVED", "Cells", "Found", "Runner"]

_T = TypeVar("_T")
_AT_ONCE = 4
"""Queries that run at the same time: each may take the memory that one is allowed."""
_MOST_CHARACTERS = 64_000_000
SERVED = Limits(seconds=5, megabytes=1024)
"""What one query may take."""
Cells = list[list[dict[str, str]]]


@dataclass(frozen=True, slots=True)
class Found:
    """An answer ready to be sent: ``text`` in a media type, or rows to show on a page."""

    text: str = ""
    columns: tuple[str, ...] = ()
    rows: Cells = field(default_factory=list)
    truth: bool | None = None
    is_graph: bool = False
    truncated: bool = False


@dataclass(frozen=True)
class Runner:
    """Runs queries over a graph within limits."""

    engine: Engine
    limits: Limits = SERVED
    max_rows: int = 10_000
    room: threading.Semaphore = field(default_factory=lambda: threading.Semaphore(_AT_ONCE))

    def run(self, text: str, form: Callable[[Answer], str], lang: str) -> Found:
        """Return the answer to a query.

        Args:
            text: the query.
            form: given the answer, the media type to write it in; empty for rows of a page.
            lang: the language of labels on a page.

        Raises:
            LimitError: it took too long, too much memory, or gives too many triples; or others
                kept this server busy for as long.
            QueryError: it is refused or does not parse.
        """
        return self._within(lambda: self._found(text, form, lang))

    def filled(self, question: Question, given: dict[str, str]) -> str:
        """Return a question of the catalogue with values in the place of its parameters.

        Raises:
            QueryError: a value fits nothing.
        """
        return self._within(lambda: fill(question, terms(question, given, self.engine)))

    def _within(self, work: Callable[[], _T]) -> _T:
        if not self.room.acquire(timeout=self.limits.seconds):
            raise LimitError(
                f"{_AT_ONCE} other queries are running; ask again when they have ended"
            )
        try:
            return within(self.limits, work)
        finally:
            self.room.release()

    def _found(self, query: str, form: Callable[[Answer], str], lang: str) -> Found:
        answer = sparql(query, self.engine, most=self.max_rows)
        type_ = form(answer)
        truncated = isinstance(answer, Rows) and answer.truncated
        if type_:
            text = _short(written(answer, type_))
            return Found(text, is_graph=isinstance(answer, tuple), truncated=truncated)
        if isinstance(answer, bool):
            return Found(truth=answer)
        if isinstance(answer, tuple):
            return Found(_short(written(answer, "text/turtle")), is_graph=True)
        from tejido.asking.page import lines

        shown = [line["cells"] for line in lines(answer, lang, iris=True)]
        return Found(columns=answer.columns, rows=shown, truncated=truncated)


def _short(text: str) -> str:
    if len(text) > _MOST_CHARACTERS:
        raise LimitError(f"the answer has more than {_MOST_CHARACTERS} characters; ask for less")
    return text
