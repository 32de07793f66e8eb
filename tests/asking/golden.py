"""Golden results: the rows of every question on a graph, one file each, readable by eye.

``python -m tests.asking.golden`` writes them anew, for the frozen ``fixture.ttl`` and ``fair.ttl``
and for the project's ``graph.ttl`` when it is there; look at what changed before you keep it.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

from pyoxigraph import NamedNode

from tejido.asking.catalogue import catalogue
from tejido.asking.engines import Engine, open_graph
from tejido.asking.results import Rows, Term, compact
from tejido.asking.run import ask

__all__ = ["GRAPHS", "golden", "golden_path", "open_fixture"]

_HERE = Path(__file__).parent
GRAPHS = {
    "fixture": _HERE / "fixture.ttl",
    "fair": _HERE / "fair.ttl",
    "graph": _HERE.parent.parent / "graph.ttl",
}
"""The graphs that the questions are asked of, by the folder of their golden results."""


@cache
def open_fixture(engine: str = "pyoxigraph") -> Engine:
    """Return the fixture graph, opened once per engine."""
    return open_graph(GRAPHS["fixture"], engine)


def golden_path(graph: str, name: str) -> Path:
    """Return the file of a question's golden rows."""
    return _HERE / "expected" / graph / f"{name}.tsv"


def golden(rows: Rows) -> str:
    """Return rows as TSV of terms, IRIs shortened: nothing of a label, everything of identity."""
    lines = ["\t".join(rows.columns)]
    lines += ["\t".join(_cell(term) for term in row) for row in rows]
    return "\n".join(lines) + "\n"


def _cell(term: Term | None) -> str:
    if isinstance(term, NamedNode):
        return compact(term.value)
    return "" if term is None else str(term)


def _write() -> None:
    for graph, path in GRAPHS.items():
        if not path.exists():
            continue
        engine = open_graph(path)
        for question in catalogue():
            target = golden_path(graph, question.name)
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_text(golden(ask(question.name, engine)), encoding="utf-8")


if __name__ == "__main__":
    _write()
