"""What was fetched, kept among documents: bytes, and in ``sources.yaml`` where from and when."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Mapping
from datetime import date
from hashlib import sha256
from pathlib import Path, PurePosixPath
from urllib.parse import unquote, urlsplit

from tejido.errors import DocumentError, FetchError, OutputError
from tejido.fetching.fetch import TYPES, Fetched
from tejido.graph.files import replace_file, sync_folder
from tejido.reading.canonical import SUFFIX
from tejido.reading.files import document_id, document_in
from tejido.reading.formats import format_of
from tejido.reading.sources import SOURCES, parse_sources, read_sources

__all__ = ["keep"]

_ENDS = {"docx": ".docx", "eml": ".eml", "html": ".html", "markdown": ".md", "pdf": ".pdf"}
"""How files of a format end; all others are plain text."""
_DULL = frozenset({"", "index", "default", "home", "inicio", "page", "document", "download"})
_PAGES = frozenset({".php", ".asp", ".aspx", ".jsp", ".do", ".htm", ".html", ".shtml", ".xhtml"})
_UNSAFE = re.compile(r"[^\w~-]+")
_LONGEST = 80


def keep(fetched: Fetched, folder: Path, today: date) -> Path:
    """Put what was fetched into a folder of documents; return its file.

    ``sources.yaml`` there gets its URL, the day and the SHA-256 of its bytes; what stood in it
    stays byte for byte. The same bytes of the same URL are kept once.

    Raises:
        FetchError: it is no document, or another one from that URL is there already.
        DocumentError: ``sources.yaml`` is broken.
        OutputError: the folder cannot be written.
    """
    end = _end(fetched)
    known = read_sources(folder)
    name = _name(fetched.url, folder, known)
    for file in _bearers(name, folder):
        if file.read_bytes() == fetched.data:
            return file
        raise FetchError(
            f"{fetched.url}: is no longer what {file} holds; rename or remove that, with its "
            f"entry in {folder / SOURCES}, to keep the new one"
        )
    file, noted = folder / f"{name}{end}", name in known
    if noted and known[name].get("sha256") != sha256(fetched.data).hexdigest():
        raise FetchError(
            f"{fetched.url}: {folder / SOURCES} has other bytes of it; remove that entry"
        )
    try:
        folder.mkdir(parents=True, exist_ok=True)
        _write_new(file, fetched.data)
    except OSError as error:
        raise OutputError(f"{file}: cannot be written: {error.strerror}") from error
    try:
        if not noted:
            _note(folder, name, fetched, today)
    except BaseException:
        file.unlink()
        raise
    return file


def _end(fetched: Fetched) -> str:
    """Return how the file of a document ends, told by its content, which is read once."""
    name = Path(PurePosixPath(urlsplit(fetched.url).path).name or "document")
    try:
        document_in(fetched.data, name, {})
    except DocumentError as error:
        raise FetchError(f"{fetched.url}: {str(error).removeprefix(f'{name}: ')}") from None
    format = format_of(fetched.data, name.name)
    found = _ENDS.get(format.__name__.rpartition(".")[2] if format else "", ".txt")
    promised = TYPES.get(fetched.type, "")
    if promised and promised != found and {promised, found} != {".txt", ".md"}:
        raise FetchError(f"{fetched.url}: is said to be {fetched.type}, but is not; check the URL")
    return found


def _name(url: str, folder: Path, known: Mapping[str, Mapping[str, str]]) -> str:
    """Return the name of the document of a URL: its own, one that is free, the same every time."""
    mine = next((name for name, entry in known.items() if entry.get("url") == url), None)
    if mine is not None:
        return mine
    name = _spoken(url)
    if name in known or _bearers(name, folder):
        name = f"{name}-{sha256(url.encode()).hexdigest()[:8]}"
    return name


def _spoken(url: str) -> str:
    """Return a name for a URL by the last telling part of it."""
    parts = urlsplit(url)
    path = PurePosixPath(unquote(parts.path))
    ends = {*_PAGES, *TYPES.values()}
    words = [*path.parts[:-1], path.stem if path.suffix.lower() in ends else path.name]
    telling = [word for word in words if word.strip("/").lower() not in _DULL]
    name = telling[-1] if telling else parts.hostname or ""
    query = f"-{unquote(parts.query)}" if parts.query else ""
    safe = _UNSAFE.sub("-", f"{name}{query}".replace(".", "-"))[:_LONGEST].strip("-")
    return document_id(Path(f"{safe or 'document'}.x"))


def _bearers(name: str, folder: Path) -> list[Path]:
    """Return the documents in a folder that have a name."""
    files = sorted(folder.glob("*")) if folder.is_dir() else []
    named = (file for file in files if file.is_file() and file.suffix != SUFFIX)
    return [file for file in named if document_id(file) == name and file.name != SOURCES]


def _write_new(file: Path, data: bytes) -> None:
    """Write a file whole or not at all, and never in place of another."""
    aside = file.with_name(f".{file.name}.new")
    try:
        with aside.open("wb") as out:
            out.write(data)
            out.flush()
            os.fsync(out.fileno())
        os.link(aside, file)
    finally:
        aside.unlink(missing_ok=True)
    sync_folder(file.parent)


def _note(folder: Path, name: str, fetched: Fetched, today: date) -> None:
    """Add the entry of a document at the end of ``sources.yaml``."""
    path = folder / SOURCES
    before = path.read_bytes() if path.exists() else b""
    told = {
        "url": fetched.url,
        "retrieved": today.isoformat(),
        "sha256": sha256(fetched.data).hexdigest(),
    }
    lines = [f"  {key}: {json.dumps(value)}\n" for key, value in told.items()]
    entry = f"{json.dumps(name, ensure_ascii=False)}:\n{''.join(lines)}"
    start = "\n" if before and not before.endswith(b"\n") else ""
    after = before + f"{start}{entry}".encode()
    try:
        whole = {**parse_sources(path, before), name: told} == parse_sources(path, after)
    except DocumentError:
        whole = False
    if not whole:
        raise FetchError(f"{path}: cannot be added to at its end; write it as 'name:' and lines")
    replace_file(path, [after.decode("utf-8")], lambda written: None)
