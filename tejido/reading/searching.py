"""Where documents come from: files, folders of them, ZIP files of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.reading.archives import entries, is_archive
from tejido.reading.canonical import SUFFIX
from tejido.reading.files import document_id, read_document
from tejido.reading.formats import formats
from tejido.reading.names import hidden, kept_path

__all__ = [
    "Failed",
    "Found",
    "Source",
    "document_paths",
    "find_sources",
    "read_documents",
]

_ARCHIVE = ".zip"


class Failed(NamedTuple):
    """A file that gave no document: its path, and the line that says why and what to do."""

    path: str
    reason: str


class Source(NamedTuple):
    """Where a document is: a file, or an entry of a ZIP as if that were a folder.

    ``named`` tells that a person named it, rather than a folder or ZIP around it.
    """

    path: Path
    named: bool = False


class Found(NamedTuple):
    """Sources sorted by the name of their document, and what is not one though it should be."""

    sources: tuple[Source, ...]
    failed: tuple[Failed, ...]


def find_sources(paths: Iterable[Path]) -> Found:
    """Return the documents in files, folders and ZIP files, sorted by name, once each.

    Of two files with one name the first by path counts; files named come before files found.

    Raises:
        DocumentError: a folder or ZIP holds no documents or cannot be read, or two files that
            were named have one name.
    """
    found: dict[str, Source] = {}
    failed: list[Failed] = []
    every = [source for path in map(Path, paths) for source in _sources(path, failed)]
    for source in sorted(every, key=lambda source: (not source.named, source.path.parts)):
        path = kept_path(source.path)
        other = found.setdefault(document_id(path), source)
        if source.path != other.path and source.path.resolve() != other.path.resolve():
            twin = f"has the same name as {kept_path(other.path)}"
            line = f"{path}: {twin}; rename one, names are identifiers"
            if source.named:
                raise DocumentError(line)
            failed.append(Failed(str(path), line))
    return Found(tuple(found[name] for name in sorted(found)), tuple(sorted(set(failed))))


def document_paths(paths: Iterable[Path]) -> list[Path]:
    """Return the files that ``paths`` (files, folders, ZIP files) name, sorted by document, once.

    Raises:
        DocumentError: a folder holds no documents, two files would have one name, or a ZIP is
            broken or holds what must not be read.
    """
    found = find_sources(paths)
    for failed in found.failed:
        raise DocumentError(failed.reason)
    return [source.path for source in found.sources]


def read_documents(paths: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of files, folders and ZIP files, sorted by name, with their metadata.

    Raises:
        DocumentError: as :func:`read_document` and :func:`document_paths`.
    """
    for path in document_paths(paths):
        yield read_document(path)


def _sources(path: Path, failed: list[Failed]) -> Iterator[Source]:
    if path.is_dir():
        inside = list(_in_folder(path, failed))
        if not inside and not any(kept_path(path) in Path(f.path).parents for f in failed):
            raise DocumentError(f"{path}: no documents in this folder; put text files there")
        yield from inside
    elif is_archive(path):
        yield from _in_archive(path, failed)
    else:
        yield Source(path, named=True)


def _in_folder(folder: Path, failed: list[Failed]) -> Iterator[Source]:
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        if hidden(parts) or _is_canonical(parts) or not path.is_file():
            continue
        if path.suffix.lower() == _ARCHIVE and is_archive(path):
            try:
                yield from _in_archive(path, failed)
            except DocumentError as error:
                failed.append(Failed(str(kept_path(path)), str(error)))
        elif path.suffix.lower() in _suffixes():
            yield Source(path)


def _in_archive(archive: Path, failed: list[Failed]) -> Iterator[Source]:
    """Yield the documents of a ZIP.

    Raises:
        DocumentError: it is broken, too large, or holds none.
    """
    any_found = False
    for name, entry in entries(archive).items():
        pure, path = PurePosixPath(name), archive / name
        if hidden(pure.parts) or _is_canonical(pure.parts):
            continue
        suffix = pure.suffix.lower()
        if suffix == _ARCHIVE or (entry.fault and suffix in _suffixes()):
            any_found = True
            fault = entry.fault or "a ZIP inside a ZIP, which is not opened; unpack the outer one"
            failed.append(Failed(str(kept_path(path)), f"{kept_path(path)}: {fault}"))
        elif suffix in _suffixes():
            any_found = True
            yield Source(path)
    if not any_found:
        raise DocumentError(f"{kept_path(archive)}: no documents in this ZIP; put text files there")


def _suffixes() -> frozenset[str]:
    return frozenset(suffix for each in formats() for suffix in each.SUFFIXES)


def _is_canonical(parts: tuple[str, ...]) -> bool:
    """Tell whether a path is the text kept of a document, or lies in a ZIP's folder of those."""
    *folders, name = (Path(part) for part in parts)
    kept = _suffixes() - {".txt", SUFFIX}
    return any(f.suffix == SUFFIX and Path(f.stem).suffix.lower() == _ARCHIVE for f in folders) or (
        name.suffix == SUFFIX and Path(name.stem).suffix.lower() in kept
    )
