"""Documents from files and folders."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.project import content
from tejido.reading.document import make_document
from tejido.reading.formats import format_of, formats
from tejido.reading.sources import read_sources

__all__ = ["MAX_BYTES", "document_paths", "read_document", "read_documents"]

MAX_BYTES = 20_000_000
_UNSAFE = re.compile(r"[^\w.~-]+")


def _shown(path: Path) -> str:
    """Return a path relative to the project, else to the working folder, else whole."""
    whole = path.resolve()
    for base in (content("documents").parent.resolve(), Path.cwd()):
        if whole.is_relative_to(base):
            return whole.relative_to(base).as_posix()
    return whole.as_posix()


def _bytes(path: Path) -> bytes:
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise DocumentError(f"{path}: is a folder; name a file in it")
        if size > MAX_BYTES:
            raise DocumentError(
                f"{path}: {size} bytes, more than the limit of {MAX_BYTES}; split the file"
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise DocumentError(f"{path}: no such file; check the name") from None
    except OSError as error:
        raise DocumentError(f"{path}: cannot be read ({error.strerror}); check it") from None


def document_id(path: Path) -> str:
    """Return the name of a document: the stem of its file, fit for an IRI."""
    from unicodedata import normalize

    return _UNSAFE.sub("-", normalize("NFC", path.stem)).strip("-") or "document"


def read_document(path: Path, metadata: Mapping[str, str] | None = None) -> Document:
    """Return the document in a file; its format is told by its content.

    ``metadata`` holds fields known besides the text; None: what ``sources.yaml`` beside it says.

    Raises:
        DocumentError: the file is missing, empty, too large, binary or without text, or
            ``sources.yaml`` is broken.
    """
    path = Path(path)
    data = _bytes(path)
    if not data.strip():
        raise DocumentError(f"{path}: empty; give a file with text")
    known = read_sources(path.parent).get(path.stem, {}) if metadata is None else metadata
    reader = format_of(data, path.name)
    if reader is None:
        raise DocumentError(
            f"{path}: binary or of an unknown format; save it as plain text (UTF-8)"
        )
    try:
        raw = reader.read(data)
    except UnicodeDecodeError:
        raise DocumentError(f"{path}: of no known encoding; save it as UTF-8") from None
    fields = {**raw.known, **{key: value for key, value in known.items() if value}}
    warnings = tuple(f"{_shown(path)}: {warning}" for warning in raw.warnings)
    return make_document(
        document_id(path), raw.text, path=_shown(path), warnings=warnings, **fields
    )


def _inside(folder: Path) -> list[Path]:
    suffixes = frozenset(suffix for each in formats() for suffix in each.SUFFIXES)
    found = (path for path in folder.rglob("*") if path.suffix.lower() in suffixes)
    kept = [
        path
        for path in found
        if path.is_file() and not any(p.startswith(".") for p in path.relative_to(folder).parts)
    ]
    return sorted(kept, key=lambda path: path.relative_to(folder).parts)


def document_paths(paths: Iterable[Path]) -> list[Path]:
    """Return the files that ``paths`` (files and folders) name, sorted by document, once each.

    Raises:
        DocumentError: a folder holds no documents, or two files would have one name.
    """
    found: dict[str, Path] = {}
    for path in map(Path, paths):
        inside = _inside(path) if path.is_dir() else [path]
        if not inside:
            raise DocumentError(f"{path}: no documents in this folder; put text files there")
        for file in inside:
            other = found.setdefault(document_id(file), file)
            if other.resolve() != file.resolve():
                raise DocumentError(
                    f"{file}: has the same name as {other}; rename one, names are identifiers"
                )
    return [found[name] for name in sorted(found)]


def read_documents(paths: Iterable[Path]) -> Iterator[Document]:
    """Yield the documents of files and folders, sorted by name; ``sources.yaml`` gives metadata.

    Raises:
        DocumentError: as :func:`read_document` and :func:`document_paths`.
    """
    for path in document_paths(paths):
        yield read_document(path)
