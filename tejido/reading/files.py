"""Documents from files, and from ZIP files as if they were folders."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from functools import cache
from hashlib import sha256
from pathlib import Path
from unicodedata import normalize

from tejido.errors import DocumentError
from tejido.model import Document
from tejido.privacy import hidden
from tejido.project import content
from tejido.reading.archives import archive_of, read_entry
from tejido.reading.document import make_document
from tejido.reading.encoding import RawText
from tejido.reading.formats import Format, format_of
from tejido.reading.guard import MAX_TEXT, read_guarded
from tejido.reading.names import kept_name, kept_path
from tejido.reading.sources import FETCHED, read_sources
from tejido.timed import timed

__all__ = [
    "MAX_BYTES",
    "document_id",
    "document_in",
    "metadata_of",
    "read_bytes",
    "read_document",
    "shown_path",
]

MAX_BYTES = 20_000_000
_UNSAFE = re.compile(r"[^\w.~-]+")


def shown_path(path: Path) -> str:
    """Return a path relative to the project, else to the working folder, else whole."""
    whole = os.path.realpath(path)
    for base in (_project(), str(Path.cwd())):
        if whole.startswith(f"{base}{os.sep}"):
            return kept_name(whole[len(base) + 1 :])
    return kept_name(whole)


@cache
def _project() -> str:
    return os.path.realpath(content("documents").parent)


def read_bytes(path: Path) -> bytes:
    """Return the bytes of a file, or of an entry of a ZIP (``letters.zip/2020/may.txt``).

    Raises:
        DocumentError: there is no such file, it is a folder, too large or cannot be read.
    """
    shown = kept_path(path)
    try:
        if not path.is_file():
            if path.is_dir():
                raise DocumentError(f"{shown}: is a folder; name a file in it")
            if not path.exists() and (inside := archive_of(path)):
                return read_entry(*inside)
            if path.exists():  # a pipe may never say that it has ended
                raise DocumentError(f"{shown}: a pipe or device; save what it gives in a file")
        with path.open("rb") as file:
            data = file.read(MAX_BYTES + 1)
    except (FileNotFoundError, NotADirectoryError):
        raise DocumentError(f"{shown}: no such file; check the name") from None
    except OSError as error:
        raise DocumentError(f"{shown}: cannot be read ({error.strerror}); check it") from None
    if len(data) > MAX_BYTES:
        raise DocumentError(f"{shown}: over {MAX_BYTES} bytes, the limit; split the file")
    return data


def document_id(path: Path) -> str:
    """Return the name of a document: the stem of its file, fit for an IRI."""
    return _UNSAFE.sub("-", normalize("NFC", path.stem)).strip("-") or "document"


def _raw(reader: Format, data: bytes, path: Path) -> RawText:
    """Return what a reader makes of the bytes of a file; its complaints get the file's name."""
    try:
        return read_guarded(reader.__name__, data) if reader.FOREIGN else reader.read(data)
    except UnicodeDecodeError:
        raise DocumentError(f"{path}: of no known encoding; save it as UTF-8") from None
    except DocumentError as error:
        raise DocumentError(f"{path}: {error}") from None


def read_document(path: Path, metadata: Mapping[str, str] | None = None) -> Document:
    """Return the document in a file; its format is told by its content.

    ``metadata`` holds fields known besides the text; None: what ``sources.yaml`` beside it says.

    Raises:
        DocumentError: the file is missing, empty, too large, binary or without text, or
            ``sources.yaml`` is broken.
    """
    path = Path(path)
    data = read_bytes(path)
    return document_in(data, path, metadata_of(path) if metadata is None else metadata)


def metadata_of(path: Path) -> Mapping[str, str]:
    """Return what ``sources.yaml`` beside a file says of it; DocumentError when that is broken."""
    return read_sources(path.parent).get(normalize("NFC", kept_path(path).stem), {})


def document_in(data: bytes, path: Path, known: Mapping[str, str]) -> Document:
    """Return the document in bytes that were read from ``path``; see :func:`read_document`."""
    path = kept_path(path)
    if not data.strip():
        raise DocumentError(f"{path}: empty; give a file with text")
    reader = format_of(data, path.name)
    if reader is None:
        raise DocumentError(
            f"{path}: binary or of an unknown format; save it as plain text (UTF-8)"
        )
    if hidden(path.name) != path.name:
        raise DocumentError(f"{hidden(str(path))}: its name holds personal data; rename it")
    raw = _raw(reader, data, path)
    if len(raw.text) > MAX_TEXT:
        raise DocumentError(f"{path}: over {MAX_TEXT} characters of text, the limit; split it")
    fields = {key: value for key, value in known.items() if value and key not in FETCHED}
    told = (*raw.warnings, *_changed(data, known))
    warnings = tuple(f"{shown_path(path)}: {warning}" for warning in told)
    with timed(path, len(raw.text)):
        return make_document(
            document_id(path),
            raw.text,
            said=raw.known,
            path=shown_path(path),
            warnings=warnings,
            pages=raw.pages,
            parsed=reader.FOREIGN,
            **fields,
        )


def _changed(data: bytes, known: Mapping[str, str]) -> tuple[str, ...]:
    digest = known.get("sha256", "")
    if not digest or digest == sha256(data).hexdigest():
        return ()
    return ("not the bytes that were fetched: their sha256 in sources.yaml is another",)
