"""Measure asking, loading, writing and memory on an invented graph, beside rdflib and pyoxigraph.

``python -m bench.asking``: a graph of 1,000 documents is woven from invented readings (always the
same). The catalogue is asked with values for its parameters through ``tejido.asking.ask``, of a
bare pyoxigraph store and of rdflib's memory store; a question that takes rdflib longer than the
limit counts as the limit. The rows of the three are compared. Then loading, writing canonical
Turtle, memory, and a graph of 10,000 documents in a process of its own. Times are processor time,
so that whatever else the machine does is left out.
"""

from __future__ import annotations

import argparse
import gc
import json
import platform
import resource
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from bench.invented import invented
from bench.timing import best, by_turns, mean, resident, timed, within

if TYPE_CHECKING:
    from tejido.asking.question import Question
    from tejido.asking.results import Rows

_DOCUMENTS, _MANY = 1_000, 10_000
_LIMIT = 10.0
"""Processor seconds that a question may take in rdflib."""
_VALUES = {
    "role": "organizador",
    "theme": "derechos humanos",
    "institution-type": "gobierno",
    "date": "2012",
    "document": "doc-00007",
    "integer": "2",
}
"""Values by type of parameter; of things a question takes those that most claims name."""
_UNTIL = "2020"


def main() -> None:
    """Print the figures, or do one of the measurements for which a process is started."""
    parser = argparse.ArgumentParser(description="Measure asking on an invented graph.")
    parser.add_argument("--part", choices=sorted(_PARTS), help=argparse.SUPPRESS)
    parser.add_argument("--graph", type=Path, help=argparse.SUPPRESS)
    parser.add_argument("--documents", type=int, default=_DOCUMENTS, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.part:
        print(json.dumps(_PARTS[given.part](given.graph, given.documents)))
        return
    print(f"{platform.python_implementation()} {platform.python_version()}, processor time")
    with TemporaryDirectory() as folder:
        graph = Path(folder, "graph.ttl")
        made = _child("weave", graph, _DOCUMENTS)
        print(f"{_DOCUMENTS:,} documents, {made['triples']:,.0f} triples")
        _files(graph)
        _memory(graph)
        _questions(graph)
        many = Path(folder, "many.ttl")
        _child("weave", many, _MANY)
        _large(many)


def _child(part: str, graph: Path, documents: int = 0) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.asking", "--part", part, "--graph", str(graph)]
    command += ["--documents", str(documents)]
    told = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True).stdout
    found: dict[str, float] = json.loads(told)
    return found


def _weave(graph: Path, documents: int) -> dict[str, float]:
    from tejido.graph.formats import turtle
    from tejido.graph.weave import graph_of
    from tejido.linking.ledger import default_ledger

    gc.disable()  # nothing here is in a cycle
    quads = graph_of(invented(documents, default_ledger()), default_ledger()).quads
    with graph.open("w", encoding="utf-8") as out:
        out.writelines(turtle(quads))
    return {"triples": len({quad.triple for quad in quads})}


def _files(graph: Path) -> None:
    """Compare loading and writing."""
    import rdflib

    from tejido.graph.formats import turtle
    from tejido.graph.store import open_store

    own = best(lambda: open_store(graph))
    other = timed(lambda: rdflib.Graph().parse(graph))
    _row("loading", own, other, "rdflib", 8)
    quads = list(open_store(graph))
    own = best(lambda: "".join(turtle(quads)))
    parsed = rdflib.Graph().parse(graph)
    other = min(timed(lambda: parsed.serialize(format="turtle")) for _ in range(2))
    _row("writing canonical Turtle", own, other, "rdflib's serializer", 8)


def _memory(graph: Path) -> None:
    own, other = _child("tejido", graph), _child("rdflib", graph)
    print(
        f"  {'memory':34} {own['bytes']:10.0f} bytes a triple, rdflib {other['bytes']:.0f}: "
        f"{own['bytes'] / other['bytes']:.2f} of it (wanted: at most 0.33)"
    )


def _held(load: Callable[[], object], count: Callable[[], int]) -> dict[str, float]:
    gc.collect()
    before = resident()
    load()
    gc.collect()
    return {"bytes": (resident() - before) / count()}


def _held_by_tejido(graph: Path, _: int) -> dict[str, float]:
    from tejido.graph.store import open_store

    held = []
    return _held(lambda: held.append(open_store(graph)), lambda: len(held[0]))


def _held_by_rdflib(graph: Path, _: int) -> dict[str, float]:
    import rdflib
    import rdflib.plugins.parsers.notation3

    parsed = rdflib.Graph()
    return _held(lambda: parsed.parse(graph), lambda: len(parsed))


