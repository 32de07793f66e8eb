"""Formats that are known but not read: the line says what to save them as."""

from __future__ import annotations

from tejido.errors import DocumentError
from tejido.reading.encoding import RawText

__all__ = ["FOREIGN", "SUFFIXES", "read", "recognises"]

SUFFIXES: frozenset[str] = frozenset()
FOREIGN = False

_KNOWN = (
    (b"\xd0\xcf\x11\xe0", "an old Office file or one with a password; save it as .docx without"),
    (b"{\\rtf", "a rich text file; save it as .docx or .txt"),
    (b"PK\x03\x04", "a ZIP file or of a format that is not read; save it as .docx or PDF"),
    (b"\x89PNG", "a picture; run it through OCR and give the text"),
    (b"\xff\xd8\xff", "a picture; run it through OCR and give the text"),
)


def recognises(head: bytes, name: str) -> bool:
    """Tell whether the first bytes of a file are of a known format that is not read."""
    return any(head.startswith(start) for start, _ in _KNOWN)


def read(data: bytes) -> RawText:
    """Say what to do.

    Raises:
        DocumentError: always.
    """
    raise DocumentError(next(said for start, said in _KNOWN if data.startswith(start)))
