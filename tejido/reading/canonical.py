"""The canonical text of a document that is not plain text, kept beside it: audits read that.

``report.pdf`` has ``report.pdf.text``; what is in ``letters.zip`` has its own in the folder
``letters.zip.text``. It is UTF-8, and its SHA-256 is the one that the graph has of the document.
"""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

from tejido.reading.archives import archive_of

__all__ = ["SUFFIX", "kept_text", "text_file"]

SUFFIX = ".text"
"""What is put behind the name of a document, or of a ZIP, to name where its text is kept."""


def text_file(path: Path) -> Path:
    """Return where the text of a document is kept."""
    inside = None if path.exists() else archive_of(path)
    if inside:
        archive, name = inside
        path = archive.with_name(archive.name + SUFFIX) / name
    return path.with_name(path.name + SUFFIX)


def kept_text(path: Path, digest: str) -> str | None:
    """Return the text kept of a document if its SHA-256 is ``digest``; None otherwise."""
    try:
        data = text_file(path).read_bytes()
        return data.decode() if sha256(data).hexdigest() == digest else None
    except (OSError, UnicodeDecodeError):
        return None
