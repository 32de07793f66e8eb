"""From documents to the graph: read, load, write, and report what was not understood."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.gathering import Gathered, Track, each, gather
from tejido.model import Reading
from tejido.report import Report, report_met

if TYPE_CHECKING:
    from tejido.linking.meeting import Met

__all__ = ["build_graph", "load_all", "meet_all", "write_all_facts"]

_log = logging.getLogger(__name__)


def load_all(paths: Iterable[Path], track: Track = iter) -> tuple[Reading, ...]:
    """Read and load the documents of files, folders and ZIP files, in the order of their names.

    Raises DocumentError on the first document that cannot be read.
    """
    return gather(paths, track, keep_going=False).readings


def build_graph(
    paths: Iterable[Path],
    out: Path,
    track: Track = iter,
    keep_going: bool | None = None,
    *,
    clean: bool = False,
    warn: Callable[[str], None] = _log.warning,
) -> Report:
    """Build the graph of documents, folders and ZIP files into ``out``; return what went wrong.

    What an earlier build of ``out`` read and is as it was is not read again; the outcome is that
    of a first build.

    Args:
        paths: files, folders and ZIP files.
        out: the graph; ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld`` give its form. Until the new
            one is whole and checked, the old one stays as it was.
        track: what goes through the documents.
        keep_going: that of :func:`tejido.gathering.each`; the report names what was left out.
        clean: forget what earlier builds read.
        warn: takes a line when what earlier builds read cannot be used.

    Raises:
        DocumentError: a document stops the build.
        OutputError: ``out`` cannot be written.
    """
    from tejido.building.memory import remembering
    from tejido.building.recalling import Recaller
    from tejido.building.record import write_record
    from tejido.building.texts import keep_texts
    from tejido.building.writing import write_recalled
    from tejido.deciding import decisions
    from tejido.graph.formats import format_of

    format_of(out)
    with remembering(out, warn, clean=clean) as memory:
        recaller = Recaller.of(memory, decisions())
        recalled, failed = each(paths, recaller.recall, track, keep_going)
        met = recaller.decisions.meet(one.reading for one in recalled)
        looked = write_recalled(recalled, met, recaller, out)
        keep_texts(recalled, recaller, warn)
        write_record(recalled, recaller.version, out)
        _log.info("%s: written from %d documents", out, len(recalled))
        report = report_met(met, recaller.decisions.ledger, looked, recaller.pairs)
        return replace(report, failed=failed)


def meet_all(readings: Iterable[Reading]) -> Met:
    """Return what readings give together: claims as judged, things of several documents one.

    Raises LedgerError when the files of judgements or redirects are broken.
    """
    from tejido.deciding import decisions

    return decisions().met(readings)


def write_all_facts(
    paths: Iterable[Path], folder: Path, track: Track = iter, keep_going: bool | None = None
) -> Gathered:
    """Write ``NAME.facts.json`` of each document into ``folder``; return what was read.

    All documents are loaded before the first file is written. ``keep_going`` is that of
    :func:`tejido.gathering.gather`. Raises DocumentError, OutputError.
    """
    from tejido.compared import SUFFIX
    from tejido.facts import write_facts

    gathered = gather(paths, track, keep_going)
    folder.mkdir(parents=True, exist_ok=True)
    for reading in gathered.readings:
        write_facts(reading, folder / f"{reading.document.id}{SUFFIX}")
    return gathered
