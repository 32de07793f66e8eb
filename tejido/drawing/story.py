"""Tours: the steps of a YAML file, checked against the network, as states of the page."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlencode

from tejido.asking.spelling import suggestion
from tejido.drawing.places import places_of
from tejido.drawing.texts import marks
from tejido.errors import LedgerError, StoryError
from tejido.linking.faults import complain
from tejido.linking.files import Source, bare, read_source
from tejido.linking.schema import faults_of
from tejido.network import FAMILIES
from tejido.network.rows import local

if TYPE_CHECKING:
    import networkx as nx

__all__ = ["Step", "Story", "read_story"]

_SHAPE = "stories/schema.json"
_ON, _OFF = "1", "0"


@dataclass(frozen=True, slots=True)
class Step:
    """A step: title and text by language, and the state of the page as its address has it."""

    title: Mapping[str, str]
    text: Mapping[str, str]
    state: str


@dataclass(frozen=True, slots=True)
class Story:
    """A tour: its title by language, its steps in order."""

    title: Mapping[str, str]
    steps: tuple[Step, ...]


def read_story(path: Path, graph: nx.MultiDiGraph[str]) -> Story:
    """Return the tour that a file tells of a network.

    Raises:
        StoryError: the file cannot be read, breaks its schema, or names what the network lacks.
    """
    try:
        source = read_source(path)
        if not isinstance(source.content, Mapping):
            raise StoryError(f"{path}:1: no tour; write title: and steps:, see docs/map.md")
        complain(faults_of(source, _SHAPE))
        complain(_unknown(source, graph))
    except LedgerError as error:
        raise StoryError(str(error)) from error
    told = bare(source.content)
    return Story(told["title"], tuple(_step(step) for step in told["steps"]))


def _step(step: Mapping[str, Any]) -> Step:
    return Step(step["title"], step["text"], _state(step))


def _state(step: Mapping[str, Any]) -> str:
    """Return what the address of the page has behind its ``#``, as the page itself writes it."""
    filters = step.get("filters", {})
    said = {
        "a": _OFF if not filters.get("planned", True) else "",
        "b": step.get("area", ""),
        "c": _ON if filters.get("reviewed") else "",
        "e": "~".join(sorted(step.get("pair", ()))),
        "f": filters.get("words", ""),
        "g": ".".join(sorted(filters.get("programmes", ()))),
        "h": ".".join(sorted(filters.get("themes", ()))),
        "m": str(filters["documents"]) if filters.get("documents", 1) > 1 else "",
        "n": step.get("focus", ""),
        "o": step.get("counted", ""),
        "p": filters.get("place", ""),
        "q": "~".join(step.get("compared", ())),
        "r": ".".join(sorted(filters.get("families", ()))),
        "t": ".".join(sorted(filters.get("kinds", ()))),
        "u": _OFF if not filters.get("undated", True) else "",
        "v": step.get("view", ""),
        "y": _years(filters.get("years", "")),
    }
    return urlencode({key: value for key, value in said.items() if value}, safe="~")


def _years(years: str | int) -> str:
    return f"{years}-{years}" if isinstance(years, int) else years


def _unknown(source: Source, graph: nx.MultiDiGraph[str]) -> Iterator[str]:
    """Yield what steps name that the network does not have, with the line and the nearest name."""
    known = _known(graph)
    pairs = {frozenset(map(local, pair)) for pair in graph.edges()}
    for at, step in enumerate(source.content["steps"]):
        fault = partial(_fault, source, at)
        for steps, value in _named(step):
            yield from _missing(fault, steps, value, known[str(steps[-1])])
        two = step.get("pair", ())
        if len(two) == 2 and known["pair"] >= {*two} and frozenset(two) not in pairs:
            yield fault(("pair",), f"{two[0]} and {two[1]} have no partnership in this graph")
        years = str(step.get("filters", {}).get("years", ""))
        if len(years) == 9 and years[:4] > years[5:]:
            yield fault(("filters", "years"), f"{years}: ends before it begins; turn it round")


def _fault(source: Source, at: int, steps: tuple[str | int, ...], words: str) -> str:
    return source.fault(source.content, f"step {at + 1}: {words}", "steps", at, *steps)


def _named(step: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str]]:
    """Yield the keys and the name, for every name that a step gives to something."""
    for key in ("focus", "pair", "compared"):
        for name in _listed(step.get(key)):
            yield (key,), name
    for key in ("families", "kinds", "themes", "programmes", "place"):
        for name in _listed(step.get("filters", {}).get(key)):
            yield ("filters", key), name


def _listed(value: Any) -> list[str]:
    return value if isinstance(value, list) else [value] if value else []


def _missing(
    fault: Callable[[tuple[str | int, ...], str], str],
    steps: tuple[str, ...],
    name: str,
    known: Collection[str],
) -> Iterator[str]:
    if name not in known:
        hint = suggestion(name, known) or "; see the address of the page for the names it has"
        yield fault(steps, f"{steps[-1]} {name!r}: not in this graph{hint}")


def _known(graph: nx.MultiDiGraph[str]) -> dict[str, set[str]]:
    """Return the names that each key may give."""
    institutions = set(map(local, graph))
    ties: list[dict[str, Any]] = [tie for *_, tie in graph.edges(data=True)]
    return {
        "focus": institutions,
        "pair": institutions,
        "compared": institutions,
        "families": set(FAMILIES),
        "kinds": set(marks()["kinds"]),
        "themes": {theme for tie in ties for theme in tie["themes"]},
        "programmes": {local(tie["programme"]) for tie in ties if tie["programme"]},
        "place": {local(place) for around in places_of(graph).values() for place in around},
    }