def _questions(graph: Path) -> None:
    """Ask every question three ways; compare times and rows."""
    import rdflib

    from tejido.asking import ask, catalogue, open_graph
    from tejido.asking.engines import Oxigraph, Rdflib
    from tejido.asking.parameters import fill, terms

    engine = open_graph(graph)
    assert isinstance(engine, Oxigraph)
    slow = Rdflib(rdflib.Graph().parse(graph))
    values = {**_VALUES, **_known(engine)}
    ratios: list[tuple[float, float, float]] = []
    print(f"  {'question':16} {'rows':>6} {'tejido':>9} {'bare':>9} {'shown':>9} {'rdflib':>10}")
    for question in catalogue():
        given = _given(question, values)
        text = fill(question, terms(question, given, engine))
        rows = ask(question.name, engine, given)
        own, bare = by_turns(
            lambda q=question, g=given: ask(q.name, engine, g),  # type: ignore[misc]
            lambda t=text: _bare(engine.store, t),  # type: ignore[misc]
        )
        shown = best(lambda q=question, g=given: _shown(ask(q.name, engine, g)))  # type: ignore[misc]
        other, same = within(_LIMIT, lambda t=text, r=rows: _same(slow, t, r))  # type: ignore[misc]
        more = "" if same else "  rows differ" if same is False else "  over the limit"
        print(
            f"  {question.name:16} {len(rows):6,} {own * 1e3:6.2f} ms {bare * 1e3:6.2f} ms "
            f"{shown * 1e3:6.2f} ms {other * 1e3:7.0f} ms{more}"
        )
        ratios.append((other / own, own / bare, shown / bare))
    faster, slower, labelled = (mean([ratio[n] for ratio in ratios]) for n in range(3))
    print(f"  geometric mean: {faster:.1f} times as fast as rdflib (wanted: at least 20)")
    print(f"  {slower:.2f} times as long as bare pyoxigraph (wanted: at most 1.15)")
    print(f"  {labelled:.2f} times as long with labels in every cell")


def _known(engine: object) -> dict[str, str]:
    """Return the thing of each type that most claims name, as ``TYPE`` and ``TYPE 2``."""
    from pyoxigraph import NamedNode

    from tejido.asking.engines import Oxigraph
    from tejido.asking.results import Rows
    from tejido.model import ENTITY_TYPES

    assert isinstance(engine, Oxigraph)
    found: dict[str, str] = {}
    for type_ in ENTITY_TYPES:
        rows = engine.answer(
            f"""SELECT ?thing WHERE {{
              ?thing a tejido:{type_.capitalize()} . ?claim ?slot ?thing ; tejido:rule ?rule
            }} GROUP BY ?thing ORDER BY DESC(COUNT(?claim)) ?thing LIMIT 2"""
        )
        assert isinstance(rows, Rows)
        for number, (thing,) in enumerate(rows):
            assert isinstance(thing, NamedNode)
            found[f"{type_} 2" if number else type_] = thing.value
    return found


def _given(question: Question, values: dict[str, str]) -> dict[str, str]:
    """Return values for the first thing that a question is about, and its dates and numbers.

    A question of two things gets both; narrowing it by every parameter it has would leave no rows.
    """
    given: dict[str, str] = {}
    for param in question.params:
        type_ = param.types[0]
        if type_ == "date":
            given[param.name] = _UNTIL if param.name == "until" else values["date"]
        elif type_ == "institution" and not param.default and type_ in given.values():
            given[param.name] = values["institution 2"]
        elif not given and type_ in values:
            given[param.name] = values[type_]
    names = [p.name for p in question.params if p.types == ("institution",)]
    if question.name == "joint":
        given = dict(zip(names, (values["institution"], values["institution 2"]), strict=True))
    return given


def _bare(store: object, text: str) -> int:
    from pyoxigraph import QuerySolutions, Store

    assert isinstance(store, Store)
    found = store.query(text, use_default_graph_as_union=True)
    assert isinstance(found, QuerySolutions)
    return len([tuple(solution) for solution in found])


def _shown(rows: Rows) -> int:
    return len(list(rows.texts("es")))


def _same(engine: object, text: str, rows: Rows) -> bool:
    from tejido.asking.engines import Rdflib
    from tejido.asking.results import Rows

    assert isinstance(engine, Rdflib)
    found = engine.answer(text)
    assert isinstance(found, Rows)
    return sorted(map(str, found.rows)) == sorted(map(str, rows.rows))


def _large(graph: Path) -> None:
    """Load and ask a graph of many documents in a process of its own."""
    told = _child("large", graph)
    print(f"{_MANY:,} documents, {told['triples']:,.0f} triples")
    print(
        f"  loaded in {told['load']:.1f} s, {told['asked']:.0f} questions answered in "
        f"{told['ask']:.1f} s, at most {told['peak'] / 1e9:.2f} GB (wanted: under 2.5 GB)"
    )


def _load_and_ask(graph: Path, _: int) -> dict[str, float]:
    from tejido.asking import ask, catalogue, open_graph

    start = time.process_time()
    engine = open_graph(graph)
    loaded = time.process_time()
    values = {**_VALUES, **_known(engine)}
    for question in catalogue():
        _shown(ask(question.name, engine, _given(question, values)))
    return {
        "triples": len(engine.store),  # type: ignore[attr-defined]
        "load": loaded - start,
        "ask": time.process_time() - loaded,
        "asked": len(catalogue()),
        "peak": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


_PARTS: dict[str, Callable[[Path, int], dict[str, float]]] = {
    "weave": _weave,
    "tejido": _held_by_tejido,
    "rdflib": _held_by_rdflib,
    "large": _load_and_ask,
}


def _row(name: str, own: float, other: float, peer: str, wanted: int) -> None:
    print(
        f"  {name:34} {own:10.2f} s, {peer} {other:.2f} s: {other / own:.1f} times as fast "
        f"(wanted: at least {wanted})"
    )


if __name__ == "__main__":
    main()
