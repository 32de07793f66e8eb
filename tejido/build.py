"""From documents to the graph: read, load, write, and report what was not understood."""

from __future__ import annotations

import logging
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.gathering import Gathered, Track, gather
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
    paths: Iterable[Path], out: Path, track: Track = iter, keep_going: bool | None = None
) -> Report:
    """Build the graph of documents, folders and ZIP files into ``out``; return what went wrong.

    The form follows from the suffix of ``out``: ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld``. Until
    the new graph is whole and checked, the old file stays as it was. ``keep_going`` is that of
    :func:`tejido.gathering.gather`: the report names the documents left out and lists what was
    not understood of the others. Raises DocumentError when a document stops the build, OutputError
    when ``out`` cannot be written.
    """
    from tejido.graph import write_graph
    from tejido.linking.ledger import default_ledger

    gathered = gather(paths, track, keep_going)
    met = meet_all(gathered.readings)
    write_graph(met.readings, out, ledger=default_ledger(), retired=met.retired)
    _log.info("%s: written from %d documents", out, len(met.readings))
    return replace(report_met(met, default_ledger()), failed=gathered.failed)


def meet_all(readings: Iterable[Reading]) -> Met:
    """Return what readings give together: claims as judged, things of several documents one.

    Raises LedgerError when the files of judgements or redirects are broken.
    """
    from tejido.graph.judging import judge
    from tejido.linking.judgements import read_judgements
    from tejido.linking.ledger import default_ledger
    from tejido.linking.meeting import meet
    from tejido.linking.redirects import read_redirects, with_origins
    from tejido.project import judgement_file

    judgements, ledger = read_judgements(judgement_file()), default_ledger()
    redirects = read_redirects(ledger)
    first = (with_origins(reading, redirects) for reading in readings)
    judged = (judge(reading, judgements.claims) for reading in first)
    return meet(judged, ledger, judgements, redirects)


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
