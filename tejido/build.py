"""From documents to the graph: read, load, write, and report what was not understood."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from tejido.model import Document, Reading
from tejido.report import Report, report_met

if TYPE_CHECKING:
    from tejido.linking.meeting import Met

__all__ = ["Track", "build_graph", "load_all", "meet_all", "write_all_facts"]

Track = Callable[[Sequence[Document]], Iterable[Document]]
"""What goes through the documents: ``iter``, or a progress bar's own iterator."""

_log = logging.getLogger(__name__)


def load_all(paths: Iterable[Path], track: Track = iter) -> tuple[Reading, ...]:
    """Read and load the documents of files and folders, in the order of their names.

    Raises DocumentError on the first document that cannot be read.
    """
    from tejido.loading import load
    from tejido.reading import read_documents

    documents = sorted(read_documents(paths), key=lambda document: document.id)
    return tuple(_told(load(document)) for document in track(documents))


def _told(reading: Reading) -> Reading:
    document = reading.document
    _log.info(
        "%s: %s, %d code points; %d entities, %d facts",
        *(document.path or document.id, document.language, len(document.text)),
        *(len(reading.entities), len(reading.claims)),
    )
    return reading


def build_graph(paths: Iterable[Path], out: Path, track: Track = iter) -> Report:
    """Build the graph of documents and folders into ``out``; return what was not understood.

    The form follows from the suffix of ``out``: ``.ttl``, ``.trig``, ``.nq`` or ``.jsonld``. Until
    the new graph is whole and checked, the old file stays as it was. Raises DocumentError on a
    document, OutputError when ``out`` cannot be written.
    """
    from tejido.graph import write_graph
    from tejido.linking.ledger import default_ledger

    met = meet_all(load_all(paths, track))
    write_graph(met.readings, out, ledger=default_ledger(), retired=met.retired)
    _log.info("%s: written from %d documents", out, len(met.readings))
    return report_met(met, default_ledger())


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
    paths: Iterable[Path], folder: Path, track: Track = iter
) -> tuple[Reading, ...]:
    """Write ``NAME.facts.json`` of each document into ``folder``; return the readings.

    All documents are loaded before the first file is written. Raises DocumentError, OutputError.
    """
    from tejido.compared import SUFFIX
    from tejido.facts import write_facts

    readings = load_all(paths, track)
    folder.mkdir(parents=True, exist_ok=True)
    for reading in readings:
        write_facts(reading, folder / f"{reading.document.id}{SUFFIX}")
    return readings
