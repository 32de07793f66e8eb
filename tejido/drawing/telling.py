"""What a picture says beside what it draws: title, counts, date, sources, what is left out."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from tejido.drawing.selection import Shown
from tejido.wording import texts

if TYPE_CHECKING:
    import networkx as nx

    from tejido.network import Source

__all__ = ["Told", "day", "told"]

_NAMED = 6
"""Documents that the source line names; of the rest it gives the number."""


@dataclass(frozen=True, slots=True)
class Told:
    """The texts of a picture; ``none`` is empty where there is something to draw."""

    title: str
    counts: str
    kinds: str
    families: str
    planned: str
    notes: tuple[str, ...]
    foot: tuple[str, ...]
    none: str


def told(graph: nx.MultiDiGraph[str], chosen: Shown, language: str) -> Told:
    """Return the texts for a picture of a network."""
    said = texts(language, "map")
    documents = _documents(graph)
    left = said["left"].format(shown=len(chosen.institutions), left=chosen.left)
    alone = said["alone"].format(alone=chosen.alone)
    foot = (_until(documents, language), _source(documents, said), said["caveat"])
    notes = (
        left if chosen.left else "",
        said["strongest"],
        said["arrow"] if any(line.arrow for line in chosen.lines) else "",
        alone if chosen.alone else "",
    )
    return Told(
        said["title"],
        said["counts"].format(
            institutions=len(graph),
            partnerships=graph.number_of_edges(),
            documents=said["documents_one" if len(documents) == 1 else "documents_other"].format(
                count=len(documents)
            ),
        ),
        said["kinds"],
        said["families"],
        said["planned"],
        tuple(filter(None, notes)),
        tuple(filter(None, foot)),
        "" if chosen.institutions else said["none"],
    )


def _documents(graph: nx.MultiDiGraph[str]) -> dict[str, Source]:
    documents: dict[str, Source] = graph.graph.get("documents", {})
    return documents


def _until(documents: Mapping[str, Source], language: str) -> str:
    said = texts(language, "map")
    dates = [source.date for source in documents.values() if re.match(r"\d{4}", source.date)]
    if not dates:
        return said["undated"]
    return said["until"].format(date=day(max(dates), language))


def day(written: str, language: str) -> str:
    """Return a year, month or day (ISO 8601) in words; anything else as it is."""
    from babel.dates import format_date, format_skeleton

    parts = [int(part) for part in re.findall(r"\d+", written)[:3]]
    if not parts:
        return written
    try:
        found = date(*(parts + [1, 1, 1][len(parts) :]))
        if len(parts) == 3:
            return format_date(found, "long", locale=language)
        return format_skeleton("yMMMM" if len(parts) == 2 else "y", found, locale=language)
    except ValueError:
        return written


def _source(documents: Mapping[str, Source], said: Mapping[str, str]) -> str:
    """Name who published the documents, and each title while they are few."""
    named = [_cited(source) for source in documents.values() if source.title or source.publisher]
    if not named:
        return ""
    some = [*sorted(named)[:_NAMED]]
    if len(named) > _NAMED:
        some.append(said["more"].format(count=len(named) - _NAMED))
    return said["source"].format(documents="; ".join(some))


def _cited(source: Source) -> str:
    title = f"«{_short(source.title)}»" if source.title else ""
    year = f"({source.date[:4]})" if source.date else ""
    return " ".join(filter(None, (_short(source.publisher, 40), title, year)))


def _short(text: str, most: int = 60) -> str:
    """Cut at a word's end."""
    return text if len(text) <= most else f"{text[:most].rsplit(' ', 1)[0].rstrip(' ,;:')}…"
