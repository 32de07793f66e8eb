"""Reports on readings, on documents that met, on a graph file."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.model import Reading
from tejido.report.findings import Alike, Looked, Report, Warned
from tejido.report.one import look_at
from tejido.report.together import contradictions, names_in, provisional, single, sources_in

if TYPE_CHECKING:
    from tejido.gathering import Track
    from tejido.linking.candidates import Remember
    from tejido.linking.ledger import Ledger
    from tejido.linking.meeting import Met

__all__ = ["report_graph", "report_met", "report_on"]


def report_on(readings: Iterable[Reading], looked: Mapping[str, Looked] | None = None) -> Report:
    """Return the report on what was read from a number of documents.

    ``looked`` is what :func:`look_at` returned of each document, by id: with it the readings may
    come without text, blocks, mentions and passages.
    """
    every = sorted(readings, key=lambda reading: reading.document.id)
    names, sources = names_in(every), sources_in(every)
    each = [looked[r.document.id] if looked else look_at(r) for r in every]
    return Report(
        documents=len(every),
        entities=len(names),
        facts=len(sources),
        warnings=tuple(Warned(r.document.id, text) for r in every for text in r.document.warnings),
        unread=tuple(sentence for one in each for sentence in one.unread),
        unresolved=tuple(name for one in each for name in one.unresolved),
        provisional=tuple(provisional(every)),
        single_source=tuple(single(sources, names)),
        contradictions=tuple(contradictions(sources, names)),
        without_facts=tuple(r.document.id for r in every if not r.claims),
    )


def report_met(
    met: Met,
    ledger: Ledger,
    looked: Mapping[str, Looked] | None = None,
    remember: Remember | None = None,
) -> Report:
    """Return the report on documents that met, with the things that may be one.

    ``looked`` is that of :func:`report_on`, ``remember`` that of
    :func:`tejido.linking.candidates.candidates`.
    """
    from tejido.linking.proposals import proposals

    names = {**names_in(met.readings)}

    def name(key: str) -> str:
        return names.get(key) or next(iter(ledger[key.partition("/")[2]].names.values()))

    pairs = proposals(met, ledger, remember)
    alike = (Alike(p.one, name(p.one), p.other, name(p.other), p.score) for p in pairs)
    return replace(report_on(met.readings, looked), alike=tuple(alike))


def report_graph(graph: Path, track: Track = iter) -> Report:
    """Return the report on a graph file, whose documents are read again.

    Raises GraphError when the graph is broken or foreign, DocumentError when a document is missing
    or no longer what the graph was built from.
    """
    from tejido.build import meet_all
    from tejido.linking.ledger import default_ledger
    from tejido.rereading import read_again

    return report_met(meet_all(read_again(graph, track)), default_ledger())
