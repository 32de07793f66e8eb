"""Many documents read and loaded; one that is at fault stops the others only if it should."""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import NamedTuple, TypeVar

from tejido.errors import DocumentError, LoaderError, TejidoError
from tejido.model import Reading
from tejido.reading.files import document_in, metadata_of, read_bytes
from tejido.reading.names import kept_path
from tejido.reading.searching import Failed, Source, find_sources

__all__ = ["Gathered", "Track", "each", "gather", "loaded", "loaded_from"]

_T = TypeVar("_T")

Track = Callable[[Sequence[Source]], Iterable[Source]]
"""What goes through the documents: ``iter``, or a progress bar's own iterator."""

_log = logging.getLogger(__name__)


class Gathered(NamedTuple):
    """What was read, sorted by the names of the documents, and what could not be."""

    readings: tuple[Reading, ...]
    failed: tuple[Failed, ...] = ()


def gather(paths: Iterable[Path], track: Track = iter, keep_going: bool | None = None) -> Gathered:
    """Read and load the documents of files, folders and ZIP files; see :func:`each`."""
    return Gathered(*each(paths, lambda source: loaded(source.path), track, keep_going))


def each(
    paths: Iterable[Path],
    work: Callable[[Source], _T],
    track: Track = iter,
    keep_going: bool | None = None,
) -> tuple[tuple[_T, ...], tuple[Failed, ...]]:
    """Return what ``work`` makes of each document, sorted by their names, and what failed.

    Args:
        paths: files, folders and ZIP files.
        work: what is done with a document; it may raise DocumentError or LoaderError.
        track: what goes through them.
        keep_going: whether a document that cannot be read is left out and told; if not, it raises.
            None: it is left out when it was found in a folder or ZIP, and raises when a person
            named it, who must want just that one.

    Raises:
        DocumentError: a document stops the others, or none of them could be read.
        TejidoError: what all documents need is broken.
    """
    sources, failed = find_sources(paths)
    if failed and keep_going is False:
        raise DocumentError(failed[0].reason)
    done: list[_T] = []
    left = list(failed)
    for source in track(sources):
        try:
            done.append(work(source))
        except (DocumentError, LoaderError) as error:
            if not keep_going and (source.named or keep_going is False):
                raise
            left.append(Failed(str(kept_path(source.path)), str(error)))
    if not done:
        raise _none_of(left)
    return tuple(done), tuple(sorted(left))


def _none_of(failed: Sequence[Failed]) -> DocumentError:
    reasons = list(dict.fromkeys(one.reason for one in failed))
    if len(reasons) == 1:
        return DocumentError(reasons[0])
    return DocumentError(f"none of {len(failed)} documents could be read; {reasons[0]}")


def loaded(path: Path) -> Reading:
    """Return the reading of the document in a file.

    Raises:
        DocumentError: it cannot be read, or its reading failed in a way that nobody foresaw.
    """
    return loaded_from(read_bytes(path), path, metadata_of(path))


def loaded_from(data: bytes, path: Path, known: Mapping[str, str]) -> Reading:
    """Return the reading of the document in bytes read from ``path``, as :func:`loaded`."""
    from tejido.loading import load

    try:
        return _told(load(document_in(data, path, known)))
    except TejidoError:
        raise
    except Exception as error:  # one document must not take the others along
        _log.info("%s", path, exc_info=True)
        said = " ".join(f"{type(error).__name__}: {error}".split())[:200]
        line = f"{kept_path(path)}: its reading failed ({said}); please report it"
        raise DocumentError(line) from error


def _told(reading: Reading) -> Reading:
    document = reading.document
    _log.info(
        "%s: %s, %d code points; %d entities, %d facts",
        *(document.path or document.id, document.language, len(document.text)),
        *(len(reading.entities), len(reading.claims)),
    )
    return reading
